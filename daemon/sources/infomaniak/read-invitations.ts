/** The invitations that are still open. There is no list of them: each costs a call, so few are asked for at a time. */
import { isDeepStrictEqual } from 'node:util'
import { isKnown } from '#shared/fact.ts'
import { epoch, HOUR, MINUTE, type IsoTime } from '#shared/time.ts'
import { reasonOf, type Miss, type Page } from './envelope.ts'
import { maxAge, unheardInvitation, type KeptInvitation, type OrganisationLists } from './kept.ts'
import type { Pass } from './pass.ts'
import { translateInvitation, type InvitationDetail } from './translate-invitation.ts'
import { isRecord } from './wire.ts'

/** Calls in one pass, over all organisations: with a probe and a first pass of ten calls they fit into one minute. */
const AT_MOST = 3
/** How long (ms) what was heard is left alone: shorter for one that has run out, since somebody may send it anew. */
const REST = 24 * HOUR
const SHORT_REST = 15 * MINUTE

/** Those never asked for come first, then those asked for longest ago. */
export async function readInvitations(pass: Pass, now: IsoTime): Promise<void> {
  const due: { account: string; lists: OrganisationLists; detail: KeptInvitation }[] = []
  for (const [account, lists] of pass.kept.lists) {
    const open = new Set<string>()
    for (const { id, kind } of lists.members.values()) {
      if (kind !== 'invited' || !id.startsWith('i')) continue
      open.add(id)
      const detail = lists.invitations.get(id) ?? unheardInvitation(id, 'never-asked')
      if (isDue(detail, now)) due.push({ account, lists, detail })
    }
    const gone = Array.from(lists.invitations.values(), ({ id }) => id).filter((id) => !open.has(id))
    if (gone.length > 0) await lists.invitations.change({ remove: gone })
  }
  due.sort((one, other) => ((one.detail.askedAt ?? '') < (other.detail.askedAt ?? '') ? -1 : 1))
  for (const { account, lists, detail } of due.slice(0, AT_MOST)) {
    const next = await askFor(pass, account, detail, now)
    // What was called off, or had no turn, is no try.
    if (next === null || pass.isHopeless) return
    // When it was asked for is no news.
    if (
      !isDeepStrictEqual(
        { ...next, askedAt: null, heardAt: null },
        { ...detail, askedAt: null, heardAt: null },
      )
    )
      pass.count(1)
    await lists.invitations.change({ put: [next] })
  }
}

/** One of them now, whenever it was asked for last. That there is none of that id is an answer, too. */
export async function readInvitation(
  pass: Pass,
  account: string,
  id: string,
  now: IsoTime,
): Promise<Miss | null> {
  const { invitations } = await pass.kept.openLists(account)
  const outcome = await pass.ask('invitation', { account, invitation: id.slice(1) })
  if (outcome.type === 'not-found' && outcome.what === 'object') {
    await invitations.change({ put: [unheardInvitation(id, 'absent', now)] })
    return null
  }
  if (outcome.type !== 'ok') return outcome
  const detail = detailIn(outcome.value, account, id)
  if (detail === null) return { type: 'odd' }
  await invitations.change({ put: [{ id, askedAt: now, heardAt: now, ...detail }] })
  return null
}

function detailIn({ data }: Page, account: string, id: string): InvitationDetail | null {
  return isRecord(data) ? translateInvitation(data, { account, invitation: id.slice(1) }) : null
}

function isDue({ askedAt, expiresAt }: KeptInvitation, now: IsoTime): boolean {
  // A time that lies ahead, of a clock that was set back, counts as none.
  if (askedAt === null || askedAt > now) return true
  const isOpen = isKnown(expiresAt) && (expiresAt.known === null || expiresAt.known > now)
  return epoch(now) - epoch(askedAt) >= (isOpen ? REST : SHORT_REST)
}

/** With what was known before where there is no answer, until that is too old to be believed. */
async function askFor(
  pass: Pass,
  account: string,
  before: KeptInvitation,
  now: IsoTime,
): Promise<KeptInvitation | null> {
  const { id } = before
  const outcome = await pass.ask('invitation', { account, invitation: id.slice(1) })
  if (outcome.type === 'rate-limited') return null
  if (outcome.type === 'ok') {
    const detail = detailIn(outcome.value, account, id)
    if (detail !== null) return { id, askedAt: now, heardAt: now, ...detail }
  }
  const { heardAt } = before
  if (heardAt !== null && epoch(now) - epoch(heardAt) < maxAge.invitations) return { ...before, askedAt: now }
  return unheardInvitation(id, outcome.type === 'ok' ? 'odd' : reasonOf(outcome), now)
}
