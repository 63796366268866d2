/** Two-step verification of one's own, which is also all that a stopped member sees. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { generateSecret } from 'otplib'
import { leave as leaveOrganisation, organisationsOf, roleIn } from '#daemon/sandbox/membership.ts'
import {
  hasSecondFactor,
  isCurrentCode,
  newBackupCodes,
  phoneNumber,
  smsCode,
  takesSms,
} from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { page, posted, refusal, signedIn, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'
import { overview, pendingOf } from './two-factor-views.ts'

const { twoFactor, leave } = sandboxPages

export function twoFactorPages(app: Hono<PageEnv>, world: World): void {
  app.get(twoFactor, (c) => overview(c, world))

  app.post(`${twoFactor}/app/start`, (c) => {
    signedIn(c).session.pending = `app:${generateSecret()}`
    world.touch()
    return c.redirect(twoFactor, 303)
  })
  app.post(`${twoFactor}/app`, async (c) => {
    const { member, session } = signedIn(c)
    const code = (await posted(c))('code').replaceAll(' ', '')
    const secret = pendingOf(session.pending, 'app')
    if (secret === null || !isCurrentCode(secret, code, world.realAt()))
      return overview(c, world, 'This code is wrong. Enter the one that the app shows now.')
    member.otpSecret = secret
    return enrolled(c, world, 'OTP app')
  })

  app.post(`${twoFactor}/sms/start`, async (c) => {
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
    return c.redirect(`${twoFactor}?done=codes-sent`, 303)
  })
  app.post(`${twoFactor}/sms`, async (c) => {
    const { member, session } = signedIn(c)
    const code = (await posted(c))('code')
    const number = pendingOf(session.pending, 'sms')
    if (number === null || session.smsCode === null || session.smsCode !== code)
      return overview(c, world, 'This code is wrong. Enter the one of the last SMS.')
    member.smsPhone = number
    return enrolled(c, world, 'SMS')
  })

  app.post(`${twoFactor}/off`, async (c) => {
    const { member } = signedIn(c)
    const field = await posted(c)
    if (field('password') !== member.password) return overview(c, world, 'The password is wrong.')
    if (field('method') === 'app') member.otpSecret = null
    if (field('method') === 'sms') member.smsPhone = null
    if (!hasSecondFactor(member)) member.backupCodes = []
    world.journal(member, '2fa-off', field('method'))
    world.touch()
    return c.redirect(`${twoFactor}?done=off`, 303)
  })

  app.post(leave, async (c) => {
    const { member } = signedIn(c)
    const asked = (await posted(c))('organisation')
    const left = organisationsOf(world.state, member).find(({ id }) => String(id) === asked)
    if (left === undefined || roleIn(world.state, member, left) !== 'client')
      return refusal(c, world, 'Only external users can leave by themselves.')
    leaveOrganisation(world.state, member, left, world.at())
    world.journal(member, 'left', left.name, left)
    world.touch()
    return c.redirect(`${sandboxPages.home}?done=left`, 303)
  })
}

/** The first method brings the backup codes, shown here and never again. */
function enrolled(c: PageContext, world: World, method: string) {
  const { member, session } = signedIn(c)
  session.pending = null
  session.smsCode = null
  const first = member.backupCodes.length === 0
  if (first) member.backupCodes = newBackupCodes()
  world.journal(member, '2fa-on', method)
  world.touch()
  c.set('stopped', false)
  return page(
    c,
    world,
    'Two-step verification is on',
    html`<p class="note" role="status">${method} is set up.</p>
      ${
        first
          ? html`<h2>Backup codes</h2>
              <p>Keep them safe. They are shown once, and each works once.</p>
              <ul class="codes">
                ${member.backupCodes.map(({ code }) => html`<li>${code}</li>`)}
              </ul>`
          : ''
      }
      <p>Synchronisation tools (mail, calendar, contacts) now need an application password.</p>
      <p><a href="${sandboxPages.home}">Go on to the Manager</a></p>`,
  )
}
