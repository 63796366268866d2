/** The password's age, what else opens the account, and whether the person would hear of a stranger. */
import { check, type CheckRow } from '#daemon/core/check.ts'
import { accountFact } from '#daemon/core/stated.ts'
import { field, isKnown, known, type Told } from '#shared/fact.ts'
import type { Incident } from '#shared/incidents.ts'
import type { Settings } from '#shared/settings.ts'
import { daysBetween, type IsoTime } from '#shared/time.ts'
import { idleDevices, idlePasswords } from './idle.ts'

/** @param settings with the days after which the person wants a new password */
export const passwordChecks = (
  settings: () => Pick<Settings, 'passwordDays'>,
): readonly CheckRow<'account'>[] => [
  check({
    id: 'account-password-old',
    scope: 'account',
    severity: 'notice',
    action: 'change-password',
    counted: 'each',
    needs: ({ connection }, now) => ({ changedAt: accountFact(connection, 'passwordChangedAt', now) }),
    test: ({ changedAt }, now) => {
      // who signs in by SSO has none here
      if (changedAt === null) return null
      const age = daysBetween(changedAt, now)
      return age <= settings().passwordDays ? 'ok' : { seen: { age, date: changedAt } }
    },
  }),
  check({
    id: 'account-password-before-incident',
    scope: 'account',
    severity: 'warning',
    action: 'change-password',
    counted: 'each',
    needs: ({ connection }, now) => {
      const changedAt = accountFact(connection, 'passwordChangedAt', now)
      return {
        changedAt,
        attack: field(connection.incidents, (all) => attackAfter(all, changedAt.told, now)),
      }
    },
    test: ({ changedAt, attack }) => {
      if (changedAt === null) return null
      return attack === null ? 'ok' : { seen: { incident: attack.title, date: attack.at } }
    },
  }),
  check({
    id: 'account-application-passwords-idle',
    scope: 'account',
    severity: 'notice',
    action: 'manage-application-passwords',
    counted: 'each',
    needs: ({ connection }, now) => ({ idle: idlePasswords(connection, now) }),
    test: ({ idle: { any, count, name } }) => (any ? { seen: { left: count, name } } : 'ok'),
  }),
  check({
    id: 'account-devices-unseen',
    scope: 'account',
    severity: 'notice',
    action: 'manage-devices',
    counted: 'each',
    needs: ({ connection }, now) => ({ idle: idleDevices(connection, now) }),
    test: ({ idle: { any, count, name } }) => (any ? { seen: { left: count, name } } : 'ok'),
  }),
  check({
    id: 'account-alerts-off',
    scope: 'account',
    severity: 'notice',
    action: 'enable-alerts',
    counted: 'each',
    needs: ({ connection }, now) => ({
      onLogin: accountFact(connection, 'alertOnLogin', now),
      onFailure: accountFact(connection, 'alertOnFailure', now),
    }),
    test: ({ onLogin, onFailure }) => (onLogin && onFailure ? 'ok' : { seen: { onLogin, onFailure } }),
  }),
]

interface Attack {
  readonly title: string
  readonly at: IsoTime
}

/** The last attack on the platform since the password was set; one that may have been one leaves it open. */
function attackAfter(
  incidents: readonly Incident[],
  changedAt: Told<IsoTime | null>,
  now: IsoTime,
): Told<Attack | null> {
  const since = isKnown(changedAt) ? (changedAt.known ?? now) : now
  let last: Attack | null = null
  let gap: Told<never> | null = null
  for (const { cyberattack, startedAt, endedAt, title } of incidents) {
    if (isKnown(cyberattack) && !cyberattack.known) continue
    const at: Told<IsoTime | null> = isKnown(endedAt) && endedAt.known === null ? startedAt : endedAt
    // planned, or over when the password was set
    if (isKnown(startedAt) && startedAt.known > now) continue
    if (isKnown(at) && at.known !== null && at.known <= since) continue
    if (!isKnown(cyberattack)) gap ??= cyberattack
    else if (!isKnown(at)) gap ??= at
    else if (at.known !== null && (last === null || at.known > last.at)) last = { title, at: at.known }
  }
  return last === null && gap !== null ? gap : known(last)
}
