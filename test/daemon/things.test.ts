import { describe, expect, it } from 'vitest'
import { checksFor } from '#daemon/checks.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { realFix } from '#daemon/features/findings/actions.ts'
import { judge } from '#daemon/features/findings/judge.ts'
import { markInForce, noMemory, type FindingsMemory, type Mark } from '#daemon/features/findings/memory.ts'
import { shownOf, tallyOf } from '#daemon/features/findings/shown.ts'
import { badgeOver, toThings } from '#daemon/features/findings/things.ts'
import { fact, known, unknown } from '#shared/fact.ts'
import type { Thing } from '#shared/status.ts'
import { defaultSettings } from '#shared/settings.ts'
import { DAY, HOUR, MINUTE, type IsoTime } from '#shared/time.ts'
import {
  aDomain,
  aMember,
  anAccount,
  anOrganisation,
  aSnapshot,
  at,
  fresh,
  justNow,
  NOW,
} from '../support/snapshot.ts'

const checks = checksFor(() => defaultSettings)
const thingsOf = (snapshot: Snapshot, memory: FindingsMemory = noMemory, now: IsoTime = NOW) =>
  toThings(judge(checks, snapshot, now), memory, realFix, now)
const badgeOf = (things: readonly Thing[], over: { locked?: boolean; judged?: number } = {}) =>
  badgeOver(things, { locked: false, sandbox: false, judged: 1, ...over })

/** Eleven who are judged, and the first so many of them without 2FA. */
const elevenMembers = (without: number, unsure = 0) =>
  Array.from({ length: 11 }, (_, index) =>
    aMember({
      id: `u${String(index)}`,
      email: `m${String(index)}@vully.example`,
      twoFactor: index < without ? known('off') : index < without + unsure ? unknown('absent') : known('on'),
    }),
  )
const withMembers = (without: number, unsure = 0) =>
  aSnapshot({
    organisations: fresh([
      anOrganisation({
        members: fresh([
          ...elevenMembers(without, unsure),
          aMember({ id: 'r1', role: known('legal-representative') }),
          aMember({ id: 'r2', role: known('legal-representative') }),
        ]),
      }),
    ]),
  })
const expiring = (name: string, days: number) =>
  aDomain({ name, expiresAt: known(at(days * DAY)), renewalWarranty: known(false) })
const withDomains = (...domains: ReturnType<typeof aDomain>[]) =>
  aSnapshot({ organisations: fresh([anOrganisation({ domains: fresh(domains) })]) })

describe('things to do', () => {
  it('are one for all members without 2FA of an organisation, with how many of how many', () => {
    const things = thingsOf(withMembers(4))
    expect(things).toHaveLength(1)
    expect(things[0]).toMatchObject({
      id: 'member-without-2fa',
      key: 'member-without-2fa//42',
      status: 'open',
      count: 4,
      of: 11,
      organisation: 'Atelier Vully SA',
      subjects: [0, 1, 2, 3].map((index) => `m${String(index)}@vully.example`),
    })
  })

  it('are one for each name that lapses', () => {
    const things = thingsOf(withDomains(expiring('a.example', 3), expiring('b.example', 3)))
    const lapsing = things.filter(({ id }) => id === 'domain-lapsing')
    expect(lapsing.map(({ subjects, count, of }) => ({ subjects, count, of }))).toEqual([
      { subjects: ['a.example'], count: 1, of: 1 },
      { subjects: ['b.example'], count: 1, of: 1 },
    ])
  })

  it('name the first five subjects and count the others', () => {
    const [thing] = thingsOf(withMembers(9))
    expect(thing?.subjects).toHaveLength(5)
    expect(thing?.count).toBe(9)
  })

  it('keep what is unknown apart from what is open, and count it once for each check', () => {
    const things = thingsOf(withMembers(2, 3))
    const about = things.filter(({ id }) => id === 'member-without-2fa')
    expect(about.map(({ status, count, reason }) => ({ status, count, reason }))).toEqual([
      { status: 'open', count: 2, reason: null },
      { status: 'unknown', count: 3, reason: 'absent' },
    ])
    expect(new Set(things.map(({ key }) => key)).size).toBe(things.length)
  })

  it('come worst first: open before unknown before put away, then by severity, then the soonest', () => {
    const snapshot = aSnapshot({
      account: fresh(anAccount({ backupCodesLeft: unknown('absent'), twoFactor: known('off') })),
      organisations: fresh([
        anOrganisation({
          organisation: { requires2fa: known(false) },
          domains: fresh([expiring('later.example', 25), expiring('soon.example', 20)]),
        }),
      ]),
    })
    const dismissed: Mark = {
      as: 'dismissed',
      at: at(-HOUR),
      until: at(DAY),
      because: 'known',
      severity: 'critical',
      count: 1,
      rung: 0,
      end: null,
    }
    const key = 'account-2fa-off/main//'
    const things = thingsOf(snapshot, { ...noMemory, marks: { [key]: dismissed } })
    const ranks = things.map(({ status, severity }) => {
      const states = ['open', 'unknown', 'snoozed', 'dismissed']
      return states.indexOf(status) * 10 + ['critical', 'warning', 'notice'].indexOf(severity)
    })
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(things.at(-1)).toMatchObject({ key, status: 'dismissed', severity: 'critical' })
    const names = things.filter(({ id }) => id === 'domain-lapsing').flatMap(({ subjects }) => subjects)
    expect(names).toEqual(['soon.example', 'later.example'])
  })

  it('put who may be in the account before every date of the same severity', () => {
    const snapshot = withDomains(expiring('a.example', 0))
    const other = {
      id: 'f1',
      label: 'Lagos',
      reasons: ['new-place'],
      count: 1,
      at: at(-HOUR),
      isProbablyYou: false,
      isOther: true,
    } as const
    const connections = snapshot.connections.map((one) => ({ ...one, activity: fresh([other]) }))
    const critical = thingsOf({ ...snapshot, connections }).filter(({ severity }) => severity === 'critical')
    expect(critical.map(({ id }) => id)).toEqual(['activity-not-me', 'domain-lapsing'])
  })

  it('are new until the person has looked, and those that came later still are', () => {
    const seen = {
      id: 'member-without-2fa',
      subject: 'm0@vully.example',
      since: at(-HOUR),
      severity: 'warning',
      count: 4,
      said: null,
      times: 0,
    } as const
    const isNew = (lookedAt: IsoTime | null, since = seen.since) =>
      thingsOf(withMembers(4), {
        ...noMemory,
        lookedAt,
        open: { 'member-without-2fa//42': { ...seen, since } },
      })[0]?.isNew
    expect(isNew(null)).toBe(true)
    expect(isNew(at(-2 * HOUR))).toBe(true)
    expect(isNew(at(-30 * MINUTE))).toBe(false)
    expect(isNew(at(-30 * MINUTE), at(-MINUTE))).toBe(true)
  })

  it('never count as new for being unknown', () => {
    const silent = aSnapshot({ account: fact(unknown('no-permission'), justNow, HOUR) })
    expect(thingsOf(silent).filter(({ isNew }) => isNew)).toEqual([])
  })
})

describe.each(['snoozed', 'dismissed'] as const)('a thing that is %s', (as) => {
  const key = 'member-without-2fa//42'
  const four = { severity: 'warning', count: 4, rung: 0, end: null } as const
  const mark: Mark = { as, at: NOW, until: at(DAY), because: 'holidays', ...four }
  const memory: FindingsMemory = { ...noMemory, marks: { [key]: mark } }
  const thingAt = (offset: number, without = 4) =>
    thingsOf(withMembers(without), memory, at(offset)).find((thing) => thing.key === key)

  it('is put away with its reason until its date, and comes back then', () => {
    expect(thingAt(HOUR)).toMatchObject({ status: as, until: at(DAY), because: 'holidays' })
    expect(markInForce(memory, { key, severity: 'warning', count: 4, course: null }, at(DAY - 1))).toEqual(
      mark,
    )
    expect(markInForce(memory, { key, severity: 'warning', count: 4, course: null }, at(DAY))).toBeNull()
  })

  it('comes back early when it gets worse, and stays away when it gets better', () => {
    expect(thingAt(HOUR, 5)).toMatchObject({ status: 'open', until: null, because: null })
    expect(thingAt(HOUR, 3)?.status).toBe(as)
    expect(markInForce(memory, { key, severity: 'critical', count: 4, course: null }, NOW)).toBeNull()
    expect(markInForce(memory, { key, severity: 'notice', count: 4, course: null }, NOW)).toEqual(mark)
  })

  it('does not put away what is unknown of the same check', () => {
    const things = thingsOf(withMembers(4, 2), memory)
    expect(things.map(({ status }) => status).filter((status) => status !== as)).toContain('unknown')
    expect(badgeOf(things).state).toBe('unknown')
  })
})

describe('what is sent of very many things', () => {
  const many = thingsOf(
    aSnapshot({
      account: fresh(anAccount({ twoFactor: known('off') })),
      organisations: fresh([
        anOrganisation({
          organisation: { requires2fa: known(false) },
          domains: fresh(
            Array.from({ length: 2000 }, (_, index) => expiring(`n${String(index)}.example`, 2)),
          ),
          members: fresh(elevenMembers(4)),
        }),
      ]),
    }),
  )

  it('is the worst of it, in the same order, with no check crowded out by thousands of another', () => {
    const shown = shownOf(many)
    expect(shown).toHaveLength(24)
    expect(shown).toEqual(many.filter((thing) => shown.includes(thing)))
    expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(many.map(({ id }) => id)))
  })

  it('is everything while there are few', () => {
    expect(shownOf(many.slice(0, 24))).toEqual(many.slice(0, 24))
    expect(shownOf([])).toEqual([])
  })

  it('leaves room for what was put away, which is as limited', () => {
    const away = many.map((thing) => ({ ...thing, status: 'snoozed' as const }))
    expect(shownOf([...many, ...away]).map(({ status }) => status)).toEqual([
      ...Array.from({ length: 24 }, () => 'open'),
      ...Array.from({ length: 24 }, () => 'snoozed'),
    ])
  })

  it('is counted in full, worst first', () => {
    const tally = tallyOf(many)
    expect(tally.reduce((sum, { things }) => sum + things, 0)).toBe(badgeOf(many).count)
    expect(tally[0]?.severity).toBe(badgeOf(many).worst)
    expect(tally.find(({ id }) => id === 'domain-lapsing')).toMatchObject({ status: 'open', things: 2000 })
    expect(tally.find(({ id }) => id === 'member-without-2fa')).toMatchObject({ things: 1, subjects: 4 })
  })
})

const some = (state: Thing['status'], severity: Thing['severity'] = 'warning') => {
  const [thing] = thingsOf(withMembers(1))
  if (!thing) throw new Error('no thing')
  return { ...thing, status: state, severity }
}

describe('the badge', () => {
  it.each([
    ['locked, whatever else is so', [some('open')], { locked: true }, { state: 'locked', text: '–' }],
    [
      'to do, though other things are unknown',
      [some('open'), some('unknown')],
      {},
      { state: 'todo', text: '1' },
    ],
    [
      'unknown, though everything else is put away',
      [some('unknown'), some('snoozed')],
      {},
      { state: 'unknown', text: '?' },
    ],
    ['unknown where nothing was judged', [], { judged: 0 }, { state: 'unknown', text: '?' }],
    [
      'all good where what is left was put away',
      [some('snoozed'), some('dismissed')],
      {},
      { state: 'ok', text: '' },
    ],
    ['all good where everything was answered', [], {}, { state: 'ok', text: '' }],
    [
      'of two digits where there are a hundred',
      Array.from({ length: 100 }, () => some('open')),
      {},
      { text: '99+' },
    ],
  ])('is %s', (_, things, over, expected) => {
    expect(badgeOf(things, over)).toMatchObject(expected)
  })

  it('has the colour of the worst thing that is open', () => {
    const things = thingsOf(withDomains(expiring('a.example', 1), expiring('b.example', 50)))
    expect(badgeOf(things)).toMatchObject({ worst: 'critical', count: things.length, unknown: 0 })
    expect(badgeOf([some('unknown', 'critical')]).worst).toBeNull()
  })

  it('turns from open to unknown, never to good, as the facts grow old', () => {
    const states = [HOUR, 7 * HOUR, 40 * DAY].map(
      (age) => badgeOf(thingsOf(withMembers(4), noMemory, at(age))).state,
    )
    expect(states).toEqual(['todo', 'unknown', 'unknown'])
  })
})
