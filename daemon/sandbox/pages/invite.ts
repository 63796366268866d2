/** Adding a user to the organisation: the assistant, and what is open. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { languages } from '#daemon/sandbox/api/reference.ts'
import {
  cancelInvitation,
  correctInvitation,
  invite,
  openInvitations,
  type Actor,
  type InviteFault,
  type Wanted,
} from '#daemon/sandbox/invitations.ts'
import { administers } from '#daemon/sandbox/membership.ts'
import { roleTypes, type Invitation, type RoleType } from '#daemon/sandbox/organisation.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { accessIn, contactFields, noAccess, productFields } from './access-fields.ts'
import {
  button,
  form,
  mistake,
  page,
  posted,
  refusal,
  roleNames,
  signedIn,
  type PageContext,
  type PageEnv,
} from './frame.ts'
import { sandboxPages } from './paths.ts'

const { users, invitations } = sandboxPages
const NOT_YOURS = 'An administrator or legal representative adds users. Ask one.'

const SENTENCES: Readonly<Record<InviteFault | 'answered', string>> = {
  'not-yours': NOT_YOURS,
  'only-representative-grants': 'Only a legal representative can make somebody a legal representative.',
  'already-member': 'This person belongs to the organisation already.',
  'already-invited': 'This person is invited already. Correct or cancel that invitation.',
  'bad-address': 'Write an email address, such as name@company.example.',
  'no-name': 'Write a first and a last name.',
  answered: 'This invitation was answered or cancelled meanwhile.',
}

const actorOf = (c: PageContext): Actor => {
  const { member, organisation, role } = signedIn(c)
  return { person: member, organisation, role }
}

export function invitePages(app: Hono<PageEnv>, world: World): void {
  app.get(invitations, (c) =>
    administers(signedIn(c).role) ? assistant(c, world) : refusal(c, world, NOT_YOURS),
  )
  app.post(invitations, async (c) => {
    const made = invite(world, actorOf(c), await wantedIn(c))
    if (made.ok) return c.redirect(`${users}?done=invited`, 303)
    if (made.error === 'not-yours') return refusal(c, world, NOT_YOURS)
    return assistant(c, world, SENTENCES[made.error])
  })
  const known = async (c: PageContext): Promise<Invitation | undefined> => {
    const id = (await posted(c))('invitation')
    return openInvitations(world, signedIn(c).organisation).find((one) => String(one.id) === id)
  }
  app.post(`${invitations}/correct`, async (c) => {
    const found = await known(c)
    if (found === undefined) return refusal(c, world, SENTENCES.answered)
    const { role, languageId, productIds, contact } = await wantedIn(c)
    const corrected = correctInvitation(world, actorOf(c), found, { role, languageId, productIds, contact })
    return corrected.ok
      ? c.redirect(`${users}?done=changed`, 303)
      : refusal(c, world, SENTENCES[corrected.error])
  })
  app.post(`${invitations}/cancel`, async (c) => {
    const found = await known(c)
    if (found === undefined) return refusal(c, world, SENTENCES.answered)
    const cancelled = cancelInvitation(world, actorOf(c), found)
    return cancelled.ok
      ? c.redirect(`${users}?done=cancelled`, 303)
      : refusal(c, world, SENTENCES[cancelled.error])
  })
  app.get(`${invitations}/:id`, (c) => {
    const id = c.req.param('id')
    const found = openInvitations(world, signedIn(c).organisation).find((one) => String(one.id) === id)
    if (!administers(signedIn(c).role)) return refusal(c, world, NOT_YOURS)
    return found === undefined ? refusal(c, world, SENTENCES.answered) : correcting(c, world, found)
  })
}

async function wantedIn(c: PageContext): Promise<Wanted> {
  const field = await posted(c)
  const role = roleTypes.find((one) => one === field('role')) ?? 'normal'
  return {
    firstName: field('first'),
    lastName: field('last'),
    email: field('email'),
    role,
    languageId: Number(field('language')) || 1,
    ...(await accessIn(c)),
  }
}

function assistant(c: PageContext, world: World, fault?: string) {
  return page(
    c,
    world,
    'Add a user',
    html`${fault === undefined ? '' : mistake(fault)}
      <p>
        Whoever has no account yet is invited to create one. Whoever has one keeps their own organisation and
        can switch between the two.
      </p>
      ${form(
        c,
        invitations,
        html`<div class="pair">
            <label>First name<input name="first" autocomplete="off" required /></label>
            <label>Last name<input name="last" autocomplete="off" required /></label>
          </div>
          <label>Email address<input name="email" type="email" autocomplete="off" required /></label>
          ${choices(c, world, null)}
          <button class="primary">Send the invitation</button>`,
        'fields',
      )}`,
    fault === undefined ? 200 : 422,
  )
}

function correcting(c: PageContext, world: World, one: Invitation) {
  return page(
    c,
    world,
    `Invitation of ${one.firstName} ${one.lastName}`,
    html`<p class="soft">${one.email}</p>
      ${form(
        c,
        `${invitations}/correct`,
        html`<input type="hidden" name="invitation" value="${one.id}" />${choices(c, world, one)}<button
            class="primary"
          >
            Save
          </button>`,
        'fields',
      )}
      <h2>Cancel it</h2>
      <p>The link in the mail no longer works then.</p>
      ${button(c, `${invitations}/cancel`, 'Cancel the invitation', { invitation: String(one.id) }, 'danger')}`,
  )
}

const ROLE_NOTES: Readonly<Record<RoleType, string>> = {
  owner: 'everything, and makes other legal representatives',
  admin: 'everything but that',
  normal: 'the products that are given',
  client: 'outside of the organisation: the products that are given, and nothing shared with all',
}

function choices(c: PageContext, world: World, one: Invitation | null) {
  const { role: own } = signedIn(c)
  const chosen = one?.role ?? 'normal'
  return html`<fieldset>
      <legend>Role</legend>
      ${roleTypes
        .filter((role) => role !== 'owner' || own === 'owner')
        .map(
          (role) =>
            html`<label class="check"
              ><input type="radio" name="role" value="${role}" ${role === chosen ? 'checked' : ''} /><span
                >${roleNames[role]}<br /><span class="soft">${ROLE_NOTES[role]}</span></span
              ></label
            >`,
        )}
    </fieldset>
    ${productFields(c, world, one ?? noAccess)} ${contactFields(one ?? noAccess)}
    <label
      >Language of the invitation<select name="language">
        ${languages.map(
          ({ id, name }) =>
            html`<option value="${id}" ${id === (one?.languageId ?? 2) ? 'selected' : ''}>${name}</option>`,
        )}
      </select></label
    >`
}
