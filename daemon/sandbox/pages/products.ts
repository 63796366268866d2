/** Products: the list, the pages of one, blocking its management, and the maintenance of a mail service. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { administers } from '#daemon/sandbox/membership.ts'
import { mailLanguage } from '#daemon/sandbox/mails/language.ts'
import type { Organisation } from '#daemon/sandbox/organisation.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import type { Product } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { day, fullName, page, posted, refusal, signedIn, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'
import {
  confirmBlock,
  dashboard,
  kindOf,
  managePath,
  management,
  productPath,
  stateOf,
} from './product-views.ts'

const { products } = sandboxPages
const NOT_YOURS = 'Only administrators and legal representatives block and unblock.'
const NOT_MAIL = 'A mail service cannot be blocked. It can be put in maintenance.'

export function productPages(app: Hono<PageEnv>, world: World): void {
  app.get(products, (c) => list(c, world))
  app.get(`${products}/:id{[0-9]+}`, (c) => within(c, (product) => dashboard(c, world, product)))
  app.get(`${products}/:id{[0-9]+}/manage`, (c) => within(c, (product) => management(c, world, product)))
  app.get(`${products}/:id{[0-9]+}/block`, (c) =>
    within(c, (product) => {
      if (!administers(signedIn(c).role)) return refusal(c, world, NOT_YOURS)
      if (product.serviceName === 'email_hosting') return refusal(c, world, NOT_MAIL)
      return product.locked ? c.redirect(managePath(product), 303) : confirmBlock(c, world, product)
    }),
  )
  app.post(`${products}/block`, (c) =>
    change(c, (product, member, organisation) => {
      if (product.serviceName === 'email_hosting') return NOT_MAIL
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
    return c.redirect(`${managePath(product)}?done=changed`, 303)
  }

  function within(c: PageContext, show: (product: Product) => Response | Promise<Response>) {
    const product = seenBy(c, world).find(({ id }) => String(id) === c.req.param('id'))
    return product === undefined
      ? refusal(c, world, 'There is no such product, or you may not see it.')
      : show(product)
  }

  function tellEverybody(product: Product, organisation: Organisation) {
    for (const { person } of world.peopleOf(organisation)) {
      const { email: to, languageId } = person
      const text = mailLanguage(languageId).texts.productBlocked(product.name, organisation.name)
      world.send({ channel: 'mail', kind: 'product-blocked', to, languageId, ...text })
    }
  }
}

const productsOf = (world: World, { id }: Organisation) =>
  world.state.products.filter(({ organisationId }) => organisationId === id)

/** Those with limited rights see what they were given, and lose it while it is blocked. */
function seenBy(c: PageContext, world: World): Product[] {
  const { membership, organisation, role } = signedIn(c)
  return productsOf(world, organisation).filter(
    ({ id, locked }) => administers(role) || (!locked && membership.productIds.includes(id)),
  )
}

function list(c: PageContext, world: World) {
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
            </tr>
          </thead>
          <tbody>
            ${seenBy(c, world).map(
              (one) =>
                html`<tr data-product="${one.id}">
                  <td>
                    <a href="${productPath(one)}">${one.name}</a><br /><span class="soft"
                      >${kindOf(one)}</span
                    >
                  </td>
                  <td>${stateOf(one)}</td>
                  <td>${day(one.paidUntil)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p class="soft">Signed in as ${fullName(signedIn(c).member)}.</p>`,
  )
}
