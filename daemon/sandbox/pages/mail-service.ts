/** A mail service: its mailboxes, deleting one, cancelling all of it. Both can be what somebody signs in with. */
import type { Hono } from 'hono'
import type { Actor } from '#daemon/sandbox/invitations.ts'
import { cancelService, deleteMailbox, setMailboxPassword } from '#daemon/sandbox/mailboxes.ts'
import { administers } from '#daemon/sandbox/membership.ts'
import { LEAST_PASSWORD } from '#daemon/sandbox/passwords.ts'
import type { Product } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { posted, refusal, signedIn, type PageContext, type PageEnv } from './frame.ts'
import { confirmCancel, confirmDelete, mailServicePath, overview } from './mail-service-views.ts'
import { sandboxPages } from './paths.ts'

const { mailServices, products } = sandboxPages

export function mailServicePages(app: Hono<PageEnv>, world: World): void {
  app.get(mailServices, (c) => {
    const { organisation } = signedIn(c)
    const first = world.state.products.find(
      (one) => one.organisationId === organisation.id && one.serviceName === 'email_hosting',
    )
    return first === undefined
      ? refusal(c, world, `${organisation.name} has no mail service.`)
      : c.redirect(mailServicePath(first), 303)
  })
  app.get(`${mailServices}/:id`, (c) => within(c, (_by, product) => overview(c, world, product)))
  app.post(`${mailServices}/:id/delete`, (c) =>
    within(c, (by, product, field) => {
      const address = field('address')
      if (!product.mailboxes.some((one) => one.address === address))
        return refusal(c, world, 'There is no such mailbox.')
      if (field('confirm') !== 'yes') return confirmDelete(c, world, product, address)
      deleteMailbox(world, by, product, address)
      return c.redirect(`${mailServicePath(product)}?done=deleted-mailbox`, 303)
    }),
  )
  app.post(`${mailServices}/:id/cancel`, (c) =>
    within(c, (by, product, field) => {
      if (field('confirm') !== 'yes') return confirmCancel(c, world, product)
      cancelService(world, by, product)
      return c.redirect(`${products}?done=cancelled-service`, 303)
    }),
  )
  app.post(`${mailServices}/:id/password`, (c) =>
    within(c, (by, product, field) => {
      if (field('password').length < LEAST_PASSWORD)
        return overview(c, world, product, `Choose a password of at least ${LEAST_PASSWORD} characters.`)
      setMailboxPassword(world, by, product, field('address'))
      return c.redirect(`${mailServicePath(product)}?done=changed`, 303)
    }),
  )

  async function within(
    c: PageContext,
    act: (by: Actor, product: Product, field: (name: string) => string) => Response | Promise<Response>,
  ) {
    const { member, organisation, role } = signedIn(c)
    if (!administers(role))
      return refusal(c, world, 'Only administrators and legal representatives manage a mail service.')
    const product = world.state.products.find(
      ({ id, organisationId, serviceName }) =>
        organisationId === organisation.id &&
        serviceName === 'email_hosting' &&
        String(id) === c.req.param('id'),
    )
    if (product === undefined) return refusal(c, world, 'There is no such mail service.')
    const field = c.req.method === 'POST' ? await posted(c) : () => ''
    return act({ person: member, organisation, role }, product, field)
  }
}
