/** Sessions of the Manager, whoever holds the cookie that opens them. */
import { randomBytes } from 'node:crypto'
import { currentOrganisation } from './membership.ts'
import type { Person } from './person.ts'
import type { Session } from './state.ts'
import type { World } from './world.ts'

/** @param complete false between the password and the second step */
export function newSession(world: World, person: Person, complete: boolean): Session {
  const session: Session = {
    id: randomBytes(24).toString('base64url'),
    personId: person.id,
    organisationId: currentOrganisation(world.state, person).id,
    createdAt: world.realAt(),
    complete,
    smsCode: null,
    pending: null,
    method: null,
    push: null,
    wrongCodes: 0,
  }
  world.state.sessions.push(session)
  return session
}
