/** What the page of two-step verification shows: to who is free to choose, and to who is stopped. */
import { html } from 'hono/html'
import { appNames } from '#daemon/sandbox/app-sign-in.ts'
import { codesLeft } from '#daemon/sandbox/backup-codes.ts'
import { roleIn, stoppedBy } from '#daemon/sandbox/membership.ts'
import { appKinds, type MethodKind, type Person } from '#daemon/sandbox/person.ts'
import { hasSecondFactor, methodNames, methodsOf } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { button, day, form, mistake, page, signedIn, type Markup, type PageContext } from './frame.ts'
import { icon } from './icons.ts'
import { sandboxPages } from './paths.ts'
import { removal } from './two-factor-removal.ts'

const { twoFactor, leave, applicationPasswords } = sandboxPages
const FEW_CODES = 2

export function overview(c: PageContext, world: World, fault?: string) {
  const { member } = signedIn(c)
  const on = hasSecondFactor(member)
  return page(
    c,
    world,
    'Two-step verification',
    html`${fault === undefined ? '' : mistake(fault)} ${c.var.stopped ? stop(c, world, member) : ''}
      ${on ? state(member) : off(c, member)}
      <h2>Methods</h2>
      <ul class="methods">
        ${push(c, world, member)} ${otpApp(c, world, member)} ${keys(c, world, member)}
        ${sms(c, world, member)}
      </ul>
      ${on ? codes(c, member) : ''}`,
    fault === undefined ? 200 : 422,
  )
}

const state = (member: Person) => {
  const count = methodsOf(member).length
  return html`<p class="lead ok">
    ${icon('shield')} On, by ${count === 1 ? 'one method' : `${count} methods`}. Each of them signs you in.
  </p>`
}

/** Said before it is switched on: afterwards it is too late. */
const off = (c: PageContext, member: Person) =>
  html`<p class="lead bad"><span aria-hidden="true">●</span> Off: your password alone opens this account.</p>
    <div class="note warn before">
      <p>
        <b>Before you switch it on:</b> these tools will each need an
        ${c.var.stopped ? 'application password' : html`<a href="${applicationPasswords}">application password</a>`}.
      </p>
      <ul>
        ${appKinds.map((app) => {
          const use = member.appsByPassword.find((one) => one.app === app)
          return html`<li>
            ${appNames[app]}${
              use === undefined ? '' : html`, <b>used with your password on ${day(use.lastAt)}</b>`
            }
          </li>`
        })}
      </ul>
    </div>`

function stop(c: PageContext, world: World, member: Person) {
  const requiring = stoppedBy(world.state, member)
  return html`<div class="note warn stop" role="alert">
    ${requiring.map(({ name }) => html`<p class="lead"><b>${name} requires two-step verification.</b></p>`)}
    <p>Set up a method to go on. Until then nothing else opens in the Manager, Mail and kDrive on the Web.</p>
    <p class="actions">
      ${requiring.map((one) =>
        roleIn(world.state, member, one) === 'client'
          ? button(c, leave, `Leave ${one.name}`, { organisation: String(one.id) })
          : '',
      )}
      ${button(c, sandboxPages.signOut, 'Sign out')}
    </p>
  </div>`
}

const card = (kind: MethodKind, name: string, what: string, on: boolean, content: Markup) =>
  html`<li class="method" data-method="${kind}">
    ${icon(kind)}
    <div>
      <h3>${name} ${on ? html`<span class="badge">On</span>` : ''}</h3>
      <p class="soft">${what}</p>
      ${content}
    </div>
  </li>`

const push = (c: PageContext, world: World, member: Person) =>
  card(
    'push',
    `${methodNames.push} for iOS and Android`,
    'A push notification: tap YES or NO to authorise or deny the connection.',
    member.pushApp !== null,
    member.pushApp === null
      ? button(c, `${twoFactor}/push/start`, `Set up ${methodNames.push}`)
      : removal(c, world, member, 'push', methodNames.push),
  )

const otpApp = (c: PageContext, world: World, member: Person) =>
  card(
    'app',
    'Any OTP app',
    'A connection code of its own for each moment.',
    member.otpSecret !== null,
    html`${button(
      c,
      `${twoFactor}/app/start`,
      member.otpSecret === null ? 'Set up an OTP app' : 'Move to another phone',
    )}
    ${member.otpSecret === null ? '' : removal(c, world, member, 'app', methodNames.app)}`,
  )

const keys = (c: PageContext, world: World, member: Person) =>
  card(
    'key',
    `${methodNames.key} (from Yubico)`,
    'A security key that you plug in and touch.',
    member.securityKeys.length > 0,
    html`<p>
        <a class="button" href="${twoFactor}/key"
          >${member.securityKeys.length === 0 ? 'Set up a security key' : 'Add another key'}</a
        >
      </p>
      ${member.securityKeys.map(({ id, name, lastUsedAt }) =>
        removal(c, world, member, 'key', name, {
          key: id,
          since: lastUsedAt === null ? 'never used to sign in' : `last used on ${day(lastUsedAt)}`,
        }),
      )}`,
  )

const sms = (c: PageContext, world: World, member: Person) =>
  card(
    'sms',
    'SMS',
    'A code by SMS, for numbers of Switzerland, France, Belgium and Germany.',
    member.smsPhone !== null,
    html`${form(
      c,
      `${twoFactor}/sms/start`,
      html`<label
          >Mobile number<input name="phone" type="tel" autocomplete="tel" placeholder="+41 79 …" required
        /></label>
        <button>Send a code</button>`,
      'fields',
    )}
    ${member.smsPhone === null ? '' : removal(c, world, member, 'sms', `SMS to ${member.smsPhone}`)}`,
  )

function codes(c: PageContext, member: Person) {
  const left = codesLeft(member)
  return html`<h2>Backup codes</h2>
    <p class="${left <= FEW_CODES ? 'warn' : ''}">${left} backup ${left === 1 ? 'code' : 'codes'} left.</p>
    <p class="soft">Each signs you in once, when every method is out of reach.</p>
    <details>
      <summary>Make new codes</summary>
      <p>The codes that you have now stop working.</p>
      ${form(
        c,
        `${twoFactor}/codes`,
        html`<label
            >Password<input name="password" type="password" autocomplete="current-password" required
          /></label>
          <button>Make new backup codes</button>`,
        'fields',
      )}
    </details>
    <p><a href="${applicationPasswords}">Application passwords</a> for tools that synchronise.</p>`
}
