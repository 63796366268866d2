/** Entries that were removed and may be restored: ids and times, which say nothing of the person, so that they go for good while the vault is locked, too. */
import * as v from 'valibot'
import type { Clock } from '#daemon/core/clock.ts'
import type { Store } from '#daemon/core/store.ts'
import { DAY, epoch, isoTime, type IsoTime } from '#shared/time.ts'

const RESTORABLE = 30 * DAY
/** A clock that has jumped by this much may have been wrong when an entry was removed, or be wrong now. */
const JUMP = 3 * DAY
/** How long an entry stays that is over only by such a jump. Once: a computer that is seldom on jumps each time. */
const GRACE = 7 * DAY

const removedCodes = v.strictObject({
  lookedAt: v.nullable(isoTime),
  rows: v.array(
    v.strictObject({ id: v.string(), removedAt: isoTime, sparedAt: v.optional(v.nullable(isoTime), null) }),
  ),
})
type RemovedCodes = v.InferOutput<typeof removedCodes>
type Row = RemovedCodes['rows'][number]

/** Either way: a clock is put back as well. */
const between = (a: IsoTime, b: IsoTime): number => Math.abs(epoch(a) - epoch(b))
const isOver = (row: Row, now: IsoTime) => epoch(now) - epoch(row.removedAt) >= RESTORABLE
const isDue = (row: Row, now: IsoTime) =>
  isOver(row, now) && (row.sparedAt === null || between(now, row.sparedAt) >= GRACE)

/** As it is at `now`: after a jump every row that is over begins its grace, and one that no longer is has not had it. */
function seen(before: RemovedCodes, now: IsoTime): RemovedCodes {
  if (before.lookedAt !== null && between(now, before.lookedAt) < JUMP) return before
  const spare = (row: Row): Row => ({ ...row, sparedAt: isOver(row, now) ? (row.sparedAt ?? now) : null })
  return { lookedAt: now, rows: before.rows.map(spare) }
}

export interface Removed {
  readonly size: number
  at(id: string): IsoTime | null
  add(id: string): Promise<void>
  take(id: string): Promise<void>
  /** Of rows whose entry is not there any more. */
  keepOnly(isThere: (id: string) => boolean): Promise<void>
  /** To be called every now and then. @returns the ids of those whose time is over, which stay until they are taken */
  due(): Promise<readonly string[]>
}

export async function openRemoved(store: Store, clock: Clock): Promise<Removed> {
  const document = await store.document('codes-removed', removedCodes, { lookedAt: null, rows: [] })
  const keep = (isKept: (row: Row) => boolean) =>
    document.change((before) => ({ ...before, rows: before.rows.filter(isKept) }))

  return {
    get size() {
      return document.value.rows.length
    },
    at: (id) => document.value.rows.find((row) => row.id === id)?.removedAt ?? null,
    async add(id) {
      const now = clock.now()
      await document.change((before) => {
        const { lookedAt, rows } = seen(before, now)
        const others = rows.filter((row) => row.id !== id)
        return { lookedAt, rows: [...others, { id, removedAt: now, sparedAt: null }] }
      })
    },
    take: (id) => keep((row) => row.id !== id),
    async keepOnly(isThere) {
      if (document.value.rows.some(({ id }) => !isThere(id))) await keep(({ id }) => isThere(id))
    },
    async due() {
      const now = clock.now()
      const { lookedAt, rows } = document.value
      if (rows.length === 0) return []
      if (lookedAt !== null && between(now, lookedAt) < DAY) return []
      await document.change((before) => ({ ...seen(before, now), lookedAt: now }))
      return document.value.rows.filter((row) => isDue(row, now)).map(({ id }) => id)
    },
  }
}
