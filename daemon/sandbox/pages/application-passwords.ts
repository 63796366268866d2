/** Application passwords: made by name, shown once, revocable one by one. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import {
  createApplicationPassword,
  revokeApplicationPassword,
} from '#daemon/sandbox/application-passwords.ts'
import { hasSecondFactor } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import {
  button,
  day,
  form,
  mistake,
  page,
  posted,
  signedIn,
  type PageContext,
  type PageEnv,
} from './frame.ts'
import { sandboxPages } from './paths.ts'

const { applicationPasswords, apps, twoFactor } = sandboxPages

export function applicationPasswordPages(app: Hono<PageEnv>, world: World): void {
  app.get(applicationPasswords, (c) => overview(c, world))
  app.post(applicationPasswords, async (c) => {
    const { member } = signedIn(c)
    const name = (await posted(c))('name').slice(0, 100)
    if (name === '') return overview(c, world, 'Name the tool that will use it.')
    const { password } = createApplicationPassword(world, member, name)
    return page(
      c,
      world,
      'Your application password',
      html`<p>Copy it into <b>${name}</b> now: it is not shown again.</p>
        <p class="code big" id="application-password">${password}</p>
        <p class="soft">In the sandbox, <a href="${apps}">try it in an app</a>.</p>
        <p><a href="${applicationPasswords}">Back to the application passwords</a></p>`,
    )
  })
  app.post(`${applicationPasswords}/revoke`, async (c) => {
    const { member } = signedIn(c)
    if (!revokeApplicationPassword(world, member, Number((await posted(c))('id'))))
      return overview(c, world, 'This application password is none of yours.')
    return c.redirect(`${applicationPasswords}?done=password-revoked`, 303)
  })
}

function overview(c: PageContext, world: World, fault?: string) {
  const { member } = signedIn(c)
  const own = member.applicationPasswords
  return page(
    c,
    world,
    'Application passwords',
    html`${fault === undefined ? '' : mistake(fault)}
      <p>
        One for each tool that synchronises mail, calendars, contacts or files and cannot do a second step. It
        opens neither the Manager nor this page.
      </p>
      ${
        hasSecondFactor(member)
          ? ''
          : html`<p class="soft">
              You have no <a href="${twoFactor}">two-step verification</a>: the password of your account works
              in these tools too, until you set it up.
            </p>`
      }
      ${
        own.length === 0
          ? html`<p>You have none.</p>`
          : html`<div class="table">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Name</th>
                    <th scope="col">Made</th>
                    <th scope="col">Last used</th>
                    <th scope="col"><span class="soft">Actions</span></th>
                  </tr>
                </thead>
                <tbody>
                  ${own.map(
                    ({ id, name, createdAt, lastUsedAt }) =>
                      html`<tr data-password="${id}">
                        <td>${name}</td>
                        <td>${createdAt === null ? 'Unknown' : day(createdAt)}</td>
                        <td>${lastUsedAt === null ? 'Never' : day(lastUsedAt)}</td>
                        <td>
                          ${button(
                            c,
                            `${applicationPasswords}/revoke`,
                            html`Revoke<span class="unseen"> ${name}</span>`,
                            { id: String(id) },
                          )}
                        </td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }
      <h2>New application password</h2>
      ${form(
        c,
        applicationPasswords,
        html`<label
            >What will use it<input name="name" maxlength="100" placeholder="Mail on the laptop" required
          /></label>
          <button class="primary">Make an application password</button>`,
        'fields',
      )}`,
    fault === undefined ? 200 : 422,
  )
}
