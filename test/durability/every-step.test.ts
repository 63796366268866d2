import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import type { Store } from '#daemon/core/store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { failing } from './faulty-files.ts'
import { leftOver } from './folder.ts'
import { outcomeOf } from './outcome.ts'
import { AT, counter, DAY, event, thing, thingsOf } from './things.ts'

/** One thing of a store: what it holds, the change that is tried, and one that comes after it. */
interface Kept {
  read(): Promise<unknown>
  change(): Promise<void>
  later(): Promise<void>
}
const byId = (records: Iterable<{ id: string; n: number }>) =>
  Object.fromEntries([...records].map(({ id, n }) => [id, n]))

async function openRecords(store: Store, put: number, remove: readonly string[]): Promise<Kept> {
  const things = await store.collection('things', thing, ({ id }) => id)
  if (things.size === 0) for (const n of [1, 2]) await things.change({ put: thingsOf(n, 3) })
  return {
    read: () => Promise.resolve(byId(things.values())),
    change: () => things.change({ put: thingsOf(3, put), remove }),
    later: () => things.change({ put: [{ id: 'thing-1', n: 9, text: '' }] }),
  }
}

const kinds: Record<
  string,
  { open: (store: Store) => Promise<Kept>; old: unknown; new: unknown; oldLater: unknown; newLater: unknown }
> = {
  'records in several files, with a new one': {
    open: (store) => openRecords(store, 4, []),
    old: { 'thing-0': 2, 'thing-1': 2, 'thing-2': 2 },
    new: { 'thing-0': 3, 'thing-1': 3, 'thing-2': 3, 'thing-3': 3 },
    oldLater: { 'thing-0': 2, 'thing-1': 9, 'thing-2': 2 },
    newLater: { 'thing-0': 3, 'thing-1': 9, 'thing-2': 3, 'thing-3': 3 },
  },
  'records in several files, with one removed': {
    open: (store) => openRecords(store, 2, ['thing-2']),
    old: { 'thing-0': 2, 'thing-1': 2, 'thing-2': 2 },
    new: { 'thing-0': 3, 'thing-1': 3 },
    oldLater: { 'thing-0': 2, 'thing-1': 9, 'thing-2': 2 },
    newLater: { 'thing-0': 3, 'thing-1': 9 },
  },
  'a document': {
    async open(store) {
      const document = await store.document('counter', counter, { n: 0 })
      if (document.value.n === 0) for (const n of [1, 2]) await document.change(() => ({ n }))
      return {
        read: () => Promise.resolve(document.value.n),
        change: () => document.change(() => ({ n: 3 })),
        later: () => document.change(({ n }) => ({ n: n + 10 })),
      }
    },
    old: 2,
    new: 3,
    oldLater: 12,
    newLater: 13,
  },
  'a record on a shelf': {
    async open(store) {
      const pages = await store.shelf('pages', thing, ({ id }) => id)
      const set = (next: (n: number) => number) =>
        pages.change(['thing-0'], (id, before) => ({ id, n: next(before?.n ?? 0), text: '' }))
      if ((await pages.get('thing-0')) === undefined) for (const n of [1, 2]) await set(() => n)
      return {
        read: async () => (await pages.get('thing-0'))?.n,
        change: () => set(() => 3),
        later: () => set((n) => n + 10),
      }
    },
    old: 2,
    new: 3,
    oldLater: 12,
    newLater: 13,
  },
  'lines of a log': {
    async open(store) {
      const events = await store.dayLog('events', event, ({ at }) => at)
      const add = (...numbers: number[]) => events.append(numbers.map((n) => ({ at: AT, n })))
      if ((await events.days()).length === 0) await add(1, 2)
      return {
        read: async () => (await events.read(DAY)).map(({ n }) => n),
        change: () => add(3, 4),
        later: () => add(9),
      }
    },
    old: [1, 2],
    new: [1, 2, 3, 4],
    oldLater: [1, 2, 9],
    newLater: [1, 2, 3, 4, 9],
  },
}

/** How long a failure lasts, once it is there. */
const lasting = {
  'for one call': (step: number) => (call: number) => call === step,
  'until the change has failed': (step: number) => (call: number) => call >= step,
}

const openLoudly = (folder: string) => openStore(folder, { onTrouble: ({ message }) => expect.fail(message) })

/** A folder in which all has the number 2, and whose backups have 1. */
async function written(open: (store: Store) => Promise<Kept>): Promise<string> {
  const folder = join(await temporaryFolder(), 'data')
  const store = await openLoudly(folder)
  await open(store)
  await store.close()
  return folder
}

describe.each(Object.entries(kinds))('%s', (_, kind) => {
  test.each(Object.entries(lasting))('a failure at any step leaves the old or the new: %s', async (_, of) => {
    const template = await written(kind.open)
    const base = await temporaryFolder()
    let refused = 0
    for (let step = 1, isOver = false; !isOver; step += 1) {
      const folder = join(base, String(step))
      await cp(template, folder, { recursive: true })
      const store = await openLoudly(folder)
      const kept = await kind.open(store)
      let outcome = ''
      const calls = await failing(of(step), async () => {
        outcome = await outcomeOf(kept.change())
      })
      isOver = calls < step
      const isSaved = outcome === 'saved'
      if (!isSaved) refused += 1
      const at = `step ${String(step)}, ${outcome}`
      expect(await kept.read(), at).toEqual(isSaved ? kind.new : kind.old)
      // what comes after it holds, and wakes nothing of what was refused
      await kept.later()
      await store.close()
      const next = await openLoudly(folder)
      const after = await (await kind.open(next)).read()
      expect(after, `${at}, after the next start`).toEqual(isSaved ? kind.newLater : kind.oldLater)
      await next.close()
      expect(await leftOver(folder), at).toEqual([])
    }
    expect(refused).toBeGreaterThan(4)
  })

  test('an end at any step leaves the old or the new', async () => {
    const template = await written(kind.open)
    const base = await temporaryFolder()
    const found = new Set<string>()
    for (let step = 1, isOver = false; !isOver; step += 1) {
      const folder = join(base, String(step))
      await cp(template, folder, { recursive: true })
      const kept = await kind.open(await openLoudly(folder))
      // from here on nothing of this life reaches the disk any more
      const calls = await failing(
        (call) => call >= step,
        () => outcomeOf(kept.change()),
      )
      isOver = calls < step
      const next = await openLoudly(folder)
      const after = await (await kind.open(next)).read()
      await next.close()
      expect([kind.old, kind.new], `step ${String(step)}`).toContainEqual(after)
      found.add(JSON.stringify(after))
      expect(await leftOver(folder)).toEqual([])
    }
    expect(found.size, 'both were seen').toBe(2)
  })
})
