/** Domain names: what the registrar (the provider) and the registry each say. */
import * as v from 'valibot'
import { isKnown, sourceNames, told, unknown, unknownReasons, type Told } from './fact.ts'
import { isoTime } from './time.ts'

export const phases = [
  'active',
  'expiring', // at most 30 days left
  'expired', // past its date, in the registry's grace period
  'redemption', // deleted, can be restored for a fee
  'pending-delete', // too late to restore
  'available', // anyone may register it
  'unknown',
] as const
export type Phase = (typeof phases)[number]

/** What the provider says of one name. Statuses are EPP names in lower case with spaces (RFC 8056). */
export const registrarRecord = v.strictObject({
  /** A-label form, lower case, without trailing dot. */
  name: v.string(),
  expiresAt: told(v.nullable(isoTime)),
  renewalWarranty: told(v.boolean()),
  statuses: told(v.array(v.string())),
  dnssec: told(v.boolean()),
  /** Mail addresses of its owner and of who pays, to which mails about its end go; none where it tells none. Records of before lack it. */
  contacts: v.optional(told(v.array(v.string())), unknown('never-asked')),
})
export type RegistrarRecord = v.InferOutput<typeof registrarRecord>

export const lookupOutcomes = ['found', 'not-found', 'rate-limited', 'unavailable', 'invalid'] as const
export type LookupOutcome = (typeof lookupOutcomes)[number]

/** In whose hands a name is, and where it leads. */
const keeping = v.strictObject({
  /** A-labels, lower case, sorted: in this form two lists can be compared. */
  nameServers: told(v.array(v.string())),
  /** Whether the registry holds keys of it (DNSSEC). */
  signed: told(v.boolean()),
  /** The second is IANA's number of a registrar, where the registry prints it. */
  registrar: told(v.strictObject({ name: v.string(), id: v.nullable(v.string()) })),
})
export type Keeping = v.InferOutput<typeof keeping>
const nobody = unknown('never-asked')
export const keptByNobody: Keeping = { nameServers: nobody, signed: nobody, registrar: nobody }
const delegation = v.pick(keeping, ['nameServers', 'signed'])
export type Delegation = v.InferOutput<typeof delegation>
/** Only what was told both times can differ. */
export const isOther = (one: Told<unknown>, other: Told<unknown>): boolean =>
  isKnown(one) && isKnown(other) && String(one.known) !== String(other.known)

/** What the registry said of one name when it was last asked. */
export const registryRecord = v.strictObject({
  name: v.string(),
  outcome: v.picklist(lookupOutcomes),
  expiry: told(v.nullable(isoTime)),
  statuses: told(v.array(v.string())),
  /** Time of the last answer with a verdict (found or not-found). */
  observedAt: v.nullable(isoTime),
  /** Time of the last try, whatever came of it. */
  askedAt: isoTime,
  /** First of an unbroken run of authoritative not-founds; free only if a second one comes 12 h later. */
  notFoundSince: v.nullable(isoTime),
  /** Of a deleted name: the registry's own date of deletion (exact), else the last time it was seen undeleted, never later than the truth. */
  deletedAt: v.nullable(v.strictObject({ at: isoTime, exact: v.boolean() })),
  /** Records of before these three were kept lack them. */
  keeping: v.optional(keeping, keptByNobody),
  /** What the registry told of it last, where it tells less now: with that the next answer is compared. */
  lastTold: v.optional(v.nullable(delegation), null),
  /** The last change of it that was seen: when, and what stood before. */
  moved: v.optional(v.nullable(v.strictObject({ at: isoTime, from: delegation })), null),
})
export type RegistryRecord = v.InferOutput<typeof registryRecord>

export const domainFilters = ['urgent', 'soon', 'unknown', 'all'] as const
export type DomainFilter = (typeof domainFilters)[number]
const day = v.pipe(v.string(), v.isoDate())
export const domainQuery = v.strictObject({
  organisation: v.optional(v.string()),
  filter: v.optional(v.picklist(domainFilters), 'all'),
  search: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  offset: v.optional(v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number)), '0'),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number)), '100'),
  /** Only names whose date that matters next lies from this day until before the other, in UTC: `2026-12-04`. */
  from: v.optional(day),
  to: v.optional(day),
})
/** One name with its four dates; what `latchkey domains list --json` prints. Null is "not known". */
export const domainRow = v.strictObject({
  name: v.string(),
  /** The name as a person writes it (U-labels). */
  display: v.string(),
  organisation: v.nullable(v.string()),
  phase: v.picklist(phases),
  restorable: v.nullable(v.boolean()),
  paidUntil: v.nullable(isoTime),
  expiry: v.nullable(isoTime),
  renewBy: v.nullable(isoTime),
  restoreBy: v.nullable(isoTime),
  renewalWarranty: v.nullable(v.boolean()),
  /** Why no date is known, where none is. */
  reason: v.nullable(v.picklist(unknownReasons)),
  /** Looked after because the person added it, in no organisation that is known. */
  byHand: v.boolean(),
  sources: v.array(
    v.strictObject({ source: v.picklist(sourceNames), observedAt: v.nullable(isoTime), outcome: v.string() }),
  ),
})
export type DomainRow = v.InferOutput<typeof domainRow>
export const domainPage = v.strictObject({
  total: v.number(),
  counts: v.record(v.picklist(domainFilters), v.number()),
  rows: v.array(domainRow),
})
export type DomainPage = v.InferOutput<typeof domainPage>
