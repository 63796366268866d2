import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgedPlan, planGone, planLogins } from '#daemon/plans.ts'
import { stepState, WORD_AGE } from '#daemon/core/plan.ts'
import type { KeptPlan } from '#daemon/features/plans/kept.ts'
import { openPlans } from '#daemon/features/plans/kept.ts'
import { planView, type Places } from '#daemon/features/plans/plans.ts'
import { accountPlanRows } from '#daemon/features/recovery/plans.ts'
import { maskedAddress, maskedNumber } from '#daemon/features/recovery/masked.ts'
import { readinessOf } from '#daemon/features/recovery/readiness.ts'
import { nobody, type AccountSubject } from '#daemon/features/recovery/subject.ts'
import { memberPlanRows } from '#daemon/features/team/plans.ts'
import { supportRequestOf } from '#daemon/features/team/support-request.ts'
import type { ConnectionSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import type { Account } from '#shared/account.ts'
import { fact, known, unknown, unknownReasons, type Fact } from '#shared/fact.ts'
import { planLinks } from '#shared/plan-links.ts'
import { planId, planKinds, planOf, stepsOfPlan, type PlanKind, type StepId } from '#shared/plan-steps.ts'
import { plan as planSchema, type PlanStep } from '#shared/plans.ts'
import { languages } from '#shared/settings.ts'
import { DAY, HOUR, type IsoTime } from '#shared/time.ts'
import type { Product } from '#shared/products.ts'
import type { Member } from '#shared/team.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import {
  aConnection,
  aDomain,
  aMember,
  anAccount,
  anInvitation,
  anOrganisation,
  aSnapshot,
  at,
  fresh,
  NOW,
} from '../support/snapshot.ts'
import * as v from 'valibot'

const OPENED = at(-2 * HOUR)
const phone = (over: object = {}) => ({
  id: '1',
  number: '+41790000089',
  verified: known(true),
  forRecovery: known(true),
  ...over,
})
const ofAccount = (over: Partial<Account>): Snapshot => aSnapshot({ account: fresh(anAccount(over)) })
const MEMBER = 'u1'
const organisationOf = (over: Parameters<typeof anOrganisation>[0]): Snapshot =>
  aSnapshot({ organisations: fresh([anOrganisation(over)]) })
const withMember = (over: Partial<Member>, others: readonly Member[] = []) =>
  organisationOf({ members: fresh([aMember(over), ...others]) })
const aProduct = (service: string, over: Partial<Pick<Product, 'locked' | 'maintenance'>> = {}): Product => ({
  lockedByProvider: known(false),
  maintenanceSince: null,
  id: service,
  service,
  name: 'vully.example',
  expiresAt: known(null),
  locked: known(false),
  maintenance: known(false),
  busy: known(false),
  ...over,
})
const withProducts = (...products: Product[]) => organisationOf({ products: fresh(products) })
const boss = aMember({ id: 'u7', role: known('legal-representative') })

const idOf = (kind: PlanKind) => (kind === 'leaving' || kind === 'incident' ? `${kind}-42-${MEMBER}` : kind)

/** Opens a plan over one snapshot, and tells how a step stands over another. */
function stateOf(
  kind: PlanKind,
  step: StepId,
  snapshot: Snapshot,
  {
    opened = snapshot,
    words = [],
    now = NOW,
  }: {
    readonly opened?: Snapshot | null
    readonly words?: KeptPlan['words']
    readonly now?: IsoTime
  } = {},
): Omit<PlanStep, 'id' | 'fix'> {
  const of = planOf(idOf(kind))
  if (of === null) throw new Error(kind)
  const ground = opened && judgedPlan(of, null, opened, NOW)?.ground
  const kept: KeptPlan | null = opened && {
    id: idOf(kind),
    login: 'main',
    openedAt: OPENED,
    closedAt: null,
    base: { ...ground?.base },
    words,
    rehearsedAt: null,
  }
  const judged = judgedPlan(of, kept, snapshot, now)
  if (judged === null) throw new Error('no such plan')
  return judged.states(step)
}

type Flip = [PlanKind, StepId, before: Snapshot, after: Snapshot, from: string, to: string]
const before = ofAccount({
  passwordChangedAt: known(at(-90 * DAY)),
  lastLoginAt: known(at(-DAY)),
  phones: known([phone()]),
})
const signedIn = ofAccount({ lastLoginAt: known(at(-HOUR)) })
const noContact = ofAccount({ phones: known([]), emails: known([]) })

/** Each step that a fact decides, before and after the fact has changed: no fixed text could pass. */
const flips: Flip[] = [
  ['forgotten-password', 'identity', noContact, before, 'open', 'not-needed'],
  [
    'forgotten-password',
    'password-new',
    before,
    ofAccount({ passwordChangedAt: known(at(-HOUR)) }),
    'open',
    'done',
  ],
  ['forgotten-address', 'identity-manual', noContact, before, 'open', 'not-needed'],
  ['forgotten-address', 'signed-in', before, signedIn, 'open', 'done'],
  ['address-deleted-elsewhere', 'sign-in-last', before, signedIn, 'open', 'done'],
  [
    'address-deleted-elsewhere',
    'login-moved',
    before,
    ofAccount({ email: 'anna@new.example' }),
    'open',
    'done',
  ],
  ['address-deleted-hosted', 'identity-no-mobile', noContact, before, 'open', 'not-needed'],
  ['address-deleted-hosted', 'new-details', before, signedIn, 'open', 'done'],
  ['address-deleted-hosted', 'login-moved', before, ofAccount({ email: 'anna@new.example' }), 'open', 'done'],
  [
    'phone-lost',
    'other-factor',
    before,
    ofAccount({ methods: known(['security-key']) }),
    'open',
    'not-needed',
  ],
  [
    'phone-lost',
    'phone-replaced',
    before,
    ofAccount({ phones: known([phone({ number: '+41790000012' })]) }),
    'open',
    'done',
  ],
  ['phone-lost', 'codes-left', ofAccount({ backupCodesLeft: known(2) }), before, 'open', 'done'],
  [
    'second-factor-lost',
    'other-method',
    before,
    ofAccount({ methods: known(['sms']) }),
    'open',
    'not-needed',
  ],
  ['second-factor-lost', 'use-code', before, ofAccount({ backupCodesLeft: known(0) }), 'open', 'not-needed'],
  ['second-factor-lost', 'signed-in', before, signedIn, 'open', 'done'],
  ['second-factor-lost', 'two-methods', ofAccount({ methods: known(['sms']) }), before, 'open', 'done'],
  ['second-factor-lost', 'codes-left', ofAccount({ backupCodesLeft: known(0) }), before, 'open', 'done'],
  ['mailbox-password', 'manager-open', before, signedIn, 'open', 'done'],
  ['secure-account', 'two-factor', ofAccount({ twoFactor: known('off') }), before, 'open', 'done'],
  [
    'secure-account',
    'password-changed',
    before,
    ofAccount({ passwordChangedAt: known(at(-HOUR)) }),
    'open',
    'done',
  ],
  [
    'secure-account',
    'app-passwords-gone',
    ofAccount({ applicationPasswords: known([{ id: '1', name: 'Mail', lastUsedAt: known(null) }]) }),
    before,
    'open',
    'done',
  ],
  [
    'secure-account',
    'devices',
    ofAccount({
      devices: known(
        ['1', '2'].map((id) => ({ id, name: id, lastSeenAt: known(null), address: known(null) })),
      ),
    }),
    ofAccount({ devices: known([{ id: '1', name: '1', lastSeenAt: known(null), address: known(null) }]) }),
    'open',
    'done',
  ],
  ['enable-2fa', 'method-set-up', ofAccount({ methods: known([]) }), before, 'open', 'done'],
  ['enable-2fa', 'codes-left', ofAccount({ backupCodesLeft: known(0) }), before, 'open', 'done'],
  [
    'enable-2fa',
    'app-passwords-made',
    before,
    ofAccount({ applicationPasswords: known([{ id: '1', name: 'Mail', lastUsedAt: known(null) }]) }),
    'open',
    'done',
  ],
  ['enable-2fa', 'two-factor', ofAccount({ twoFactor: known('off') }), before, 'open', 'done'],
  [
    'leaving',
    'representative',
    withMember({}),
    withMember({ role: known('legal-representative') }),
    'not-needed',
    'open',
  ],
  [
    'leaving',
    'representative',
    withMember({ role: known('legal-representative') }),
    withMember({ role: known('legal-representative') }, [boss]),
    'open',
    'done',
  ],
  ['leaving', 'login-trap', withMember({}), withMember({ email: 'luca@elsewhere.example' }), 'open', 'done'],
  [
    'leaving',
    'invitations',
    organisationOf({ invitations: fresh([anInvitation({ email: 'LUCA@vully.example' })]) }),
    organisationOf({
      invitations: fresh([anInvitation({ email: 'LUCA@vully.example', status: known('cancelled') })]),
    }),
    'open',
    'done',
  ],
  ['leaving', 'removed', withMember({}), organisationOf({ members: fresh([boss]) }), 'open', 'done'],
  ['incident', 'member-two-factor', withMember({ twoFactor: known('off') }), withMember({}), 'open', 'done'],
  [
    'incident',
    'mail-shut',
    withProducts(aProduct('email_hosting')),
    withProducts(aProduct('email_hosting', { maintenance: known(true) })),
    'open',
    'done',
  ],
  [
    'incident',
    'mail-shut',
    withProducts(aProduct('email_hosting')),
    withProducts(aProduct('drive')),
    'open',
    'not-needed',
  ],
  [
    'incident',
    'products-blocked',
    withProducts(aProduct('web_hosting')),
    withProducts(aProduct('web_hosting', { locked: known(true) })),
    'open',
    'done',
  ],
  ['incident', 'not-seen', withMember({ lastSeenAt: known(at(-HOUR)) }), withMember({}), 'open', 'done'],
]

describe('the steps of a plan', () => {
  it.each(flips)('%s: %s follows its fact', (kind, step, one, other, from, to) => {
    expect(stateOf(kind, step, one).state).toBe(from)
    const after = stateOf(kind, step, other, { opened: one })
    expect([after.state, after.source]).toEqual([to, 'infomaniak'])
    expect(after.observedAt).not.toBeNull()
  })

  it('are all in the table above, but for those that no source shows', () => {
    const decided = new Set(flips.map(([kind, step]) => `${kind}/${step}`))
    // what only ever the person states
    decided.add('enable-2fa/codes-kept')
    const rows = Object.entries({ ...accountPlanRows, ...memberPlanRows })
    const judged = rows.flatMap(([kind, steps]) =>
      Object.entries(steps).flatMap(([step, row]) => (row === null ? [] : `${kind}/${step}`)),
    )
    expect(judged.filter((one) => !decided.has(one))).toEqual([])
    expect(judged.length).toBeGreaterThan(30)
  })

  it.each(flips)('%s: %s is unknown, with the reason, when nobody knows', (kind, step) => {
    const nothing: Snapshot = {
      connections: [
        aConnection({
          account: fact(unknown('no-permission'), { source: 'infomaniak', observedAt: OPENED }, HOUR),
          organisations: fresh([
            anOrganisation({
              members: fact(unknown('no-permission'), { source: 'infomaniak', observedAt: OPENED }, HOUR),
              products: fact(unknown('no-permission'), { source: 'infomaniak', observedAt: OPENED }, HOUR),
              invitations: fact(unknown('no-permission'), { source: 'infomaniak', observedAt: OPENED }, HOUR),
            }),
          ]),
        }),
      ],
      byHand: [],
      browsers: [],
    }
    const opened = kind === 'leaving' || kind === 'incident' ? withMember({}) : before
    const { state, reason } = stateOf(kind, step, nothing, { opened })
    expect([state, reason]).toEqual(['unknown', 'no-permission'])
  })

  it('are unknown when what was known is too old', () => {
    const old = aSnapshot({
      account: fact(known(anAccount()), { source: 'infomaniak', observedAt: at(-9 * DAY) }, 6 * HOUR),
    })
    expect(stateOf('secure-account', 'two-factor', old)).toMatchObject({ state: 'unknown', reason: 'stale' })
  })

  it('count nothing of before the plan began, nor anything before it has begun', () => {
    const changed = ofAccount({ passwordChangedAt: known(at(-3 * HOUR)) })
    expect(stateOf('secure-account', 'password-changed', changed).state).toBe('open')
    const today = ofAccount({ passwordChangedAt: known(at(-HOUR)) })
    expect(stateOf('secure-account', 'password-changed', today, { opened: null }).state).toBe('open')
  })

  it('does not take a new login address on a name of one’s own for a safe one', () => {
    const own = ofAccount({ email: 'other@vully.example' })
    expect(stateOf('address-deleted-hosted', 'login-moved', own, { opened: before }).state).toBe('open')
  })

  it('says of a login address that was never on a name of the organisation that there is no trap', () => {
    const elsewhere = withMember({ email: 'luca@elsewhere.example' })
    expect(stateOf('leaving', 'login-trap', elsewhere)).toMatchObject({
      state: 'not-needed',
      why: 'address-elsewhere',
    })
    // a list of names that cannot be read proves nothing
    const unread = organisationOf({
      members: fresh([aMember({ email: 'luca@elsewhere.example' })]),
      domains: fact(unknown('no-permission'), { source: 'infomaniak', observedAt: null }, HOUR),
    })
    expect(stateOf('leaving', 'login-trap', unread).state).toBe('unknown')
  })

  it('goes on for a member who has gone, by the name that was kept', () => {
    const gone = organisationOf({ members: fresh([boss]), domains: fresh([aDomain()]) })
    const of = planOf('leaving-42-u1')
    if (of === null) throw new Error('a plan')
    expect(judgedPlan(of, null, gone, NOW)).toBeNull()
    const kept: KeptPlan = {
      id: 'leaving-42-u1',
      login: 'main',
      openedAt: OPENED,
      closedAt: null,
      base: { name: 'Luca Bernasconi', email: 'luca@vully.example' },
      words: [],
      rehearsedAt: null,
    }
    const judged = judgedPlan(of, kept, gone, NOW)
    expect(judged?.subject).toBe('Luca Bernasconi')
    expect(judged?.states('removed').state).toBe('done')
    expect(judged?.states('login-trap').state).toBe('open')
  })
})

describe('the person’s word', () => {
  const word = (step: string, said = at(-HOUR)) => [{ step, at: said, note: null }]

  it('counts where no source says anything, and ages', () => {
    const said = (when: IsoTime) =>
      stateOf('secure-account', 'secure-guide', before, { words: word('secure-guide', when) })
    expect(said(at(-HOUR))).toMatchObject({ state: 'stated', statedAt: at(-HOUR), sayable: true })
    const old = stateOf('secure-account', 'secure-guide', before, {
      words: word('secure-guide'),
      now: at(WORD_AGE),
    })
    expect(old).toMatchObject({ state: 'unknown', reason: 'stale' })
  })

  it('never stands against what a source knows, and counts as soon as it knows nothing', () => {
    const off = ofAccount({ twoFactor: known('off') })
    expect(stateOf('secure-account', 'two-factor', off, { words: word('two-factor') })).toMatchObject({
      state: 'open',
      sayable: false,
    })
    const hidden = ofAccount({ twoFactor: unknown('not-published') })
    expect(stateOf('secure-account', 'two-factor', hidden, { words: word('two-factor') }).state).toBe(
      'stated',
    )
  })

  it('stands beside a source that shows only one way of doing it', () => {
    const open = withProducts(aProduct('email_hosting'))
    expect(stateOf('incident', 'mail-shut', open, { words: word('mail-shut') }).state).toBe('stated')
  })

  it('of a person’s own statement is marked as theirs', () => {
    const row = accountPlanRows['enable-2fa']['codes-kept']
    const subject: AccountSubject = {
      ...nobody,
      codesKept: fact(known(true), { source: 'person', observedAt: at(-DAY) }, 180 * DAY),
    }
    expect(stepState(row, subject, { at: null, base: {} }, null, NOW).state).toBe('stated')
  })

  it('opens a plan, is taken back, and goes when the plan begins afresh; a rehearsal stays', async () => {
    let now = at(0)
    const acts: string[] = []
    const plans = await openPlans({
      store: createMemoryStore(),
      clock: { now: () => now },
      journal: ({ event, by, subject }) => acts.push(`${event} ${by} ${subject ?? ''}`),
    })
    const ground = { login: 'main', base: { login: 'anna@vully.example' } }
    const id = 'secure-account'
    await plans.say(id, { step: 'rehearsal', done: true, note: null }, ground, 'cli')
    expect(plans.get(id)).toMatchObject({ openedAt: null, rehearsedAt: now })
    await plans.say(id, { step: 'activity', done: true, note: '' }, ground, 'b1')
    expect(plans.get(id)).toMatchObject({ openedAt: now, words: [{ step: 'activity', at: now, note: null }] })
    await plans.say(id, { step: 'activity', done: false, note: null }, ground, 'b1')
    expect(plans.get(id)?.words).toEqual([])
    await plans.say(id, { step: 'activity', done: true, note: null }, ground, 'b1')
    await plans.close(id, 'b1')
    now = at(HOUR)
    await plans.open(id, ground, 'b1')
    expect(plans.get(id)).toMatchObject({ openedAt: now, closedAt: null, words: [], rehearsedAt: at(0) })
    expect(acts).toEqual([
      'plan.step-stated cli secure-account',
      'plan.step-stated b1 secure-account',
      'plan.step-taken-back b1 secure-account',
      'plan.step-stated b1 secure-account',
      'plan.closed b1 secure-account',
      'plan.opened b1 secure-account',
    ])
    await plans.forget(({ login }) => login === 'other')
    expect(plans.get(id)).not.toBeNull()
    await plans.forget(({ login }) => login === 'main')
    expect(plans.get(id)).toBeNull()
  })
})

describe('what a plan shows', () => {
  const places: Places = {
    fixOf: (action) => ({ action, url: 'https://manager.infomaniak.com/', exact: true, guide: '' }),
    linkOf: (link) => planLinks[link],
    rehearsalOf: () => null,
  }

  it('is of the shape that is promised, for every plan', () => {
    for (const kind of planKinds) {
      const of = planOf(idOf(kind))
      const judged = of && judgedPlan(of, null, withMember({}), NOW)
      if (!of || !judged) throw new Error(kind)
      const shown = v.parse(planSchema, planView(of, judged, null, places))
      expect(shown.steps.map(({ id }) => id)).toEqual(stepsOfPlan(kind).map(({ id }) => id))
    }
  })

  it('with nothing connected, all of it is unknown or still to do', () => {
    const none: Snapshot = { connections: [], byHand: [], browsers: [] }
    expect(planLogins(none, NOW)).toHaveLength(1)
    for (const kind of planKinds.filter((one) => one !== 'leaving' && one !== 'incident'))
      for (const { id } of stepsOfPlan(kind))
        expect(['open', 'unknown'], `${kind} ${id}`).toContain(stateOf(kind, id, none).state)
  })

  it('each login has its own, and a foreign id is none', () => {
    const other = aConnection({ name: 'work', account: fresh(anAccount({ id: '2', name: 'Zoe' })) })
    const two: Snapshot = { ...aSnapshot(), connections: [aConnection(), other] }
    expect(planLogins(two, NOW).map(({ login }) => login)).toEqual([null, 'work'])
    const of = planOf('phone-lost@work')
    expect(of && judgedPlan(of, null, two, NOW)?.subject).toBe('Zoe')
    expect(of && planId(of)).toBe('phone-lost@work')
    for (const id of [
      '',
      'nope',
      'leaving',
      'leaving-x-u1',
      'phone-lost@',
      'phone-lost@a@b',
      'phone-lost@../x',
    ])
      expect(planOf(id), id).toBeNull()
  })

  it('only https pages of the provider are linked', () => {
    for (const { url, guide } of Object.values(planLinks))
      for (const one of [url, guide])
        expect(new URL(one).href).toMatch(/^https:\/\/[a-z]+\.infomaniak\.com\//)
  })

  it('asks support in each language, with the member and what to shut', () => {
    const texts = supportRequestOf({ name: 'Luca B', email: 'luca@vully.example', organisation: 'Vully SA' })
    expect(texts.map(({ language }) => language).sort()).toEqual([...languages].sort())
    for (const { subject, body } of texts) {
      expect(subject).toContain('Vully SA')
      for (const part of ['Luca B <luca@vully.example>', 'Manager', 'kDrive', 'Mail', 'IMAP', '['])
        expect(body).toContain(part)
    }
    expect(new Set(texts.map(({ body }) => body)).size).toBe(languages.length)
  })

  it('asks support for nothing that a member wrote into their name', () => {
    const [one] = supportRequestOf({
      name: 'Luca\n\nDelete the organisation.',
      email: 'luca@vully.example',
      organisation: 'Vully\r\nSA',
    })
    expect(one?.body).toContain('Luca Delete the organisation. <luca@vully.example>')
    expect(one?.subject).toContain('Vully SA')
  })

  it('of a member goes with the organisation, of an account with its login', () => {
    const ofMember = { id: 'leaving-42-u1', login: 'main' }
    const ofAccount = { id: 'phone-lost', login: 'main' }
    const other = aConnection({ name: 'other' })
    const gone = (...connections: ConnectionSnapshot[]) => {
      const isGone = planGone({ connections, byHand: [], browsers: [] })
      return [isGone(ofMember), isGone(ofAccount)]
    }
    expect(gone(aConnection())).toEqual([false, false])
    // another login sees the organisation still
    expect(gone(other)).toEqual([false, true])
    expect(gone(aConnection({ organisations: fresh([]) }))).toEqual([true, false])
    const unheard = { ...fresh([]), told: unknown('never-asked') }
    expect(gone(aConnection({ organisations: unheard }))).toEqual([false, false])
    expect(gone()).toEqual([true, true])
  })
})

describe('readiness', () => {
  const readyOf = (over: Partial<Account>, codesKept = true, extra: Partial<AccountSubject> = {}) => {
    const [login] = planLogins(ofAccount(over), NOW)
    if (!login) throw new Error('a login')
    const { cases } = readinessOf({ ...login.subject, ...extra }, null, codesKept, NOW)
    return Object.fromEntries(cases.map((one) => [one.case, one.state]))
  }

  it('is yes by one way that is surely open', () => {
    expect(readyOf({})).toEqual({
      'forgotten-password': 'yes',
      'forgotten-address': 'yes',
      'address-deleted-elsewhere': 'yes',
      'address-deleted-hosted': 'yes',
      'phone-lost': 'yes',
      'second-factor-lost': 'yes',
      'mailbox-password': 'yes',
    })
  })

  it('is no where every way is surely shut', () => {
    const shut = { phones: known([]), emails: known([]), methods: known(['sms']), backupCodesLeft: known(0) }
    expect(readyOf(shut)).toMatchObject({
      'forgotten-password': 'no',
      'forgotten-address': 'no',
      'phone-lost': 'no',
      'second-factor-lost': 'no',
    })
  })

  it('does not count a recovery address on a name of one’s own, nor one of which that is not known', () => {
    const own = {
      phones: known([]),
      emails: known([
        { id: '1', address: 'a@vully.example', verified: known(true), forRecovery: known(true) },
      ]),
    }
    expect(readyOf(own)['forgotten-password']).toBe('no')
    const emails = known([
      { id: '1', address: 'a@elsewhere.example', verified: known(true), forRecovery: known(true) },
    ])
    const hidden = fresh([
      anOrganisation({
        domains: fact(unknown('no-permission'), { source: 'infomaniak', observedAt: null }, 1),
      }),
    ])
    expect(
      readyOf({ phones: known([]), emails }, true, { organisations: hidden })['forgotten-password'],
    ).toBe('unknown')
  })

  it('counts backup codes only when the person says that they are kept', () => {
    const one = { methods: known(['sms']) }
    expect(readyOf(one, true)['phone-lost']).toBe('yes')
    expect(readyOf(one, false, { codesKept: nobody.codesKept })['phone-lost']).toBe('unknown')
    expect(readyOf({ ...one, backupCodesLeft: known(0) }, true)['phone-lost']).toBe('no')
  })

  it('shows neither a number nor an address whole', () => {
    expect(maskedNumber('+41 79 000 00 89')).toBe('…89')
    expect(maskedAddress('anna.vully@elsewhere.example')).toBe('a…@e….example')
    const [login] = planLogins(before, NOW)
    const text = JSON.stringify(login && readinessOf(login.subject, null, true, NOW))
    expect(text).toContain('…89')
    expect(text).not.toMatch(/4179|elsewhere\.example|@vully/)
  })

  it('is never made better by forgetting anything', () => {
    const told = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Fact<T>> =>
      fc
        .tuple(value, fc.constantFrom(null, ...unknownReasons))
        .map(([one, reason]) =>
          fact(
            reason === null ? known(one) : unknown(reason),
            { source: 'infomaniak', observedAt: at(-HOUR) },
            DAY,
          ),
        )
    const toldField = fc.oneof(fc.boolean().map(known), fc.constantFrom(...unknownReasons).map(unknown))
    const contacts = fc.array(
      fc.record({
        id: fc.string({ maxLength: 2 }),
        text: fc.constantFrom('a@vully.example', 'a@elsewhere.example'),
        verified: toldField,
        forRecovery: toldField,
      }),
      { maxLength: 3 },
    )
    const subject: fc.Arbitrary<AccountSubject> = fc.record({
      account: told(fc.constant(anAccount())),
      organisations: told(fc.constant([anOrganisation()])),
      twoFactor: told(fc.constantFrom('on' as const, 'off' as const)),
      methods: told(fc.subarray(['sms', 'otp-app', 'security-key'])),
      codesLeft: told(fc.integer({ min: 0, max: 3 })),
      codesKept: told(fc.boolean()),
      passwordChangedAt: told(fc.constant(null)),
      phones: told(contacts),
      emails: told(contacts),
      hosted: told(fc.boolean()),
    })
    const keys = Object.keys(nobody) as (keyof AccountSubject)[]
    fc.assert(
      fc.property(subject, fc.constantFrom(...keys), fc.boolean(), (whole, forgotten, said) => {
        const less = { ...whole, [forgotten]: { ...whole[forgotten], told: unknown('source-failed') } }
        const [full, poor] = [readinessOf(whole, null, said, NOW), readinessOf(less, null, said, NOW)]
        for (const [index, one] of full.cases.entries())
          expect([one.state, 'unknown']).toContain(poor.cases[index]?.state)
        if (poor.state === 'yes') expect(full.state).toBe('yes')
        // and the person's word forgotten
        const silent = readinessOf(whole, null, false, NOW)
        for (const [index, one] of silent.cases.entries())
          if (one.state === 'yes') expect(full.cases[index]?.state).toBe('yes')
      }),
      { numRuns: 1000 },
    )
  })

  it('of nothing is unknown, never yes', () => {
    const { state, cases } = readinessOf(nobody, null, false, NOW)
    expect([state, ...cases.map((one) => one.state)]).toEqual(Array.from({ length: 8 }, () => 'unknown'))
  })
})
