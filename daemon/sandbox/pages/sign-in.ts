/** Signing in and out: the password, then the second factor. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import type { Member } from '#daemon/sandbox/state.ts'
import {
  currentCode,
  hasSecondFactor,
  isCurrentCode,
  smsCode,
  useBackupCode,
} from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import {
  button,
  form,
  fullName,
  mistake,
  page,
  posted,
  roleNames,
  type PageContext,
  type PageEnv,
} from './frame.ts'
import { sandboxPages } from './paths.ts'
import { closeSession, openSession, signInComplete } from './session.ts'

/** As many as fit on the sign-in page; the others sign in by address and password too. */
const SHOWN = 20

export function signInPages(app: Hono<PageEnv>, world: World): void {
  app.get(sandboxPages.signIn, (c) => signIn(c, world))
  app.post(sandboxPages.signIn, async (c) => {
    const field = await posted(c)
    const address = field('email').toLowerCase()
    const member = world.state.members.find(({ email }) => email === address)
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
    const member = world.state.members.find(({ id }) => id === session?.memberId)
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

function wrongPassword(world: World, member: Member): void {
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

/** Where to go after signing in: a path of this site alone. */
const localPath = (path: string): string => (/^\/(?![/\\])/.test(path) ? path : sandboxPages.home)

function signIn(c: PageContext, world: World, fault?: string) {
  const next = localPath(c.req.query('next') ?? '')
  const people = world.state.members.slice(0, SHOWN)
  return page(
    c,
    world,
    'Sign in',
    html`${fault === undefined ? '' : mistake(fault)}
      ${form(
        c,
        sandboxPages.signIn,
        html`<input type="hidden" name="next" value="${next}" />
          <label>Email address<input name="email" type="email" autocomplete="username" required /></label>
          <label
            >Password<input name="password" type="password" autocomplete="current-password" required
          /></label>
          <button class="primary">Sign in</button>`,
        'fields',
      )}
      <h2>People of the sandbox</h2>
      <p class="soft">Whoever you sign in as, the sandbox shows that person's Manager.</p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Address and password</th>
              <th scope="col">Two-step verification</th>
              <th scope="col"><span class="soft">Act as</span></th>
            </tr>
          </thead>
          <tbody>
            ${people.map(
              (one) =>
                html`<tr>
                  <td>${fullName(one)}</td>
                  <td>${roleNames[one.role]}</td>
                  <td>
                    <span class="code">${one.email}<br />${one.password}</span>
                  </td>
                  <td>${one.sso ? 'Single sign-on' : hasSecondFactor(one) ? 'On' : 'Off'}</td>
                  <td>
                    ${
                      one.sso
                        ? ''
                        : button(c, sandboxPages.signIn, `Sign in as ${one.firstName}`, {
                            email: one.email,
                            password: one.password,
                            next,
                          })
                    }
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
    fault === undefined ? 200 : 403,
  )
}

function secondFactor(c: PageContext, world: World, fault?: string) {
  const { session } = c.var
  const member = world.state.members.find(({ id }) => id === session?.memberId)
  if (session === null || member === undefined) return c.redirect(sandboxPages.signIn, 303)
  const app = member.otpSecret
  return page(
    c,
    world,
    'Second step',
    html`${fault === undefined ? '' : mistake(fault)}
      <p>${app === null ? `Enter the code sent to ${member.smsPhone}.` : 'Enter the code of your app.'}</p>
      <p class="soft">
        ${
          app === null
            ? html`In the sandbox the SMS is in the <a href="${sandboxPages.outbox}">outbox</a>.`
            : html`In the sandbox, the app would show
                <b class="code">${currentCode(app, world.realAt())}</b>.`
        }
        A backup code works too, once.
      </p>
      ${form(
        c,
        sandboxPages.secondFactor,
        html`<input type="hidden" name="next" value="${localPath(c.req.query('next') ?? '')}" />
          <label
            >Code<input name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus
          /></label>
          <button class="primary">Sign in</button>`,
        'fields',
      )}`,
    fault === undefined ? 200 : 403,
  )
}
