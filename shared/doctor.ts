/** What the doctor says: one row for each thing that can be amiss, with its cause and what mends it. */
import * as v from 'valibot'

/** `skipped` does not apply here; `unknown` could not be looked at, and is no comfort. */
export const rowStates = ['fault', 'warning', 'unknown', 'ok', 'skipped'] as const
export type RowState = (typeof rowStates)[number]

const datum = v.nullable(v.union([v.string(), v.number(), v.boolean(), v.array(v.string())]))

/**
 * Texts are in the language that was asked for, made by the daemon or the command line. Nothing here is secret: no token, no address,
 * and no name of a domain, a login or a person, unless names were asked for.
 */
const doctorRow = v.object({
  /** One of those that this version knows, or of a newer one. */
  id: v.string(),
  state: v.picklist(rowStates),
  /** The state in words. */
  label: v.string(),
  title: v.string(),
  seen: v.string(),
  cause: v.nullable(v.string()),
  /** A command, or what to press. */
  fix: v.nullable(v.string()),
  data: v.record(v.string(), datum),
})
export type DoctorRow = v.InferOutput<typeof doctorRow>

/** `ok` unless a row is a fault. */
export const doctorReport = v.object({ ok: v.boolean(), rows: v.array(doctorRow) })
export type DoctorReport = v.InferOutput<typeof doctorReport>

/** What is worst first; otherwise in the order of the table. */
export const reportOf = (rows: readonly DoctorRow[]): DoctorReport => ({
  ok: rows.every(({ state }) => state !== 'fault'),
  rows: rows.toSorted((a, b) => rowStates.indexOf(a.state) - rowStates.indexOf(b.state)),
})
