/** The account page's picture of each login. Pure over the snapshot. */
import type { ConnectionSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import { accountFact, codesKeptFact, type StatedField } from '#daemon/core/stated.ts'
import type { Account } from '#shared/account.ts'
import type { AccountFact, AccountFactKey, AccountView } from '#shared/account-view.ts'
import { accountFactKeys } from '#shared/account-view.ts'
import { field, isKnown, known, read, unknown, type Fact, type Told } from '#shared/fact.ts'
import { statableRow, type StatementRow } from '#shared/statements.ts'
import type { IsoTime } from '#shared/time.ts'
import { recoveryEmail, recoveryPhone } from './contacts.ts'
import { loginHostedHere } from './hosting.ts'
import { idleDevices, idlePasswords, type Idle } from './idle.ts'

type FactOf = (connection: ConnectionSnapshot, now: IsoTime) => Fact<unknown>

const stated =
  (key: StatedField): FactOf =>
  (connection, now) =>
    accountFact(connection, key, now)
const own =
  (key: 'lastLoginAt' | 'language' | 'country' | 'timeZone'): FactOf =>
  ({ account }) =>
    field(account, (record): Told<unknown> => record[key])
const anyIdle =
  (idle: (connection: ConnectionSnapshot, now: IsoTime) => Fact<Idle>): FactOf =>
  (connection, now) => {
    const fact = idle(connection, now)
    return { ...fact, told: isKnown(fact.told) ? known(fact.told.known.any) : fact.told }
  }

const factByKey: Readonly<Record<AccountFactKey, FactOf>> = {
  twoFactor: stated('twoFactor'),
  methods: stated('methods'),
  backupCodesLeft: stated('backupCodesLeft'),
  backupCodesKept: codesKeptFact,
  passwordChangedAt: stated('passwordChangedAt'),
  lastLoginAt: own('lastLoginAt'),
  recoveryPhone,
  recoveryEmail,
  loginHostedHere,
  alertOnLogin: stated('alertOnLogin'),
  alertOnFailure: stated('alertOnFailure'),
  unusedPasswords: anyIdle(idlePasswords),
  unseenDevices: anyIdle(idleDevices),
  language: own('language'),
  country: own('country'),
  timeZone: own('timeZone'),
}

export function accountsView(
  { connections }: Snapshot,
  statements: readonly StatementRow[],
  now: IsoTime,
): AccountView[] {
  return connections.map((connection) => {
    const { name: login, status, account } = connection
    const record = isKnown(account.told) ? account.told.known : null
    const mine = new Map(
      statements
        .filter(({ scope, subject }) => scope === 'account' && subject === login)
        .map((one) => [one.key, one]),
    )
    return {
      login,
      state: status.state,
      name: record?.name ?? null,
      email: record?.email ?? null,
      facts: accountFactKeys.map((key) => shown(key, factByKey[key](connection, now), mine.get(key), now)),
      phones: listOf(account, 'phones', now),
      emails: listOf(account, 'emails', now),
      applicationPasswords: listOf(account, 'applicationPasswords', now),
      devices: listOf(account, 'devices', now),
      requiredBy: requiring(connection, now),
    }
  })
}

function shown(
  key: AccountFactKey,
  fact: Fact<unknown>,
  statement: StatementRow | undefined,
  now: IsoTime,
): AccountFact {
  const told = read(fact, now)
  const isStated = fact.by.source === 'person'
  return {
    key,
    // what can be told here is what can be stated, and texts and times beside it
    told: isKnown(told) ? known(told.known as never) : unknown(told.unknown),
    ...fact.by,
    statable: statableRow('account', key) !== null && (isStated || !isKnown(told)),
    statement: statement ?? null,
  }
}

function listOf<K extends 'phones' | 'emails' | 'applicationPasswords' | 'devices'>(
  account: Fact<Account>,
  key: K,
  now: IsoTime,
): { told: Account[K]; source: Fact<unknown>['by']['source']; observedAt: IsoTime | null } {
  const record = read(account, now)
  const told: Account[K] = isKnown(record) ? record.known[key] : unknown(record.unknown)
  return { told, ...account.by }
}

function requiring({ organisations }: ConnectionSnapshot, now: IsoTime): string[] {
  const all = read(organisations, now)
  if (!isKnown(all)) return []
  return all.known.flatMap(({ organisation: { name, requires2fa } }) =>
    isKnown(requires2fa) && requires2fa.known ? [name] : [],
  )
}
