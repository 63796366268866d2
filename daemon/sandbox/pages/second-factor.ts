/** The second step of signing in: one of the person's methods, or a backup code. */
import type { Hono } from 'hono'
import { codesLeft, useBackupCode } from '#daemon/sandbox/backup-codes.ts'
import type { MethodKind, Person } from '#daemon/sandbox/person.ts'
import { askPhone, pushStateOf } from '#daemon/sandbox/push.ts'
import { keySigned, keyToBeUsed } from '#daemon/sandbox/security-keys.ts'
import type { Session } from '#daemon/sandbox/state.ts'
import { isCurrentCode, methodsOf, smsCode, wrongAppCode } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { posted, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'
import { pendingOf } from './pending.ts'
import { codeStep, keyStep, pushStep } from './second-factor-views.ts'
import { browserName, closeSession, signInComplete, whereFrom } from './session.ts'
import { denied, ended } from './sign-in-ends.ts'
import { localPath } from './sign-in-views.ts'

const { secondFactor, signIn } = sandboxPages
const WRONG_CODES = 5

export interface HalfOpen {
  readonly session: Session
  readonly person: Person
  /** Where to go after. */
  readonly next: string
}

/** Begins with a method: an SMS or a question to the phone goes out. */
export function startMethod(
  c: PageContext,
  world: World,
  session: Session,
  person: Person,
  method: MethodKind,
) {
  session.method = method
  session.push = null
  if (method === 'push') askPhone(world, session, browserName(c.req.header('user-agent') ?? ''))
  if (method === 'sms' && person.smsPhone !== null) {
    session.smsCode = smsCode()
    world.send({
      channel: 'sms',
      kind: 'sign-in-code',
      to: person.smsPhone,
      subject: '',
      body: `Your sign-in code is ${session.smsCode}.`,
    })
  }
  world.touch()
}

function halfOpen(c: PageContext, world: World, next: string): HalfOpen | null {
  const { session } = c.var
  const person = world.state.people.find(({ id }) => id === session?.personId)
  return session === null || session.complete || person === undefined
    ? null
    : { session, person, next: localPath(next) }
}

export function secondFactorPages(app: Hono<PageEnv>, world: World): void {
  app.get(secondFactor, (c) => {
    const half = halfOpen(c, world, c.req.query('next') ?? '')
    if (half === null) return c.redirect(signIn, 303)
    const { session, person, next } = half
    const pushed = pushStateOf(session, world.realAt())
    if (pushed === 'no') return end(c, world, () => denied(c, world))
    if (pushed === 'yes') {
      signInComplete(c, world, person)
      return c.redirect(next, 303)
    }
    if (c.req.query('way') === 'backup') return codeStep(c, world, half, 'backup')
    if (session.method === 'key')
      return c.redirect(`${secondFactor}/key?next=${encodeURIComponent(next)}`, 303)
    if (session.method === 'push') return pushStep(c, world, half, pushed)
    return codeStep(c, world, half, session.method ?? 'app')
  })

  app.post(secondFactor, async (c) => {
    const field = await posted(c)
    const half = halfOpen(c, world, field('next'))
    if (half === null) return c.redirect(signIn, 303)
    const { session, person, next } = half
    if (session.push?.answer === 'no') return end(c, world, () => denied(c, world))
    const fault = codeFault(world, half, field('code').replaceAll(' ', ''))
    if (fault !== null)
      return wrong(c, world, half, () =>
        codeStep(c, world, half, field('way') === 'backup' ? 'backup' : (session.method ?? 'app'), fault),
      )
    signInComplete(c, world, person)
    return c.redirect(next, 303)
  })

  app.post(`${secondFactor}/choose`, async (c) => {
    const field = await posted(c)
    const half = halfOpen(c, world, field('next'))
    if (half === null) return c.redirect(signIn, 303)
    if (half.session.push?.answer === 'no') return end(c, world, () => denied(c, world))
    const method = methodsOf(half.person).find((one) => one === field('method'))
    if (method !== undefined) startMethod(c, world, half.session, half.person, method)
    return c.redirect(`${secondFactor}?next=${encodeURIComponent(half.next)}`, 303)
  })

  app.get(`${secondFactor}/key`, async (c) => {
    const half = halfOpen(c, world, c.req.query('next') ?? '')
    return half === null ? c.redirect(signIn, 303) : askKey(c, world, half)
  })
  app.post(`${secondFactor}/key`, async (c) => {
    const field = await posted(c)
    const half = halfOpen(c, world, field('next'))
    if (half === null) return c.redirect(signIn, 303)
    const { session, person, next } = half
    const challenge = pendingOf(session.pending, 'key')
    session.pending = null
    const { origin } = new URL(c.req.url)
    const asked = { challenge: challenge ?? '', origin, at: world.at() }
    if (challenge === null || !(await keySigned(person, field('credential'), asked)))
      return wrong(c, world, half, () =>
        askKey(c, world, half, 'This key is none of yours, or it did not sign.'),
      )
    signInComplete(c, world, person)
    return c.redirect(next, 303)
  })
}

async function askKey(c: PageContext, world: World, half: HalfOpen, fault?: string) {
  const options = await keyToBeUsed(half.person, new URL(c.req.url).origin)
  half.session.pending = `key:${options.challenge}`
  world.touch()
  return keyStep(c, world, half, options, fault)
}

/** Why this code is not taken, or null where it is. */
function codeFault(world: World, { session, person }: HalfOpen, code: string): string | null {
  const { otpSecret } = person
  if (otpSecret !== null && isCurrentCode(otpSecret, code, world.realAt())) return null
  if (session.smsCode !== null && session.smsCode === code) return null
  const backup = useBackupCode(person, code)
  if (backup === 'taken') {
    world.journal(person, 'backup-code-used', `${codesLeft(person)} left`)
    return null
  }
  if (backup === 'used-before') return 'This backup code was used before: each works once. Take another one.'
  const clock = otpSecret === null ? null : wrongAppCode(otpSecret, code, world.realAt())
  return clock ?? 'This code is wrong.'
}

/** Counts what was wrong; too many in a row end what the password had opened. */
function wrong(
  c: PageContext,
  world: World,
  { session, person }: HalfOpen,
  again: () => Response | Promise<Response>,
) {
  session.wrongCodes += 1
  world.journalFrom(whereFrom(c), person, 'wrong-code', '')
  if (session.wrongCodes >= WRONG_CODES) {
    world.journalFrom(whereFrom(c), person, 'sign-in-ended', `after ${WRONG_CODES} wrong codes`)
    return end(c, world, () => ended(c, world, WRONG_CODES))
  }
  world.touch()
  return again()
}

function end(c: PageContext, world: World, say: () => Response | Promise<Response>) {
  closeSession(c, world)
  c.set('session', null)
  world.touch()
  return say()
}
