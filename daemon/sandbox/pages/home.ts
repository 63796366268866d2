/** The first page, and one page each for the Web apps that a required second factor closes too. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import type { World } from '#daemon/sandbox/world.ts'
import { administers, fullName, page, roleNames, signedIn, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { home, mail, kdrive, users, organisationSecurity, domains } = sandboxPages

export function homePages(app: Hono<PageEnv>, world: World): void {
  app.get(home, (c) => {
    const { member } = signedIn(c)
    return page(
      c,
      world,
      `Welcome, ${member.firstName}`,
      member.left
        ? html`<p>You are alone in an empty organisation of your own.</p>`
        : html`<p>${fullName(member)}, ${roleNames[member.role]} of ${world.state.organisation.name}.</p>
            <ul>
              ${
                administers(member)
                  ? html`<li><a href="${users}">Users</a></li>
                      <li><a href="${organisationSecurity}">Organisation security</a></li>`
                  : ''
              }
              <li><a href="${domains}">Domains</a></li>
              <li><a href="${mail}">Mail</a> and <a href="${kdrive}">kDrive</a> on the Web</li>
            </ul>`,
    )
  })
  app.get(mail, (c) => {
    const closed = world.state.products.some(
      ({ serviceName, maintenance }) => serviceName === 'email_hosting' && maintenance,
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
