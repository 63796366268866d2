/**
 * A fact is a value or the reason why it is not known; never a bare value. A source *tells* (`Told`),
 * an observation adds who said it and when (`Fact`), and only `read` gives a value out, if it is fresh.
 */
import * as v from 'valibot'
import { DAY, epoch, iso, isoTime, MINUTE, type IsoTime } from './time.ts'

export const unknownReasons = [
  'never-asked', // no source has been asked yet
  'no-permission', // the source refused this caller (401, 403)
  'not-published', // the source answers, but never says this
  'absent', // the source usually says this, and did not this time
  'odd', // the answer could not be understood
  'source-failed', // the source did not answer
  'stale', // it was known, too long ago
] as const
export type UnknownReason = (typeof unknownReasons)[number]

/** The person's word in a gap that the source of a record left: said at `at`, and believed for `maxAge` (ms). */
interface Stated {
  readonly at: IsoTime
  readonly maxAge: number
}

export type Told<T> =
  | { readonly known: T; readonly stated?: Stated }
  | { readonly unknown: UnknownReason; readonly stated?: Stated }

const notKnown = v.strictObject({ unknown: v.picklist(unknownReasons) })

/** Schema of a told value, for what is kept on disk or crosses the wire. */
export const told = <S extends v.GenericSchema>(value: S) =>
  v.union([v.strictObject({ known: value }), notKnown])

export const known = <T>(value: T): Told<T> => ({ known: value })
export const unknown = (reason: UnknownReason): { readonly unknown: UnknownReason } => ({ unknown: reason })
export const isKnown = <T>(told: Told<T>): told is { readonly known: T } => 'known' in told

/** The value where a person only looks at it (a table cell): `null` is "not known", never a default. */
export const valueOrNull = <T>(told: Told<T>): T | null => (isKnown(told) ? told.known : null)

/** `vault`: what the person keeps in the vault on this computer, and strikes there. */
export const sourceNames = ['infomaniak', 'registry', 'browser', 'vault', 'person'] as const

const observation = v.strictObject({
  source: v.picklist(sourceNames),
  /** When the source was last asked successfully; `null` when it never answered. */
  observedAt: v.nullable(isoTime),
})
export type Observation = Readonly<v.InferOutput<typeof observation>>

/** What a source told, with who and when. `maxAge` (ms) is how long it may be believed. */
export interface Fact<T> {
  readonly told: Told<T>
  readonly by: Observation
  readonly maxAge: number
}

/** What the person stated was observed by the person, in whichever record it stands. */
export const fact = <T>(told: Told<T>, by: Observation, maxAge: number): Fact<T> =>
  told.stated === undefined
    ? { told, by, maxAge }
    : { told, by: { source: 'person', observedAt: told.stated.at }, maxAge: told.stated.maxAge }

/**
 * Reads a fact at a moment. An old one is `stale`, one observed in the future by more than five minutes
 * (a clock that jumped back) too: neither may be believed.
 */
export function read<T>(fact: Fact<T>, now: IsoTime): Told<T> {
  if (!isKnown(fact.told)) return fact.told
  if (fact.by.observedAt === null) return unknown('never-asked')
  const { observedAt } = fact.by
  const { oldest, newest } = freshAt(now, fact.maxAge)
  return observedAt >= oldest && observedAt <= newest ? fact.told : stale
}

const stale = unknown('stale')
const CLOCK_TOLERANCE = 5 * MINUTE

interface Bounds {
  readonly oldest: string
  readonly newest: string
}
let boundsAt = ''
const boundsByAge = new Map<number, Bounds>()

/**
 * Between which times an observation is fresh. Times of one form sort as text, and there are a handful of ages: of ten
 * thousand records none needs its time read.
 */
function freshAt(now: IsoTime, maxAge: number): Bounds {
  if (boundsAt !== now) {
    boundsByAge.clear()
    boundsAt = now
  }
  let bounds = boundsByAge.get(maxAge)
  if (bounds === undefined) {
    // no year before the first: what is derived ages without end
    const oldest = Math.max(epoch(now) - maxAge, FIRST_YEAR)
    bounds = { oldest: iso(oldest), newest: iso(epoch(now) + CLOCK_TOLERANCE) }
    boundsByAge.set(maxAge, bounds)
  }
  return bounds
}
const FIRST_YEAR = Date.UTC(-1, 11, 31) + DAY // 0000-01-01: earlier ones are printed in another form

/** A fact about one field of a record that is itself a fact: who observed the record observed the field, unless it was stated. */
export const field = <R, T>(record: Fact<R>, pick: (record: R) => Told<T>): Fact<T> =>
  fact(isKnown(record.told) ? pick(record.told.known) : record.told, record.by, record.maxAge)
