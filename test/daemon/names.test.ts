import { describe, expect, it } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import type { ConnectionSnapshot } from '#daemon/core/snapshot.ts'
import type { Store } from '#daemon/core/store.ts'
import { listDomains } from '#daemon/features/domains/listing.ts'
import { openNames } from '#daemon/features/domains/names.ts'
import { noMemory } from '#daemon/features/findings/memory.ts'
import { createWholeSnapshot, namesListed } from '#daemon/whole-snapshot.ts'
import type { NamesAdd } from '#shared/domain-notes.ts'
import { known, unknown } from '#shared/fact.ts'
import { defaultSettings } from '#shared/settings.ts'
import { DAY, iso } from '#shared/time.ts'
import { statedOf } from '../support/arbitrary-domain.ts'
import { findingsOver } from '../support/findings-rig.ts'
import { memoryDocument } from '../support/memory-document.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { aConnection, aDomain, anOrganisation, aSnapshot, at, fresh, NOW } from '../support/snapshot.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const days = (count: number) => at(count * DAY)
const list = (text: string, over: Partial<NamesAdd> = {}): NamesAdd => ({
  text,
  kind: 'list',
  dates: null,
  dryRun: false,
  ...over,
})
const dated = (name: string, day: string) => list(`domain,expires\n${name},${day}`, { kind: 'csv' })
const listing = (...names: string[]): ConnectionSnapshot =>
  aConnection({
    organisations: fresh([
      anOrganisation({
        domains: fresh(names.map((name) => aDomain({ name, expiresAt: unknown('absent') }))),
      }),
    ]),
  })

/** Names over what the organisations list, and the snapshot that both make. */
async function aRig(options: { store?: Store; listed?: readonly string[] } = {}) {
  const { store = createMemoryStore() } = options
  let connections: readonly ConnectionSnapshot[] = [listing(...(options.listed ?? []))]
  let now = NOW
  const names = await openNames({
    store,
    clock: { now: () => now },
    listed: () => namesListed(connections),
  })
  const noBrowsers: [] = []
  const noWords: [] = []
  const whole = createWholeSnapshot({
    connections: () => connections,
    registry: { revision: 0, record: () => null },
    names,
    statements: { words: () => noWords },
    team: { revision: '', followed: () => null },
    browsers: () => noBrowsers,
  })
  return {
    names,
    store,
    snapshot: () => whole().snapshot,
    connect: (...next: readonly ConnectionSnapshot[]) => void (connections = next),
    wait: (ms: number) => void (now = iso(Date.parse(now) + ms)),
    rows: () =>
      listDomains(whole().snapshot, now, defaultSettings.domainThresholds).map(
        ({ domain, organisation, life }) => [domain.name, organisation, life.paidUntil],
      ),
  }
}

describe('adding names', () => {
  it('says of each what became of it, and looks after it from then on', async () => {
    const rig = await aRig({ listed: ['listed.ch'] })
    const added = await rig.names.add(list('vully.ch\nlisted.ch\nBücher.de\nvully.ch\nwww.vully.ch'))
    expect(added).toEqual({
      kind: 'list',
      dryRun: false,
      names: [
        { line: 1, name: 'vully.ch', display: 'vully.ch', paidUntil: null, before: null, state: 'new' },
        { line: 2, name: 'listed.ch', display: 'listed.ch', paidUntil: null, before: null, state: 'kept' },
        {
          line: 3,
          name: 'xn--bcher-kva.de',
          display: 'bücher.de',
          paidUntil: null,
          before: null,
          state: 'new',
        },
        { line: 4, name: 'vully.ch', display: 'vully.ch', paidUntil: null, before: null, state: 'kept' },
      ],
      faults: [{ line: 5, text: 'www.vully.ch', fault: 'subdomain' }],
    })
    expect(rig.snapshot().byHand).toEqual([
      { name: 'vully.ch', registrar: null, registry: null, notes: null },
      { name: 'xn--bcher-kva.de', registrar: null, registry: null, notes: null },
    ])
    expect(rig.names.get('vully.ch')).toEqual({
      name: 'vully.ch',
      addedAt: NOW,
      stated: null,
      payment: null,
      thresholds: null,
    })
    expect(rig.names.get('listed.ch')).toBeNull()
  })

  it('changes nothing in a dry run, and answers the same', async () => {
    const rig = await aRig()
    const { revision } = rig.names
    const tried = await rig.names.add(list('vully.ch', { dryRun: true }))
    expect([rig.names.revision, rig.names.added()]).toEqual([revision, []])
    expect(await rig.names.add(list('vully.ch'))).toEqual({ ...tried, dryRun: false })
  })

  it('takes a date as the person’s word, of a listed name too, and a second time as its confirmation', async () => {
    const rig = await aRig({ listed: ['listed.ch'] })
    const stateOf = async (name: string, day: string) =>
      (await rig.names.add(dated(name, day))).names[0]?.state
    expect(await stateOf('vully.ch', '2027-03-04')).toBe('new')
    expect(await stateOf('listed.ch', '2027-03-04')).toBe('dated')
    rig.wait(30 * DAY)
    expect(await stateOf('vully.ch', '2027-03-04')).toBe('kept')
    expect(rig.names.get('vully.ch')).toMatchObject({
      addedAt: NOW,
      stated: { paidUntil: '2027-03-04T00:00:00.000Z', at: days(30) },
    })
    expect(await stateOf('vully.ch', '2027-05-06')).toBe('dated')
    expect(rig.rows()).toEqual(expect.arrayContaining([['vully.ch', null, '2027-05-06T00:00:00.000Z']]))
    expect(rig.names.get('listed.ch')).toMatchObject({ addedAt: null, stated: { at: NOW } })
  })

  it('of two at once loses neither, nor a note made meanwhile', async () => {
    const rig = await aRig()
    await Promise.all([
      rig.names.add(list('one.ch')),
      rig.names.add(dated('one.ch', '2027-03-04')),
      rig.names.note('one.ch', { thresholds: [7, 90, 7] }),
      rig.names.note('one.ch', { payment: { by: 'automatic', cardEnds: '2027-02' } }),
    ])
    expect(rig.names.get('one.ch')).toEqual({
      name: 'one.ch',
      addedAt: NOW,
      stated: { paidUntil: '2027-03-04T00:00:00.000Z', at: NOW },
      payment: { by: 'automatic', cardEnds: '2027-02', at: NOW },
      thresholds: [90, 7],
    })
  })

  it('is on disk when it is answered', async () => {
    const folder = await temporaryFolder()
    const open = () => openStore(folder, { onTrouble: ({ message }) => expect.fail(message) })
    const store = await open()
    await (await aRig({ store })).names.add(dated('vully.ch', '2027-03-04'))
    await store.close()
    const again = await open()
    const { names } = await aRig({ store: again })
    expect([names.added(), names.get('vully.ch')?.stated?.paidUntil]).toEqual([
      ['vully.ch'],
      '2027-03-04T00:00:00.000Z',
    ])
    await again.close()
  })
})

describe('notes on a name', () => {
  it('are facts of the person, which age', async () => {
    const rig = await aRig({ listed: ['listed.ch'] })
    await rig.names.note('listed.ch', {
      stated: { paidUntil: days(50) },
      payment: { by: 'by-hand', cardEnds: null },
    })
    const { organisations } = rig.snapshot().connections[0] ?? expect.fail('no login')
    const said = { source: 'person', observedAt: NOW }
    expect(organisations.told).toMatchObject(
      known([
        {
          domains: {
            told: known([
              {
                name: 'listed.ch',
                notes: {
                  stated: { told: known(days(50)), by: said, maxAge: 365 * DAY },
                  payment: { told: known({ by: 'by-hand', cardEnds: null }), by: said, maxAge: 365 * DAY },
                  thresholds: null,
                },
              },
            ]),
          },
        },
      ]),
    )
  })

  it('change where they are given, go where null is, and are not kept where none is left', async () => {
    const rig = await aRig({ listed: ['listed.ch'] })
    await rig.names.note('listed.ch', { stated: { paidUntil: days(50) }, thresholds: [30] })
    rig.wait(DAY)
    expect(await rig.names.note('listed.ch', { stated: null })).toMatchObject({
      stated: null,
      thresholds: [30],
    })
    expect(await rig.names.note('listed.ch', { thresholds: null })).toMatchObject({ thresholds: null })
    expect(rig.names.get('listed.ch')).toBeNull()
  })

  it('are refused of a name that nobody looks after', async () => {
    const rig = await aRig()
    expect(await rig.names.note('vully.ch', { thresholds: [30] })).toBeNull()
    expect(rig.names.get('vully.ch')).toBeNull()
  })
})

describe('a name that was added', () => {
  it('stands once, under the organisation that lists it by now, and its notes stay', async () => {
    const rig = await aRig()
    await rig.names.add(dated('vully.ch', '2027-03-04'))
    expect(rig.rows()).toEqual([['vully.ch', null, '2027-03-04T00:00:00.000Z']])
    rig.connect(listing('vully.ch'))
    expect(rig.rows()).toEqual([['vully.ch', '42', '2027-03-04T00:00:00.000Z']])
    expect(rig.snapshot().byHand).toEqual([])
    rig.connect()
    expect(rig.rows()).toEqual([['vully.ch', null, '2027-03-04T00:00:00.000Z']])
  })

  it('goes with all that was said of it, and comes back by what its removal answered', async () => {
    const rig = await aRig({ listed: ['listed.ch'] })
    await rig.names.add(dated('vully.ch', '2027-03-04'))
    await rig.names.note('vully.ch', { thresholds: [90] })
    const before = rig.names.get('vully.ch')
    const gone = await rig.names.remove('vully.ch')
    expect(gone).toEqual(before)
    expect([rig.names.get('vully.ch'), rig.snapshot().byHand]).toEqual([null, []])
    expect(JSON.stringify((rig.store as ReturnType<typeof createMemoryStore>).dump())).not.toContain('vully')
    expect(await rig.names.remove('vully.ch')).toBeNull()
    expect(await rig.names.remove('listed.ch')).toBeNull()

    const { name, stated, payment, thresholds } = gone ?? expect.fail('nothing went')
    await rig.names.add(list(name))
    await rig.names.note(name, { stated: stated && { paidUntil: stated.paidUntil }, payment, thresholds })
    expect(rig.names.get('vully.ch')).toEqual(before)
  })

  it('goes with many others at once, in one change', async () => {
    const rig = await aRig({ listed: ['listed.ch'] })
    await rig.names.add(list('one.ch\ntwo.ch\nthree.ch'))
    const { revision } = rig.names
    expect(await rig.names.removeAll(['one.ch', 'three.ch', 'one.ch', 'listed.ch', 'nobody.ch'])).toBe(2)
    expect([rig.names.added(), rig.names.revision]).toEqual([['two.ch'], revision + 1])
  })

  it('keeps what was said of it where an organisation lists it', async () => {
    const rig = await aRig()
    await rig.names.add(dated('vully.ch', '2027-03-04'))
    rig.connect(listing('vully.ch'))
    expect(await rig.names.remove('vully.ch')).not.toBeNull()
    expect(rig.names.get('vully.ch')).toMatchObject({ addedAt: null, stated: { at: NOW } })
    expect(rig.names.added()).toEqual([])
  })

  it('stays when a login goes, while what was said of the login’s own names is forgotten', async () => {
    const rig = await aRig({ listed: ['listed.ch'] })
    await rig.names.add(list('vully.ch'))
    await rig.names.note('listed.ch', { thresholds: [90] })
    await rig.names.forget()
    expect(rig.names.get('listed.ch')).not.toBeNull()
    rig.connect()
    await rig.names.forget()
    expect([rig.names.get('listed.ch'), rig.names.added()]).toEqual([null, ['vully.ch']])
  })
})

describe('what is found of names in no organisation', () => {
  const byHand = (...names: string[]) =>
    names.map((name) => ({ name, registrar: null, registry: null, notes: statedOf(days(3)) }))
  const only = (...names: string[]) => ({ connections: [], byHand: byHand(...names), browsers: [] })

  it('makes a badge with nothing connected, and one finding for each', async () => {
    const rig = findingsOver(memoryDocument(noMemory))
    rig.show(only('vully.ch', 'other.ch'))
    expect(await rig.hear()).toEqual(
      expect.arrayContaining([
        'new domain-lapsing/@hand//vully.ch 1',
        'new domain-lapsing/@hand//other.ch 1',
      ]),
    )
    expect(rig.findings.badge()).toMatchObject({ state: 'todo', count: 2, worst: 'critical' })
    expect(rig.findings.status().findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ subject: 'vully.ch', organisation: null, source: 'person' }),
      ]),
    )
  })

  it('is kept over looks and logins that go, and forgotten, not closed, with the name', async () => {
    const rig = findingsOver(memoryDocument(noMemory))
    rig.show({ ...aSnapshot(), byHand: byHand('vully.ch', 'other.ch') })
    await rig.hear()
    rig.show(only('vully.ch', 'other.ch'))
    await rig.findings.forgetGone()
    expect(await rig.hear()).toEqual([])
    expect(rig.findings.isGone('domain-lapsing/@hand//vully.ch')).toBe(false)

    rig.show(only('other.ch'))
    await rig.hear()
    const { open, closed } = rig.memory.value
    expect(Object.keys(open).filter((key) => key.startsWith('domain-lapsing'))).toEqual([
      'domain-lapsing/@hand//other.ch',
    ])
    expect(closed).toEqual([])
    expect(rig.findings.isGone('domain-lapsing/@hand//vully.ch')).toBe(true)
  })

  it('is no matter of one organisation, and of the whole', () => {
    const rig = findingsOver(memoryDocument(noMemory))
    rig.show({ ...aSnapshot(), byHand: byHand('vully.ch') })
    const subjectsOf = (organisation: string | null) =>
      rig.findings.overview(organisation).things.flatMap(({ subjects }) => subjects)
    expect(subjectsOf(null)).toContain('vully.ch')
    expect(subjectsOf('42')).not.toContain('vully.ch')
    expect(rig.findings.overview('42').badge.count).toBeLessThan(rig.findings.overview(null).badge.count)
  })
})
