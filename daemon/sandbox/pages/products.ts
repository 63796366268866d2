/** Products: blocking the management of one, and maintenance of a mail service. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { administers } from '#daemon/sandbox/membership.ts'
import type { Organisation } from '#daemon/sandbox/organisation.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import type { Product } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import {
  button,
  day,
  fullName,
  page,
  posted,
  refusal,
  signedIn,
  type PageContext,
  type PageEnv,
} from './frame.ts'
import { mailServicePath } from './mail-service-views.ts'
import { sandboxPages } from './paths.ts'

const { products } = sandboxPages
const NOT_YOURS = 'Only administrators and legal representatives block and unblock.'

export function productPages(app: Hono<PageEnv>, world: World): void {
  app.get(products, (c) => list(c, world))
  app.post(`${products}/block`, (c) =>
    change(c, (product, member, organisation) => {
      if (product.serviceName === 'email_hosting')
        return 'A mail service cannot be blocked. It can be put in maintenance.'
      product.locked = !product.locked
      world.journal(
        member,
        product.locked ? 'product-blocked' : 'product-unblocked',
        product.name,
        organisation,
      )
      if (product.locked) tellEverybody(product, organisation)
      return null
    }),
  )
  app.post(`${products}/maintenance`, (c) =>
    change(c, (product, member, organisation) => {
      if (product.serviceName !== 'email_hosting') return 'Only a mail service has a maintenance.'
      product.maintenance = !product.maintenance
      world.journal(
        member,
        product.maintenance ? 'maintenance-on' : 'maintenance-off',
        product.name,
        organisation,
      )
      return null
    }),
  )

  async function change(
    c: PageContext,
    act: (product: Product, member: Person, organisation: Organisation) => string | null,
  ) {
    const { member, organisation, role } = signedIn(c)
    if (!administers(role)) return refusal(c, world, NOT_YOURS)
    const id = (await posted(c))('product')
    const product = productsOf(world, organisation).find((one) => String(one.id) === id)
    if (product === undefined) return refusal(c, world, 'There is no such product.')
    const fault = act(product, member, organisation)
    if (fault !== null) return refusal(c, world, fault)
    world.touch()
    return c.redirect(`${products}?done=changed`, 303)
  }

  function tellEverybody(product: Product, organisation: Organisation) {
    for (const { person } of world.peopleOf(organisation))
      world.send({
        channel: 'mail',
        kind: 'product-blocked',
        to: person.email,
        subject: `The management of ${product.name} is blocked`,
        body: 'Only an administrator or the legal representative can unblock it. The service itself runs on.',
      })
  }
}

const KINDS = { email_hosting: 'Mail service', web_hosting: 'Web hosting', drive: 'kDrive' } as const

const productsOf = (world: World, { id }: Organisation) =>
  world.state.products.filter(({ organisationId }) => organisationId === id)

function list(c: PageContext, world: World) {
  const { member, membership, organisation, role } = signedIn(c)
  const manages = administers(role)
  // Those with limited rights see what they were given, and lose it while it is blocked.
  const rows = productsOf(world, organisation).filter(
    ({ id, locked }) => manages || (!locked && membership.productIds.includes(id)),
  )
  return page(
    c,
    world,
    'Products',
    html`<div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col">State</th>
              <th scope="col">Paid until</th>
              <th scope="col"><span class="soft">Actions</span></th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (one) =>
                html`<tr data-product="${one.id}">
                  <td>
                    ${
                      manages && one.serviceName === 'email_hosting'
                        ? html`<a href="${mailServicePath(one)}">${one.name}</a>`
                        : one.name
                    }<br /><span class="soft">${KINDS[one.serviceName]}</span>
                  </td>
                  <td>
                    ${
                      one.locked
                        ? html`<span class="bad">Management blocked</span>`
                        : one.maintenance
                          ? html`<span class="warn">In maintenance: mail is received, none can be read</span>`
                          : 'Active'
                    }
                  </td>
                  <td>${day(one.paidUntil)}</td>
                  <td>${manages ? actions(c, one) : ''}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p class="soft">Signed in as ${fullName(member)}.</p>`,
  )
}

function actions(c: PageContext, { id, locked, maintenance, serviceName }: Product) {
  const values = { product: String(id) }
  if (serviceName !== 'email_hosting')
    return button(c, `${products}/block`, locked ? 'Unblock' : 'Block product management', values)
  return maintenance
    ? button(c, `${products}/maintenance`, 'Disable maintenance', values)
    : html`<details>
        <summary>Enable maintenance</summary>
        ${button(c, `${products}/maintenance`, 'Suspend the addresses', values, 'danger')}
      </details>`
}
