/** One user of the organisation: role, access to products, administrative contact, and what ends all of it. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { mayGrant } from '#daemon/sandbox/invitations.ts'
import { administers, leave, type Place } from '#daemon/sandbox/membership.ts'
import { roleTypes } from '#daemon/sandbox/organisation.ts'
import { hasSecondFactor } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { accessIn, contactFields, productFields } from './access-fields.ts'
import {
  button,
  day,
  form,
  fullName,
  page,
  posted,
  refusal,
  roleNames,
  signedIn,
  type PageContext,
  type PageEnv,
} from './frame.ts'
import { sandboxPages } from './paths.ts'

const { users, support } = sandboxPages
const NOT_YOURS = 'An administrator or legal representative manages the users. Ask one.'
const LAST_OWNER = 'An organisation keeps at least one legal representative.'

/** Of somebody in the organisation that is looked at. */
export const memberPath = (id: number): string => `${users}/${id}`

export function memberPages(app: Hono<PageEnv>, world: World): void {
  app.get(`${users}/:id{\\d+}`, (c) => withPlace(c, world, (place) => overview(c, world, place)))
  app.post(`${users}/:id{\\d+}/role`, (c) =>
    withPlace(c, world, async ({ person, membership }) => {
      const { member, organisation, role: own } = signedIn(c)
      const wanted = (await posted(c))('role')
      const role = roleTypes.find((one) => one === wanted)
      if (role === undefined) return refusal(c, world, 'There is no such role.')
      const changesOwner = role === 'owner' || membership.role === 'owner'
      if (!mayGrant(own, changesOwner ? 'owner' : role).ok)
        return refusal(c, world, 'Only a legal representative grants or takes the role of one.')
      if (membership.role === 'owner' && role !== 'owner' && isLastOwner(c, world))
        return refusal(c, world, LAST_OWNER)
      membership.role = role
      if (role !== 'client') membership.webAppsOnly = false
      world.journal(member, 'role-changed', `${fullName(person)}: ${roleNames[role]}`, organisation)
      world.touch()
      return c.redirect(`${memberPath(person.id)}?done=changed`, 303)
    }),
  )
  app.post(`${users}/:id{\\d+}/access`, (c) =>
    withPlace(c, world, async ({ person, membership }) => {
      const { member, organisation } = signedIn(c)
      const { productIds, contact } = await accessIn(c)
      membership.productIds = world.state.products
        .filter(({ id, organisationId }) => organisationId === organisation.id && productIds.includes(id))
        .map(({ id }) => id)
      membership.contact = contact
      membership.webAppsOnly = membership.role === 'client' && (await posted(c))('web-apps') === 'yes'
      world.journal(member, 'access-changed', fullName(person), organisation)
      world.touch()
      return c.redirect(`${memberPath(person.id)}?done=changed`, 303)
    }),
  )
  app.post(`${users}/:id{\\d+}/remove`, (c) =>
    withPlace(c, world, async ({ person, membership }) => {
      const { member, organisation, role: own } = signedIn(c)
      if (membership.role === 'owner' && own !== 'owner')
        return refusal(c, world, 'Only a legal representative removes one.')
      if (membership.role === 'owner' && isLastOwner(c, world)) return refusal(c, world, LAST_OWNER)
      if ((await posted(c))('confirm') !== 'yes') return confirmation(c, world, { person, membership })
      leave(world.state, person, organisation, world.at())
      world.journal(member, 'removed', fullName(person), organisation)
      world.touch()
      return c.redirect(`${users}?done=removed`, 303)
    }),
  )
}

type Answer = Response | Promise<Response>

function withPlace(c: PageContext, world: World, act: (place: Place) => Answer): Answer {
  const { organisation, role } = signedIn(c)
  if (!administers(role)) return refusal(c, world, NOT_YOURS)
  const place = world.peopleOf(organisation).find(({ person }) => String(person.id) === c.req.param('id'))
  return place === undefined ? refusal(c, world, 'This person is not in the organisation.') : act(place)
}

const isLastOwner = (c: PageContext, world: World) =>
  world.peopleOf(signedIn(c).organisation).filter(({ membership }) => membership.role === 'owner').length < 2

function confirmation(c: PageContext, world: World, { person }: Place) {
  const here = memberPath(person.id)
  return page(
    c,
    world,
    `Remove ${fullName(person)}?`,
    html`<p>
        They lose the organisation's products at once. Their account stays: it is their own. Transfer what
        hangs on their address first.
      </p>
      ${button(c, `${here}/remove`, 'Remove from the organisation', { confirm: 'yes' }, 'danger')}
      <a href="${here}">Cancel</a>`,
  )
}

function overview(c: PageContext, world: World, { person, membership }: Place) {
  const { organisation, role: own } = signedIn(c)
  const here = memberPath(person.id)
  const all = administers(membership.role)
  return page(
    c,
    world,
    fullName(person),
    html`<p>
        <span class="code">${person.email}</span><br />
        <span class="soft"
          >In ${organisation.name} since ${day(membership.joinedAt)}. Two-step verification:
          ${person.sso ? 'single sign-on' : hasSecondFactor(person) ? 'on' : 'off'}.
          ${membership.blocked === null ? '' : html`<b class="bad">Blocked by support.</b>`}</span
        >
      </p>
      <h2>Role</h2>
      ${form(
        c,
        `${here}/role`,
        html`<select name="role" aria-label="Role">
            ${roleTypes
              .filter((role) => own === 'owner' || role !== 'owner' || membership.role === 'owner')
              .map(
                (role) =>
                  html`<option value="${role}" ${role === membership.role ? 'selected' : ''}>
                    ${roleNames[role]}
                  </option>`,
              )}</select
          ><button>Save</button>`,
        'inline',
      )}
      <h2>Access</h2>
      ${all ? html`<p class="soft">Whoever administers the organisation sees every product.</p>` : ''}
      ${form(
        c,
        `${here}/access`,
        html`${productFields(c, world, membership)}
          ${membership.role === 'client' ? webAppsAlone(membership) : ''} ${contactFields(membership)}
          <button>Save</button>`,
        'fields',
      )}
      <h2>In an emergency</h2>
      <p>
        Support blocks a person on a request with your support code and a reason:
        <a href="${support}?about=${person.id}#block">ask support</a>.
      </p>
      ${button(c, `${here}/remove`, 'Remove from the organisation', {}, 'danger')}`,
  )
}

const webAppsAlone = ({ webAppsOnly }: Place['membership']) =>
  html`<label class="check"
    ><input type="checkbox" name="web-apps" value="yes" ${webAppsOnly ? 'checked' : ''} />The Web apps alone,
    without the Manager</label
  >`
