/** The Web apps beside the Manager: Mail, kDrive, Calendar and Contacts. What stops a member in the Manager stops them here too. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { hostedBy } from '#daemon/sandbox/mail-service.ts'
import type { Shared } from '#daemon/sandbox/organisation.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { form, fullName, minute, page, posted, signedIn, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { mail, kdrive, calendar } = sandboxPages
const SHOWN = 50
const IN_MAINTENANCE =
  'In maintenance: mail is still received, and can be read when it is over. None can be sent.'

export function webAppPages(app: Hono<PageEnv>, world: World): void {
  app.get(mail, (c) => inbox(c, world))
  app.post(mail, async (c) => {
    const { member } = signedIn(c)
    if (hostedBy(world.state, member.email)?.maintenance === true) return inbox(c, world)
    const field = await posted(c)
    world.send({
      channel: 'mail',
      kind: 'personal',
      from: member.email,
      to: field('to').toLowerCase(),
      subject: field('subject'),
      body: field('body'),
    })
    world.touch()
    return c.redirect(`${mail}?done=sent`, 303)
  })
  app.get(kdrive, (c) => {
    const { organisation, membership, role } = signedIn(c)
    const drives = world.state.products.filter(
      ({ id, organisationId, serviceName }) =>
        organisationId === organisation.id &&
        serviceName === 'drive' &&
        (role === 'owner' || role === 'admin' || membership.productIds.includes(id)),
    )
    return page(
      c,
      world,
      'kDrive',
      drives.length === 0
        ? html`<p>You have no kDrive in ${organisation.name}.</p>`
        : html`<ul>
            ${drives.map(({ name }) => html`<li>${name}</li>`)}
          </ul>`,
    )
  })
  app.get(calendar, (c) => {
    const { organisation } = signedIn(c)
    const seen = sharedWith(c, world)
    const owners = new Map(world.peopleOf(organisation).map(({ person }) => [person.id, fullName(person)]))
    return page(
      c,
      world,
      'Calendars and address books',
      seen.length === 0
        ? html`<p>Nothing is shared with you in ${organisation.name}.</p>`
        : html`<ul>
            ${seen.map(
              ({ kind, name, ownerId, withAll }) =>
                html`<li>
                  <b>${name}</b>, ${kind === 'calendar' ? 'calendar' : 'address book'} of
                  ${owners.get(ownerId) ?? 'somebody who left'}
                  <span class="soft"
                    >${withAll ? 'shared with the organisation' : 'shared with you by name'}</span
                  >
                </li>`,
            )}
          </ul>`,
    )
  })
}

/** What is shared with the whole organisation leaves externals out; what is shared with somebody by name does not. */
function sharedWith(c: PageContext, world: World): Shared[] {
  const { member, organisation, role } = signedIn(c)
  return world.state.shared.filter(
    ({ organisationId, ownerId, withAll, personIds }) =>
      organisationId === organisation.id &&
      (ownerId === member.id || (withAll && role !== 'client') || personIds.includes(member.id)),
  )
}

function inbox(c: PageContext, world: World) {
  const { member } = signedIn(c)
  const service = hostedBy(world.state, member.email)
  if (service === null)
    return page(
      c,
      world,
      'Mail',
      html`<p>${member.email} is not an address of a mail service here: its mail is read elsewhere.</p>`,
    )
  if (service.maintenance)
    return page(c, world, 'Mail', html`<p class="note warn" role="status">${IN_MAINTENANCE}</p>`)
  const mails = world.state.outbox
    .filter(({ channel, to }) => channel === 'mail' && to === member.email)
    .slice(-SHOWN)
    .toReversed()
  return page(
    c,
    world,
    'Mail',
    html`${mails.length === 0 ? html`<p>Your inbox is empty.</p>` : ''}
      ${mails.map(
        (one) =>
          html`<details class="mail">
            <summary><b>${one.subject}</b> <span class="soft">${minute(one.at)}</span></summary>
            <pre>${one.body}</pre>
          </details>`,
      )}
      <h2>New mail</h2>
      ${form(
        c,
        mail,
        html`<label>To<input name="to" type="email" required /></label>
          <label>Subject<input name="subject" required /></label>
          <label>Text<textarea name="body" rows="4"></textarea></label>
          <button>Send</button>`,
        'fields',
      )}`,
  )
}
