/** Setting up the push app: it asks on the phone whether the account may be added, and the person answers there. */
import { html } from 'hono/html'
import { askPhone, pushStateOf } from '#daemon/sandbox/push.ts'
import { methodNames } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { button, page, signedIn, type Markup, type PageContext } from './frame.ts'
import { icon } from './icons.ts'
import { sandboxPages } from './paths.ts'
import { phoneOf } from './phone-path.ts'
import { browserName } from './session.ts'
import type { Enrolment } from './two-factor.ts'

const { twoFactor } = sandboxPages
const push = `${twoFactor}/push`

export const pushEnrolment: Enrolment = (app, world, done) => {
  app.post(`${push}/start`, (c) => {
    askPhone(world, signedIn(c).session, browserName(c.req.header('user-agent') ?? ''))
    world.touch()
    return c.redirect(push, 303)
  })
  app.get(push, (c) => setUp(c, world))
  app.post(push, (c) => {
    const { member, session } = signedIn(c)
    if (pushStateOf(session, world.realAt()) !== 'yes') return c.redirect(push, 303)
    member.pushApp = { addedAt: world.at() }
    return done(c, 'push')
  })
}

function setUp(c: PageContext, world: World) {
  const { member, session } = signedIn(c)
  const state = pushStateOf(session, world.realAt())
  if (state === 'none') return c.redirect(twoFactor, 303)
  if (state === 'waiting') c.set('refresh', push)
  const again = button(c, `${push}/start`, 'Ask again', {}, 'primary')
  const said: Readonly<Record<typeof state, Markup>> = {
    waiting: html`<p class="lead">${icon('push')} Open ${methodNames.push} on your phone and answer YES.</p>
      <p role="status">This page goes on by itself; the question expires after five minutes.</p>
      <p class="soft">
        In the sandbox, this is <a href="${phoneOf(member)}" target="_blank">your phone</a>.
      </p>`,
    yes: html`<p class="note" role="status">Your phone answered YES.</p>
      ${button(c, push, 'Switch on', {}, 'primary')}`,
    no: html`<p class="note bad" role="alert">Your phone answered NO: nothing was set up.</p>
      ${again}`,
    expired: html`<p class="note warn" role="status">Nobody answered within five minutes.</p>
      ${again}`,
  }
  return page(
    c,
    world,
    `Set up ${methodNames.push}`,
    html`${said[state]}
      <p><a href="${twoFactor}">Choose another method</a></p>`,
  )
}
