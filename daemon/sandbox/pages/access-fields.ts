/** What a person of the organisation may see and is written to about: the same questions at the invitation and later. */
import { html } from 'hono/html'
import type { World } from '#daemon/sandbox/world.ts'
import { signedIn, type PageContext } from './frame.ts'

export interface Access {
  readonly productIds: readonly number[]
  readonly contact: { readonly billing: boolean; readonly products: boolean }
}

/** What was ticked. */
export async function accessIn(
  c: PageContext,
): Promise<{ productIds: number[]; contact: { billing: boolean; products: boolean } }> {
  const body = await c.req.parseBody({ all: true })
  return {
    productIds: [body['product'] ?? []].flat().map(Number),
    contact: { billing: body['billing'] === 'yes', products: body['products'] === 'yes' },
  }
}

const box = (name: string, value: string, isTicked: boolean, label: string) =>
  html`<label class="check"
    ><input type="checkbox" name="${name}" value="${value}" ${isTicked ? 'checked' : ''} />${label}</label
  >`

export function productFields(c: PageContext, world: World, { productIds }: Access) {
  const { organisation } = signedIn(c)
  const products = world.state.products.filter(({ organisationId }) => organisationId === organisation.id)
  return html`<fieldset>
    <legend>Access to products</legend>
    ${
      products.length === 0
        ? html`<p class="soft">There are none yet.</p>`
        : products.map(({ id, name }) => box('product', String(id), productIds.includes(id), name))
    }
  </fieldset>`
}

export const contactFields = ({ contact }: Access) =>
  html`<fieldset>
    <legend>Administrative contact</legend>
    ${box('billing', 'yes', contact.billing, 'About invoices')}
    ${box('products', 'yes', contact.products, 'About products')}
  </fieldset>`

export const noAccess: Access = { productIds: [], contact: { billing: false, products: false } }
