/** What the person says of names: which to look after, dates that no source gives, and how each will be paid. */
import * as v from 'valibot'
import { domainThresholds } from './settings.ts'
import { isoTime } from './time.ts'

export const payments = ['automatic', 'warranty', 'by-hand'] as const

/** What was stated by hand holds from `at`, and asks to be confirmed again after a time. */
const statedDate = v.strictObject({ paidUntil: isoTime, at: isoTime })
const statedPayment = v.strictObject({
  by: v.picklist(payments),
  /** The month in which the card ends that pays for it, `2027-03`. */
  cardEnds: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))),
  at: isoTime,
})
export type StatedPayment = v.InferOutput<typeof statedPayment>

export const nameNotes = v.strictObject({
  /** A-label form, lower case, without trailing dot. */
  name: v.string(),
  /** When the person added it; `null` for a name of an organisation that merely has notes. */
  addedAt: v.nullable(isoTime),
  stated: v.nullable(statedDate),
  payment: v.nullable(statedPayment),
  /** `null`: those of the settings. */
  thresholds: v.nullable(domainThresholds),
})
export type NameNotes = v.InferOutput<typeof nameNotes>

/** Changes what is given; `null` takes it back. The daemon's clock says when. */
export const notesPatch = v.strictObject({
  stated: v.optional(v.nullable(v.pick(statedDate, ['paidUntil']))),
  payment: v.optional(v.nullable(v.omit(statedPayment, ['at']))),
  thresholds: v.optional(v.nullable(domainThresholds)),
})
export type NotesPatch = v.InferOutput<typeof notesPatch>

/** Forms in which names come: one a line, a table with a header, or a zone file (RFC 1035, section 5). */
export const nameListKinds = ['list', 'csv', 'zone'] as const
export const dateOrders = ['year-first', 'day-first', 'month-first'] as const

/** Characters; of ten thousand lines, 90 each. */
export const LONGEST_LIST = 900_000

export const namesAdd = v.strictObject({
  text: v.pipe(v.string(), v.maxLength(LONGEST_LIST)),
  /** `null`: told from the text. */
  kind: v.nullable(v.picklist(nameListKinds)),
  /** How a table writes its dates; `null` where the text says it, and then a date that may be read in two ways is refused. */
  dates: v.nullable(v.picklist(dateOrders)),
  /** True changes nothing and says what would be. */
  dryRun: v.boolean(),
})
export type NamesAdd = v.InferOutput<typeof namesAdd>

export const nameFaults = [
  'not-a-name',
  'too-long',
  'bad-label',
  'public-suffix',
  'subdomain', // a name below one that is registered
  'bad-date',
  'two-ways-to-read', // 02/11/2026
  'too-many',
] as const
export type NameFault = (typeof nameFaults)[number]

export const namesAdded = v.strictObject({
  kind: v.picklist(nameListKinds),
  dryRun: v.boolean(),
  names: v.array(
    v.strictObject({
      /** Counted from 1. */
      line: v.number(),
      name: v.string(),
      display: v.string(),
      paidUntil: v.nullable(isoTime),
      /** The date that was stated before, so that it can be put back. */
      before: v.nullable(isoTime),
      /** `kept`: it is looked after already, by the account or by hand. */
      state: v.picklist(['new', 'kept', 'dated']),
    }),
  ),
  /** Lines that were passed over, with why; nothing of them is kept. */
  faults: v.array(v.strictObject({ line: v.number(), text: v.string(), fault: v.picklist(nameFaults) })),
})
export type NamesAdded = v.InferOutput<typeof namesAdded>

/** What was kept of a name that is looked after no longer: adding it and noting this again takes the removal back. */
export const nameRemoved = v.strictObject({ removed: v.boolean(), notes: v.nullable(nameNotes) })

/** Takes back a whole list; what was said of its names goes with them. */
export const namesRemove = v.strictObject({ names: v.pipe(v.array(v.string()), v.maxLength(10_000)) })
export const namesRemoved = v.strictObject({ removed: v.number() })
