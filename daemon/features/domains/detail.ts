/** One name, whole: its dates with who says each, what decided its phase, and what hangs on it. Pure. */
import type { Subjects } from '#daemon/core/check.ts'
import type { DomainDetail, NameEvent } from '#shared/domain-detail.ts'
import type { NameNotes } from '#shared/domain-notes.ts'
import { field, isKnown, read, type Fact, type Told } from '#shared/fact.ts'
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
    dates: [
      { date: 'paidUntil', at: life.paidUntil, ...whoPaid(domain, life, now) },
      { date: 'expiry', at: life.expiry, ...whoExpires(domain, now) },
      { date: 'renewBy', at: life.renewBy, ...WORKED_OUT },
      { date: 'restoreBy', at: life.restoreBy(), ...WORKED_OUT },
    ],
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
const WORKED_OUT: Who = { source: null, observedAt: null, reason: null }

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
  return notes?.stated == null
    ? { source: 'person', observedAt: null, reason: 'never-asked' }
    : whoSays(notes.stated, now)
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
