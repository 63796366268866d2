/** What a new start finds of what `writer.ts` wrote. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { createJournal } from '#daemon/core/journal.ts'
import { DAY, openThings } from './things.ts'

export interface ReadBack {
  /** The highest number up to which all that was written is there, wherever it was written. */
  readonly upTo: number
  /** What must not be: half a change, a broken chain, a file set aside, something left over. */
  readonly faults: readonly string[]
}

export async function readBack(folder: string): Promise<ReadBack> {
  const faults: string[] = []
  const store = await openStore(folder, {
    onTrouble({ type, message }) {
      // a line that was being written is no loss
      if (type !== 'torn-line-dropped') faults.push(message)
    },
  })
  const { counter, things, pages, events } = await openThings(store)
  const journal = await createJournal(join(folder, 'journal'), systemClock)
  const numbers = new Set([...things.values()].map(({ n }) => n))
  if (numbers.size > 1) faults.push(`records of several changes: ${[...numbers].join()}`)
  const paged = await Promise.all([...things.values()].map(async ({ id }) => (await pages.get(id))?.n ?? 0))
  const logged = lastInRow((await events.read(DAY)).map(({ n }) => n))
  const entries = await journal.read({ limit: Infinity })
  const noted = lastInRow(entries.flatMap(({ data }) => Number(data?.['n'] ?? [])).toReversed())
  const verdict = await journal.verify()
  if (!verdict.intact) faults.push(`the journal's chain breaks at ${verdict.file}:${String(verdict.line)}`)
  const left = (await readdir(folder, { recursive: true })).filter((name) =>
    /\.tmp|\.commit|\.corrupt/.test(name),
  )
  if (left.length > 0) faults.push(`left over: ${left.join()}`)
  await journal.stop()
  await store.close()
  const recorded = things.size === 0 ? [0] : [...numbers, ...paged]
  return { upTo: Math.min(counter.value.n, ...recorded, logged, noted), faults }
}

/** How far a list counts up from 1 without a gap. */
function lastInRow(numbers: readonly number[]): number {
  const there = new Set(numbers)
  let n = 0
  while (there.has(n + 1)) n += 1
  return n
}
