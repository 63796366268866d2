/** Messages of the outbox as letters, and one that somebody else might have written. */
import { DAY } from '#shared/time.ts'
import { phaseAt } from '#daemon/sandbox/lifecycle.ts'
import { organisationsOf } from '#daemon/sandbox/membership.ts'
import { renewalsOf } from '#daemon/sandbox/pages/paths.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import type { Domain, Message } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import type { Letter } from './eml.ts'
import { mailLanguage } from './language.ts'

const MANAGER = 'https://manager.infomaniak.com'
const SENDER = { name: 'Infomaniak', address: 'no-reply@infomaniak.com' }
/** A line that is a path leads there. */
const PATH = /^\/\S*$/

/** Null for an SMS, and for what was kept without its writer. */
export function letterOf(world: World, { channel, kind, ...message }: Message): Letter | null {
  if (channel === 'sms' || (kind === 'personal' && message.from === null)) return null
  const nameOf = (address: string) => fullName(world.state.people.find(({ email }) => email === address))
  return {
    id: `sandbox-${world.state.foundedAt.toString(36)}-${message.id}`,
    from: message.from === null ? SENDER : { name: nameOf(message.from), address: message.from },
    to: { name: nameOf(message.to), address: message.to },
    subject: message.subject,
    at: message.at,
    // what a person writes is nobody's link
    ...bodyOf(message.body, message.from === null ? MANAGER : null),
  }
}

export interface Forged {
  readonly letter: Letter
  /** Where its link goes. */
  readonly address: string
}

/** What stands for the provider's own in the forged one: letters that look alike, and the true name inside another. */
const FORGED_SENDER = { name: 'Infomaniak', address: 'no-reply@infornaniak.example' }
const FORGED_LINK = 'https://manager.infomaniak.com.renewal-payment.example'

/** The mail about the end of a name, imitated: with the person's name, and the true name and day. Null where no name ends. */
export function forgedLetter(world: World, person: Person): Forged | null {
  const domain = nextToEnd(world, person)
  if (domain === undefined) return null
  const { texts, day } = mailLanguage(person.languageId)
  const days = Math.max(1, Math.ceil((domain.paidUntil - world.at()) / DAY))
  const { subject, body } = texts.expiresIn(domain.name, day(domain.paidUntil), days)
  const said = `${texts.hello} ${fullName(person)},\n${body}\n${texts.hurry}`
  const path = renewalsOf(domain.organisationId)
  const address = `${FORGED_LINK}${path}`
  const letter: Letter = {
    id: `sandbox-${world.state.foundedAt.toString(36)}-forged`,
    from: FORGED_SENDER,
    to: { name: fullName(person), address: person.email },
    subject,
    at: world.at(),
    text: `${said}\n${address}\n`,
    html: page([...said.split('\n').map(paragraph), `<p>${link(address, MANAGER + path)}</p>`]),
  }
  return { letter, address }
}

function nextToEnd(world: World, person: Person): Domain | undefined {
  const { state } = world
  const own = new Set(organisationsOf(state, person).map(({ id }) => id))
  const now = world.at()
  const active = state.domains.filter((one) => own.has(one.organisationId) && phaseAt(one, now) === 'active')
  return active.toSorted((a, b) => a.paidUntil - b.paidUntil)[0]
}

const fullName = (person: Person | undefined) =>
  person === undefined ? '' : `${person.firstName} ${person.lastName}`

/** @param origin where paths lead; null where they are words like others */
function bodyOf(body: string, origin: string | null): Pick<Letter, 'text' | 'html'> {
  const told = body.split('\n').map((line) => ({ line, leads: origin !== null && PATH.test(line) }))
  return {
    text: `${told.map(({ line, leads }) => (leads ? `${origin}${line}` : line)).join('\n')}\n`,
    html: page(
      told
        .filter(({ line }) => line !== '')
        .map(({ line, leads }) => (leads ? `<p>${link(`${origin}${line}`)}</p>` : paragraph(line))),
    ),
  }
}

const page = (paragraphs: readonly string[]) =>
  `<!doctype html>\n<html>\n<body>\n${paragraphs.join('\n')}\n</body>\n</html>\n`
const paragraph = (line: string) => `<p>${escaped(line)}</p>`
const link = (address: string, shown = address) => `<a href="${escaped(address)}">${escaped(shown)}</a>`

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
