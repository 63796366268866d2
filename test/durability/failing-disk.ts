/** Runs among mounts of its own: changes everything on a disk that begins to fail, mends it, and prints what became of it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { createJournal } from '#daemon/core/journal.ts'
import { mountRecorded } from './ext4-disk.ts'
import { outcomeOf, type Outcome } from './outcome.ts'
import { readBack, type ReadBack } from './read-back.ts'
import { AT, openThings, thingsOf } from './things.ts'

export interface Failed {
  readonly outcomes: Record<'things' | 'pages' | 'events' | 'journal' | 'counter', Outcome>
  readonly memory: { readonly counter: number; readonly things: readonly number[] }
  readonly state: string
  readonly after: ReadBack
}

const { folder } = JSON.parse(process.argv[2] ?? '') as { folder: string }
const disk = await mountRecorded(folder, 'noauto_da_alloc')
const data = join(disk.mount, 'data')

async function open() {
  const store = await openStore(data, { onTrouble: ({ message }) => process.stderr.write(message) })
  return {
    store,
    journal: await createJournal(join(data, 'journal'), systemClock),
    ...(await openThings(store)),
  }
}
async function changeAll(
  { things, pages, events, journal, counter }: Awaited<ReturnType<typeof open>>,
  n: number,
) {
  const next = new Map(thingsOf(n, 8).map((one) => [one.id, one]))
  return {
    things: await outcomeOf(things.change({ put: [...next.values()] })),
    pages: await outcomeOf(pages.change(next.keys(), (id) => next.get(id))),
    events: await outcomeOf(events.append([{ at: AT, n }])),
    journal: await outcomeOf(journal.write({ event: 'test.wrote', by: 'cli', data: { n } })),
    counter: await outcomeOf(counter.change(() => ({ n }))),
  }
}

const first = await open()
await changeAll(first, 1)
disk.say('fail')
const outcomes = await changeAll(first, 2)
const memory = {
  counter: first.counter.value.n,
  things: [...new Set([...first.things.values()].map(({ n }) => n))],
}
const { state } = first.store
await first.store.close()
await first.journal.stop()
disk.say('heal')
disk.unmount()
disk.remount()
if (!existsSync(data)) throw new Error('the folder is gone')
const after = await readBack(data)
disk.unmount()
await disk.end()
process.stdout.write(JSON.stringify({ outcomes, memory, state, after } satisfies Failed))
