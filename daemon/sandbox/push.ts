/** What the push app is asked, and what the person answers on their phone: YES or NO, and nobody answers for them. */
import { MINUTE } from '#shared/time.ts'
import type { Person } from './person.ts'
import { here } from './places.ts'
import type { Session } from './state.ts'
import { methodNames } from './two-factor.ts'
import type { World } from './world.ts'

/** How long a question may be answered, in ms of the computer's clock. */
const PUSH_LIFE = 5 * MINUTE

/** @param from the browser that asks, as the phone names it */
export function askPhone(world: World, session: Session, from: string): void {
  session.push = { id: world.nextId(), askedAt: world.realAt(), from, answer: null }
}

export function pushStateOf(
  { push }: Session,
  realAt: number,
): 'none' | 'waiting' | 'yes' | 'no' | 'expired' {
  if (push === null) return 'none'
  if (push.answer === 'no') return 'no'
  if (realAt - push.askedAt >= PUSH_LIFE) return 'expired'
  return push.answer ?? 'waiting'
}

/** What stands on the phone, newest first. A half-open session asks to sign in, an open one to add the phone. */
export const questionsTo = (world: World, { id }: Person): Session[] =>
  world.state.sessions
    .filter((session) => session.personId === id && pushStateOf(session, world.realAt()) === 'waiting')
    .toReversed()

/** @returns false where the question has expired, was answered, or is no longer asked */
export function answerPush(world: World, person: Person, questionId: number, answer: 'yes' | 'no'): boolean {
  const session = questionsTo(world, person).find(({ push }) => push?.id === questionId)
  if (session === undefined || session.push === null) return false
  session.push.answer = answer
  if (answer === 'no')
    world.journalFrom(
      here(session.push.from),
      person,
      'push-denied',
      session.complete ? `adding ${methodNames.push}` : `signing in with ${session.push.from}`,
    )
  world.touch()
  return true
}
