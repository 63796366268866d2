/** What the page of two-step verification shows: to who is free to choose, and to who is stopped. */
import { html, raw } from 'hono/html'
import { generateURI } from 'otplib'
import { encodeQR } from 'qr'
import { roleIn, stoppedBy } from '#daemon/sandbox/membership.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import { hasSecondFactor } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { button, form, mistake, page, signedIn, type PageContext } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { twoFactor, leave } = sandboxPages

/** What is being set up in this session: the secret of an app, or a number. */
export const pendingOf = (pending: string | null, kind: string) =>
  pending?.startsWith(`${kind}:`) === true ? pending.slice(kind.length + 1) : null

export function overview(c: PageContext, world: World, fault?: string) {
  const { member, session } = signedIn(c)
  const secret = pendingOf(session.pending, 'app')
  return page(
    c,
    world,
    'Two-step verification',
    html`${fault === undefined ? '' : mistake(fault)} ${c.var.stopped ? stop(c, world, member) : ''}
      <h2>Methods</h2>
      ${
        hasSecondFactor(member)
          ? html`<p class="ok">
              On. ${member.backupCodes.filter(({ used }) => !used).length} backup codes left.
            </p>`
          : html`<p class="bad">
                <span aria-hidden="true">●</span> Off: your password alone opens this account.
              </p>
              <p>
                Before you switch it on: mail, calendar and contact synchronisation will each need an
                application password.
              </p>`
      }
      ${member.otpSecret === null ? '' : removal(c, 'app', 'OTP app')}
      ${member.smsPhone === null ? '' : removal(c, 'sms', `SMS to ${member.smsPhone}`)}
      <h2>Set up an OTP app</h2>
      ${secret === null ? button(c, `${twoFactor}/app/start`, 'Set up an OTP app') : appSetUp(c, member, secret)}
      <h2>Set up SMS</h2>
      <p class="soft">For numbers of Switzerland, France, Belgium and Germany.</p>
      ${form(
        c,
        `${twoFactor}/sms/start`,
        html`<label>Mobile number<input name="phone" type="tel" autocomplete="tel" required /></label>
          <button>Send a code</button>`,
        'fields',
      )}
      ${pendingOf(session.pending, 'sms') === null ? '' : codeForm(c, `${twoFactor}/sms`, 'Code of the SMS')}`,
    fault === undefined ? 200 : 422,
  )
}

function stop(c: PageContext, world: World, member: Person) {
  const requiring = stoppedBy(world.state, member)
  return html`<div class="note warn" role="alert">
    ${requiring.map(({ name }) => html`<p><b>${name} requires two-step verification.</b></p>`)}
    <p>Set up a method to go on. Until then nothing else opens in the Manager, Mail and kDrive on the Web.</p>
    ${requiring.map((one) =>
      roleIn(world.state, member, one) === 'client'
        ? button(c, leave, `Leave ${one.name}`, { organisation: String(one.id) })
        : '',
    )}
    ${button(c, sandboxPages.signOut, 'Sign out')}
  </div>`
}

const appSetUp = (c: PageContext, member: Person, secret: string) => {
  const address = generateURI({ issuer: 'Sandbox Manager', label: member.email, secret })
  return html`<p>Scan the code with any OTP app, or enter the secret by hand.</p>
    <div class="qr" role="img" aria-label="QR code of the secret">${raw(encodeQR(address, 'svg'))}</div>
    <p>Secret <span class="code" id="secret">${secret}</span></p>
    <p class="soft code">${address}</p>
    ${codeForm(c, `${twoFactor}/app`, 'Code that the app shows')}`
}

const codeForm = (c: PageContext, action: string, label: string) =>
  form(
    c,
    action,
    html`<label
        >${label}<input name="code" inputmode="numeric" autocomplete="one-time-code" required
      /></label>
      <button class="primary">Switch on</button>`,
    'fields',
  )

const removal = (c: PageContext, method: string, label: string) =>
  html`<details>
    <summary>${label}: remove</summary>
    ${form(
      c,
      `${twoFactor}/off`,
      html`<input type="hidden" name="method" value="${method}" />
        <label
          >Password<input name="password" type="password" autocomplete="current-password" required
        /></label>
        <button class="danger">Remove ${label}</button>`,
      'fields',
    )}
  </details>`
