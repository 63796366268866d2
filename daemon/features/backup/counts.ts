/** How many things of a kind a kept file holds, so that a backup can say what is in it. */
import { countedThings, type CountedThing } from '#shared/backups.ts'

const NEWLINE = 10
const records = (body: unknown) => (Array.isArray(body) ? body.length : 0)

const rows: readonly (readonly [RegExp, CountedThing])[] = [
  [/^connections\.json$/, 'logins'],
  [/^connections\/.*\/members\/[0-9a-f]{2}\.json$/, 'members'],
  [/^connections\/.*\/domains\/[0-9a-f]{2}\.json$/, 'domains'],
  [/^names\/[0-9a-f]{2}\.json$/, 'names'],
  [/^statements\/[0-9a-f]{2}\.json$/, 'statements'],
  [/^name-history\/[0-9a-f]{2}\.json$/, 'histories'],
  [/^vault\/codes\/[0-9a-f]{2}\.json$/, 'codes'],
  [/^vault\/backup-codes\/[0-9a-f]{2}\.json$/, 'codeSets'],
]

const logs: readonly (readonly [string, CountedThing])[] = [
  ['journal/', 'acts'],
  ['activity/', 'events'],
]

/** @param body of a sealed file what it holds, of a log its bytes */
export function countIn(path: string, body: unknown): readonly (readonly [CountedThing, number])[] {
  const log = logs.find(([folder]) => path.startsWith(folder))
  if (log && Buffer.isBuffer(body))
    return [[log[1], body.reduce((lines, byte) => lines + (byte === NEWLINE ? 1 : 0), 0)]]
  return rows.flatMap(([form, thing]) => (form.test(path) ? [[thing, records(body)] as const] : []))
}

/** With a 0 for each thing of which there is none. */
export const allCounted = (holds: Partial<Record<CountedThing, number>>): Record<CountedThing, number> => {
  const all = countedThings.map((thing) => [thing, holds[thing] ?? 0] as const)
  return Object.fromEntries(all) as Record<CountedThing, number>
}
