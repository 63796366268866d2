/** Entries that were removed and may be restored: ids and times, which say nothing of the person, so that they go for good while the vault is locked, too. */
import * as v from 'valibot'
import type { Clock } from '#daemon/core/clock.ts'
import type { Store } from '#daemon/core/store.ts'
import { DAY, epoch, isoTime, type IsoTime } from '#shared/time.ts'

const RESTORABLE = 30 * DAY
/** A clock that has jumped by more than this is to go on for a day before anything is removed by it. */
const LONGEST_GAP = 3 * DAY

const removedCodes = v.strictObject({
  lookedAt: v.nullable(isoTime),
  rows: v.array(v.strictObject({ id: v.string(), removedAt: isoTime })),
})

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
  const change = (next: (rows: typeof document.value.rows) => typeof document.value.rows) =>
    document.change((before) => ({ ...before, rows: next(before.rows) }))
  const without = (id: string) => change((rows) => rows.filter((row) => row.id !== id))

  return {
    get size() {
      return document.value.rows.length
    },
    at: (id) => document.value.rows.find((row) => row.id === id)?.removedAt ?? null,
    add: (id) => change((rows) => [...rows.filter((row) => row.id !== id), { id, removedAt: clock.now() }]),
    take: without,
    async keepOnly(isThere) {
      if (document.value.rows.some(({ id }) => !isThere(id)))
        await change((rows) => rows.filter(({ id }) => isThere(id)))
    },
    async due() {
      const now = clock.now()
      const { lookedAt, rows } = document.value
      if (rows.length === 0) return []
      const gap = lookedAt === null ? LONGEST_GAP : Math.abs(epoch(now) - epoch(lookedAt))
      if (gap < DAY) return []
      await document.change((before) => ({ ...before, lookedAt: now }))
      if (gap >= LONGEST_GAP) return []
      return rows.filter((row) => epoch(now) - epoch(row.removedAt) >= RESTORABLE).map(({ id }) => id)
    },
  }
}
