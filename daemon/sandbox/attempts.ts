/** What can be tried on the page of recent activity: somebody else, somewhere else. */
import { randomBytes } from 'node:crypto'
import type { AttemptKind } from './attempt-kinds.ts'
import { pausedFor, wrongPassword } from './passwords.ts'
import type { Person } from './person.ts'
import { strangers, type Origin } from './places.ts'
import { sendSecurityMail } from './security-mails.ts'
import { newSession } from './sessions.ts'
import type { World } from './world.ts'

/** How many `wrong-passwords` are, where no limit stops them. */
const MANY = 12

export const attemptPlaces: readonly string[] = strangers.map(({ place }) => place.name)

/** By its name, whatever its case and whether it is written with a hyphen; null for none of the table. */
export const strangerFrom = (name: string): Origin | null =>
  strangers.find(
    ({ place }) => place.name.toLowerCase() === name.trim().toLowerCase().replaceAll('-', ' '),
  ) ?? null

/** Lets it happen, and mails what the person's settings ask for. */
export function attempt(world: World, person: Person, kind: AttemptKind, from: Origin): void {
  if (kind === 'sign-in') signIn(world, person, from)
  else if (kind === 'push-denied')
    world.journalFrom(from, person, 'push-denied', `signing in with ${from.device ?? 'a browser'}`)
  else
    for (let left = kind === 'wrong-passwords' ? MANY : 1; left > 0; left--) {
      if (pausedFor(person, world.at()) > 0) break
      wrongPassword(world, person, from)
    }
  world.touch()
  world.tellNews()
}

/** The password is known to them: a session of theirs is open until it is ended. */
function signIn(world: World, person: Person, from: Origin) {
  const name = from.device ?? 'a browser'
  const now = world.at()
  const known = person.devices.find((device) => device.ip === from.ip && device.name === name)
  newSession(world, person, true)
  person.lastLoginAt = now
  world.journalFrom(from, person, 'signed-in', known === undefined ? 'from a new location' : '')
  if (known !== undefined) {
    known.lastAt = now
    return
  }
  const key = randomBytes(12).toString('base64url')
  person.devices.push({
    key,
    id: world.nextId(),
    name,
    ip: from.ip,
    userAgent: name,
    createdAt: now,
    lastAt: now,
  })
  if (person.alertOnLogin) sendSecurityMail(world, person, 'new-location', from)
}
