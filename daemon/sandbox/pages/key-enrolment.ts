/** Setting up a security key: the browser speaks with it, by a script on this page alone. */
import { html } from 'hono/html'
import { addKey, keyToBeMade } from '#daemon/sandbox/security-keys.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { form, mistake, page, posted, signedIn, type PageContext } from './frame.ts'
import { icon } from './icons.ts'
import { sandboxPages } from './paths.ts'
import { pendingOf } from './pending.ts'
import { answerField, SECURITY_KEY_SCRIPT } from './security-key-script.ts'
import type { Enrolment } from './two-factor.ts'

const { twoFactor } = sandboxPages
const key = `${twoFactor}/key`

export const keyEnrolment: Enrolment = (app, world, done) => {
  app.get(key, (c) => setUp(c, world))
  app.post(key, async (c) => {
    const { member, session } = signedIn(c)
    const field = await posted(c)
    const challenge = pendingOf(session.pending, 'key')
    session.pending = null
    const name = field('name').slice(0, 60) || 'Security key'
    const asked = { challenge: challenge ?? '', origin: new URL(c.req.url).origin, at: world.at() }
    if (challenge === null || !(await addKey(member, field('credential'), name, asked)))
      return setUp(c, world, 'The security key was not added. Try again.')
    return done(c, 'key')
  })
}

async function setUp(c: PageContext, world: World, fault?: string) {
  const { member, session } = signedIn(c)
  const options = await keyToBeMade(member, new URL(c.req.url).origin)
  session.pending = `key:${options.challenge}`
  world.touch()
  c.set('script', SECURITY_KEY_SCRIPT)
  return page(
    c,
    world,
    'Set up a security key',
    html`${fault === undefined ? '' : mistake(fault)}
      <p class="lead">${icon('key')} Plug in your YubiKey, or any other security key.</p>
      ${form(
        c,
        key,
        html`${answerField('create', options)}
          <label>Name of the key<input name="name" maxlength="60" value="YubiKey" required /></label>
          <button class="primary" disabled>Add the security key</button>`,
        'fields',
      )}
      <p id="said" role="status"></p>
      <p><a href="${twoFactor}">Choose another method</a></p>`,
    fault === undefined ? 200 : 422,
  )
}
