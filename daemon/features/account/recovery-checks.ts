/** The ways back in, and those that fall with what they are to open (guides: recovery phone, regain access). */
import { check, type CheckRow } from '#daemon/core/check.ts'
import type { Course } from '#daemon/core/course.ts'
import type { ConnectionSnapshot, DomainSnapshot } from '#daemon/core/snapshot.ts'
import { fact, field, isKnown, known, read, type Fact, type Told } from '#shared/fact.ts'
import type { Phase } from '#shared/domains.ts'
import type { Severity } from '#shared/findings.ts'
import type { IsoTime } from '#shared/time.ts'
import { recoveryAddresses, recoveryEmail, recoveryPhone } from './contacts.ts'
import { loginHostedHere, nameUnder } from './hosting.ts'

/** How near the end of a name is; `course` and the rest are `null` where nothing ends yet, or nobody knows. */
interface NameEnd {
  readonly phase: Phase
  readonly severity: Severity | null
  readonly days: number | null
  readonly course: Course | null
}
export type EndOf = (domain: DomainSnapshot, now: IsoTime) => NameEnd

export const recoveryChecks = (endOf: EndOf): readonly CheckRow<'account'>[] => [
  check({
    id: 'account-recovery-phone-missing',
    scope: 'account',
    severity: 'warning',
    action: 'edit-recovery-phone',
    counted: 'each',
    needs: ({ connection }, now) => ({ state: recoveryPhone(connection, now) }),
    test: ({ state }) => (state === 'verified' ? 'ok' : { seen: { state } }),
  }),
  check({
    id: 'account-recovery-email-missing',
    scope: 'account',
    severity: 'notice',
    action: 'edit-recovery-email',
    counted: 'each',
    needs: ({ connection }, now) => ({ state: recoveryEmail(connection, now) }),
    test: ({ state }) => (state === 'verified' ? 'ok' : { seen: { state } }),
  }),
  check({
    id: 'account-recovery-email-on-own-name',
    scope: 'account',
    severity: 'notice',
    action: 'edit-recovery-email',
    counted: 'each',
    needs: ({ connection }, now) => ({ own: onOwnName(connection, now) }),
    test: ({ own }, now) => {
      if (own === null) return null
      if (own.domain === null) return 'ok'
      const { phase, severity, days, course } = endOf(own.domain, now)
      const seen = { address: own.address, name: own.domain.name, phase, days }
      return severity === null || course === null ? { seen } : { seen, severity, course }
    },
  }),
  check({
    id: 'account-login-hosted-here',
    scope: 'account',
    severity: 'notice',
    // where nobody but the person knows
    action: 'open-account',
    counted: 'each',
    needs: ({ connection }, now) => ({
      hosted: loginHostedHere(connection, now),
      address: addressOf(connection, now),
    }),
    test: ({ hosted, address }) => (hosted ? { seen: { address }, action: 'edit-login-address' } : 'ok'),
  }),
]

/** The login address; a login of which no account is known is called by its name. */
const addressOf = ({ name, account }: ConnectionSnapshot, now: IsoTime): Fact<string> =>
  isKnown(read(account, now))
    ? field(account, ({ email }) => known(email))
    : fact(
        known(isKnown(account.told) ? account.told.known.email : name),
        { source: 'person', observedAt: now },
        Number.POSITIVE_INFINITY,
      )

interface OnName {
  readonly address: string
  /** `null`: elsewhere. */
  readonly domain: DomainSnapshot | null
}

/** As soon as one recovery address lies elsewhere, that one is left when the names are lost; `null`: there is none. */
function onOwnName(connection: ConnectionSnapshot, now: IsoTime): Fact<OnName | null> {
  const addresses = recoveryAddresses(connection, now)
  const told = read(addresses, now)
  if (!isKnown(told)) return addresses as Fact<never>
  let gap: Fact<unknown> | null = null
  let worst: Fact<OnName> | null = null
  for (const address of told.known) {
    const under = nameUnder(connection, address, now)
    const found: Told<DomainSnapshot | null> = read(under, now)
    if (!isKnown(found)) gap ??= under
    else if (found.known === null) return derived({ address, domain: null }, oldest(addresses, under))
    else worst ??= derived({ address, domain: found.known }, oldest(addresses, under))
  }
  if (gap !== null) return gap as Fact<never>
  return worst ?? derived(null, addresses)
}

/** What is derived at a moment from facts that were fresh then ages no further. */
const derived = <T>(value: T, { by }: Fact<unknown>): Fact<T> =>
  fact(known(value), by, Number.POSITIVE_INFINITY)
const oldest = (one: Fact<unknown>, other: Fact<unknown>) =>
  (one.by.observedAt ?? '') < (other.by.observedAt ?? '') ? one : other
