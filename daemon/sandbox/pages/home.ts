/** The first page, the switch to another organisation, and one page each for the Web apps that a required second factor closes too. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { administers, organisationsOf } from '#daemon/sandbox/membership.ts'
import type { Organisation } from '#daemon/sandbox/organisation.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { fullName, page, posted, refusal, roleNames, signedIn, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { home, mail, kdrive, switchOrganisation, users, organisationSecurity, domains } = sandboxPages

export function homePages(app: Hono<PageEnv>, world: World): void {
  app.get(home, (c) => {
    const { member, organisation, role } = signedIn(c)
    return page(
      c,
      world,
      `Welcome, ${member.firstName}`,
      isEmpty(world, organisation)
        ? html`<p>You are alone in an empty organisation of your own.</p>`
        : html`<p>${fullName(member)}, ${roleNames[role]} of ${organisation.name}.</p>
            <ul>
              ${
                administers(role)
                  ? html`<li><a href="${users}">Users</a></li>
                      <li><a href="${organisationSecurity}">Organisation security</a></li>`
                  : ''
              }
              <li><a href="${domains}">Domains</a></li>
              <li><a href="${mail}">Mail</a> and <a href="${kdrive}">kDrive</a> on the Web</li>
            </ul>`,
    )
  })
  app.post(switchOrganisation, async (c) => {
    const { member, session } = signedIn(c)
    const asked = (await posted(c))('organisation')
    const found = organisationsOf(world.state, member).find(({ id }) => String(id) === asked)
    if (found === undefined) return refusal(c, world, 'You do not belong to this organisation.')
    session.organisationId = found.id
    world.touch()
    return c.redirect(home, 303)
  })
  app.get(mail, (c) => {
    const { organisation } = signedIn(c)
    const closed = world.state.products.some(
      (one) =>
        one.organisationId === organisation.id && one.serviceName === 'email_hosting' && one.maintenance,
    )
    return page(
      c,
      world,
      'Mail',
      closed
        ? html`<p class="note warn">In maintenance: mail is received and can be read afterwards.</p>`
        : html`<p>Your mail would be here.</p>`,
    )
  })
  app.get(kdrive, (c) => page(c, world, 'kDrive', html`<p>Your files would be here.</p>`))
}

const isEmpty = (world: World, organisation: Organisation) =>
  world.peopleOf(organisation).length === 1 &&
  ![...world.state.products, ...world.state.domains].some(
    ({ organisationId }) => organisationId === organisation.id,
  )
