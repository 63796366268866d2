/** What `GET /v1/account` answers: each login with what is known of it, who says each thing, and what was stated. */
import * as v from 'valibot'
import { account } from './account.ts'
import { connection, connectionName } from './connections.ts'
import { sourceNames, told } from './fact.ts'
import { statementRow, statementValue } from './statements.ts'
import { isoTime } from './time.ts'

/** In the order in which a person reads them; `account.fact.<key>` is their name. */
export const accountFactKeys = [
  'twoFactor',
  'methods',
  'backupCodesLeft',
  'backupCodesKept',
  'passwordChangedAt',
  'lastLoginAt',
  'recoveryPhone',
  'recoveryEmail',
  'loginHostedHere',
  'alertOnLogin',
  'alertOnFailure',
  'unusedPasswords',
  'unseenDevices',
  'language',
  'country',
  'timeZone',
] as const
export type AccountFactKey = (typeof accountFactKeys)[number]

const observed = {
  source: v.picklist(sourceNames),
  observedAt: v.nullable(isoTime),
}
const list = <S extends v.GenericSchema>(value: S) => v.strictObject({ told: value, ...observed })

const accountFact = v.strictObject({
  key: v.picklist(accountFactKeys),
  told: told(v.nullable(statementValue)),
  ...observed,
  /** Whether it can be stated: the key is one of those of a login, and no source knows it. */
  statable: v.boolean(),
  statement: v.nullable(statementRow),
})
export type AccountFact = v.InferOutput<typeof accountFact>

const accountView = v.strictObject({
  login: connectionName,
  state: connection.entries.state,
  /** `null` where the account itself is not known. */
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
  facts: v.array(accountFact),
  phones: list(account.entries.phones),
  emails: list(account.entries.emails),
  applicationPasswords: list(account.entries.applicationPasswords),
  devices: list(account.entries.devices),
  /** Those of which it is known that they require 2FA. */
  requiredBy: v.array(v.string()),
})
export type AccountView = v.InferOutput<typeof accountView>
export const accountAnswer = v.strictObject({ accounts: v.array(accountView) })
