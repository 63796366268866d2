/**
 * Reading fields of foreign records. Published types and live answers differ (objects typed as strings, booleans as
 * text), so a reader takes every form seen; what is missing or not understood becomes unknown, never a default.
 */
import * as v from 'valibot'
import { known, unknown, type Told } from '#shared/fact.ts'
import { iso } from '#shared/time.ts'

export type WireRecord = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is WireRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A record, or one that was sent as JSON text. */
export function asRecord(value: unknown): WireRecord | null {
  if (typeof value !== 'string') return isRecord(value) ? value : null
  try {
    const parsed: unknown = JSON.parse(value)
    return isRecord(parsed) ? parsed : null
  } catch {
    return null
  }
}

/** The API's ids are integers. The strict form also keeps them out of paths and of a prototype's names. */
export const wireId = v.union([
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.transform(String)),
  v.pipe(v.string(), v.regex(/^\d{1,19}$/)),
])
export const wireBoolean = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(['true', 'false']),
    v.transform((text) => text === 'true'),
  ),
  v.pipe(
    v.picklist([0, 1]),
    v.transform((bit) => bit === 1),
  ),
])
export const wireText = v.pipe(v.string(), v.minLength(1), v.maxLength(1000))
export const wireCount = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** Seconds since the epoch, not before 1980 and not after 2200: what lies outside is another unit or no time. */
const EARLIEST = 315_532_800
const LATEST = 7_258_118_400
export const wireTime = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{9,10}$/), v.transform(Number))]),
  v.safeInteger(),
  v.minValue(EARLIEST),
  v.maxValue(LATEST),
  v.transform((seconds) => iso(seconds * 1000)),
)

/** What a record tells in the first of these fields that it has. */
export function tell<T>(
  record: WireRecord,
  schema: v.GenericSchema<unknown, T>,
  ...names: string[]
): Told<T> {
  const name = names.find((name) => Object.hasOwn(record, name) && record[name] !== undefined)
  if (name === undefined) return unknown('absent')
  const parsed = v.safeParse(schema, record[name])
  if (parsed.success) return known(parsed.output)
  return unknown(record[name] === null ? 'absent' : 'odd')
}

/** A part of a record that is itself a record; a missing one leaves all that it would tell absent. */
export function part(record: WireRecord, name: string): WireRecord {
  return Object.hasOwn(record, name) ? (asRecord(record[name]) ?? {}) : {}
}

/** Text to show, from the first field that has any. */
export function textOf(record: WireRecord, ...names: string[]): string {
  for (const name of names) {
    const parsed = v.safeParse(wireText, record[name])
    if (parsed.success) return parsed.output
  }
  return ''
}

/** Every item translated, or `null` when one of them is no record or has no identity: such a list is odd as a whole. */
export function translateAll<T>(
  items: readonly unknown[],
  translate: (item: WireRecord) => T | null,
): T[] | null {
  const records: T[] = []
  for (const item of items) {
    const record = isRecord(item) ? translate(item) : null
    if (record === null) return null
    records.push(record)
  }
  return records
}
