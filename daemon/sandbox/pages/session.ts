/** Sign-in sessions: two lasting cookies, as a real site sets them. */
import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { DAY, MINUTE } from '#shared/time.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import { here, type Origin } from '#daemon/sandbox/places.ts'
import { sendSecurityMail } from '#daemon/sandbox/security-mails.ts'
import { newSession } from '#daemon/sandbox/sessions.ts'
import type { Session } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'

const SESSION_COOKIE = 'SASESSION'
/** By this a browser is known again: without it, a sign-in is one from a new location. */
const DEVICE_COOKIE = 'SADEVICE'
const LASTING = { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' } as const
/** Of the computer's clock, as the browser counts the cookie's age: moving the sandbox's clock signs nobody out. */
const SESSION_DAYS = 30
/** Between the password and the second step. */
const HALF_OPEN_MINUTES = 15

export function sessionOf(c: Context, world: World): Session | null {
  const id = getCookie(c, SESSION_COOKIE)
  const found = world.state.sessions.find((one) => one.id === id)
  if (found === undefined) return null
  const life = found.complete ? SESSION_DAYS * DAY : HALF_OPEN_MINUTES * MINUTE
  return world.realAt() - found.createdAt < life ? found : null
}

/** A new session in place of the one before: what was known before signing in is worth nothing after. */
export function openSession(c: Context, world: World, member: Person, complete: boolean): Session {
  closeSession(c, world)
  const session = newSession(world, member, complete)
  setCookie(c, SESSION_COOKIE, session.id, { ...LASTING, maxAge: (SESSION_DAYS * DAY) / 1000 })
  return session
}

export function closeSession(c: Context, world: World): void {
  const id = getCookie(c, SESSION_COOKIE)
  world.state.sessions = world.state.sessions.filter((one) => one.id !== id)
  deleteCookie(c, SESSION_COOKIE, LASTING)
}

/** Password and second factor were right: journal it, know the browser, and mail where it is a new one. */
export function signInComplete(c: Context, world: World, member: Person): void {
  const key = getCookie(c, DEVICE_COOKIE)
  const now = world.at()
  const known = member.devices.find((device) => device.key === key)
  openSession(c, world, member, true)
  member.lastLoginAt = now
  const from = whereFrom(c)
  world.journalFrom(from, member, 'signed-in', known === undefined ? 'from a new location' : '')
  if (known === undefined) {
    const device = {
      key: randomBytes(12).toString('base64url'),
      id: world.nextId(),
      name: browserName(c.req.header('user-agent') ?? ''),
      ip: from.ip,
      userAgent: (c.req.header('user-agent') ?? '').slice(0, 200),
      createdAt: now,
      lastAt: now,
    }
    member.devices.push(device)
    setCookie(c, DEVICE_COOKIE, device.key, { ...LASTING, maxAge: (400 * DAY) / 1000 })
    if (member.alertOnLogin) sendSecurityMail(world, member, 'new-location', from)
  } else known.lastAt = now
  world.touch()
}

/** This computer, with the browser that asks. */
export const whereFrom = (c: Context): Origin => here(browserName(c.req.header('user-agent') ?? ''))

export function browserName(userAgent: string): string {
  if (userAgent.includes('Firefox/')) return 'Firefox'
  return userAgent.includes('Chrome/') ? 'Chrome' : 'a browser'
}
