/**
 * What is kept of an invitation. The answer also holds the link by which anybody may accept it, as text and as a
 * picture (`url_accept`, `qr_code`): only the fields named here are taken, so that neither is ever kept.
 */
import * as v from 'valibot'
import { isKnown, known, told, unknown, type Told } from '#shared/fact.ts'
import { languages, type Language } from '#shared/settings.ts'
import { invitationStatuses } from '#shared/team.ts'
import { isoTime } from '#shared/time.ts'
import { tell, wireBoolean, wireId, wireTime, type WireRecord } from './wire.ts'

export const invitationDetail = v.strictObject({
  status: told(v.picklist(invitationStatuses)),
  sentAt: told(v.nullable(isoTime)),
  expiresAt: told(v.nullable(isoTime)),
  // a version that did not ask for these has kept invitations without
  language: v.optional(told(v.picklist(languages)), unknown('never-asked')),
  contact: v.optional(
    told(v.strictObject({ billing: v.boolean(), products: v.boolean() })),
    unknown('never-asked'),
  ),
  products: v.optional(told(v.array(v.string())), unknown('never-asked')),
})
export type InvitationDetail = v.InferOutput<typeof invitationDetail>

/** `null` when it is not the invitation that was asked for, or not of this organisation. */
export function translateInvitation(
  item: WireRecord,
  asked: { readonly account: string; readonly invitation: string },
): InvitationDetail | null {
  const id = v.safeParse(wireId, item['id'])
  const account = v.safeParse(wireId, item['account_id'])
  if (!id.success || id.output !== asked.invitation) return null
  if (account.success && account.output !== asked.account) return null
  return {
    status: tell(item, v.picklist(invitationStatuses), 'status'),
    sentAt: tell(item, v.nullable(wireTime), 'sent_at'),
    expiresAt: tell(item, v.nullable(wireTime), 'expired_at'),
    language: tell(item, wireLanguage, 'locale'),
    contact: contactOf(item),
    products: productsOf(item),
  }
}

/** `fr_FR` */
const wireLanguage = v.pipe(
  v.string(),
  v.transform((locale): Language | undefined => languages.find((one) => locale.startsWith(`${one}_`))),
  v.picklist(languages),
)

function contactOf(item: WireRecord): Told<{ billing: boolean; products: boolean }> {
  const billing = tell(item, wireBoolean, 'has_billing_mailing')
  const products = tell(item, wireBoolean, 'has_mailing')
  if (!isKnown(billing)) return billing
  return isKnown(products) ? known({ billing: billing.known, products: products.known }) : products
}

/** The items of both lists are documented nowhere: read as the call that changes them takes them. */
const permission = v.object({
  product_id: wireId,
  // all of a service, and whatever is bought later: no list of products says that
  apply_to_all: v.optional(v.nullable(v.literal(false))),
  types: v.optional(v.array(v.unknown())),
})

function productsOf(item: WireRecord): Told<string[]> {
  const lists = [item['service_permissions'], item['permissions']].filter((one) => one != null)
  if (lists.length === 0) return unknown('absent')
  const given = v.safeParse(v.array(v.array(permission)), lists)
  if (!given.success) return unknown('odd')
  // of no kind is none
  const products = given.output.flat().filter(({ types }) => types?.length !== 0)
  return known([...new Set(products.map((one) => one.product_id))])
}
