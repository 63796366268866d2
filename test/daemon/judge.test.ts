import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checksFor } from '#daemon/checks.ts'
import type { CheckRow } from '#daemon/core/check.ts'
import { judge, judgeEach, judgePaced, type Judged } from '#daemon/features/findings/judge.ts'
import { noMemory } from '#daemon/features/findings/memory.ts'
import type { Place } from '#daemon/features/findings/places.ts'
import { subjectsOf } from '#daemon/features/findings/subjects.ts'
import { score } from '#daemon/features/findings/score.ts'
import { overviewOf } from '#daemon/features/findings/overview.ts'
import { view } from '#daemon/features/findings/view.ts'
import { createWords } from '#daemon/words.ts'
import { badgeOver, toThings } from '#daemon/features/findings/things.ts'
import { realFix } from '#daemon/features/findings/actions.ts'
import { withStated } from '#daemon/core/stated.ts'
import { derivedFacts } from '#daemon/features/account/derived.ts'
import { isKnownBySource, isOverruled } from '#daemon/features/statements/words.ts'
import type {
  AskedSnapshot,
  BrowserSnapshot,
  ConnectionSnapshot,
  Snapshot,
  StatedWord,
} from '#daemon/core/snapshot.ts'
import type { Account } from '#shared/account.ts'
import { flagReasons } from '#shared/activity.ts'
import { fact, isKnown, known, unknown, unknownReasons, type Fact, type Told } from '#shared/fact.ts'
import { checkIds } from '#shared/findings.ts'
import type { Incident } from '#shared/incidents.ts'
import { doctorRows, problems } from '#shared/sessions.ts'
import { invitationStatuses, roles, type Invitation, type Member, type Organisation } from '#shared/team.ts'
import { defaultSettings, languages } from '#shared/settings.ts'
import { DAY, HOUR, iso, type IsoTime } from '#shared/time.ts'
import {
  aBrowser,
  aConnection,
  aConnectionStatus,
  aDomain,
  aMember,
  anAccount,
  anInvitation,
  anOrganisation,
  aSite,
  aSnapshot,
  aWord,
  at,
  fresh,
  justNow,
  NOW,
} from '../support/snapshot.ts'

const checks = checksFor(() => defaultSettings)

const overview = (snapshot: Snapshot) => {
  const words = createWords('en', { now: () => NOW })
  const around = {
    now: NOW,
    version: '1',
    sandbox: false,
    locked: false,
    syncing: false,
    lastSyncAt: null,
    warnings: [],
    leftOut: [],
  }
  const seen = view(judge(checks, snapshot, NOW), noMemory, realFix, words, around)
  return overviewOf(seen, noMemory, snapshot, words, around, null)
}

const open = (snapshot: Snapshot) =>
  judge(checks, snapshot, NOW)
    .filter(({ verdict }) => verdict.state === 'open')
    .map(({ check, subject }) => `${check.id} ${subject}`)

describe('the checks', () => {
  it('find nothing in an account that is fine', () => {
    const fine = aSnapshot({}, [aBrowser(), aBrowser({ id: 'c1c1c1c1c1c1c1c1', sites: null })])
    expect(judge(checks, fine, NOW).filter(({ verdict }) => verdict.state !== 'ok')).toEqual([])
  })

  it.each<[string, Snapshot, string[]]>([
    [
      'the person has no 2FA, and an organisation requires it',
      aSnapshot({ account: fresh(anAccount({ twoFactor: known('off') })) }),
      ['account-2fa-off anna@vully.example', 'account-2fa-required-and-off anna@vully.example'],
    ],
    [
      'SMS is the only method',
      aSnapshot({ account: fresh(anAccount({ methods: known(['sms']) })) }),
      ['account-2fa-sms-only anna@vully.example', 'account-2fa-single-method anna@vully.example'],
    ],
    [
      'two backup codes are left',
      aSnapshot({ account: fresh(anAccount({ backupCodesLeft: known(2) })) }),
      ['account-backup-codes-few anna@vully.example'],
    ],
    [
      'the recovery phone is not verified',
      aSnapshot({
        account: fresh(
          anAccount({
            phones: known([{ id: '1', number: '+41', verified: known(false), forRecovery: known(true) }]),
          }),
        ),
      }),
      ['account-recovery-phone-missing anna@vully.example'],
    ],
    [
      'a collaborator, an external and an administrator have no 2FA, a guest of another sign-in and an invited one too',
      aSnapshot({
        organisations: fresh([
          anOrganisation({
            members: fresh([
              aMember({ id: 'u1', role: known('legal-representative') }),
              aMember({ id: 'u2', role: known('legal-representative') }),
              aMember({ id: 'u3', email: 'c@x.example', twoFactor: known('off') }),
              aMember({
                id: 'u4',
                email: 'e@x.example',
                twoFactor: known('off'),
                kind: 'external',
                role: known('external'),
              }),
              aMember({
                id: 'u5',
                email: 'a@x.example',
                twoFactor: known('off'),
                role: known('administrator'),
              }),
              aMember({ id: 'u6', email: 's@x.example', twoFactor: known('off'), kind: 'sso' }),
              aMember({ id: 'i7', email: 'i@x.example', twoFactor: known('off'), kind: 'invited' }),
            ]),
          }),
        ]),
      }),
      [
        'member-without-2fa c@x.example',
        'member-without-2fa e@x.example',
        'administrator-without-2fa a@x.example',
      ],
    ],
    [
      'the organisation does not require 2FA',
      aSnapshot({ organisations: fresh([anOrganisation({ organisation: { requires2fa: known(false) } })]) }),
      ['organisation-2fa-not-required Atelier Vully SA'],
    ],
    [
      'two invitations ran out, one runs on, one never ends, one was taken and of one nothing is known',
      aSnapshot({
        organisations: fresh([
          anOrganisation({
            invitations: fresh([
              anInvitation({ expiresAt: known(at(-DAY)) }),
              anInvitation({ expiresAt: known(at(-2 * DAY)) }),
              anInvitation(),
              anInvitation({ expiresAt: known(null) }),
              anInvitation({ expiresAt: known(at(-DAY)), status: known('accepted') }),
              anInvitation({ expiresAt: unknown('no-permission'), status: unknown('no-permission') }),
            ]),
          }),
        ]),
      }),
      ['invitation-expired Atelier Vully SA'],
    ],
    [
      'the provider no longer takes the token',
      aSnapshot({ status: aConnectionStatus({ state: 'rejected' }) }),
      ['source-failed main'],
    ],
    [
      'a session outlived its browser, two starts were missed, a cookie came back and a door stays shut',
      aSnapshot({}, [
        aBrowser({
          sites: [
            aSite({ site: 'a.example', breach: { kind: 'before-start', at: at(-DAY), left: 0 } }),
            aSite({ site: 'b.example', missedAt: at(-DAY) }),
            aSite({ site: 'c.example', missedAt: at(-DAY), returnedAt: at(-HOUR) }),
            aSite({ site: 'd.example', shut: { problem: 'no-permission', left: 0 } }),
            aSite({ site: 'e.example', snoozedUntil: at(DAY) }),
            aSite({ site: 'f.example' }),
          ],
        }),
      ]),
      [
        'session-breach a.example',
        'session-start-missed b.example',
        'session-start-missed c.example',
        'session-cookie-returned c.example',
        'session-site-shut d.example',
      ],
    ],
    [
      'two settings weaken the rule in one browser, and another was not heard of for fifteen days',
      aSnapshot({}, [
        aBrowser({ weak: ['session-restore', 'private-windows'] }),
        aBrowser({ id: 'c1c1c1c1c1c1c1c1', name: 'Chrome', seenAt: at(-15 * DAY) }),
      ]),
      ['session-rule-weakened Firefox, Linux', 'session-browser-unseen Chrome'],
    ],
    [
      'a paired browser never reported',
      aSnapshot({}, [aBrowser({ sites: null, seenAt: at(-15 * DAY) })]),
      ['session-browser-unseen Firefox, Linux'],
    ],
  ])('find it when %s', (_, snapshot, expected) => {
    expect(open(snapshot).sort()).toEqual([...expected].sort())
  })

  it('name who never answered, the earliest first, and say nothing of invitations that are not known', () => {
    const of = (...invitations: Invitation[]) =>
      judge(
        checks,
        aSnapshot({ organisations: fresh([anOrganisation({ invitations: fresh(invitations) })]) }),
        NOW,
      ).find(({ check }) => check.id === 'invitation-expired')?.verdict
    const late = anInvitation({ name: 'Noah', expiresAt: known(at(-DAY)) })
    const later = anInvitation({ name: 'Mia', expiresAt: known(at(-2 * DAY)) })
    expect(of(late, later)).toMatchObject({
      state: 'open',
      severity: 'notice',
      seen: { name: 'Mia, Noah', count: 2, date: at(-2 * DAY) },
    })
    expect(of(anInvitation({ expiresAt: known(at(1)) }))).toEqual({ state: 'ok' })
    expect(of(anInvitation({ expiresAt: known(NOW) }))).toMatchObject({ state: 'open' })
    const unheard = anInvitation({ expiresAt: unknown('never-asked') })
    expect(of(anInvitation(), unheard)).toMatchObject({ state: 'unknown', reason: 'never-asked' })
    expect(of({ ...late, status: unknown('odd') })).toMatchObject({ state: 'unknown', reason: 'odd' })
  })

  it('have one row for every id, and no other', () => {
    expect(checks.map(({ id }) => id).sort()).toEqual([...checkIds].sort())
  })
})

describe('the sessions of a browser', () => {
  const judged = (...browsers: ReturnType<typeof aBrowser>[]) =>
    judgeEach(checks, { connections: [], byHand: [], browsers }, NOW)
  const keysOf = (all: readonly Judged[], state: string) =>
    all.flatMap(({ key, verdict }) => (verdict.state === state ? key : []))

  it('are found under keys that name the browser and the site; starts that were missed are one thing', () => {
    const breach = { kind: 'by-hand', at: at(-HOUR), left: 2 } as const
    const all = judged(aBrowser({ sites: [aSite({ breach, missedAt: at(-DAY) })], weak: ['doors'] }))
    const open = all.filter(({ verdict }) => verdict.state === 'open')
    expect(open.map(({ key, thing }) => [key, thing])).toEqual([
      ['session-rule-weakened/b0b0b0b0b0b0b0b0//', 'session-rule-weakened/b0b0b0b0b0b0b0b0//'],
      ['session-breach/b0b0b0b0b0b0b0b0//infomaniak.com', 'session-breach/b0b0b0b0b0b0b0b0//infomaniak.com'],
      ['session-start-missed/b0b0b0b0b0b0b0b0//infomaniak.com', 'session-start-missed/b0b0b0b0b0b0b0b0/'],
    ])
    expect(open.map(({ verdict }) => verdict)).toMatchObject([
      { severity: 'notice', seen: { name: 'Firefox, Linux', count: 1 } },
      { severity: 'critical', seen: { name: 'Firefox, Linux', state: 'by-hand', date: at(-HOUR), left: 2 } },
      { severity: 'warning', action: 'open-sessions', fact: { by: { source: 'browser' } } },
    ])
  })

  it('of one that is not heard of are one row, and what was bad stays so', () => {
    const seenAt = at(-14 * DAY - 1)
    const sites = [aSite(), aSite({ site: 'b.example', missedAt: at(-20 * DAY) })]
    const all = judged(aBrowser({ seenAt, sites }))
    expect(keysOf(all, 'open')).toEqual([
      'session-browser-unseen/b0b0b0b0b0b0b0b0//',
      'session-start-missed/b0b0b0b0b0b0b0b0//b.example',
    ])
    expect([...keysOf(all, 'ok'), ...keysOf(all, 'unknown')]).toEqual([])
    // to the millisecond
    expect(keysOf(judged(aBrowser({ seenAt: at(-14 * DAY), sites })), 'ok')).toContain(
      'session-breach/b0b0b0b0b0b0b0b0//infomaniak.com',
    )
  })

  it('say nothing of an account: alone they make neither a score nor a green badge', () => {
    const snapshot = { connections: [], byHand: [], browsers: [aBrowser()] }
    expect(score(judge(checks, snapshot, NOW), new Set()).score).toBeNull()
    expect(overview(snapshot).badge.state).toBe('unknown')
    expect(overview(aSnapshot({}, [aBrowser()])).badge.state).toBe('ok')
  })

  it('count a browser as holding only where every rule in force was answered for, and is fine', () => {
    const counts = (...browsers: ReturnType<typeof aBrowser>[]) => overview(aSnapshot({}, browsers)).browsers
    const paused = aSite({ site: 'b.example', snoozedUntil: at(DAY) })
    expect(counts()).toBeNull()
    expect(counts(aBrowser())).toEqual({ all: 1, holding: 1 })
    expect(counts(aBrowser({ sites: [aSite(), paused] }))).toEqual({ all: 1, holding: 1 })
    const not = [
      aBrowser({ sites: [paused] }),
      aBrowser({ sites: [] }),
      aBrowser({ sites: null }),
      aBrowser({ seenAt: at(-15 * DAY) }),
      aBrowser({ sites: [aSite(), aSite({ site: 'b.example', shut: { problem: null, left: 1 } })] }),
    ].map((browser, index) => ({ ...browser, id: `b${String(index)}` }))
    expect(counts(...not)).toEqual({ all: 5, holding: 0 })
  })
})

// --- the first promise: unknown is never OK -------------------------------------------------------------------------

const arbReason = fc.constantFrom(...unknownReasons)
const arbTold = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Told<T>> =>
  fc.oneof({ weight: 3, arbitrary: value.map(known) }, { weight: 1, arbitrary: arbReason.map(unknown) })
/** Fresh, stale or from the future; sometimes never observed at all. */
const arbFact = <T>(told: fc.Arbitrary<Told<T>>): fc.Arbitrary<Fact<T>> =>
  fc
    .tuple(told, fc.oneof(fc.constant(null), fc.integer({ min: -30 * DAY, max: DAY })))
    .map(([told, age]) =>
      fact(told, { source: 'infomaniak', observedAt: age === null ? null : at(age) }, 6 * HOUR),
    )
const arbTime = fc.integer({ min: -400 * DAY, max: 400 * DAY }).map(at)
const contact = { verified: arbTold(fc.boolean()), forRecovery: arbTold(fc.boolean()) }

const arbAccount: fc.Arbitrary<Account> = fc.record({
  id: fc.constant('1'),
  name: fc.constant('Anna'),
  email: fc.constant('anna@vully.example'),
  twoFactor: arbTold(fc.constantFrom('on', 'off')),
  methods: arbTold(fc.subarray(['sms', 'otp-app', 'push-app'])),
  backupCodesLeft: arbTold(fc.integer({ min: 0, max: 10 })),
  passwordChangedAt: arbTold(fc.option(arbTime)),
  lastLoginAt: arbTold(arbTime),
  alertOnLogin: arbTold(fc.boolean()),
  alertOnFailure: arbTold(fc.boolean()),
  language: arbTold(fc.constant('fr')),
  country: arbTold(fc.constant('CH')),
  timeZone: arbTold(fc.constant('Europe/Zurich')),
  phones: arbTold(
    fc.array(fc.record({ id: fc.string(), number: fc.string(), ...contact }), { maxLength: 2 }),
  ),
  emails: arbTold(
    fc.array(fc.record({ id: fc.string(), address: fc.string(), ...contact }), { maxLength: 2 }),
  ),
  applicationPasswords: arbTold(
    fc.array(fc.record({ id: fc.string(), name: fc.string(), lastUsedAt: arbTold(fc.option(arbTime)) }), {
      maxLength: 2,
    }),
  ),
  devices: arbTold(
    fc.array(
      fc.record({
        id: fc.string(),
        name: fc.string(),
        lastSeenAt: arbTold(fc.option(arbTime)),
        address: arbTold(fc.option(fc.ipV4())),
      }),
      { maxLength: 2 },
    ),
  ),
})
const arbAsked: fc.Arbitrary<AskedSnapshot> = fc.record({
  id: fc.uuid(),
  label: fc.string(),
  reasons: fc.subarray([...flagReasons], { minLength: 1 }),
  count: fc.integer({ min: 1 }),
  at: arbTime,
  isProbablyYou: fc.boolean(),
  isOther: fc.boolean(),
})
const arbIncident: fc.Arbitrary<Incident> = fc.record({
  id: fc.uuid(),
  type: fc.constant('public'),
  status: arbTold(fc.constantFrom('planned', 'terminated')),
  title: fc.string(),
  translations: fc.constant([]),
  services: fc.constant([]),
  cyberattack: arbTold(fc.boolean()),
  startedAt: arbTold(arbTime),
  endedAt: arbTold(fc.option(arbTime)),
})
const arbWords: fc.Arbitrary<StatedWord[]> = fc
  .record({
    backupCodesKept: fc.option(fc.boolean()),
    loginHostedHere: fc.option(fc.boolean()),
    recoveryPhone: fc.option(fc.constantFrom('verified', 'unverified', 'missing')),
    unseenDevices: fc.option(fc.boolean()),
    twoFactor: fc.option(fc.constantFrom('on', 'off')),
    age: fc.integer({ min: 0, max: 200 * DAY }),
  })
  .map(({ age, ...said }) =>
    Object.entries(said).flatMap(([key, value]) => (value === null ? [] : [aWord(key, value, { age })])),
  )
const arbMember: fc.Arbitrary<Member> = fc.record({
  id: fc.uuid(),
  name: fc.string(),
  email: fc.emailAddress(),
  kind: fc.constantFrom('member', 'external', 'invited', 'sso'),
  role: arbTold(fc.constantFrom(...roles)),
  twoFactor: arbTold(fc.constantFrom('on', 'weak', 'some', 'off')),
  lastSeenAt: arbTold(fc.option(arbTime)),
  rights: fc.record({ billing: arbTold(fc.boolean()), manager: arbTold(fc.boolean()) }),
})
/** As it is kept: of whom nothing is known, too. */
const arbFollowed = fc.option(
  fc.record({
    planned: fc.option(
      fc.record({
        on: arbTime.map((time) => time.slice(0, 10)),
        plannedAt: arbTime.filter((time) => time <= NOW),
      }),
    ),
    required: fc.option(fc.boolean()),
    withdrawnAt: fc.option(arbTime),
    switchedOff: fc.constant({}),
  }),
)
const arbInvitation: fc.Arbitrary<Invitation> = fc.record({
  id: fc.uuid(),
  name: fc.string(),
  email: fc.emailAddress(),
  role: arbTold(fc.constantFrom(...roles)),
  status: arbTold(fc.constantFrom(...invitationStatuses)),
  sentAt: arbTold(fc.option(arbTime)),
  expiresAt: arbTold(fc.option(arbTime)),
  language: arbTold(fc.constantFrom(...languages)),
  contact: arbTold(fc.record({ billing: fc.boolean(), products: fc.boolean() })),
  products: arbTold(fc.array(fc.string())),
})
const arbDomain = fc
  .record({
    name: fc.uuid().map((id) => `${id}.example`),
    expiresAt: arbTold(fc.option(arbTime)),
    renewalWarranty: arbTold(fc.boolean()),
    statuses: arbTold(fc.subarray(['redemption period', 'pending delete', 'server hold', 'active'])),
    dnssec: arbTold(fc.boolean()),
    contacts: arbTold(fc.array(fc.boolean(), { maxLength: 2 })),
  })
  .map(({ contacts, ...record }) => {
    const addresses = (own: boolean[]) => own.map((on) => `anna@${on ? record.name : 'elsewhere.example'}`)
    return { ...record, contacts: isKnown(contacts) ? known(addresses(contacts.known)) : contacts }
  })
  .chain((record) =>
    arbFact(fc.constant(known(record))).map((registrar) => ({
      name: record.name,
      registrar,
      registry: null,
      notes: null,
    })),
  )
const arbProduct = fc.record({
  id: fc.uuid(),
  service: fc.constantFrom('email_hosting', 'web_hosting'),
  name: fc.string(),
  expiresAt: arbTold(fc.option(arbTime)),
  locked: arbTold(fc.boolean()),
  lockedByProvider: arbTold(fc.boolean()),
  maintenanceSince: fc.option(arbTime),
  maintenance: arbTold(fc.boolean()),
  busy: arbTold(fc.boolean()),
})
const arbOrganisation = fc.record({
  organisation: fc.record<Organisation>({
    id: fc.uuid(),
    name: fc.string({ minLength: 1 }),
    role: arbTold(fc.constantFrom(...roles)),
    requires2fa: arbTold(fc.boolean()),
    supportLevel: arbTold(fc.integer()),
    blocked: arbTold(fc.boolean()),
  }),
  followed: arbFollowed,
  members: arbFact(arbTold(fc.array(arbMember, { maxLength: 4 }))),
  invitations: arbFact(arbTold(fc.array(arbInvitation, { maxLength: 3 }))),
  products: arbFact(arbTold(fc.array(arbProduct, { maxLength: 2 }))),
  domains: arbFact(arbTold(fc.array(arbDomain, { maxLength: 3 }))),
})
const arbSite = fc.record({
  site: fc.uuid().map((id) => `${id}.example`),
  snoozedUntil: fc.option(arbTime),
  breach: fc.option(
    fc.record({
      kind: fc.constantFrom('by-hand', 'door-open', 'before-start', 'too-old', 'undated'),
      at: fc.option(arbTime),
      left: fc.nat(20),
    }),
  ),
  missedAt: fc.option(arbTime),
  returnedAt: fc.option(arbTime),
  shut: fc.option(fc.record({ problem: fc.option(fc.constantFrom(...problems)), left: fc.nat(20) })),
})
/** A report is observed as a whole, and its facts do not age. */
const arbBrowser: fc.Arbitrary<BrowserSnapshot> = fc
  .record({
    id: fc.uuid(),
    seen: fc.integer({ min: -30 * DAY, max: DAY }).map(at),
    sites: fc.option(arbTold(fc.array(arbSite, { maxLength: 3 }))),
    weak: arbTold(fc.subarray([...doctorRows])),
    seenAt: arbTold(fc.constant(null)),
  })
  .map(({ id, seen, sites, weak, seenAt }) => {
    const by = { source: 'browser', observedAt: seen } as const
    return {
      id,
      name: 'Firefox',
      seenAt: fact(isKnown(seenAt) ? known(seen) : seenAt, by, Infinity),
      sites: sites && fact(sites, by, Infinity),
      weak: sites && fact(weak, by, Infinity),
    }
  })
/** None, or with a count that is fresh, old, from the future or unknown. */
const arbVault = fc.option(
  fc.record({
    backupCodesLeft: fc.option(
      fc
        .tuple(arbTold(fc.integer({ min: 0, max: 10 })), fc.integer({ min: -400 * DAY, max: DAY }).map(at))
        .map(([told, observedAt]) => fact(told, { source: 'vault', observedAt }, 180 * DAY)),
    ),
    makesCodes: arbTold(fc.boolean()).map((told) =>
      fact(told, { source: 'vault', observedAt: at(-DAY) }, Infinity),
    ),
  }),
)
const arbTools = fc.option(
  fc.record({
    unseen: fc.option(fc.array(fc.string(), { maxLength: 2 })),
    switchedOnAt: fc.option(arbTime),
  }),
)
/** As the daemon puts them beside what the sources say: not where one knows it, or has spoken since. */
const withWords = (login: ConnectionSnapshot): ConnectionSnapshot => {
  const heard = { logins: [login], derived: derivedFacts, now: NOW }
  const stated = login.stated.filter((word) => {
    const statement = { ...word, value: true, at: word.told.stated?.at ?? NOW }
    return !isKnownBySource(heard, word) && !isOverruled(heard, statement)
  })
  // a source's own login comes without any
  const told = { ...login, stated: [] }
  return withStated([told], stated)[0] ?? told
}
const arbSnapshotWith = (words: fc.Arbitrary<StatedWord[]>): fc.Arbitrary<Snapshot> =>
  fc
    .record({
      account: arbFact(arbTold(arbAccount)),
      organisations: arbFact(arbTold(fc.array(arbOrganisation, { maxLength: 2 }))),
      incidents: arbFact(arbTold(fc.array(arbIncident, { maxLength: 2 }))),
      stated: words,
      vault: arbVault,
      tools: arbTools,
      activity: arbFact(arbTold(fc.array(arbAsked, { maxLength: 3 }))),
      status: fc
        .constantFrom('ok', 'partial', 'refused', 'failed', 'rejected', 'locked', 'never-asked')
        .map((state) => aConnectionStatus({ state })),
    })
    .chain((over) =>
      fc
        .array(arbBrowser, { maxLength: 2 })
        .map((browsers) => ({ connections: [withWords(aConnection(over))], byHand: [], browsers })),
    )
const arbSnapshot = arbSnapshotWith(arbWords)

/** Every place in a snapshot where something is known, as a path to make it unknown. */
function* knownPlaces(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== 'object' || value === null) return
  if ('known' in value) yield path
  for (const [key, inner] of Object.entries(value)) yield* knownPlaces(inner, [...path, key])
}
function withUnknown<T>(value: T, path: readonly string[], reason: string): T {
  const copy = structuredClone(value)
  // walks a path that knownPlaces found in the same value
  let parent = copy as unknown as Record<string, Record<string, unknown>>
  for (const key of path.slice(0, -1)) parent = parent[key] as typeof parent
  parent[path.at(-1) ?? ''] = { unknown: reason }
  return copy
}
const okKeys = (snapshot: Snapshot) =>
  new Set(
    judgeEach(checks, snapshot, NOW)
      .filter(({ verdict }) => verdict.state === 'ok')
      .map(({ key }) => key),
  )
const badge = (snapshot: Snapshot) => {
  const judged = judge(checks, snapshot, NOW)
  return badgeOver(toThings(judged, noMemory, realFix, NOW), {
    locked: false,
    sandbox: false,
    judged: judged.length,
  })
}

describe('unknown is never OK', () => {
  it('in no snapshot does forgetting a value turn any check into OK, or raise the score', () => {
    fc.assert(
      fc.property(arbSnapshot, fc.nat(), arbReason, (snapshot, pick, reason) => {
        const places = [...knownPlaces(snapshot)]
        const place = places[pick % Math.max(1, places.length)]
        if (!place) return
        const forgotten = withUnknown(snapshot, place, reason)
        expect([...okKeys(forgotten)].filter((key) => !okKeys(snapshot).has(key))).toEqual([])
        const before = score(judge(checks, snapshot, NOW), new Set()).score
        const after = score(judge(checks, forgotten, NOW), new Set()).score
        if (after !== null && before !== null) expect(after).toBeLessThanOrEqual(before)
      }),
      { numRuns: 500 },
    )
  })

  it('no check answers OK from a value that was observed too long ago', () => {
    fc.assert(
      // what the person stated is believed for longer
      fc.property(
        arbSnapshotWith(fc.constant([])),
        fc.integer({ min: 31 * DAY, max: 900 * DAY }),
        (snapshot, later) => {
          const then = iso(Date.parse(NOW) + later)
          expect(judge(checks, snapshot, then).filter(({ verdict }) => verdict.state === 'ok')).toEqual([])
        },
      ),
    )
  })

  it('the badge is all good only when every check that applies was answered, with fresh facts, and passed', () => {
    fc.assert(
      fc.property(arbSnapshot, (snapshot) => {
        const states = judge(checks, snapshot, NOW).map(({ verdict }) => verdict.state)
        if (badge(snapshot).state === 'ok') expect(new Set(states)).toEqual(new Set(['ok']))
      }),
      { numRuns: 500 },
    )
    expect(badge(aSnapshot()).state).toBe('ok')
  })

  it('an account of which nothing was told looks unknown, with no score', () => {
    const nothing = unknown('no-permission')
    const snapshot = aSnapshot({
      account: fact(nothing, justNow, HOUR),
      organisations: fact(nothing, justNow, HOUR),
      stated: [],
    })
    expect(badge(snapshot).state).toBe('unknown')
    expect(score(judge(checks, snapshot, NOW), new Set()).score).toBeNull()
    expect(badge({ connections: [], byHand: [], browsers: [] }).state).toBe('unknown')
  })

  it('a single unknown among many good answers keeps the badge from being green', () => {
    const snapshot = aSnapshot({
      organisations: fresh([
        anOrganisation({
          domains: fresh([aDomain(), aDomain({ name: 'b.example', expiresAt: unknown('not-published') })]),
        }),
      ]),
    })
    expect(badge(snapshot)).toMatchObject({ state: 'unknown', text: '?' })
  })
})

it('a second factor of which nobody says which it is may be SMS: known to be on, its strength unknown', () => {
  const members = fresh([
    aMember({ id: 'u8', role: known('legal-representative') }),
    aMember({ id: 'u9', role: known('legal-representative') }),
    aMember({ id: 'u1', twoFactor: known('some') }),
  ])
  const judged = judgeEach(checks, aSnapshot({ organisations: fresh([anOrganisation({ members })]) }), NOW)
  const states = judged
    .filter(({ key }) => key.endsWith('/u1'))
    .map(({ check, verdict }) => [check.id, verdict.state])
  expect(Object.fromEntries(states)).toEqual({
    'member-without-2fa': 'ok',
    'member-2fa-weak': 'unknown',
    'member-unseen': 'ok',
  })
})

it('gathers what is fine, and leaves nothing out: every check counts the same in every state', () => {
  const counts = (all: readonly Judged[]) => {
    const byState: Record<string, number> = {}
    for (const { check, organisation, verdict, count } of all) {
      const name = `${check.id} ${organisation?.id ?? ''} ${verdict.state}`
      byState[name] = (byState[name] ?? 0) + count
    }
    return byState
  }
  fc.assert(
    fc.property(arbSnapshot, (snapshot) => {
      const each = judgeEach(checks, snapshot, NOW)
      const gathered = judge(checks, snapshot, NOW)
      expect(counts(gathered)).toEqual(counts(each))
      const amiss = (all: readonly Judged[]) => all.filter(({ verdict }) => verdict.state !== 'ok')
      expect(amiss(gathered)).toEqual(amiss(each))
    }),
  )
})

it('judges the same in turns as in one go', async () => {
  let rests = 0
  const paced = await judgePaced(checks, aSnapshot(), NOW, () => {
    rests += 1
    return Promise.resolve()
  })
  expect(paced).toEqual(judge(checks, aSnapshot(), NOW))
  expect(rests).toBeGreaterThan(3)
})

it('judges a name the same whoever was asked about before it, and whatever for', () => {
  const keyOf = (check: { readonly id: string }, { place, id }: { place: Place; id: string }) =>
    `${check.id}/${place.path}/${id}`
  /** Backwards, each check by itself, and between any two of them the same one at another moment. */
  function hardWay(snapshot: Snapshot, later: IsoTime) {
    const verdicts = new Map<string, unknown>()
    for (const standing of [...subjectsOf(snapshot, NOW)].toReversed()) {
      if ('list' in standing) continue
      for (const check of checks.toReversed()) {
        if (check.scope !== standing.scope) continue
        const row = check as CheckRow<never>
        row.judge(standing.subject as never, later)
        const verdict = row.judge(standing.subject as never, NOW)
        if (verdict.state !== 'not-concerned') verdicts.set(keyOf(check, standing), verdict)
      }
    }
    return verdicts
  }
  fc.assert(
    fc.property(arbSnapshot, fc.integer({ min: -DAY, max: 90 * DAY }).map(at), (snapshot, later) => {
      const judged = judgeEach(checks, snapshot, NOW).filter(({ key }) => !key.endsWith('/*'))
      const hard = hardWay(structuredClone(snapshot), later)
      expect(Object.fromEntries(judged.map(({ key, verdict }) => [key, verdict]))).toEqual(
        Object.fromEntries(hard),
      )
    }),
    { numRuns: 300 },
  )
})
