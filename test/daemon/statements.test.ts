import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checksFor } from '#daemon/checks.ts'
import type { ConnectionSnapshot } from '#daemon/core/snapshot.ts'
import { derivedFacts } from '#daemon/features/account/derived.ts'
import { judgeEach } from '#daemon/features/findings/judge.ts'
import { openStatements } from '#daemon/features/statements/statements.ts'
import { createWholeSnapshot } from '#daemon/whole-snapshot.ts'
import { fact, known, unknown, type Told } from '#shared/fact.ts'
import { defaultSettings } from '#shared/settings.ts'
import { statable, type StatementRequest } from '#shared/statements.ts'
import { DAY, HOUR, iso, type IsoTime } from '#shared/time.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { aConnection, aMember, anAccount, anOrganisation, at, fresh, NOW } from '../support/snapshot.ts'

const checks = checksFor(() => defaultSettings)

/** The real store of statements beside logins that a test makes tell what it likes. */
async function aDaemon(...first: readonly ConnectionSnapshot[]) {
  let told = first.map((one) => ({ ...one, stated: [] }))
  let now = NOW
  const store = createMemoryStore()
  const acts: string[] = []
  const clock = { now: () => now }
  const statements = await openStatements({
    store,
    clock,
    told: () => told,
    derived: derivedFacts,
    journal: ({ event, by, subject }) => acts.push(`${event} ${by} ${String(subject)}`),
  })
  const noBrowsers: [] = []
  const whole = createWholeSnapshot({
    connections: () => told,
    registry: { revision: 0, record: () => null },
    names: { revision: 0, notes: () => null, added: () => [] },
    statements,
    browsers: () => noBrowsers,
    team: { revision: '', followed: () => null },
  })
  return {
    statements,
    acts,
    whole,
    store,
    tells: (...next: readonly ConnectionSnapshot[]) =>
      void (told = next.map((one) => ({ ...one, stated: [] }))),
    wait: (ms: number) => void (now = iso(Date.parse(now) + ms)),
    now: () => now,
    verdicts: () =>
      new Map(judgeEach(checks, whole().snapshot, now).map(({ key, verdict }) => [key, verdict] as const)),
  }
}
const of = (key: string, value: StatementRequest['value']): StatementRequest => ({
  scope: 'account',
  subject: 'main',
  key,
  value,
})
const say = (daemon: Awaited<ReturnType<typeof aDaemon>>, ...wanted: Parameters<typeof of>) =>
  daemon.statements.state(of(...wanted), 'cli')

const silentOn = (...keys: (keyof ReturnType<typeof anAccount>)[]) =>
  aConnection({
    account: fresh(anAccount(Object.fromEntries(keys.map((key) => [key, unknown('no-permission')])))),
  })
const told = (over: Parameters<typeof anAccount>[0], observedAt: IsoTime) =>
  aConnection({ account: fresh(anAccount(over), { source: 'infomaniak', observedAt }) })

describe('what the person states', () => {
  it('stands in the gap, is the person’s, ages, and asks to be confirmed before and after', async () => {
    const daemon = await aDaemon(silentOn('twoFactor'))
    const key = 'account-2fa-off/main//'
    expect(daemon.verdicts().get(key)).toMatchObject({ state: 'unknown', reason: 'no-permission' })
    const before = daemon.whole().revision
    expect(await say(daemon, 'twoFactor', 'on')).toMatchObject({ ok: true, value: { replaced: null } })
    expect(daemon.whole().revision).not.toBe(before)
    expect(daemon.whole().revision).toBe(daemon.whole().revision)
    expect(daemon.verdicts().get(key)).toEqual({ state: 'ok' })

    const confirm = 'statement-to-confirm/main//'
    const hear = () => daemon.tells(told({ twoFactor: unknown('no-permission') }, daemon.now()))
    daemon.wait(166 * DAY + HOUR)
    hear()
    expect(daemon.verdicts().get(key)).toEqual({ state: 'ok' })
    expect(daemon.verdicts().get(confirm)).toMatchObject({ state: 'open', action: 'open-account' })
    daemon.wait(14 * DAY)
    hear()
    expect(daemon.verdicts().get(key)).toMatchObject({
      state: 'unknown',
      reason: 'stale',
      fact: { by: { source: 'person', observedAt: NOW } },
    })
    expect(daemon.verdicts().get(confirm)).toMatchObject({ state: 'open' })
    await say(daemon, 'twoFactor', 'on')
    expect(daemon.verdicts().get(key)).toEqual({ state: 'ok' })
    expect(daemon.verdicts().get(confirm)).toEqual({ state: 'ok' })
  })

  it('is refused where a source knows, where there is nothing to say it of, and where it is no such thing', async () => {
    const daemon = await aDaemon(aConnection())
    expect(await say(daemon, 'twoFactor', 'on')).toEqual({ ok: false, error: 'conflict' })
    expect(await say(daemon, 'recoveryPhone', 'verified')).toEqual({ ok: false, error: 'conflict' })
    expect(await say(daemon, 'backupCodesKept', 'perhaps')).toEqual({ ok: false, error: 'bad-shape' })
    expect(await say(daemon, 'nonsense', true)).toEqual({ ok: false, error: 'bad-shape' })
    const elsewhere = { ...of('backupCodesKept', true), subject: 'other' }
    expect(await daemon.statements.state(elsewhere, 'cli')).toEqual({ ok: false, error: 'not-found' })
    daemon.tells(silentOn('methods'))
    // two of one kind would look like a second way
    expect(await say(daemon, 'methods', ['otp-app', 'otp-app'])).toEqual({ ok: false, error: 'bad-shape' })
    daemon.tells(silentOn('passwordChangedAt'))
    expect(await say(daemon, 'passwordChangedAt', at(DAY))).toEqual({ ok: false, error: 'bad-shape' })
    expect(await say(daemon, 'passwordChangedAt', at(-DAY))).toMatchObject({ ok: true })
    expect(daemon.acts).toEqual(['statement.made cli main'])
  })

  it('is over for good once a source has spoken, even if that falls silent or grows old', async () => {
    const daemon = await aDaemon(silentOn('twoFactor'))
    await say(daemon, 'twoFactor', 'on')
    daemon.wait(HOUR)
    daemon.tells(told({ twoFactor: known('off') }, daemon.now()))
    const key = 'account-2fa-off/main//'
    expect(daemon.verdicts().get(key)).toMatchObject({
      state: 'open',
      fact: { by: { source: 'infomaniak' } },
    })
    daemon.wait(7 * HOUR)
    expect(daemon.verdicts().get(key)).toMatchObject({ state: 'unknown', reason: 'stale' })
    await daemon.statements.settle()
    expect(daemon.statements.list()).toEqual([])
    expect(daemon.acts.at(-1)).toBe('statement.over daemon main')
    daemon.tells(silentOn('twoFactor'))
    expect(daemon.verdicts().get(key)).toMatchObject({ state: 'unknown' })
  })

  it('counts in place of a source’s older word once that is too old, and not before', async () => {
    const daemon = await aDaemon(told({ twoFactor: known('off') }, at(-7 * HOUR)))
    expect(await say(daemon, 'twoFactor', 'on')).toMatchObject({ ok: true })
    expect(daemon.verdicts().get('account-2fa-off/main//')).toEqual({ state: 'ok' })
    await daemon.statements.settle()
    expect(daemon.statements.list()).toHaveLength(1)
  })

  it('tells what it replaced and what was removed, and both come back as they were', async () => {
    const daemon = await aDaemon(aConnection())
    await say(daemon, 'backupCodesKept', true)
    daemon.wait(100 * DAY)
    const second = await say(daemon, 'backupCodesKept', false)
    expect(second).toMatchObject({ ok: true, value: { replaced: { value: true, at: NOW } } })
    if (!second.ok || !second.value.replaced) throw new Error('nothing was replaced')
    await daemon.statements.state(second.value.replaced, 'cli')
    expect(daemon.statements.list()).toMatchObject([{ value: true, at: NOW, until: at(180 * DAY) }])
    const removed = await daemon.statements.remove(of('backupCodesKept', true), 'cli')
    expect(removed).toMatchObject({ value: true, at: NOW })
    expect(await daemon.statements.remove(of('backupCodesKept', true), 'cli')).toBeNull()
    // never in the future: it would be believed for longer
    expect(
      await daemon.statements.state({ ...of('backupCodesKept', true), at: at(200 * DAY) }, 'cli'),
    ).toEqual({
      ok: false,
      error: 'bad-shape',
    })
  })

  it('goes with its login, organisation or member; a list that is not known takes nothing away', async () => {
    const members = fresh([aMember({ id: 'u1', twoFactor: unknown('no-permission') })])
    const seen = aConnection({
      organisations: fresh([anOrganisation({ organisation: { requires2fa: unknown('absent') }, members })]),
    })
    const daemon = await aDaemon(seen)
    await say(daemon, 'backupCodesKept', true)
    await daemon.statements.state(
      { scope: 'organisation', subject: '42', key: 'requires2fa', value: true },
      'cli',
    )
    await daemon.statements.state(
      { scope: 'member', subject: '42/u1', key: 'twoFactor', value: 'weak' },
      'cli',
    )
    const verdictOf = (check: string, id: string) =>
      [...daemon.verdicts()].find(([key]) => key.startsWith(check) && key.endsWith(id))?.[1]
    const [login] = daemon.whole().snapshot.connections
    expect(login?.organisations.told).toMatchObject({
      known: [{ members: { told: { known: [{ id: 'u1', twoFactor: { known: 'weak' } }] } } }],
    })
    expect(verdictOf('member-2fa-weak', '/u1')).toMatchObject({
      state: 'open',
      fact: { by: { source: 'person' } },
    })
    expect(verdictOf('organisation-2fa-not-required', '/42')).toEqual({ state: 'ok' })

    daemon.tells({ ...seen, organisations: { ...seen.organisations, told: unknown('source-failed') } })
    await daemon.statements.settle()
    expect(daemon.statements.list()).toHaveLength(3)
    daemon.tells(aConnection({ organisations: fresh([anOrganisation({ members: fresh([]) })]) }))
    await daemon.statements.settle()
    expect(daemon.statements.list().map(({ scope }) => scope)).toEqual(['account', 'organisation'])
    daemon.tells()
    await daemon.statements.settle()
    expect(daemon.statements.list()).toEqual([])
  })

  it('holds for every login of the account, and never against what another of them is told', async () => {
    const second = { ...silentOn('twoFactor'), name: 'second' }
    const daemon = await aDaemon(silentOn('twoFactor'), second)
    await say(daemon, 'twoFactor', 'on')
    const [, other] = daemon.whole().snapshot.connections
    expect(other?.account.told).toMatchObject({ known: { twoFactor: { known: 'on' } } })
    daemon.tells(silentOn('twoFactor'), { ...told({ twoFactor: known('off') }, at(-60_000)), name: 'second' })
    expect([...daemon.verdicts()].find(([key]) => key.startsWith('account-2fa-off'))?.[1]).toMatchObject({
      state: 'open',
    })
  })
})

const arbKeys = fc.subarray([
  'twoFactor',
  'methods',
  'backupCodesLeft',
  'passwordChangedAt',
  'alertOnLogin',
  'alertOnFailure',
  'phones',
  'emails',
  'applicationPasswords',
  'devices',
] as const)
const arbStatement = fc.constantFrom<StatementRequest>(
  ...(['on', 'off'] as const).map((value) => of('twoFactor', value)),
  of('methods', ['sms']),
  of('methods', ['otp-app', 'security-key']),
  of('backupCodesLeft', 0),
  of('backupCodesLeft', 9),
  of('backupCodesKept', false),
  of('passwordChangedAt', at(-900 * DAY)),
  of('recoveryPhone', 'missing'),
  of('recoveryEmail', { address: 'a@vully.example', verified: true }),
  of('alertOnLogin', false),
  of('alertOnFailure', true),
  of('loginHostedHere', true),
  of('unusedPasswords', true),
  of('unseenDevices', true),
  { scope: 'organisation', subject: '42', key: 'requires2fa', value: false },
  { scope: 'member', subject: '42/u1', key: 'twoFactor', value: 'off' },
)

/** What each key of a statement lets a check know; no other may be moved by it. */
const touched: Readonly<Record<string, readonly string[]>> = {
  twoFactor: ['account-2fa', 'account-backup-codes', 'member-', 'administrator-'],
  methods: ['account-2fa'],
  backupCodesLeft: ['account-backup-codes-few'],
  backupCodesKept: ['account-backup-codes-unkept'],
  passwordChangedAt: ['account-password'],
  recoveryPhone: ['account-recovery-phone'],
  recoveryEmail: ['account-recovery-email'],
  alertOnLogin: ['account-alerts'],
  alertOnFailure: ['account-alerts'],
  loginHostedHere: ['account-login-hosted'],
  unusedPasswords: ['account-application-passwords'],
  unseenDevices: ['account-devices'],
  requires2fa: ['account-2fa-required', 'organisation-2fa'],
}

it('no statement changes what a source lets a check answer, and what nobody said stays unknown', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        silent: arbKeys,
        age: fc.integer({ min: 0, max: 9 * HOUR }),
        isHeard: fc.boolean(),
        requires: fc.constantFrom<Told<boolean>>(known(true), known(false), unknown('absent')),
        member: fc.constantFrom<Told<'on' | 'off'>>(known('on'), known('off'), unknown('absent')),
        words: fc.array(arbStatement, { maxLength: 6 }),
      }),
      async ({ silent, age, isHeard, requires, member, words }) => {
        const base = silentOn(...silent)
        const by = { source: 'infomaniak', observedAt: at(-age) } as const
        const account = isHeard
          ? { ...base.account, by }
          : fact<never>(unknown('no-permission'), by, 6 * HOUR)
        const organisations = fresh([
          anOrganisation({
            organisation: { requires2fa: requires },
            members: fresh([aMember({ id: 'u1', twoFactor: member })]),
          }),
        ])
        const daemon = await aDaemon({ ...base, account, organisations })
        const before = daemon.verdicts()
        const said = new Set<string>()
        for (const word of words) if ((await daemon.statements.state(word, 'cli')).ok) said.add(word.key)
        const after = daemon.verdicts()
        for (const [key, verdict] of before) {
          if (key.startsWith('statement-')) continue
          const isTouched = [...said].some((one) => touched[one]?.some((prefix) => key.startsWith(prefix)))
          if (verdict.state !== 'unknown' || !isTouched) expect([key, after.get(key)]).toEqual([key, verdict])
        }
      },
    ),
    { numRuns: 300 },
  )
})

it('every key that can be stated has a time after which it asks again', () => {
  for (const rows of Object.values(statable))
    for (const { believed } of Object.values(rows)) expect(believed).toBeGreaterThanOrEqual(180 * DAY)
})
