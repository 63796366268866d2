/**
 * What is kept of an invitation. The answer also holds the link by which anybody may accept it, as text and as a
 * picture (`url_accept`, `qr_code`): only the fields named here are taken, so that neither is ever kept.
 */
import * as v from 'valibot'
import { told } from '#shared/fact.ts'
import { invitationStatuses } from '#shared/team.ts'
import { isoTime } from '#shared/time.ts'
import { tell, wireId, wireTime, type WireRecord } from './wire.ts'

export const invitationDetail = v.strictObject({
  status: told(v.picklist(invitationStatuses)),
  sentAt: told(v.nullable(isoTime)),
  expiresAt: told(v.nullable(isoTime)),
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
  }
}
