/** The mails that the Manager sends by itself when something touches the security of an account. */
import { recoveryAddresses } from './contacts.ts'
import type { Person } from './person.ts'
import type { World } from './world.ts'

const LOOK =
  'If you are not sure, do not press a link of a mail: open the Manager yourself and look at the recent activity.'

const texts = {
  'new-location': (from) => ({
    subject: 'Connection from a new location',
    body: `Somebody signed in to your account with ${from}.\nIf you receive this right after you signed in yourself, in a private window or on a new computer for instance, you can safely ignore it.`,
  }),
  'wrong-password': (from) => ({
    subject: 'Login attempt with a wrong password',
    body: `Somebody entered your address and then a wrong password, with ${from}.`,
  }),
  'sign-in-paused': (from) => ({
    subject: 'Too many wrong passwords',
    body: `Signing in to your account is paused: too many wrong passwords in a row, the last with ${from}.`,
  }),
  'password-changed': () => ({
    subject: 'Your password was changed',
    body: 'The password of your account was changed. Every other session has ended.',
  }),
  'login-address-changed': (address) => ({
    subject: 'Your login address was changed',
    body: `You now sign in with ${address}.`,
  }),
} as const satisfies Record<string, (detail: string) => { subject: string; body: string }>
type SecurityMail = keyof typeof texts

/**
 * To the login address; to the secondary one where that is gone, to nobody where there is none.
 * @param to where else
 */
export function sendSecurityMail(
  world: World,
  person: Person,
  kind: SecurityMail,
  detail = '',
  to: string | null = addressFor(person),
): void {
  if (to === null) return
  const { subject, body } = texts[kind](detail)
  world.send({ channel: 'mail', kind, to, subject, body: `${body}\n\n${LOOK}` })
}

const addressFor = (person: Person): string | null =>
  person.addressDeletedAt === null ? person.email : (recoveryAddresses(person)[0]?.address ?? null)
