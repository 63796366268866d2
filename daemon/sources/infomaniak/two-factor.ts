/**
 * Who has a second factor. Two ways lead there: `with=security` on a person, and the lists filtered by `has_otp`.
 * "Off" is said only where the answer says so in plain words and nothing else in it speaks against.
 */
import * as v from 'valibot'
import { isKnown, known, unknown, type Told } from '#shared/fact.ts'
import type { TwoFactorState } from '#shared/team.ts'
import { asRecord, tell, wireBoolean, wireText, type WireRecord } from './wire.ts'

/** The provider's fields and method names, as Latchkey calls them; a name that is not here is kept as it comes. */
const methodByWireName: Readonly<Record<string, string>> = {
  otp: 'otp-app',
  sms: 'sms',
  yubikey: 'security-key',
  infomaniak_application: 'push-app',
  infomaniak_application_enabled: 'push-app',
  authenticator: 'push-app',
}
/** Always sent together, by the specification. The rest of the names only add to what these say. */
const documentedMethods = ['otp', 'sms', 'yubikey', 'infomaniak_application']
const noMethod = ['', 'none', 'no', 'off']

/** The single method that a record names: `null` where it names none, and unknown where it does not say. */
function namedMethod(security: WireRecord): Told<string | null> {
  const told = tell(security, v.union([v.null(), v.literal(''), wireText]), 'double_auth_method')
  if (!isKnown(told)) return told
  const name = told.known?.toLowerCase() ?? ''
  if (noMethod.includes(name)) return known(null)
  return known(Object.hasOwn(methodByWireName, name) ? (methodByWireName[name] ?? name) : name)
}

/** The methods that a record says are set up, complete or not. */
function claimedMethods(security: WireRecord): Set<string> {
  const methods = Object.entries(methodByWireName).flatMap(([name, method]) => {
    const told = tell(security, wireBoolean, name)
    return isKnown(told) && told.known ? [method] : []
  })
  const named = namedMethod(security)
  return new Set(isKnown(named) && named.known !== null ? [...methods, named.known] : methods)
}

/** The methods of the person's own login, where the answer is complete. */
export function methodsOf(security: WireRecord): Told<string[]> {
  for (const name of Object.keys(methodByWireName)) {
    const told = tell(security, wireBoolean, name)
    if (!isKnown(told) && (documentedMethods.includes(name) || told.unknown === 'odd')) return told
  }
  return known([...claimedMethods(security)])
}

/** Whether the person's own login asks for a second factor. */
export function ownTwoFactor(security: WireRecord): Told<'on' | 'off'> {
  const told = tell(security, wireBoolean, 'double_auth')
  if (!isKnown(told)) return told
  if (told.known) return known('on')
  return claimedMethods(security).size === 0 ? known('off') : unknown('odd')
}

/** What `with=security` says of a member: an object, the same as JSON text, or nothing. */
export function memberTwoFactor(member: WireRecord): Told<TwoFactorState> {
  if (!Object.hasOwn(member, 'security') || member['security'] === null || member['security'] === '') {
    return unknown('absent')
  }
  const security = asRecord(member['security'])
  if (security === null) return unknown('odd')
  const told = tell(security, wireBoolean, 'has_double_auth', 'double_auth')
  if (!isKnown(told)) return told
  const twin = tell(security, wireBoolean, 'double_auth')
  if (isKnown(twin) ? twin.known !== told.known : twin.unknown === 'odd') return unknown('odd')

  const method = namedMethod(security)
  if (!isKnown(method) && method.unknown === 'odd') return method
  const name = isKnown(method) ? method.known : null
  if (told.known) return known(name === null ? 'some' : name === 'sms' ? 'weak' : 'on')
  return name === null ? known('off') : unknown('odd')
}

/** What the two filtered lists say of one person. On both of them: one of the lists was not filtered. */
export function filteredTwoFactor(
  id: string,
  has: ReadonlySet<string>,
  lacks: ReadonlySet<string>,
): Told<TwoFactorState> {
  if (has.has(id)) return lacks.has(id) ? unknown('odd') : known('some')
  return lacks.has(id) ? known('off') : unknown('absent')
}
