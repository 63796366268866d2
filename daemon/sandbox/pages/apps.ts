/** Apps on computers and phones that sign in to synchronise: try one, and see whether it is let in and why. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { appNames, signInApp } from '#daemon/sandbox/app-sign-in.ts'
import { appKinds } from '#daemon/sandbox/person.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { form, page, posted, type Markup, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { apps, applicationPasswords } = sandboxPages

const admittedWords = {
  password: 'Signed in with the password of the account: there is no second step to ask for.',
  'application-password': 'Signed in with an application password.',
} as const
const refusedWords = {
  wrong: 'Address or password is wrong.',
  'needs-application-password':
    'This account has two-step verification: its password is right, but this app needs an application password.',
  'single-sign-on':
    'This account signs in through another organisation: the app needs an application password.',
  maintenance: 'The mail service is in maintenance: mail is still received, and can be read when it is over.',
} as const

interface Outcome {
  readonly accepted: boolean
  readonly words: string
}

export function appPages(app: Hono<PageEnv>, world: World): void {
  app.get(apps, (c) => overview(c, world, { app: c.req.query('app') ?? '', email: '' }))
  app.post(apps, async (c) => {
    const field = await posted(c)
    const email = field('email')
    const kind = appKinds.find((one) => one === field('app')) ?? 'mail'
    const answer = signInApp(world, kind, email, field('password'))
    const outcome = answer.ok
      ? { accepted: true, words: admittedWords[answer.value] }
      : { accepted: false, words: refusedWords[answer.error] }
    return overview(c, world, { app: kind, email }, outcome)
  })
}

function overview(
  c: PageContext,
  world: World,
  typed: { readonly app: string; readonly email: string },
  outcome: Outcome | null = null,
) {
  return page(
    c,
    world,
    'Apps',
    html`<p>
        Mail clients, calendars and kDrive on computers and phones know one password and no second step. Until
        a person has one, they go on with the account's password, even where the organisation requires it;
        afterwards each needs an <a href="${applicationPasswords}">application password</a>.
      </p>
      ${outcome === null ? '' : said(outcome)}
      ${form(
        c,
        apps,
        html`<label
            >App<select name="app">
              ${appKinds.map(
                (one) =>
                  html`<option value="${one}" ${one === typed.app ? 'selected' : ''}>
                    ${appNames[one]}
                  </option>`,
              )}
            </select></label
          >
          <label>Address<input name="email" type="email" value="${typed.email}" required /></label>
          <label>Password<input name="password" type="password" autocomplete="off" required /></label>
          <button class="primary">Sign in with this app</button>`,
        'fields',
      )}`,
    outcome === null || outcome.accepted ? 200 : 403,
  )
}

const said = ({ accepted, words }: Outcome): Markup =>
  html`<p class="note ${accepted ? '' : 'bad'}" role="${accepted ? 'status' : 'alert'}">
    <b class="code">${accepted ? 'OK' : 'NO'}</b> ${words}
  </p>`
