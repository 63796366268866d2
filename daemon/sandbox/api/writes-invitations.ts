/** Inviting people, correcting and cancelling invitations. The API takes no externals. */
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'
import {
  cancelInvitation,
  correctInvitation,
  invite,
  mayGrant,
  openInvitations,
  type Actor,
  type InviteFault,
} from '#daemon/sandbox/invitations.ts'
import { membershipIn, roleIn } from '#daemon/sandbox/membership.ts'
import type { Invitation, Organisation } from '#daemon/sandbox/organisation.ts'
import { invitation, invitationsOf, withAccount } from './accounts.ts'
import { languages } from './reference.ts'
import { allInvalid, data, refuse, type ApiError, type Fault, type Reply } from './reply.ts'
import type { WriteCall, WriteRoutes } from './route.ts'

const grantable = ['admin', 'normal', 'owner'] as const
type Grantable = (typeof grantable)[number]
const locales = languages.map(({ locale }) => locale)

const path = '/1/accounts/{account}/invitations'

export const invitationWrites: WriteRoutes = {
  [`POST ${path}`]: {
    scope: 'users',
    answer: (call) => withAccount(call, (organisation) => checkInvite(call, organisation)),
  },
  [`PATCH ${path}/{invitation}`]: {
    scope: 'users',
    answer: (call) =>
      withOpen(call, (by, found) => {
        const { role_type: role, language_id: language, has_billing_mailing, has_mailing } = call.body
        const productIds = permittedIn(call, by.organisation)
        const faults: Fault[] = productIds.ok ? [] : [productIds.error]
        if (role !== undefined && !isGrantable(role)) faults.push(roleFault)
        if (language !== undefined && !languages.some(({ id }) => id === language))
          faults.push({ attribute: 'language_id', rule: 'in' })
        if (faults.length > 0) return allInvalid(faults)
        const may = mayGrant(by.role, isGrantable(role) ? role : found.role)
        if (!may.ok) return refusalOf(may.error)
        return ok(() => {
          correctInvitation(call.world, by, found, {
            ...(isGrantable(role) && { role }),
            ...(typeof language === 'number' && { languageId: language }),
            ...(productIds.ok && productIds.value && { productIds: productIds.value }),
            contact: {
              billing: typeof has_billing_mailing === 'boolean' ? has_billing_mailing : found.contact.billing,
              products: typeof has_mailing === 'boolean' ? has_mailing : found.contact.products,
            },
          })
          return data(invitation(call.world, found))
        })
      }),
  },
  [`DELETE ${path}/{invitation}`]: {
    scope: 'users',
    answer: (call) =>
      withOpen(call, (by, found) =>
        ok(() => {
          const cancelled = cancelInvitation(call.world, by, found)
          return cancelled.ok ? data(true) : refuse('access_denied', 'Access denied')
        }),
      ),
  },
}

const isGrantable = (role: unknown): role is Grantable => grantable.some((one) => one === role)
const roleFault: Fault = { attribute: 'role_type', rule: 'in', values: grantable }

function actorIn({ world, caller }: WriteCall, organisation: Organisation): Actor {
  return { person: caller, organisation, role: roleIn(world.state, caller, organisation) ?? 'client' }
}

const refusalOf = (fault: InviteFault): Result<never, ApiError> =>
  fault === 'already-invited' || fault === 'already-member'
    ? refuse('object_already_exists', 'Object already exists')
    : refuse('access_denied', 'Your role does not allow this')

function checkInvite(call: WriteCall, organisation: Organisation): Result<() => Reply, ApiError> {
  const { world, body } = call
  const by = actorIn(call, organisation)
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].trim() : '')
  const { role_type: role, locale } = body
  const email = text('email').toLowerCase()
  const faults: Fault[] = (['first_name', 'last_name'] as const)
    .filter((name) => text(name) === '')
    .map((attribute) => ({ attribute, rule: 'required' }))
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) faults.push({ attribute: 'email', rule: 'email' })
  if (!isGrantable(role)) faults.push(roleFault)
  const language = languages.find((one) => one.locale === locale)
  if (language === undefined) faults.push({ attribute: 'locale', rule: 'in', values: locales })
  if (faults.length > 0 || !isGrantable(role) || language === undefined) return allInvalid(faults)
  const may = mayGrant(by.role, role)
  if (!may.ok) return refusalOf(may.error)
  const known = world.state.people.find((one) => one.email === email)
  const isMember = known !== undefined && membershipIn(world.state, known, organisation) !== null
  if (isMember || openInvitations(world, organisation).some((one) => one.email === email))
    return refusalOf('already-member')
  const notifications = body['notifications'] as { billing?: unknown; products?: unknown } | undefined
  const contact = { billing: notifications?.billing === true, products: notifications?.products === true }
  const name = { firstName: text('first_name'), lastName: text('last_name') }
  return ok(() => {
    const made = invite(world, by, { ...name, email, role, languageId: language.id, productIds: [], contact })
    return made.ok ? data(invitation(world, made.value)) : refusalOf(made.error)
  })
}

const permission = v.object({
  service_id: v.number(),
  product_id: v.optional(v.number()),
  apply_to_all: v.optional(v.boolean(), false),
  types: v.optional(v.array(v.picklist(['check', 'sale', 'statistic', 'technical'])), []),
})

/** All that there shall be; undefined where nothing was said of it. */
function permittedIn(
  { world, body }: WriteCall,
  organisation: Organisation,
): Result<number[] | undefined, Fault> {
  if (body['permissions'] === undefined) return ok(undefined)
  const permissions = v.safeParse(v.array(permission), body['permissions'])
  if (!permissions.success) return err({ attribute: 'permissions', rule: 'array' })
  const own = world.state.products.filter(({ organisationId }) => organisationId === organisation.id)
  const ids = new Set<number>()
  for (const [place, { service_id, product_id, apply_to_all }] of permissions.output.entries()) {
    const meant = own.filter(
      ({ id, serviceId }) => serviceId === service_id && (apply_to_all || id === product_id),
    )
    if (meant.length === 0 && !apply_to_all)
      return err({ attribute: `permissions.${String(place)}.product_id`, rule: 'exists' })
    for (const { id } of meant) ids.add(id)
  }
  return ok([...ids])
}

/** Only one that was not answered can be changed. */
function withOpen(
  call: WriteCall,
  answer: (by: Actor, found: Invitation) => Result<() => Reply, ApiError>,
): Result<() => Reply, ApiError> {
  return withAccount(call, (organisation) => {
    const by = actorIn(call, organisation)
    const may = mayGrant(by.role, 'normal')
    if (!may.ok) return refusalOf(may.error)
    const found = invitationsOf(call.world, organisation).find(
      ({ id, status }) => String(id) === call.ids[1] && status === 'pending',
    )
    return found === undefined ? refuse('object_not_found', 'Invitation not found') : answer(by, found)
  })
}
