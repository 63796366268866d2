/** The panel on which one lets happen what one hopes never to see: a sign-in from somewhere else. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { attemptKinds, type AttemptKind } from '#daemon/sandbox/attempt-kinds.ts'
import { attempt, attemptPlaces, strangerFrom } from '#daemon/sandbox/attempts.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { form, posted, refusal, signedIn, type Markup, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { activity } = sandboxPages
const TRY = `${activity}/try`

const labels = {
  'sign-in': 'They sign in',
  'wrong-password': 'A wrong password',
  'wrong-passwords': 'Twelve wrong passwords',
  'push-denied': 'A question on your phone, which you deny',
} as const satisfies Record<AttemptKind, string>

export function attemptPages(app: Hono<PageEnv>, world: World): void {
  app.post(TRY, async (c) => {
    const field = await posted(c)
    const kind = attemptKinds.find((one) => one === field('kind'))
    const from = strangerFrom(field('place'))
    if (kind === undefined || from === null) return refusal(c, world, 'Choose a place and what happens.')
    attempt(world, signedIn(c).member, kind, from)
    return c.redirect(`${activity}?done=tried`, 303)
  })
}

export const tryIt = (c: PageContext): Markup =>
  html`<section class="box" aria-labelledby="try-it">
    <h2 id="try-it">Try it</h2>
    <p>Only the sandbox has this: somebody else comes to your account, from somewhere else.</p>
    ${form(
      c,
      TRY,
      html`<label
          >From<select name="place">
            ${attemptPlaces.map((name) => html`<option>${name}</option>`)}
          </select></label
        >
        <label
          >What happens<select name="kind">
            ${attemptKinds.map((kind) => html`<option value="${kind}">${labels[kind]}</option>`)}
          </select></label
        >
        <button>Let it happen</button>`,
      'fields',
    )}
  </section>`
