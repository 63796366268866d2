/** Signing in and out: the password, then the second factor. */
import type { Hono } from 'hono'
import type { Person } from '#daemon/sandbox/person.ts'
import { hasSecondFactor, isCurrentCode, smsCode, useBackupCode } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { fullName, posted, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'
import { closeSession, openSession, signInComplete } from './session.ts'
import { localPath, secondFactor, signIn } from './sign-in-views.ts'

export function signInPages(app: Hono<PageEnv>, world: World): void {
  app.get(sandboxPages.signIn, (c) => signIn(c, world))
  app.post(sandboxPages.signIn, async (c) => {
    const field = await posted(c)
    const address = field('email').toLowerCase()
    const member = world.state.people.find(({ email }) => email === address)
    if (member === undefined) return signIn(c, world, 'Address or password is wrong.')
    if (member.sso)
      return signIn(c, world, `${fullName(member)} signs in through another organisation's page.`)
    if (field('password') !== member.password) {
      wrongPassword(world, member)
      return signIn(c, world, 'Address or password is wrong.')
    }
    const next = localPath(field('next'))
    if (!hasSecondFactor(member)) {
      signInComplete(c, world, member)
      return c.redirect(next, 303)
    }
    const session = openSession(c, world, member, false)
    if (member.otpSecret === null && member.smsPhone !== null) {
      session.smsCode = smsCode()
      world.send({
        channel: 'sms',
        kind: 'sign-in-code',
        to: member.smsPhone,
        subject: '',
        body: `Your sign-in code is ${session.smsCode}.`,
      })
    }
    world.touch()
    return c.redirect(`${sandboxPages.secondFactor}?next=${encodeURIComponent(next)}`, 303)
  })
  app.get(sandboxPages.secondFactor, (c) => secondFactor(c, world))
  app.post(sandboxPages.secondFactor, async (c) => {
    const { session } = c.var
    const member = world.state.people.find(({ id }) => id === session?.personId)
    if (session === null || member === undefined) return c.redirect(sandboxPages.signIn, 303)
    const field = await posted(c)
    const code = field('code').replaceAll(' ', '')
    const right =
      (member.otpSecret !== null && isCurrentCode(member.otpSecret, code, world.realAt())) ||
      (session.smsCode !== null && session.smsCode === code) ||
      useBackupCode(member, code)
    if (!right) {
      world.journal(member, 'wrong-code', '')
      world.touch()
      return secondFactor(c, world, 'This code is wrong or was used.')
    }
    signInComplete(c, world, member)
    return c.redirect(localPath(field('next')), 303)
  })
  app.post(sandboxPages.signOut, (c) => {
    if (c.var.member !== null) world.journal(c.var.member, 'signed-out', '')
    closeSession(c, world)
    world.touch()
    return c.redirect(sandboxPages.signIn, 303)
  })
}

function wrongPassword(world: World, member: Person): void {
  world.journal(member, 'wrong-password', '')
  if (member.alertOnFailure)
    world.send({
      channel: 'mail',
      kind: 'wrong-password',
      to: member.email,
      subject: 'Login attempt with a wrong password',
      body: 'Somebody entered your address and a wrong password. See the recent activity in the Manager.',
    })
  world.touch()
}
