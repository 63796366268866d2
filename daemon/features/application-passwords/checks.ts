/** Passwords that sign in past the second step: one that nobody knows, and those that apps need once there is one. */
import { check, type CheckRow } from '#daemon/core/check.ts'
import { accountFact } from '#daemon/core/stated.ts'
import { fact, field, known } from '#shared/fact.ts'

export const applicationPasswordChecks: readonly CheckRow<'account'>[] = [
  check({
    id: 'account-application-password-new',
    scope: 'account',
    severity: 'warning',
    action: 'manage-application-passwords',
    counted: 'each',
    concerns: ({ connection }) => connection.tools !== null && connection.tools.unseen !== null,
    needs: ({ connection: { account, tools } }) => ({
      passwords: field(account, ({ applicationPasswords }) => applicationPasswords),
      unseen: fact(known(tools?.unseen ?? []), account.by, account.maxAge),
    }),
    test: ({ passwords, unseen }) => {
      const names = passwords.filter(({ id }) => unseen.includes(id)).map(({ name }) => name)
      return names.length === 0 ? 'ok' : { seen: { left: names.length, name: names.join(', ') } }
    },
  }),
  check({
    id: 'account-application-passwords-due',
    scope: 'account',
    severity: 'notice',
    action: 'manage-application-passwords',
    counted: 'each',
    concerns: ({ connection }) => connection.tools !== null && connection.tools.switchedOnAt !== null,
    needs: ({ connection }, now) => ({
      twoFactor: accountFact(connection, 'twoFactor', now),
      since: fact(
        known(connection.tools?.switchedOnAt ?? null),
        connection.account.by,
        connection.account.maxAge,
      ),
    }),
    test: ({ twoFactor, since }) =>
      twoFactor === 'off' || since === null ? null : { seen: { date: since } },
  }),
]
