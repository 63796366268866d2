/** Passwords for programs that cannot do a second step: each shown once, each revoked alone. */
import { createHash, randomInt } from 'node:crypto'
import type { Person } from './person.ts'
import type { World } from './world.ts'

type ApplicationPassword = Person['applicationPasswords'][number]

const LETTERS = 'abcdefghjkmnpqrstuvwxyz'
const GROUPS = 4
const GROUP = 4

const hashOf = (password: string): string => createHash('sha256').update(password).digest('hex')

/** @returns what was made, and the password itself, which nobody can read again */
export function createApplicationPassword(
  world: World,
  person: Person,
  name: string,
): { readonly made: ApplicationPassword; readonly password: string } {
  const letters = Array.from({ length: GROUPS * GROUP }, () => LETTERS[randomInt(LETTERS.length)] ?? '')
  const password = Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP, (group + 1) * GROUP).join(''),
  ).join('-')
  const made = { id: world.nextId(), name, hash: hashOf(password), createdAt: world.at(), lastUsedAt: null }
  person.applicationPasswords.push(made)
  world.journal(person, 'application-password-created', name)
  world.touch()
  return { made, password }
}

/** @returns false where the person has none of that number */
export function revokeApplicationPassword(world: World, person: Person, id: number): boolean {
  const gone = person.applicationPasswords.find((one) => one.id === id)
  if (gone === undefined) return false
  person.applicationPasswords = person.applicationPasswords.filter((one) => one !== gone)
  world.journal(person, 'application-password-revoked', gone.name)
  world.touch()
  return true
}

/** The application password that was typed, dashes or not. */
export function applicationPasswordOf(person: Person, typed: string): ApplicationPassword | undefined {
  const letters = typed.toLowerCase().replaceAll(/[^a-z]/g, '')
  const hash = hashOf(letters.match(/.{4}/g)?.join('-') ?? '')
  return person.applicationPasswords.find((one) => one.hash === hash)
}
