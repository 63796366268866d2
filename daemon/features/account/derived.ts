/** What the sources themselves say of that which can be stated of a login and is no field of its record. */
import type { ConnectionSnapshot } from '#daemon/core/snapshot.ts'
import { ownCodesKept, ownCodesLeft } from '#daemon/core/stated.ts'
import { fact, unknown, type Fact } from '#shared/fact.ts'
import type { StatementKey } from '#shared/statements.ts'
import type { IsoTime } from '#shared/time.ts'
import { ownEmail, ownPhone } from './contacts.ts'
import { ownHosting } from './hosting.ts'
import { ownDevices, ownPasswords } from './idle.ts'

type Own = (connection: ConnectionSnapshot, now: IsoTime) => Fact<unknown>

/** Of what no source says anything. */
const unsaid: Fact<never> = fact(unknown('not-published'), { source: 'vault', observedAt: null }, 0)

export const derivedFacts: Readonly<Partial<Record<StatementKey<'account'>, Own>>> = {
  backupCodesLeft: ownCodesLeft,
  backupCodesKept: (connection) => ownCodesKept(connection) ?? unsaid,
  recoveryPhone: ownPhone,
  recoveryEmail: ownEmail,
  loginHostedHere: ownHosting,
  unusedPasswords: ownPasswords,
  unseenDevices: ownDevices,
}
