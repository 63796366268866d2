import * as fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import parsePrometheus from 'parse-prometheus-text-format'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { phases, domainRow } from '#shared/domains.ts'
import { DAY, HOUR } from '#shared/time.ts'
import { aFeedName, feedText, feedTold, unknownName } from '../support/feed-data.ts'
import { at, NOW } from '../support/snapshot.ts'
import type { FeedTold, Reach } from '#daemon/features/feeds/told.ts'

const day = (days: number) => at(days * DAY).slice(0, 10)

describe('the table', () => {
  const rows = async (told: FeedTold, reach: Reach = 'whole') =>
    parse(await feedText('csv', told, { reach }), { columns: true, record_delimiter: '\r\n' }) as Record<
      string,
      string
    >[]

  it('has a row for each name, with days as ISO writes them and nothing where nothing is known', async () => {
    const idn = aFeedName({
      name: 'xn--bcher-kva.example',
      organisation: null,
      byHand: true,
      renewalWarranty: null,
    })
    expect(await rows(feedTold([aFeedName(), idn, unknownName({ name: 'c.example' })]))).toEqual([
      {
        name: 'vully.example',
        display: 'vully.example',
        organisation: '42',
        phase: 'active',
        paid_until: day(100),
        expiry: day(100),
        renew_by: day(100),
        restore_by: '',
        restorable: 'false',
        renewal_warranty: 'true',
        reason: '',
        by_hand: 'false',
      },
      expect.objectContaining({
        display: 'bücher.example',
        organisation: '',
        renewal_warranty: '',
        by_hand: 'true',
      }),
      expect.objectContaining({ phase: 'unknown', paid_until: '', expiry: '', reason: 'stale' }),
    ])
  })

  it('gives names, phases and dates alone to who follows an address', async () => {
    const [row] = await rows(feedTold([aFeedName()]), 'names-and-dates')
    expect(Object.keys(row ?? {})).toEqual([
      'name',
      'display',
      'organisation',
      'phase',
      'paid_until',
      'expiry',
      'renew_by',
      'restore_by',
    ])
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1'])(
    'lets no cell begin as a formula: %j',
    async (organisation) => {
      const [row] = await rows(feedTold([aFeedName({ organisation })]))
      expect(row?.['organisation']).toBe(`'${organisation}`)
    },
  )

  it('is read again as it was told, whatever is in a cell', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }),
        async (texts) => {
          const told = texts.map((text) => text.toWellFormed())
          const read = await rows(feedTold(told.map((display) => aFeedName({ display }))))
          expect(read.map(({ display }) => display?.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))).toEqual(told)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('the JSON', () => {
  it('is what `domains list --json` prints', async () => {
    const told = feedTold([aFeedName(), unknownName({ name: 'b.example' })])
    const read: unknown = JSON.parse(await feedText('json', told))
    expect(v.parse(v.array(domainRow), read)).toEqual(told.names.map(({ row }) => row))
    expect(JSON.parse(await feedText('json', feedTold([])))).toEqual([])
  })

  it('gives names, phases and dates alone to who follows an address', async () => {
    const [row] = JSON.parse(
      await feedText('json', feedTold([aFeedName()]), { reach: 'names-and-dates' }),
    ) as object[]
    expect(Object.keys(row ?? {})).toEqual([
      'name',
      'display',
      'organisation',
      'phase',
      'paidUntil',
      'expiry',
      'renewBy',
      'restoreBy',
    ])
  })
})

describe('the metrics', () => {
  const families = async (told: FeedTold, reach: Reach = 'whole') => {
    const text = await feedText('prometheus', told, { reach })
    return new Map(parsePrometheus(text).map((family) => [family.name, family]))
  }
  const values = async (told: FeedTold, name: string) =>
    (await families(told)).get(name)?.metrics.map(({ labels = {}, value }) => [labels, Number(value)]) ?? null
  const seconds = (days: number) => Date.parse(at(days * DAY)) / 1000

  it('have help, a type and the unit in the name', async () => {
    for (const { name, help, type } of (await families(feedTold([aFeedName(), unknownName()]))).values()) {
      expect(name).toMatch(/^latchkey_[a-z_]+$/)
      expect(help).toMatch(/\S/)
      expect(type).toBe('GAUGE')
      expect(name.endsWith('_timestamp_seconds'), name).toBe(/until|expiry|_by_|last_sync/.test(name))
    }
  })

  it('tell each date of a name in seconds, and leave out what is not known', async () => {
    const told = feedTold([
      aFeedName({ renewBy: at(70 * DAY), expiry: null }),
      unknownName({ name: 'b.example', organisation: null }),
    ])
    const of = { name: 'vully.example', organisation: '42' }
    expect(await values(told, 'latchkey_domain_paid_until_timestamp_seconds')).toEqual([[of, seconds(100)]])
    expect(await values(told, 'latchkey_domain_renew_by_timestamp_seconds')).toEqual([[of, seconds(70)]])
    expect(await values(told, 'latchkey_domain_expiry_timestamp_seconds')).toBeNull()
    expect(await values(told, 'latchkey_domain_restore_by_timestamp_seconds')).toBeNull()
    expect(await values(told, 'latchkey_domain_phase')).toEqual([
      [{ ...of, phase: 'active' }, 1],
      [{ name: 'b.example', phase: 'unknown' }, 1],
    ])
  })

  it('count the names by phase, the unknown among them, and those without a date by the reason', async () => {
    const told = feedTold([
      aFeedName(),
      unknownName({ name: 'b.example' }),
      unknownName({ name: 'c.example' }),
    ])
    const byPhase = Object.fromEntries(
      ((await values(told, 'latchkey_domains')) ?? []).map(([labels, count]) => [
        (labels as { phase: string }).phase,
        count,
      ]),
    )
    expect(byPhase).toEqual({
      ...Object.fromEntries(phases.map((phase) => [phase, 0])),
      active: 1,
      unknown: 2,
    })
    expect(await values(told, 'latchkey_domains_without_date')).toContainEqual([{ reason: 'stale' }, 2])
  })

  it('call nothing a zero while a list is not known', async () => {
    const told = feedTold([aFeedName()], { lists: { known: 1, unknown: 1 } })
    expect(await values(told, 'latchkey_domains')).toEqual([[{ phase: 'active' }, 1]])
    expect(await values(told, 'latchkey_domain_lists')).toEqual([
      [{ state: 'known' }, 1],
      [{ state: 'unknown' }, 1],
    ])
    const nothing = feedTold([], { lists: { known: 0, unknown: 0 } })
    expect(await values(nothing, 'latchkey_domains')).toBeNull()
    // the guard counts: with every list known, none is none
    expect(await values(feedTold([]), 'latchkey_domains')).toContainEqual([{ phase: 'expired' }, 0])
  })

  it('tell the findings, the score and the last sync, and none of them where nothing was judged', async () => {
    const { overview } = feedTold([])
    const tally = [
      { id: 'domain-lapsing', status: 'open', severity: 'critical', things: 2, subjects: 3 },
      { id: 'member-without-2fa', status: 'open', severity: 'critical', things: 1, subjects: 4 },
      { id: 'account-alerts-off', status: 'unknown', severity: 'notice', things: 1, subjects: 1 },
    ] as const
    const told = feedTold([], { overview: { ...overview, tally: [...tally], lastSyncAt: at(-HOUR) } })
    const findings = await values(told, 'latchkey_findings')
    expect(findings).toContainEqual([{ severity: 'critical', status: 'open' }, 7])
    expect(findings).toContainEqual([{ severity: 'notice', status: 'unknown' }, 1])
    expect(findings).toContainEqual([{ severity: 'warning', status: 'open' }, 0])
    expect(await values(told, 'latchkey_score')).toEqual([[{}, 71]])
    expect(await values(told, 'latchkey_last_sync_timestamp_seconds')).toEqual([
      [{}, Date.parse(NOW) / 1000 - 3600],
    ])

    const unjudged = feedTold([], { overview: { ...overview, score: null, lastSyncAt: null } })
    for (const name of ['latchkey_findings', 'latchkey_score', 'latchkey_last_sync_timestamp_seconds'])
      expect(await values(unjudged, name)).toBeNull()
  })

  it('give names and dates alone to who follows an address', async () => {
    const told = feedTold([aFeedName()])
    expect([...(await families(told, 'names-and-dates')).keys()].toSorted()).toEqual([
      'latchkey_domain_expiry_timestamp_seconds',
      'latchkey_domain_lists',
      'latchkey_domain_paid_until_timestamp_seconds',
      'latchkey_domain_phase',
      'latchkey_domain_renew_by_timestamp_seconds',
      'latchkey_domains',
      'latchkey_domains_without_date',
      'latchkey_last_sync_timestamp_seconds',
    ])
    const text = await feedText('prometheus', told, { reach: 'names-and-dates' })
    expect(text).not.toContain('Atelier')
    expect(await feedText('prometheus', told)).toContain('Atelier')
  })

  it('never tell one series twice, though a list has a name twice', async () => {
    const told = feedTold([aFeedName(), aFeedName({ paidUntil: at(5 * DAY) })])
    expect(await values(told, 'latchkey_domain_phase')).toHaveLength(1)
  })

  it('carry any text in a label, each series on one line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (raw) => {
        const organisation = raw.toWellFormed()
        const text = await feedText('prometheus', feedTold([aFeedName({ organisation })]))
        const lines = text.split('\n')
        expect(lines.pop()).toBe('')
        for (const line of lines) expect(line).toMatch(/^(?:# (?:HELP|TYPE) )?latchkey_/)
        const [phase] = lines.filter((line) => line.startsWith('latchkey_domain_phase{'))
        // undone by the rules of the format: backslash, quote and line feed
        const written = /organisation="((?:[^"\\]|\\.)*)"/.exec(phase ?? '')?.[1] ?? ''
        expect(written.replaceAll(/\\(.)/gs, (_, one: string) => (one === 'n' ? '\n' : one))).toBe(
          organisation,
        )
      }),
      { numRuns: 300 },
    )
  })

  it.each(['a"b', 'a\\b', 'a\nb', 'a,b', 'a}b', 'a{b=" c', 'é域🔑'])(
    'are read with %j in a label',
    async (organisation) => {
      const told = feedTold([aFeedName({ organisation })])
      expect(await values(told, 'latchkey_domain_phase')).toEqual([
        [{ name: 'vully.example', organisation, phase: 'active' }, 1],
      ])
    },
  )

  it('are refused where the grammar is broken: the reader can fail', async () => {
    const text = await feedText('prometheus', feedTold([aFeedName()]))
    expect(() => parsePrometheus(text.replace('{name="vully.example"', '{name="vully.example'))).toThrow()
  })
})
