/** What to do about actions that one did not perform: the guide's four steps, and the page to which its first leads. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { administers } from '#daemon/sandbox/membership.ts'
import type { RoleType } from '#daemon/sandbox/organisation.ts'
import { dropSessions } from '#daemon/sandbox/passwords.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { button, minute, page, signedIn, type Markup, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { secureTools, activity, securityInfo, twoFactor, mailServices, mail, tokens } = sandboxPages

export function secureToolsPages(app: Hono<PageEnv>, world: World): void {
  app.get(secureTools, (c) => overview(c, world))
  app.post(`${secureTools}/sessions`, (c) => {
    const { member, session } = signedIn(c)
    dropSessions(world, member, session)
    world.journal(member, 'sessions-ended', '')
    world.touch()
    return c.redirect(`${secureTools}?done=ended-sessions`, 303)
  })
}

/** In the guide's order. */
export const notYou = (role: RoleType): Markup =>
  html`<section class="box" aria-labelledby="not-you">
    <h2 id="not-you">If you notice actions that you do not think you performed</h2>
    <ol>
      <li><a href="${secureTools}">Secure your tools</a></li>
      <li><a href="${twoFactor}">Enable two-factor authentication on your account</a></li>
      <li><a href="${securityInfo}#password">Change the password of the Manager</a></li>
      <li>
        <a href="${administers(role) ? mailServices : mail}"
          >Change the password of the email addresses linked to your account</a
        >
        ${administers(role) ? '' : html`<span class="soft">whoever administers the mail service does it</span>`}
      </li>
    </ol>
  </section>`

/** What is told by mail, as set in the account's settings. */
export const configuration = (member: Person): Markup =>
  html`<section class="box" aria-labelledby="configure">
    <h2 id="configure">What you are told</h2>
    <ul>
      <li>Sign-in from a new location: <b>${member.alertOnLogin ? 'by mail' : 'not told'}</b></li>
      <li>Wrong password: <b>${member.alertOnFailure ? 'by mail' : 'not told'}</b></li>
      <li>
        Too many wrong passwords in a row:
        <b>${member.limitFailures ? `signing in pauses after ${member.failureLimit}` : 'no limit'}</b>
      </li>
    </ul>
    <a class="button" href="${securityInfo}#alerts">Configure</a>
  </section>`

function overview(c: PageContext, world: World) {
  const { member, session } = signedIn(c)
  const others = world.state.sessions.filter((one) => one.personId === member.id && one !== session).length
  return page(
    c,
    world,
    'Secure your tools',
    html`<p>For when you suspect that somebody else uses your account.</p>
      <ol>
        <li>
          <b>Sign out everywhere else.</b> ${others} other ${others === 1 ? 'session is' : 'sessions are'}
          open. ${button(c, `${secureTools}/sessions`, 'Sign out everywhere else')}
        </li>
        <li>
          <b>Change the password of the Manager</b>, to one that you use nowhere else:
          <a href="${securityInfo}#password">Security information</a>.
        </li>
        <li><b>Set up a second step</b>: <a href="${twoFactor}">Two-step verification</a>.</li>
        <li>
          <b>Check the recovery phone and address</b>: remove what is not yours in the
          <a href="${securityInfo}">Security information</a>.
        </li>
        <li><b>Revoke API tokens</b> that you do not know: <a href="${tokens}">API tokens</a>.</li>
        <li><b>Look at the recent activity</b> again: <a href="${activity}">Recent activity</a>.</li>
      </ol>
      <h2>Browsers that are known</h2>
      <p class="soft">A sign-in from any other one is mailed to you as one from a new location.</p>
      <ul class="rows">
        ${member.devices.map(
          ({ name, ip, lastAt }) => html`<li><b>${name}</b> from ${ip}, last on ${minute(lastAt)} (UTC)</li>`,
        )}
      </ul>`,
  )
}
