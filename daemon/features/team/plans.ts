/** What decides each step when a member leaves, or is part of an incident (guides: block a product, add a user, regain access). */
import { onOwnName } from '#daemon/core/own-address.ts'
import { since, step, type Outcome, type PlanRows } from '#daemon/core/plan.ts'
import type { OrganisationSnapshot } from '#daemon/core/snapshot.ts'
import { fact, field, isKnown, known, unknown, type Fact, type Told } from '#shared/fact.ts'
import type { MemberPlan } from '#shared/plan-steps.ts'
import type { Member } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'

export interface MemberSubject extends Pick<OrganisationSnapshot, 'members' | 'invitations' | 'products'> {
  readonly organisations: Fact<readonly OrganisationSnapshot[]>
  /** As the list has them; the value is `null` once they have gone from it. */
  readonly member: Fact<Member | null>
  /** As they were when they were last in the list. */
  readonly email: string | null
}

const done: Outcome = { state: 'done' }
const open: Outcome = { state: 'open' }
/** Who has gone from the list can be looked at no longer. */
const there = <T>({ member }: MemberSubject, pick: (member: Member) => Told<T>): Fact<T> =>
  field(member, (one) => (one === null ? unknown('absent') : pick(one)))

const byWord = null
const MAIL = 'email_hosting'

export const memberPlanRows: { readonly [K in MemberPlan]: PlanRows<K, MemberSubject> } = {
  leaving: {
    representative: step({
      needs: ({ members, member }: MemberSubject) => ({ members, member }),
      test: ({ members, member }) => {
        if (member !== null && !isOne(member)) return { state: 'not-needed', why: 'not-representative' }
        const others = members.filter((one) => one.id !== member?.id && isOne(one))
        if (others.some(({ role }) => isKnown(role))) return done
        const isClear = others.length === 0 && (member === null || isKnown(member.role))
        return isClear ? open : unknown('not-published')
      },
    }),
    'products-handed': byWord,
    'contacts-moved': byWord,
    'login-trap': step({
      needs: ({ member, email, organisations }: MemberSubject, now) => {
        const address = isKnown(member.told) ? (member.told.known?.email ?? email) : email
        const own = address === null ? unknown('absent') : onOwnName(address, organisations, now)
        return { member, own: fact(own, organisations.by, organisations.maxAge) }
      },
      test: ({ member, own }, { base }) => {
        if (own) return open
        const moved = member !== null && base['own'] === 'yes' && base['email'] !== member.email
        return moved ? done : { state: 'not-needed', why: 'address-elsewhere' }
      },
      orByWord: true,
    }),
    invitations: step({
      needs: ({ invitations, email }: MemberSubject) => ({
        invitations,
        email: fact(email === null ? unknown('absent') : known(email), invitations.by, invitations.maxAge),
      }),
      test: ({ invitations, email }) => {
        const theirs = invitations.filter((one) => one.email.toLowerCase() === email.toLowerCase())
        const pending = theirs.filter(({ status }) => isKnown(status) && status.known === 'pending')
        if (pending.length > 0) return { state: 'open', left: pending.length }
        const unclear = theirs.find(({ status }) => !isKnown(status))?.status
        return unclear && !isKnown(unclear) ? unclear : done
      },
    }),
    removed: step({
      needs: ({ member }: MemberSubject) => ({ member }),
      test: ({ member }) => (member === null ? done : open),
    }),
  },
  incident: {
    alternative: byWord,
    'member-two-factor': step({
      needs: (subject: MemberSubject) => ({ twoFactor: there(subject, ({ twoFactor }) => twoFactor) }),
      test: ({ twoFactor }) => (twoFactor === 'off' ? open : done),
    }),
    'support-asked': byWord,
    'manager-shut': byWord,
    'mail-shut': step({
      needs: ({ products }: MemberSubject) => ({ products }),
      test: ({ products }) =>
        allOf(
          products.filter(({ service }) => service === MAIL),
          ({ maintenance }) => maintenance,
        ),
      orByWord: true,
    }),
    'products-blocked': step({
      needs: ({ products }: MemberSubject) => ({ products }),
      test: ({ products }) =>
        allOf(
          products.filter(({ service }) => service !== MAIL && service !== 'domain'),
          ({ locked }) => locked,
        ),
      orByWord: true,
    }),
    'web-shut': byWord,
    'apps-shut': byWord,
    'not-seen': step({
      needs: (subject: MemberSubject) => ({
        lastSeenAt: field(subject.member, (one): Told<IsoTime | null> =>
          one === null ? known(null) : one.lastSeenAt,
        ),
      }),
      test: ({ lastSeenAt }, opening) =>
        opening.at === null ? open : since(lastSeenAt, opening).state === 'done' ? open : done,
    }),
  },
}
/** As far as is known. */
const isOne = ({ kind, role }: Member) =>
  kind !== 'invited' && (!isKnown(role) || role.known === 'legal-representative')

/** Every one is so; of those that are not, how many are left. */
function allOf<P>(products: readonly P[], pick: (product: P) => Told<boolean>) {
  if (products.length === 0) return { state: 'not-needed', why: 'nothing-there' } as const
  const left = products.filter((one) => isKnown(pick(one)) && !(pick(one) as { known: boolean }).known).length
  if (left > 0) return { state: 'open', left } as const
  const unclear = products.map(pick).find((told) => !isKnown(told))
  return unclear && !isKnown(unclear) ? unclear : done
}

/** What is compared later. */
export const memberBase = (
  { name, email }: Member,
  own: Told<boolean>,
): Readonly<Record<string, string>> => ({
  name,
  email,
  ...(isKnown(own) && own.known ? { own: 'yes' } : {}),
})
