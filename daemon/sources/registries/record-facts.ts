/** Records as facts: the same fact again as long as the record is the same, so that what is made of it can be kept, too. */
import type { RegistryRecord } from '#shared/domains.ts'
import { fact, known, unknown, type Fact, type UnknownReason } from '#shared/fact.ts'
import { MAX_AGE } from './record.ts'

const nothing = (reason: UnknownReason): Fact<RegistryRecord> =>
  fact(unknown(reason), { source: 'registry', observedAt: null }, MAX_AGE)

export const NOT_PUBLISHED = nothing('not-published')
export const NEVER_ASKED = nothing('never-asked')
const SOURCE_FAILED = nothing('source-failed')

const made = new WeakMap<RegistryRecord, Fact<RegistryRecord>>()

export function recordFact(record: RegistryRecord): Fact<RegistryRecord> {
  const { observedAt } = record
  if (observedAt === null) return SOURCE_FAILED
  const before = made.get(record)
  if (before) return before
  const after = fact(known(record), { source: 'registry', observedAt }, MAX_AGE)
  made.set(record, after)
  return after
}
