/** What the person's own login must have (guides: two-step verification, recovery phone, security mails). */
import { check, type CheckRow, type Subjects } from '../../core/check.ts'
import type { OrganisationSnapshot } from '../../core/snapshot.ts'
import { field, isKnown, known, unknown, type Told } from '#shared/fact.ts'

/** Codes left at which new ones should be made. */
const FEW_BACKUP_CODES = 2

/** True as soon as one is, false only if every one is known not to be, else unknown. */
const anyTold = (tolds: readonly Told<boolean>[]): Told<boolean> => {
  if (tolds.some((told) => isKnown(told) && told.known)) return known(true)
  return tolds.find((told) => !isKnown(told)) ?? known(false)
}

export const accountChecks: readonly CheckRow<'account'>[] = [
  check({
    id: 'account-2fa-off',
    scope: 'account',
    severity: 'critical',
    action: 'enable-2fa',
    counted: 'each',
    needs: ({ connection }) => ({ twoFactor: field(connection.account, (account) => account.twoFactor) }),
    test: ({ twoFactor }) => (twoFactor === 'on' ? 'ok' : { seen: {} }),
  }),
  check({
    id: 'account-2fa-required-and-off',
    scope: 'account',
    severity: 'critical',
    action: 'enable-2fa',
    counted: 'each',
    needs: ({ connection }) => ({
      twoFactor: field(connection.account, (account) => account.twoFactor),
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
    needs: ({ connection }) => ({
      twoFactor: field(connection.account, (account) => account.twoFactor),
      left: field(connection.account, (account) => account.backupCodesLeft),
    }),
    test: ({ twoFactor, left }) => {
      if (twoFactor === 'off') return null
      return left > FEW_BACKUP_CODES ? 'ok' : { seen: { left } }
    },
  }),
  check({
    id: 'account-recovery-phone-missing',
    scope: 'account',
    severity: 'warning',
    action: 'edit-recovery-phone',
    counted: 'each',
    needs: ({ connection }) => ({
      usable: field(connection.account, ({ phones }) =>
        isKnown(phones) ? anyTold(phones.known.map(usable)) : phones,
      ),
    }),
    test: ({ usable }) => (usable ? 'ok' : { seen: {} }),
  }),
  check({
    id: 'account-recovery-email-missing',
    scope: 'account',
    severity: 'notice',
    action: 'edit-recovery-email',
    counted: 'each',
    needs: ({ connection }) => ({
      usable: field(connection.account, ({ emails }) =>
        isKnown(emails) ? anyTold(emails.known.map(usable)) : emails,
      ),
    }),
    test: ({ usable }) => (usable ? 'ok' : { seen: {} }),
  }),
  check({
    id: 'account-alerts-off',
    scope: 'account',
    severity: 'notice',
    action: 'enable-alerts',
    counted: 'each',
    needs: ({ connection }) => ({
      onLogin: field(connection.account, (account) => account.alertOnLogin),
      onFailure: field(connection.account, (account) => account.alertOnFailure),
    }),
    test: ({ onLogin, onFailure }) => (onLogin && onFailure ? 'ok' : { seen: { onLogin, onFailure } }),
  }),
]

/** The name of an organisation that requires 2FA, `null` only when every one is known not to. */
function requiredBy(organisations: readonly OrganisationSnapshot[]): Told<string | null> {
  const requiring = organisations.find(
    ({ organisation: { requires2fa } }) => isKnown(requires2fa) && requires2fa.known,
  )
  if (requiring) return known(requiring.organisation.name)
  const silent = organisations.find(({ organisation }) => !isKnown(organisation.requires2fa))?.organisation
    .requires2fa
  return silent && !isKnown(silent) ? silent : known(null)
}

function methodsAndState({ connection }: Subjects['account']) {
  return {
    twoFactor: field(connection.account, (account) => account.twoFactor),
    methods: field(connection.account, (account) => account.methods),
  }
}

/** Both marked for recovery and verified. */
function usable(contact: { verified: Told<boolean>; forRecovery: Told<boolean> }): Told<boolean> {
  const { verified, forRecovery } = contact
  if ((isKnown(verified) && !verified.known) || (isKnown(forRecovery) && !forRecovery.known))
    return known(false)
  if (!isKnown(verified)) return unknown(verified.unknown)
  return isKnown(forRecovery) ? known(true) : unknown(forRecovery.unknown)
}
