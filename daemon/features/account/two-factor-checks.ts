/** The second factor of the person's own login, and the codes that stand in for it (guide: two-step verification). */
import { check, type CheckRow, type Subjects } from '#daemon/core/check.ts'
import type { OrganisationSnapshot } from '#daemon/core/snapshot.ts'
import { accountFact, codesKeptFact } from '#daemon/core/stated.ts'
import { fact, field, isKnown, known, unknown, type Fact, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'

/** Codes left at which new ones should be made. */
const FEW_BACKUP_CODES = 2

export const twoFactorChecks: readonly CheckRow<'account'>[] = [
  check({
    id: 'account-2fa-off',
    scope: 'account',
    severity: 'critical',
    action: 'enable-2fa',
    counted: 'each',
    needs: ({ connection }, now) => ({ twoFactor: accountFact(connection, 'twoFactor', now) }),
    test: ({ twoFactor }) => (twoFactor === 'on' ? 'ok' : { seen: {} }),
  }),
  check({
    id: 'account-2fa-required-and-off',
    scope: 'account',
    severity: 'critical',
    action: 'enable-2fa',
    counted: 'each',
    needs: ({ connection }, now) => ({
      twoFactor: accountFact(connection, 'twoFactor', now),
      requiredBy: field(connection.organisations, requiredBy),
    }),
    test: ({ twoFactor, requiredBy }) => {
      if (requiredBy === null) return null
      return twoFactor === 'on' ? 'ok' : { seen: { organisation: requiredBy } }
    },
  }),
  check({
    id: 'account-2fa-sms-only',
    scope: 'account',
    severity: 'warning',
    action: 'enable-2fa',
    counted: 'each',
    needs: methodsAndState,
    test: ({ twoFactor, methods }) => {
      if (twoFactor === 'off' || methods.length === 0) return null
      return methods.every((method) => method === 'sms') ? { seen: {} } : 'ok'
    },
  }),
  check({
    id: 'account-2fa-sms-fallback',
    scope: 'account',
    severity: 'notice',
    action: 'enable-2fa',
    counted: 'each',
    needs: methodsAndState,
    test: ({ twoFactor, methods }) => {
      // as the only one it is said above
      if (twoFactor === 'off' || methods.every((method) => method === 'sms')) return null
      return methods.includes('sms') ? { seen: {} } : 'ok'
    },
  }),
  check({
    id: 'account-2fa-single-method',
    scope: 'account',
    severity: 'notice',
    action: 'enable-2fa',
    counted: 'each',
    needs: methodsAndState,
    test: ({ twoFactor, methods }) => {
      if (twoFactor === 'off' || methods.length === 0) return null
      return methods.length === 1 ? { seen: { method: methods[0] ?? '' } } : 'ok'
    },
  }),
  check({
    id: 'account-backup-codes-few',
    scope: 'account',
    severity: 'warning',
    action: 'enable-2fa',
    counted: 'each',
    needs: ({ connection }, now) => ({
      twoFactor: accountFact(connection, 'twoFactor', now),
      left: accountFact(connection, 'backupCodesLeft', now),
    }),
    test: ({ twoFactor, left }) => {
      if (twoFactor === 'off') return null
      return left > FEW_BACKUP_CODES ? 'ok' : { seen: { left } }
    },
  }),
  check({
    id: 'account-backup-codes-unkept',
    scope: 'account',
    severity: 'notice',
    // who has them elsewhere than in the vault knows where alone
    action: 'open-account',
    counted: 'each',
    needs: ({ connection }, now) => ({
      twoFactor: accountFact(connection, 'twoFactor', now),
      kept: codesKeptFact(connection, now),
    }),
    test: ({ twoFactor, kept }) => {
      if (twoFactor === 'off') return null
      return kept ? 'ok' : { seen: {}, action: 'enable-2fa' }
    },
  }),
  check({
    id: 'account-factor-here',
    scope: 'account',
    severity: 'notice',
    action: 'enable-2fa',
    counted: 'each',
    concerns: ({ connection }) => connection.vault !== null,
    needs: ({ connection }, now) => ({
      ...methodsAndState({ connection }, now),
      isHere: connection.vault?.makesCodes ?? unasked,
    }),
    // what the vault makes is one of the methods that somebody else told: it adds none, and takes none away
    test: ({ twoFactor, methods, isHere }) => {
      if (twoFactor === 'off' || methods.length === 0 || !isHere) return null
      return methods.every((method) => method === 'otp-app') ? { seen: {} } : 'ok'
    },
  }),
]

const unasked: Fact<boolean> = fact(unknown('never-asked'), { source: 'vault', observedAt: null }, 0)

/**
 * The names of the organisations that require 2FA, `null` only when every one is known not to. What a source says of some
 * goes before what was stated of others.
 */
function requiredBy(organisations: readonly OrganisationSnapshot[]): Told<string | null> {
  const requiring: string[] = []
  let stated: Told<string | null> | null = null
  for (const { organisation } of organisations) {
    const { requires2fa }: { requires2fa: Told<boolean> } = organisation
    if (!isKnown(requires2fa) || !requires2fa.known) continue
    if (requires2fa.stated === undefined) requiring.push(organisation.name)
    else stated ??= { ...known(organisation.name), stated: requires2fa.stated }
  }
  if (requiring.length > 0) return known(requiring.join(', '))
  if (stated) return stated
  const tolds: Told<boolean>[] = organisations.map(({ organisation }) => organisation.requires2fa)
  const silent = tolds.find((told) => !isKnown(told))
  if (silent && !isKnown(silent)) return silent
  const word = tolds.find((told) => told.stated)?.stated
  return word ? { ...known(null), stated: word } : known(null)
}

function methodsAndState({ connection }: Subjects['account'], now: IsoTime) {
  return {
    twoFactor: accountFact(connection, 'twoFactor', now),
    methods: accountFact(connection, 'methods', now),
  }
}
