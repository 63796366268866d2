/** Inviting somebody, correcting an invitation, cancelling one: who may, whether it still makes sense, what came of it. Pure. */
import {
  refuse,
  refusedPlan,
  type ChangePlan,
  type ChangeRow,
  type ChangeRules,
  type Reading,
  type Refused,
  type RequestOf,
  type Shown,
} from '#daemon/core/change-port.ts'
import { addressIn, sameAddress } from '#daemon/core/mail-address.ts'
import { valueOrNull } from '#shared/fact.ts'
import type { Member } from '#shared/team.ts'
import { givenProducts } from './invitation-products.ts'
import { isSame, nothingThere, readRows } from './invitation-read-back.ts'
import {
  detailsOf,
  invited,
  languageIdOf,
  membersOf,
  openInvitation,
  whoMay,
  type Inviter,
} from './invitation-change-basis.ts'

type Invite = RequestOf<'invite'>
type Correct = RequestOf<'correct-invitation'>
type Cancel = RequestOf<'cancel-invitation'>

const readings = (organisation: string, whose: (member: Member) => boolean): readonly Reading[] => [
  { list: 'organisations' },
  { list: 'members', organisation },
  { list: 'invitation', organisation, whose },
]
const isIt = (invitation: string) => (member: Member) => member.id === `i${invitation}`

/** Externals are invited by a wizard of the Manager alone. */
const byHand = (): 'manage-users' => 'manage-users'

export const inviteChange: ChangeRules<Invite> = {
  plan(request, snapshot, now) {
    const { firstName, lastName, role, language, contact } = request
    const inviter = whoMay(snapshot, request.organisation, role, now)
    if ('because' in inviter) return refusedPlan([inviter])
    const email = addressIn(request.email)
    const refused: Refused[] = []
    if (role === 'external') refused.push(refuse('external-by-hand', 'role'))
    if (email === null) refused.push(refuse('bad-address', 'email'))
    const there = membersOf(inviter.organisation, now)?.find((one) => sameAddress(one.email, request.email))
    const given = request.products && givenProducts(request.products, role, inviter.organisation, now)
    if (given && 'because' in given) refused.push(given)
    if (there) refused.push(refuse(there.kind === 'invited' ? 'already-invited' : 'already-member', 'email'))
    const rows: ChangeRow[] = [
      { field: 'first-name', from: null, to: firstName },
      { field: 'last-name', from: null, to: lastName },
      { field: 'email', from: null, to: email ?? request.email },
      { field: 'role', from: null, to: role },
      { field: 'invitation-language', from: null, to: language },
      { field: 'billing-contact', from: null, to: contact.billing },
      { field: 'products-contact', from: null, to: contact.products },
      ...(given && 'shown' in given ? [{ field: 'products', from: null, to: given.shown } as const] : []),
    ]
    if (refused.length > 0 || role === 'external' || email === null) return refusedPlan(refused, rows)
    const { kind, organisation } = request
    return sends(inviter, rows, {
      kind,
      organisation,
      firstName,
      lastName,
      email,
      role,
      language,
      contact,
    })
  },
  readings: ({ organisation, email }) => readings(organisation, (one) => sameAddress(one.email, email)),
  readBack(request, { rows }, snapshot, now) {
    const found = invited(snapshot, request.organisation, (one) => sameAddress(one.email, request.email), now)
    if (found === null) return nothingThere(rows)
    const { member } = found
    const is: Partial<Record<ChangeRow['field'], Shown>> = {
      ...found.is,
      email: member.email,
      'first-name': member.name.includes(request.firstName) ? request.firstName : null,
      'last-name': member.name.includes(request.lastName) ? request.lastName : null,
    }
    // nothing was asked of it: that it is not told is no doubt
    if (request.products?.length === 0) is.products ??= []
    return readRows(rows, is)
  },
  // the call that invites takes no products
  followUp: {
    fields: ['products'],
    write({ organisation, email, role, products = [] }, snapshot, now) {
      const inviter = whoMay(snapshot, organisation, role, now)
      const found = invited(snapshot, organisation, (one) => sameAddress(one.email, email), now)
      if ('because' in inviter || found === null || products.length === 0) return null
      const given = givenProducts(products, role, inviter.organisation, now)
      if ('because' in given) return null
      const invitation = found.member.id.slice(1)
      return { kind: 'correct-invitation', organisation, invitation, set: { products: given.sent } }
    },
  },
  byHand,
}

export const correctInvitation: ChangeRules<Correct> = {
  plan(request, snapshot, now) {
    const { organisation, invitation, set } = request
    const inviter = whoMay(snapshot, organisation, set.role ?? null, now)
    if ('because' in inviter) return refusedPlan([inviter])
    const found = openInvitation(inviter.organisation, isIt(request.invitation), now)
    if ('because' in found) return refusedPlan([found])
    const from = detailsOf(found, inviter.organisation, now)
    const role = set.role ?? valueOrNull(found.member.role)
    const given = set.products && givenProducts(set.products, role, inviter.organisation, now)
    if (given && 'because' in given) return refusedPlan([given])
    const wanted: readonly [ChangeRow['field'], Shown | undefined][] = [
      ['role', set.role],
      ['invitation-language', set.language],
      ['billing-contact', set.contact?.billing],
      ['products-contact', set.contact?.products],
      ['products', given?.shown],
    ]
    const rows = wanted.flatMap(([field, to]) =>
      to === undefined || isSame(to, from[field] ?? null) ? [] : [{ field, from: from[field] ?? null, to }],
    )
    if (set.role === 'external') return refusedPlan([refuse('external-by-hand', 'role')], rows)
    if (rows.length === 0) return refusedPlan([refuse('nothing-to-change')])
    const changes = (field: ChangeRow['field']) => rows.some((row) => row.field === field)
    const languageId = changes('invitation-language') ? languageIdOf(set.language, inviter, now) : undefined
    if (languageId === null) return refusedPlan([refuse('not-valid', 'invitation-language')], rows)
    const contact = changes('billing-contact') || changes('products-contact')
    return sends(inviter, rows, {
      kind: 'correct-invitation',
      organisation,
      invitation,
      set: {
        ...(set.role !== undefined && changes('role') && { role: set.role }),
        ...(languageId !== undefined && { languageId }),
        ...(set.contact !== undefined && contact && { contact: set.contact }),
        ...(given && changes('products') && { products: given.sent }),
      },
    })
  },
  readings: (request) => readings(request.organisation, isIt(request.invitation)),
  readBack(request, { rows }, snapshot, now) {
    const found = invited(snapshot, request.organisation, isIt(request.invitation), now)
    return found === null ? nothingThere(rows) : readRows(rows, found.is)
  },
  byHand,
}

export const cancelInvitation: ChangeRules<Cancel> = {
  plan(request, snapshot, now) {
    const inviter = whoMay(snapshot, request.organisation, null, now)
    if ('because' in inviter) return refusedPlan([inviter])
    const found = openInvitation(inviter.organisation, isIt(request.invitation), now)
    if ('because' in found) return refusedPlan([found])
    const { name, email } = found.member
    const from = name === '' || name === email ? email : `${name}, ${email}`
    return sends(inviter, [{ field: 'invitation', from, to: null }], request)
  },
  readings: (request) => readings(request.organisation, isIt(request.invitation)),
  readBack(request, { rows }, snapshot, now) {
    const found = invited(snapshot, request.organisation, isIt(request.invitation), now)
    const status = found?.detail && valueOrNull(found.detail.status)
    const isOpen = found !== null && status !== 'cancelled'
    return {
      rows: rows.map(({ field, from, to }) => ({ field, wanted: to, is: isOpen ? from : null })),
      state: isOpen ? 'not' : 'done',
    }
  },
  byHand,
}

type Sent = NonNullable<ChangePlan['sending']>['write']
const sends = ({ login }: Inviter, rows: readonly ChangeRow[], write: Sent): ChangePlan => ({
  rows,
  warnings: [],
  refused: [],
  sending: { login, write },
})
