import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checksFor } from '#daemon/checks.ts'
import type { ConnectionSnapshot, VaultSnapshot } from '#daemon/core/snapshot.ts'
import { accountFact } from '#daemon/core/stated.ts'
import { vaultWord, type InVault } from '#daemon/features/backup-codes/facts.ts'
import { noteOf, type SetNote } from '#daemon/features/backup-codes/notes.ts'
import { judgeEach } from '#daemon/features/findings/judge.ts'
import type { Account } from '#shared/account.ts'
import { fact, known, unknown, type Told } from '#shared/fact.ts'
import type { CheckId } from '#shared/findings.ts'
import { defaultSettings } from '#shared/settings.ts'
import { DAY, HOUR } from '#shared/time.ts'
import { aConnection, anAccount, aSnapshot, at, aWord, fresh, justNow, NOW } from '../support/snapshot.ts'

const checks = checksFor(() => defaultSettings)
const verdictOf = (id: CheckId, over: Partial<ConnectionSnapshot>) =>
  judgeEach(checks, aSnapshot(over), NOW).find(({ check }) => check.id === id)?.verdict ?? {
    state: 'not-concerned',
  }
const ofAccount = (over: Partial<Account>) => fresh(anAccount(over))
const silent = ofAccount({ backupCodesLeft: unknown('not-published') })

const code = { shownAt: null, struckAt: null }
const aNote = (left: number, over: Partial<SetNote> = {}): SetNote => ({
  ...noteOf(
    'a'.repeat(16),
    {
      connection: 'main',
      label: null,
      keptAt: at(-DAY),
      changedAt: at(-DAY),
      codes: Array.from({ length: left }, () => code),
    },
    at(-DAY),
  ),
  ...over,
})
const inVault = (over: Partial<InVault> = {}): InVault => ({
  isThere: true,
  notes: [aNote(8)],
  isWhole: true,
  makers: { logins: [], at: at(-DAY) },
  ...over,
})
const withVault = (over: Partial<InVault> = {}, more: Partial<ConnectionSnapshot> = {}) => ({
  account: silent,
  stated: [],
  vault: vaultWord(inVault(over), ['main']),
  ...more,
})

describe('what the vault says of backup codes', () => {
  it.each<[string, Partial<ConnectionSnapshot>, string, string]>([
    ['enough of them', withVault(), 'ok', 'ok'],
    ['two', withVault({ notes: [aNote(2)] }), 'open', 'ok'],
    ['none left, and nobody says where others are', withVault({ notes: [aNote(0)] }), 'open', 'unknown'],
    [
      'those of another login',
      withVault({ notes: [aNote(8, { connection: 'other' })] }),
      'unknown',
      'unknown',
    ],
    ['a set that does not open', withVault({ notes: [aNote(8, { damaged: true })] }), 'unknown', 'unknown'],
    ['a record that is gone', withVault({ isWhole: false }), 'unknown', 'unknown'],
    [
      'an older state that came back',
      withVault({ notes: [aNote(8, { standsAt: null })] }),
      'unknown',
      'unknown',
    ],
    [
      'a count on which nobody has acted for half a year',
      withVault({ notes: [aNote(8, { standsAt: at(-181 * DAY) })] }),
      'unknown',
      'unknown',
    ],
    ['a vault that was removed', withVault({ isThere: false }), 'unknown', 'unknown'],
  ])('%s', (_, over, few, unkept) => {
    expect([
      verdictOf('account-backup-codes-few', over).state,
      verdictOf('account-backup-codes-unkept', over).state,
    ]).toEqual([few, unkept])
  })

  const leftBy = (over: Partial<ConnectionSnapshot>) => {
    const { told, by } = accountFact(aConnection(over), 'backupCodesLeft', NOW)
    return [told, by.source]
  }
  it('gives way to the provider, and goes before what was stated', () => {
    const stated = [aWord('backupCodesLeft', 5)]
    expect(leftBy(withVault({}, { account: ofAccount({ backupCodesLeft: known(3) }), stated }))).toEqual([
      known(3),
      'infomaniak',
    ])
    expect(leftBy(withVault({}, { stated }))).toEqual([known(8), 'vault'])
    expect(leftBy(withVault({ isThere: false }, { stated }))[1]).toBe('person')
  })

  it('does not bring back a count from before the provider’s last word, old as that may be', () => {
    const lastWord = fact(
      known(anAccount({ backupCodesLeft: known(1) })),
      { source: 'infomaniak', observedAt: at(-7 * HOUR) },
      6 * HOUR,
    )
    expect(verdictOf('account-backup-codes-few', withVault({}, { account: lastWord })).state).toBe('unknown')
    const since = withVault({ notes: [aNote(8, { standsAt: at(-HOUR) })] }, { account: lastWord })
    expect(leftBy(since)).toEqual([known(8), 'vault'])
  })

  const arbTold = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Told<T>> =>
    fc.oneof(value.map(known), fc.constantFrom(unknown('absent'), unknown('no-permission')))
  const arbVault: fc.Arbitrary<VaultSnapshot | null> = fc
    .record({
      notes: fc.array(
        fc
          .record({
            left: fc.integer({ min: 0, max: 9 }),
            standsAt: fc.option(fc.integer({ min: -400 * DAY, max: DAY }).map(at)),
            damaged: fc.boolean(),
          })
          .map(({ left, ...over }) => aNote(left, over)),
        { maxLength: 2 },
      ),
      isWhole: fc.boolean(),
      isThere: fc.boolean(),
      makers: fc.option(fc.constantFrom({ logins: ['main'], at: NOW }, { logins: [], at: NOW })),
    })
    .map((over) => vaultWord(over, ['main']))

  it('never changes a verdict that the provider decides', () => {
    fc.assert(
      fc.property(
        fc.record({
          backupCodesLeft: arbTold(fc.integer({ min: 0, max: 9 })),
          methods: arbTold(fc.subarray(['sms', 'otp-app', 'push-app'])),
          twoFactor: arbTold(fc.constantFrom('on', 'off')),
        }),
        arbVault,
        (over, vault) => {
          const account = ofAccount(over)
          const without = judgeEach(checks, aSnapshot({ account, stated: [] }), NOW)
          const after = new Map(
            judgeEach(checks, aSnapshot({ account, stated: [], vault }), NOW).map((one) => [
              one.key,
              one.verdict,
            ]),
          )
          for (const { key, verdict } of without)
            if (verdict.state !== 'unknown') expect(after.get(key), key).toEqual(verdict)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('the second factor in the vault of this computer', () => {
  const here = { makers: { logins: ['main'], at: at(-DAY) } }
  const factor = (methods: Told<string[]>, over: Partial<InVault> = here, more: Partial<Account> = {}) =>
    verdictOf('account-factor-here', {
      account: ofAccount({ methods, ...more }),
      vault: vaultWord(inVault(over), ['main']),
    }).state
  it('is told where no other method is known, and only there', () => {
    expect(factor(known(['otp-app']))).toBe('open')
    expect(factor(known(['otp-app', 'security-key']))).toBe('ok')
    expect(factor(known(['otp-app']), { makers: { logins: ['other'], at: NOW } })).toBe('not-concerned')
    expect(factor(known(['otp-app']), here, { twoFactor: known('off') })).toBe('not-concerned')
    expect(factor(known(['otp-app']), { isThere: false })).toBe('not-concerned')
    expect(verdictOf('account-factor-here', {}).state).toBe('not-concerned')
  })
  it('is not known where nobody tells the methods, or the vault was never seen open', () => {
    expect(factor(unknown('no-permission'))).toBe('unknown')
    expect(factor(known(['otp-app']), { makers: null })).toBe('unknown')
  })
  it('adds no method: one is one, wherever its codes are made', () => {
    const over = {
      account: ofAccount({ methods: known(['otp-app']) }),
      vault: vaultWord(inVault(here), ['main']),
    }
    expect(verdictOf('account-2fa-single-method', over).state).toBe('open')
    const untold = { account: ofAccount({ methods: unknown('absent') }), vault: over.vault }
    for (const id of ['account-2fa-single-method', 'account-2fa-sms-only'] as const)
      expect(verdictOf(id, untold)).toMatchObject({ state: 'unknown', fact: { by: justNow } })
  })
})
