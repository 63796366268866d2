/** What is known of a login that decides its plans and whether it can be got back into: each a fact, the person's word in its gaps. */
import type { ConnectionSnapshot, OrganisationSnapshot } from '#daemon/core/snapshot.ts'
import { accountFact, ownCodesKept, standIn, statedFact } from '#daemon/core/stated.ts'
import type { Account } from '#shared/account.ts'
import { fact, field, isKnown, known, unknown, type Fact, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Contact } from './contacts.ts'

export interface AccountSubject {
  readonly account: Fact<Account>
  readonly organisations: Fact<readonly OrganisationSnapshot[]>
  readonly twoFactor: Fact<'on' | 'off'>
  readonly methods: Fact<readonly string[]>
  readonly codesLeft: Fact<number>
  /** Whether the backup codes lie where they are found. */
  readonly codesKept: Fact<boolean>
  readonly passwordChangedAt: Fact<IsoTime | null>
  readonly phones: Fact<readonly Contact[]>
  readonly emails: Fact<readonly Contact[]>
  /** Whether the provider hosts the login address. */
  readonly hosted: Fact<boolean>
}

export function accountSubject(
  connection: ConnectionSnapshot,
  hosted: Fact<boolean>,
  now: IsoTime,
): AccountSubject {
  const { name, account, organisations } = connection
  const phone = statedFact(connection, 'account', name, 'recoveryPhone')
  const email = statedFact(connection, 'account', name, 'recoveryEmail')
  return {
    account,
    organisations,
    twoFactor: accountFact(connection, 'twoFactor', now),
    methods: accountFact(connection, 'methods', now),
    codesLeft: accountFact(connection, 'backupCodesLeft', now),
    codesKept: standIn(
      ownCodesKept(connection) ?? unsaid,
      statedFact(connection, 'account', name, 'backupCodesKept'),
      now,
    ),
    passwordChangedAt: accountFact(connection, 'passwordChangedAt', now),
    phones: standIn(
      field(account, ({ phones }) =>
        contacts(isKnown(phones) ? known(phones.known.map((one) => ({ ...one, text: one.number }))) : phones),
      ),
      phone &&
        field(phone, (state) => contacts(known(state === 'missing' ? [] : [said('', state === 'verified')]))),
      now,
    ),
    emails: standIn(
      field(account, ({ emails }) =>
        contacts(
          isKnown(emails) ? known(emails.known.map((one) => ({ ...one, text: one.address }))) : emails,
        ),
      ),
      email &&
        field(email, ({ address, verified }) =>
          contacts(known(address === null ? [] : [said(address, verified)])),
        ),
      now,
    ),
    hosted,
  }
}

const contacts = (told: Told<readonly Contact[]>) => told
const said = (text: string, verified: boolean): Contact => ({
  id: '',
  text,
  verified: known(verified),
  forRecovery: known(true),
})

const unsaid: Fact<never> = fact(unknown('never-asked'), { source: 'person', observedAt: null }, 0)
const unasked: Fact<never> = fact(unknown('never-asked'), { source: 'infomaniak', observedAt: null }, 0)
/** With nothing connected: a login of which nothing is known. */
export const nobody: AccountSubject = {
  account: unasked,
  organisations: unasked,
  twoFactor: unasked,
  methods: unasked,
  codesLeft: unasked,
  codesKept: unsaid,
  passwordChangedAt: unasked,
  phones: unasked,
  emails: unasked,
  hosted: unasked,
}
