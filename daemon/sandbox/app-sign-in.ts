/** Apps that synchronise: they cannot do a second step, and go on with the account's own password until there is one. */
import { err, ok, type Result } from '#shared/result.ts'
import { applicationPasswordOf } from './application-passwords.ts'
import { hostedBy } from './mail-service.ts'
import type { AppKind, Person } from './person.ts'
import { hasSecondFactor } from './two-factor.ts'
import type { World } from './world.ts'

export const appNames = {
  mail: 'Mail client (IMAP, SMTP)',
  calendar: 'Calendar and contacts (CalDAV, CardDAV)',
  kdrive: 'kDrive on the computer',
  mobile: 'Mail and kDrive on the phone',
} as const satisfies Record<AppKind, string>

type Admitted = 'password' | 'application-password'
type Refused = 'wrong' | 'needs-application-password' | 'single-sign-on' | 'maintenance'

/**
 * An organisation that requires a second step stops nobody here. A blocked person goes on too, until support closes
 * the service apart.
 */
export function signInApp(
  world: World,
  app: AppKind,
  address: string,
  typed: string,
): Result<Admitted, Refused> {
  const person = world.state.people.find(({ email }) => email === address.trim().toLowerCase())
  // A deleted address opens nothing any more, with whatever password.
  if (person === undefined || person.addressDeletedAt !== null) return err('wrong')
  const admitted = admit(world, person, app, typed)
  world.journal(
    person,
    admitted.ok ? 'app-signed-in' : 'app-refused',
    admitted.ok ? appNames[app] : `${appNames[app]}, ${reasons[admitted.error]}`,
  )
  world.touch()
  return admitted
}

const reasons = {
  wrong: 'wrong password',
  'needs-application-password': 'needs an application password',
  'single-sign-on': 'single sign-on',
  maintenance: 'in maintenance',
} as const satisfies Record<Refused, string>

function admit(world: World, person: Person, app: AppKind, typed: string): Result<Admitted, Refused> {
  const own = applicationPasswordOf(person, typed)
  const right = own !== undefined || typed === person.password
  if (!right) return err(person.sso ? 'single-sign-on' : 'wrong')
  if (own === undefined && person.sso) return err('single-sign-on')
  if (own === undefined && hasSecondFactor(person)) return err('needs-application-password')
  if (app === 'mail' && hostedBy(world.state, person.email)?.maintenance === true) return err('maintenance')
  const lastAt = world.at()
  if (own === undefined)
    person.appsByPassword = [...person.appsByPassword.filter((use) => use.app !== app), { app, lastAt }]
  else own.lastUsedAt = lastAt
  return ok(own === undefined ? 'password' : 'application-password')
}
