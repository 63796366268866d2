/** Signing in and out by the password; the second step follows in `second-factor.ts`. */
import type { Hono } from 'hono'
import { pausedFor, rightPassword, wrongPassword } from '#daemon/sandbox/passwords.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import { methodsOf } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { fullName, posted, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'
import { startMethod } from './second-factor.ts'
import { closeSession, openSession, signInComplete, whereFrom } from './session.ts'
import { localPath, signIn } from './sign-in-views.ts'

const WRONG = 'Address or password is wrong.'

export function signInPages(app: Hono<PageEnv>, world: World): void {
  app.get(sandboxPages.signIn, (c) => signIn(c, world))
  app.post(sandboxPages.signIn, async (c) => {
    const field = await posted(c)
    const address = field('email').toLowerCase()
    const member = world.state.people.find(({ email }) => email === address)
    if (member === undefined) return signIn(c, world, WRONG)
    if (member.sso)
      return signIn(c, world, `${fullName(member)} signs in through another organisation's page.`)
    const fault = passwordFault(c, world, member, field('password'))
    if (fault !== null) return signIn(c, world, fault)
    if (member.addressDeletedAt !== null)
      return signIn(
        c,
        world,
        'This address no longer exists. Use the user name of the SMS that you received.',
      )
    return afterPassword(c, world, member, localPath(field('next')))
  })
  app.post(sandboxPages.signOut, (c) => {
    if (c.var.member !== null) world.journalFrom(whereFrom(c), c.var.member, 'signed-out', '')
    closeSession(c, world)
    world.touch()
    return c.redirect(sandboxPages.signIn, 303)
  })
}

/** Why the password does not open this account, or null where it does. */
export function passwordFault(c: PageContext, world: World, member: Person, typed: string): string | null {
  if (pausedFor(member, world.at()) > 0) return pauseOf(world, member)
  if (typed === member.password) {
    rightPassword(member)
    return null
  }
  wrongPassword(world, member, whereFrom(c))
  return pausedFor(member, world.at()) > 0 ? pauseOf(world, member) : WRONG
}

function pauseOf(world: World, member: Person): string {
  const minutes = pausedFor(member, world.at())
  const wait = minutes === 1 ? '1 minute' : `${minutes} minutes`
  return `Too many wrong passwords in a row. Wait ${wait}, or set a new password.`
}

/** The password was right: the second step, or in. */
export function afterPassword(c: PageContext, world: World, member: Person, next: string) {
  const [first] = methodsOf(member)
  if (first === undefined) {
    signInComplete(c, world, member)
    return c.redirect(next, 303)
  }
  const session = openSession(c, world, member, false)
  startMethod(c, world, session, member, first)
  return c.redirect(`${sandboxPages.secondFactor}?next=${encodeURIComponent(next)}`, 303)
}
