/** What the page of signing in shows: address and password, with the people of the sandbox. */
import { html } from 'hono/html'
import { organisationsOf, roleIn } from '#daemon/sandbox/membership.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import { hasSecondFactor } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { button, form, fullName, mistake, page, roleNames, type PageContext } from './frame.ts'
import { sandboxPages } from './paths.ts'

/** As many as fit on the sign-in page; the others sign in by address and password too. */
const SHOWN = 20

/** Where to go after signing in: a path of this site alone. */
export const localPath = (path: string): string =>
  // a browser leaves tabs and line breaks out of an address, so that two slashes come together
  /^\/(?![/\\])\P{Cc}*$/u.test(path) ? path : sandboxPages.home

/** One's role, and where one has several, in which organisation. */
function rolesOf(world: World, person: Person): string {
  const places = organisationsOf(world.state, person).map((one) => ({
    name: one.name,
    role: roleNames[roleIn(world.state, person, one) ?? 'client'],
  }))
  const [first] = places
  return first !== undefined && places.length === 1
    ? first.role
    : places.map(({ name, role }) => `${role} of ${name}`).join(', ')
}

export function signIn(c: PageContext, world: World, fault?: string) {
  const next = localPath(c.req.query('next') ?? '')
  const people = world.state.people.slice(0, SHOWN)
  return page(
    c,
    world,
    'Sign in',
    html`${fault === undefined ? '' : mistake(fault)}
      ${form(
        c,
        sandboxPages.signIn,
        html`<input type="hidden" name="next" value="${next}" />
          <label>Email address<input name="email" type="email" autocomplete="username" required /></label>
          <label
            >Password<input name="password" type="password" autocomplete="current-password" required
          /></label>
          <button class="primary">Sign in</button>`,
        'fields',
      )}
      <p>
        <a href="${sandboxPages.forgottenPassword}">Forgotten password</a> ·
        <a href="${sandboxPages.forgottenAddress}">Forgotten login address</a> ·
        <a href="${sandboxPages.recovery}">Login address deleted</a>
      </p>
      <h2>People of the sandbox</h2>
      <p class="soft">Whoever you sign in as, the sandbox shows that person's Manager.</p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Address and password</th>
              <th scope="col">Two-step verification</th>
              <th scope="col"><span class="soft">Act as</span></th>
            </tr>
          </thead>
          <tbody>
            ${people.map(
              (one) =>
                html`<tr>
                  <td>${fullName(one)}</td>
                  <td>${rolesOf(world, one)}</td>
                  <td>
                    <span class="code">${one.email}<br />${one.password}</span>
                  </td>
                  <td>${one.sso ? 'Single sign-on' : hasSecondFactor(one) ? 'On' : 'Off'}</td>
                  <td>
                    ${
                      one.sso
                        ? ''
                        : button(c, sandboxPages.signIn, `Sign in as ${one.firstName}`, {
                            email: one.email,
                            password: one.password,
                            next,
                          })
                    }
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
    fault === undefined ? 200 : 403,
  )
}
