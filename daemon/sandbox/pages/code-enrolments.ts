/** Setting up the methods that prove themselves by a code: an OTP app, and SMS. */
import { html, raw } from 'hono/html'
import { generateSecret, generateURI } from 'otplib'
import { encodeQR } from 'qr'
import { isCurrentCode, phoneNumber, smsCode, takesSms, wrongAppCode } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { form, mistake, page, posted, signedIn, type PageContext } from './frame.ts'
import { sandboxPages } from './paths.ts'
import { pendingOf } from './pending.ts'
import { phoneOf } from './phone-path.ts'
import type { Enrolment } from './two-factor.ts'
import { overview } from './two-factor-views.ts'

const { twoFactor, outbox } = sandboxPages
const app = `${twoFactor}/app`
const sms = `${twoFactor}/sms`

export const codeEnrolments: Enrolment = (pages, world, done) => {
  pages.post(`${app}/start`, (c) => {
    signedIn(c).session.pending = `app:${generateSecret()}`
    world.touch()
    return c.redirect(app, 303)
  })
  pages.get(app, (c) => appSetUp(c, world))
  pages.post(app, async (c) => {
    const { member, session } = signedIn(c)
    const code = (await posted(c))('code').replaceAll(' ', '')
    const secret = pendingOf(session.pending, 'app')
    if (secret === null) return c.redirect(twoFactor, 303)
    if (!isCurrentCode(secret, code, world.realAt()))
      return appSetUp(
        c,
        world,
        wrongAppCode(secret, code, world.realAt()) ??
          'This code is wrong. Enter the one that the app shows now.',
      )
    member.otpSecret = secret
    return done(c, 'app')
  })

  pages.post(`${sms}/start`, async (c) => {
    const { session } = signedIn(c)
    const number = (await posted(c))('phone').replaceAll(' ', '')
    if (!phoneNumber.test(number))
      return overview(c, world, 'Give the number with its country code: +41 79 …')
    if (!takesSms(number))
      return overview(c, world, 'SMS works for numbers of Switzerland, France, Belgium and Germany only.')
    session.pending = `sms:${number}`
    session.smsCode = smsCode()
    world.send({
      channel: 'sms',
      kind: 'enrolment-code',
      to: number,
      subject: '',
      body: `Your code is ${session.smsCode}.`,
    })
    world.touch()
    return c.redirect(sms, 303)
  })
  pages.get(sms, (c) => smsSetUp(c, world))
  pages.post(sms, async (c) => {
    const { member, session } = signedIn(c)
    const code = (await posted(c))('code').replaceAll(' ', '')
    const number = pendingOf(session.pending, 'sms')
    if (number === null) return c.redirect(twoFactor, 303)
    if (session.smsCode === null || session.smsCode !== code)
      return smsSetUp(c, world, 'This code is wrong. Enter the one of the last SMS.')
    member.smsPhone = number
    return done(c, 'sms')
  })
}

function appSetUp(c: PageContext, world: World, fault?: string) {
  const { member, session } = signedIn(c)
  const secret = pendingOf(session.pending, 'app')
  if (secret === null) return c.redirect(twoFactor, 303)
  const address = generateURI({ issuer: 'Sandbox Manager', label: member.email, secret })
  return page(
    c,
    world,
    'Set up an OTP app',
    html`${fault === undefined ? '' : mistake(fault)}
      <ol class="steps">
        <li>
          <p>Open any OTP app on your phone and scan this code.</p>
          <div class="qr" role="img" aria-label="QR code of the secret">${raw(encodeQR(address, 'svg'))}</div>
          <details>
            <summary>Enter it by hand</summary>
            <p class="soft code">${address}</p>
          </details>
          <p>Secret <span class="code" id="secret">${secret}</span></p>
        </li>
        <li>
          <p>Enter the six digits that the app shows.</p>
          ${codeForm(c, app, 'Code that the app shows')}
          <p class="soft">
            In the sandbox, <a href="${phoneOf(member)}" target="_blank">your phone</a> has scanned it too.
          </p>
        </li>
      </ol>
      <p><a href="${twoFactor}">Choose another method</a></p>`,
    fault === undefined ? 200 : 422,
  )
}

function smsSetUp(c: PageContext, world: World, fault?: string) {
  const { session } = signedIn(c)
  const number = pendingOf(session.pending, 'sms')
  if (number === null) return c.redirect(twoFactor, 303)
  return page(
    c,
    world,
    'Set up SMS',
    html`${fault === undefined ? '' : mistake(fault)}
      <p>A code was sent to <b>${number}</b>.</p>
      ${codeForm(c, sms, 'Code of the SMS')}
      <p class="soft">In the sandbox the SMS is in the <a href="${outbox}" target="_blank">outbox</a>.</p>
      <p><a href="${twoFactor}">Choose another method, or another number</a></p>`,
    fault === undefined ? 200 : 422,
  )
}

const codeForm = (c: PageContext, action: string, label: string) =>
  form(
    c,
    action,
    html`<label
        >${label}<input name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus
      /></label>
      <button class="primary">Switch on</button>`,
    'fields',
  )
