/** One product: its dashboard, its management, and what is said before that is blocked. */
import { html } from 'hono/html'
import { administers } from '#daemon/sandbox/membership.ts'
import type { Product } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { button, day, fullName, page, signedIn, type Markup, type PageContext } from './frame.ts'
import { mailServicePath } from './mail-service-views.ts'
import { renewalsOf, sandboxPages } from './paths.ts'

const { products } = sandboxPages
const MAX_NAMED = 20

export const productPath = ({ id }: Pick<Product, 'id'>): string => `${products}/${id}`
export const managePath = (product: Pick<Product, 'id'>): string => `${productPath(product)}/manage`
const blockPath = (product: Pick<Product, 'id'>): string => `${productPath(product)}/block`

const KINDS = { email_hosting: 'Mail service', web_hosting: 'Web hosting', drive: 'kDrive' } as const
export const kindOf = ({ serviceName }: Product): string => KINDS[serviceName]

export function stateOf({ locked, maintenance }: Product): Markup {
  if (locked) return html`<span class="bad">Management blocked</span>`
  return maintenance
    ? html`<span class="warn">In maintenance: mail is received, none can be read</span>`
    : html`Active`
}

export function dashboard(c: PageContext, world: World, product: Product) {
  return page(
    c,
    world,
    product.name,
    html`${factsOf(product)}
      <p>
        <a class="button" href="${managePath(product)}">Manage</a>
        ${
          administers(signedIn(c).role)
            ? html`<a class="button" href="${renewalsOf(product.organisationId)}?name=${product.id}"
                >Renew</a
              >`
            : ''
        }
      </p>
      <p><a href="${products}">All products</a></p>`,
  )
}

const factsOf = (product: Product) =>
  html`<p>${kindOf(product)}, paid until ${day(product.paidUntil)}.</p>
    <p>${stateOf(product)}</p>`

export function management(c: PageContext, world: World, product: Product) {
  const mail = product.serviceName === 'email_hosting'
  return page(
    c,
    world,
    `Manage ${product.name}`,
    html`${factsOf(product)}
      ${
        administers(signedIn(c).role)
          ? mail
            ? maintenance(c, product)
            : blocking(c, product)
          : html`<p class="soft">Administrators and legal representatives block and unblock it.</p>`
      }
      <p><a href="${productPath(product)}">Dashboard</a></p>`,
  )
}

function maintenance(c: PageContext, product: Product): Markup {
  const values = { product: String(product.id) }
  return html`${
      product.maintenance
        ? button(c, `${products}/maintenance`, 'Disable maintenance', values)
        : html`<details>
            <summary>Enable maintenance</summary>
            <p>Mail is still received, but none can be read until the maintenance is disabled.</p>
            ${button(c, `${products}/maintenance`, 'Suspend the addresses', values, 'danger')}
          </details>`
    }
    <p><a href="${mailServicePath(product)}">Mailboxes</a></p>`
}

const blocking = (c: PageContext, product: Product): Markup =>
  product.locked
    ? button(c, `${products}/block`, 'Unblock', { product: String(product.id) })
    : html`<p><a class="button" href="${blockPath(product)}">Block product management</a></p>`

export function confirmBlock(c: PageContext, world: World, product: Product) {
  const { organisation } = signedIn(c)
  const people = world.peopleOf(organisation)
  const losing = people
    .filter(({ membership: { role, productIds } }) => !administers(role) && productIds.includes(product.id))
    .map(({ person }) => fullName(person))
  const named = losing.slice(0, MAX_NAMED).join(', ') + (losing.length > MAX_NAMED ? ' and others' : '')
  return page(
    c,
    world,
    `Block the management of ${product.name}?`,
    html`<ul>
        <li>Only administrators and legal representatives can unblock it.</li>
        <li>
          ${
            losing.length === 0
              ? 'Nobody with limited rights has access to it.'
              : `With limited rights, and so unable to manage it from then on: ${named}.`
          }
        </li>
        <li>A mail is sent to everybody in ${organisation.name}: ${people.length} people.</li>
        <li>The service itself runs on, and nothing is deleted.</li>
      </ul>
      ${button(c, `${products}/block`, 'Block it', { product: String(product.id) }, 'danger')}
      <a class="button" href="${managePath(product)}">Cancel</a>`,
  )
}
