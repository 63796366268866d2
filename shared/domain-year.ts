/** When names run out in the next twelve months: how many on each day, and how bad the worst of them is. */
import * as v from 'valibot'
import { tones } from './domain-due.ts'
import { phases } from './domains.ts'

/** So many names of a day or a group are told by name, the worst first. */
export const NAMED = 3

const group = {
  count: v.number(),
  worst: v.picklist(tones),
  names: v.array(v.strictObject({ name: v.string(), display: v.string(), phase: v.picklist(phases) })),
}

export const domainYear = v.strictObject({
  /** In UTC, `2026-12-04`; only days with names, the nearest first. */
  days: v.array(v.strictObject({ day: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)), ...group })),
  /** Past their date, or too late for one. */
  past: v.strictObject(group),
  /** Later than twelve months, or without an end. */
  beyond: v.number(),
  /** Without a date that is known. */
  unknown: v.number(),
})
export type DomainYear = v.InferOutput<typeof domainYear>

export const yearQuery = v.strictObject({ organisation: v.optional(v.string()) })
