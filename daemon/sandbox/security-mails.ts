/** The mails that the Manager sends by itself when something touches the security of an account. */
import { recoveryAddresses } from './contacts.ts'
import { mailLanguage } from './mails/language.ts'
import type { MailText, MailTexts } from './mails/texts.ts'
import type { Person } from './person.ts'
import type { Origin } from './places.ts'
import type { World } from './world.ts'

const ofSignIn = {
  'new-location': 'newLocation',
  'wrong-password': 'wrongPassword',
  'sign-in-paused': 'signInPaused',
} as const satisfies Record<string, keyof MailTexts>

/** To the login address; to the secondary one where that is gone, to nobody where there is none. */
export function sendSecurityMail(
  world: World,
  person: Person,
  kind: keyof typeof ofSignIn,
  from: Origin,
): void {
  const { texts, signIn } = mailLanguage(person.languageId)
  send(world, person, kind, texts[ofSignIn[kind]](signIn(world.at(), from)))
}

export const sendPasswordChanged = (world: World, person: Person): void => {
  send(world, person, 'password-changed', mailLanguage(person.languageId).texts.passwordChanged)
}

/** @param former where it is told too; none where nobody reads there any more */
export function sendLoginChanged(world: World, person: Person, former: string | null): void {
  const text = mailLanguage(person.languageId).texts.loginChanged(person.email)
  send(world, person, 'login-address-changed', text)
  if (former !== null) send(world, person, 'login-address-changed', text, former)
}

function send(world: World, person: Person, kind: string, text: MailText, to = addressFor(person)) {
  if (to === null) return
  const { languageId } = person
  const { look } = mailLanguage(languageId).texts
  world.send({
    channel: 'mail',
    kind,
    to,
    subject: text.subject,
    body: `${text.body}\n\n${look}`,
    languageId,
  })
}

const addressFor = (person: Person): string | null =>
  person.addressDeletedAt === null ? person.email : (recoveryAddresses(person)[0]?.address ?? null)
