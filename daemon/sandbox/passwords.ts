/** The account's password: wrong ones in a row, and what a new one brings about. */
import { MINUTE } from '#shared/time.ts'
import type { Person } from './person.ts'
import type { Origin } from './places.ts'
import { sendPasswordChanged, sendSecurityMail } from './security-mails.ts'
import type { Session } from './state.ts'
import type { World } from './world.ts'

/** The guides name no least length. */
export const LEAST_PASSWORD = 8
/** How long signing in pauses after too many wrong passwords in a row, in minutes: the guides do not say. */
export const PAUSE_MINUTES = 15

/** Minutes until signing in goes on; 0 where it is not paused. */
export function pausedFor({ pausedAt }: Person, now: number): number {
  // A clock that was moved back must not lock anybody out for long.
  if (pausedAt === null || now < pausedAt) return 0
  return Math.max(0, Math.ceil((pausedAt + PAUSE_MINUTES * MINUTE - now) / MINUTE))
}

export function wrongPassword(world: World, person: Person, from: Origin): void {
  world.journalFrom(from, person, 'wrong-password', '')
  if (person.alertOnFailure) sendSecurityMail(world, person, 'wrong-password', from)
  person.failedInRow++
  if (person.limitFailures && person.failedInRow >= person.failureLimit) {
    person.pausedAt = world.at()
    person.failedInRow = 0
    world.journalFrom(from, person, 'sign-in-paused', '')
    if (person.alertOnFailure) sendSecurityMail(world, person, 'sign-in-paused', from)
  }
  world.touch()
}

export function rightPassword(person: Person): void {
  person.failedInRow = 0
  person.pausedAt = null
}

/** @param kept the session in which it was changed; every other one ends */
export function setPassword(world: World, person: Person, password: string, kept?: Session): void {
  person.password = password
  person.passwordChangedAt = world.at()
  rightPassword(person)
  dropSessions(world, person, kept)
  world.journal(person, 'password-changed', '')
  sendPasswordChanged(world, person)
  world.touch()
}

/** Signs out everywhere, or everywhere else. */
export function dropSessions(world: World, { id }: Person, kept?: Session): void {
  world.state.sessions = world.state.sessions.filter((one) => one.personId !== id || one === kept)
}
