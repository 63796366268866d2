/** API tokens: made with the password and chosen scopes, shown once, never changed, revocable. */
import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { DAY } from '#shared/time.ts'
import { tokenScopes } from '#daemon/sandbox/api/app.ts'
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

const { tokens } = sandboxPages

export function tokenPages(app: Hono<PageEnv>, world: World): void {
  app.get(tokens, (c) => overview(c, world))
  app.post(tokens, async (c) => {
    const { member } = signedIn(c)
    const field = await posted(c)
    const chosen = [(await c.req.parseBody({ all: true }))['scope']].flat()
    const scopes = tokenScopes.filter((scope) => chosen.includes(scope))
    if (field('password') !== member.password) return overview(c, world, 'The password is wrong.')
    if (field('name') === '' || scopes.length === 0)
      return overview(c, world, 'Give a name and at least one scope.')
    const days = Number(/^\d{1,4}$/.exec(field('days'))?.[0] ?? 0)
    const now = world.at()
    const token = `sandbox-${randomBytes(24).toString('base64url')}`
    world.state.tokens.push({
      id: world.nextId(),
      personId: member.id,
      name: field('name').slice(0, 100),
      token,
      scopes,
      createdAt: now,
      lastUsedAt: null,
      expiresAt: days === 0 ? null : now + days * DAY,
    })
    world.journal(member, 'token-created', field('name').slice(0, 100))
    world.touch()
    return page(
      c,
      world,
      'Your token',
      html`<p>Copy it now: it is not shown again.</p>
        <p class="code" id="token">${token}</p>
        <p><a href="${tokens}">Back to the tokens</a></p>`,
    )
  })
  app.post(`${tokens}/revoke`, async (c) => {
    const { member } = signedIn(c)
    const id = (await posted(c))('token')
    world.state.tokens = world.state.tokens.filter(
      (one) => one.personId !== member.id || String(one.id) !== id,
    )
    world.journal(member, 'token-revoked', '')
    world.touch()
    return c.redirect(`${tokens}?done=revoked`, 303)
  })
}

function overview(c: PageContext, world: World, fault?: string) {
  const { member } = signedIn(c)
  const own = world.state.tokens.filter(({ personId }) => personId === member.id)
  return page(
    c,
    world,
    'API tokens',
    html`${fault === undefined ? '' : mistake(fault)}
      <ul>
        ${own.map(
          (one) =>
            html`<li>
              <b>${one.name}</b>: ${one.scopes.join(', ')}.
              ${one.lastUsedAt === null ? 'Never used.' : `Last used on ${day(one.lastUsedAt)}.`}
              ${one.expiresAt === null ? 'Without end.' : `Until ${day(one.expiresAt)}.`}
              ${button(c, `${tokens}/revoke`, `Revoke ${one.name}`, { token: String(one.id) })}
            </li>`,
        )}
      </ul>
      <h2>New token</h2>
      ${form(
        c,
        tokens,
        html`<label>Name<input name="name" maxlength="100" required /></label>
          <fieldset>
            <legend>Scopes (they cannot be changed later)</legend>
            ${tokenScopes.map(
              (scope) =>
                html`<label class="check"
                  ><input type="checkbox" name="scope" value="${scope}" />${scope}</label
                >`,
            )}
          </fieldset>
          <label
            >Valid for<select name="days">
              <option value="0">without end</option>
              <option value="30">30 days</option>
              <option value="365">a year</option>
            </select></label
          >
          <label
            >Your password<input name="password" type="password" autocomplete="current-password" required
          /></label>
          <button class="primary">Create a token</button>`,
        'fields',
      )}`,
    fault === undefined ? 200 : 422,
  )
}
