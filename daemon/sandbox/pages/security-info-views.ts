/** What the page of security information shows. */
import { html } from 'hono/html'
import { bringsBack, textOf, type Contact } from '#daemon/sandbox/contacts.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { button, day, form, mistake, page, signedIn, type Markup, type PageContext } from './frame.ts'
import { sandboxPages } from './paths.ts'
import { phoneField } from './phone-number.ts'
import { alertsForm, passwordBox } from './security-info-sign-in.ts'

const { securityInfo, loginAddress, twoFactor } = sandboxPages

export function securityInformation(c: PageContext, world: World, fault?: string) {
  const { member } = signedIn(c)
  return page(
    c,
    world,
    'Security information',
    html`${fault === undefined ? '' : mistake(fault)}
      <p>What brings you back in when you forget your password or your login address.</p>
      <section class="box" aria-labelledby="phone">
        <h2 id="phone">Recovery phone</h2>
        ${contacts(c, member.phones)} ${edit(c, 'phone', 'Recovery phone', phoneField('New mobile number'))}
      </section>
      <section class="box" aria-labelledby="address">
        <h2 id="address">Recovery address</h2>
        ${contacts(c, member.emails)}
        ${edit(
          c,
          'email',
          'Recovery address',
          html`<label
            >Recovery address<input name="email" type="email" autocomplete="email" required
          /></label>`,
        )}
      </section>
      <section class="box" aria-labelledby="login">
        <h2 id="login">Login address</h2>
        <p>${member.email}</p>
        ${member.sso ? '' : html`<a class="button" href="${loginAddress}">Change the login address</a>`}
      </section>
      <section class="box" aria-labelledby="password">
        <h2 id="password">Password</h2>
        ${passwordBox(c, member)}
      </section>
      <section class="box" aria-labelledby="alerts">
        <h2 id="alerts">Sign-in alerts by mail</h2>
        ${alertsForm(c, member)}
      </section>
      <section class="box" aria-labelledby="application-passwords">
        <h2 id="application-passwords">Application passwords</h2>
        ${
          member.applicationPasswords.length === 0
            ? html`<p>None.</p>`
            : html`<ul>
                ${member.applicationPasswords.map(
                  ({ name, lastUsedAt }) =>
                    html`<li>
                      ${name}, ${lastUsedAt === null ? 'never used' : `last used on ${day(lastUsedAt)}`}
                    </li>`,
                )}
              </ul>`
        }
        <p class="soft">
          Needed by what synchronises, once <a href="${twoFactor}">two-step verification</a> is on.
        </p>
      </section>`,
    fault === undefined ? 200 : 422,
  )
}

const contacts = (c: PageContext, list: readonly Contact[]): Markup =>
  list.length === 0
    ? html`<p class="bad"><span aria-hidden="true">●</span> None.</p>`
    : html`<ul class="rows">
        ${list.map((one) => contact(c, one))}
      </ul>`

function contact(c: PageContext, one: Contact): Markup {
  const values = { contact: String(one.id) }
  const state = !one.checked
    ? html`<span class="warn">not confirmed</span>`
    : one.recovery
      ? html`<span class="ok">confirmed, for recovery</span>`
      : html`<span class="soft">confirmed, not for recovery</span>`
  return html`<li data-contact="${one.id}">
    <div>
      <b>${textOf(one)}</b> ${state}
      <details class="menu">
        <summary>Delete</summary>
        <p>
          ${
            bringsBack(one)
              ? 'It no longer brings you back in. Have another option first.'
              : 'It does not bring you back in now.'
          }
        </p>
        ${button(c, `${securityInfo}/delete`, html`Delete<span class="unseen"> ${textOf(one)}</span>`, values, 'danger')}
      </details>
    </div>
    ${
      bringsBack(one)
        ? ''
        : html`${
            one.code === undefined
              ? ''
              : form(
                  c,
                  `${securityInfo}/confirm`,
                  html`<input type="hidden" name="contact" value="${one.id}" />
                    <label
                      >Code that was sent<input
                        name="code"
                        inputmode="numeric"
                        autocomplete="one-time-code"
                        required
                    /></label>
                    <button class="primary">Confirm</button>`,
                  'fields',
                )
          }
          ${button(
            c,
            `${securityInfo}/resend`,
            one.code !== undefined ? 'Send a new code' : one.checked ? 'Use for recovery' : 'Send a code',
            values,
          )}`
    }
  </li>`
}

const edit = (c: PageContext, kind: 'phone' | 'email', label: string, field: Markup): Markup =>
  html`<details>
    <summary class="button">Edit<span class="unseen">: ${label}</span></summary>
    ${form(
      c,
      `${securityInfo}/${kind}`,
      html`${field}
        <label
          >Your password<input name="password" type="password" autocomplete="current-password" required
        /></label>
        <button class="primary">Next</button>`,
      'fields',
    )}
  </details>`
