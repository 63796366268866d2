/** One name, whole: its dates with who says each, what decided its phase, and what hangs on it. Pure. */
import type { Subjects } from '#daemon/core/check.ts'
import type { DomainDetail, NameEvent } from '#shared/domain-detail.ts'
import type { NameNotes } from '#shared/domain-notes.ts'
import { field, isKnown, read, type Fact, type Told, type UnknownReason } from '#shared/fact.ts'
import type { MessageKey } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'
import { reachOf } from './detail-reach.ts'
import type { Life } from './life.ts'
import { lifeAt } from './life-at.ts'
import { toRow } from './listing.ts'
import { tldLengths } from './tld-lengths.ts'

type DatedBy = DomainDetail['dates'][number]
/** Reasons that there are words for: the compiler asks for those that are missing. */
type Worded = { [Key in MessageKey]: Key extends `life.${infer Reason}` ? Reason : never }[MessageKey]

/** @param kept what is kept of the name beside the snapshot */
export function detailOf(
  place: Subjects['domain'],
  kept: {
    readonly notes: NameNotes | null
    readonly history: readonly NameEvent[]
    readonly asksAgainAt: IsoTime | null
  },
  now: IsoTime,
): DomainDetail {
  const { domain, within } = place
  const life = lifeAt(domain, now)
  const reasons: readonly Worded[] = life.reasons
  return {
    row: toRow({ domain, organisation: within?.organisation.organisation.id ?? null, life }, now),
    confidence: life.confidence,
    reasons: [...reasons],
    dates: datesOf(domain, life, now),
    statuses: statusesOf(domain, now),
    lengths: lengthsOf(domain.name),
    notes: kept.notes,
    history: [...kept.history],
    asksAgainAt: kept.asksAgainAt,
    reach: reachOf(place, now),
  }
}

type Domain = Subjects['domain']['domain']
type Who = Pick<DatedBy, 'source' | 'observedAt' | 'reason'>

function datesOf(domain: Domain, life: Life, now: IsoTime): DatedBy[] {
  const paid = whoPaid(domain, life, now)
  const restoreBy = life.restoreBy()
  return [
    { date: 'paidUntil', at: life.paidUntil, ...paid },
    { date: 'expiry', at: life.expiry, ...whoExpires(domain, now) },
    { date: 'renewBy', ...workedOut(life.renewBy, whyNoRenewBy(life, paid.reason)) },
    { date: 'restoreBy', ...workedOut(restoreBy, whyNoRestoreBy(life, paid.reason)) },
  ]
}

/** From other dates and the lengths of the extension. */
const workedOut = (at: IsoTime | null, whyNone: UnknownReason | null): Omit<DatedBy, 'date'> => ({
  at,
  source: null,
  observedAt: null,
  reason: at === null ? whyNone : null,
})

/** Why there is no last day to renew; `null` where there is none to have: it never ends, or it is too late. */
function whyNoRenewBy({ phase, unknown, paidUntil, expiry }: Life, paid: UnknownReason | null) {
  if (phase === 'unknown') return unknown
  if (phase === 'active' || phase === 'expiring') return paid
  const end = paidUntil ?? expiry
  // how long the registrar takes a renewal after the end, only the registrar knows
  return phase === 'expired' && end !== null ? 'not-published' : null
}

/** Why there is no last day to restore; `null` where there is none to have: it never ends, or it is too late. */
function whyNoRestoreBy({ phase, unknown, paidUntil, expiry }: Life, paid: UnknownReason | null) {
  if (phase === 'unknown') return unknown
  if (phase === 'pending-delete' || phase === 'available') return null
  const neverEnds = paid === null && paidUntil === null && expiry === null
  return neverEnds ? null : 'not-published'
}

const whoSays = (fact: Fact<unknown>, now: IsoTime): Who => {
  const told = read(fact, now)
  return { ...fact.by, reason: isKnown(told) ? null : told.unknown }
}

/** The registrar, and the person where it says none; of a name at no registrar known here nobody else could. */
function whoPaid({ registrar, notes }: Domain, { paidUntil }: Life, now: IsoTime): Who {
  const told =
    registrar &&
    whoSays(
      field(registrar, ({ expiresAt }) => expiresAt),
      now,
    )
  if (told !== null && (told.reason === null || paidUntil === null)) return told
  if (notes?.stated == null) return { source: 'person', observedAt: null, reason: 'never-asked' }
  const stated = whoSays(notes.stated, now)
  // it is fresh and does not count: the sources speak against it
  return paidUntil === null ? { ...stated, reason: stated.reason ?? 'odd' } : stated
}

const whoExpires = ({ registry }: Domain, now: IsoTime): Who =>
  registry === null
    ? { source: 'registry', observedAt: null, reason: 'not-published' }
    : whoSays(
        field(registry, ({ expiry }) => expiry),
        now,
      )

/** Each as its source says them: the two are never mixed. */
function statusesOf({ registrar, registry }: Domain, now: IsoTime): DomainDetail['statuses'] {
  const said = (fact: Fact<{ statuses: Told<string[]> }>) => ({
    source: fact.by.source,
    statuses: read(
      field(fact, ({ statuses }) => statuses),
      now,
    ),
  })
  return [...(registrar ? [said(registrar)] : []), ...(registry ? [said(registry)] : [])]
}

function lengthsOf(name: string): DomainDetail['lengths'] {
  const lengths = tldLengths(name)
  if (lengths === null) return null
  const { grace, redemption, pendingDelete, closesBefore = null, sure, source } = lengths
  return { grace: [...grace], redemption, pendingDelete, closesBefore, sure, source }
}
