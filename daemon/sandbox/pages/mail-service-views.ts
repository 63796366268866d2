/** What the pages of a mail service show: its mailboxes, and whom a deletion shuts out. */
import { html } from 'hono/html'
import { recoveryPhones } from '#daemon/sandbox/contacts.ts'
import { signingIn } from '#daemon/sandbox/mailboxes.ts'
import { LEAST_PASSWORD } from '#daemon/sandbox/passwords.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import type { Product } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { button, day, form, fullName, mistake, page, signedIn, type PageContext } from './frame.ts'
import { pageOf, pager } from './pager.ts'
import { sandboxPages } from './paths.ts'

const { mailServices, products } = sandboxPages
const MAX_NAMED = 20

export const mailServicePath = ({ id }: Pick<Product, 'id'>): string => `${mailServices}/${id}`

export function overview(c: PageContext, world: World, product: Product, fault?: string) {
  const path = mailServicePath(product)
  const shown = pageOf(product.mailboxes, c.req.query('page'))
  const people = signingIn(
    world.state,
    shown.items.map(({ address }) => address),
  )
  return page(
    c,
    world,
    `Mail service ${product.name}`,
    html`${fault === undefined ? '' : mistake(fault)}
      <p>
        ${product.mailboxes.length} ${product.mailboxes.length === 1 ? 'mailbox' : 'mailboxes'}, paid until
        ${day(product.paidUntil)}${product.maintenance ? ', in maintenance' : ''}.
        <a href="${products}">All products</a>
      </p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Mailbox</th>
              <th scope="col">Signs in</th>
              <th scope="col">Password</th>
              <th scope="col"><span class="soft">Actions</span></th>
            </tr>
          </thead>
          <tbody>
            ${shown.items.map((one) => mailbox(c, path, one, people))}
          </tbody>
        </table>
      </div>
      ${pager(path, {}, shown)}
      <h2>Cancel the mail service</h2>
      <p>Every mailbox under ${product.name} is deleted with it.</p>
      ${button(c, `${path}/cancel`, 'Cancel the mail service')}`,
    fault === undefined ? 200 : 422,
  )
}

function mailbox(
  c: PageContext,
  path: string,
  { address, passwordChangedAt }: Product['mailboxes'][number],
  people: readonly Person[],
) {
  const person = people.find(({ email }) => email === address)
  const values = { address }
  return html`<tr data-mailbox="${address}">
    <td>${address}</td>
    <td>${person === undefined ? html`<span class="soft">nobody</span>` : fullName(person)}</td>
    <td>
      ${passwordChangedAt === null ? html`<span class="soft">not changed here</span>` : day(passwordChangedAt)}
    </td>
    <td>
      <details class="menu">
        <summary><span aria-hidden="true">⋮</span><span class="unseen">Actions for ${address}</span></summary>
        ${form(
          c,
          `${path}/password`,
          html`<input type="hidden" name="address" value="${address}" />
            <label
              >New password of the mailbox<input
                name="password"
                type="password"
                autocomplete="new-password"
                minlength="${LEAST_PASSWORD}"
                required
            /></label>
            <button>Change the password</button>`,
          'fields',
        )}
        ${button(c, `${path}/delete`, html`Delete<span class="unseen"> ${address}</span>`, values)}
      </details>
    </td>
  </tr>`
}

export function confirmDelete(c: PageContext, world: World, product: Product, address: string) {
  const path = mailServicePath(product)
  const [person] = signingIn(world.state, [address])
  return page(
    c,
    world,
    `Delete ${address}?`,
    html`${
        person === undefined
          ? ''
          : html`<p class="note warn" role="alert">
              ${fullName(person)} signs in with this address. They will be signed out, and the address and
              their password will open nothing. ${noMobile(person) ? WITHOUT_MOBILE : WITH_MOBILE} Let them
              change their login address first.
            </p>`
      }
      <p>The mailbox and all its mail are deleted.</p>
      ${button(c, `${path}/delete`, 'Delete the mailbox', { address, confirm: 'yes' }, 'danger')}
      <a class="button" href="${path}">Cancel</a>`,
  )
}

const noMobile = (person: Person) => recoveryPhones(person).length === 0
const WITH_MOBILE = 'An SMS will give them a user name with which they get back in.'
const WITHOUT_MOBILE = 'They have no mobile number, and will have to prove their identity.'

export function confirmCancel(c: PageContext, world: World, product: Product) {
  const path = mailServicePath(product)
  const people = signingIn(
    world.state,
    product.mailboxes.map(({ address }) => address),
  )
  const stuck = people.filter(noMobile)
  return page(
    c,
    world,
    `Cancel the mail service ${product.name}?`,
    html`${
        people.length === 0
          ? ''
          : html`<div class="note warn" role="alert">
              <p>
                ${people.length} sign in with an address of this service: ${named(people)}. They will be
                signed out, and get back in with the user name of an SMS.
              </p>
              ${
                stuck.length === 0
                  ? ''
                  : html`<p>
                      Without a mobile number, and so with proof of identity alone: ${named(stuck)}.
                    </p>`
              }
              ${people.includes(signedIn(c).member) ? html`<p><b>You are one of them.</b></p>` : ''}
            </div>`
      }
      <p>${product.mailboxes.length} mailboxes and all their mail are deleted.</p>
      ${button(c, `${path}/cancel`, 'Cancel it for good', { confirm: 'yes' }, 'danger')}
      <a class="button" href="${path}">Keep it</a>`,
  )
}

const named = (people: readonly Person[]): string =>
  people.slice(0, MAX_NAMED).map(fullName).join(', ') + (people.length > MAX_NAMED ? ' and others' : '')
