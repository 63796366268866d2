/** Runs on a tiny disk: changes everything with less and less space left, and prints what became of it. */
import { readdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { openStore } from '#daemon/core/disk-store.ts'
import { createJournal } from '#daemon/core/journal.ts'
import { makeKeyfile, readKeyfile, removeKeyfile } from '#daemon/core/keyfile.ts'
import { asWriteError } from '#daemon/core/private-path.ts'
import { systemClock } from '#daemon/core/clock.ts'
import type { Store } from '#daemon/core/store.ts'
import { outcomeOf } from './outcome.ts'
import { AT, DAY, openThings, thingsOf } from './things.ts'

const RECORDS = 20
const [folder = ''] = process.argv.slice(2)
const data = join(folder, 'data')
const filler = join(folder, 'filler')
const keyfile = join(folder, 'data.key')
const openJournal = () => createJournal(join(data, 'journal'), systemClock)
const open = () => openStore(data, { onTrouble: ({ message }) => process.stderr.write(message) })

const seen = async (store: Store) => {
  const { counter, things, events } = await openThings(store)
  const journal = await openJournal()
  return {
    counter: counter.value.n,
    things: [...new Set([...things.values()].map(({ n }) => n))],
    events: (await events.read(DAY)).map(({ n }) => n),
    journal: (await journal.read({ limit: Infinity })).map(({ data }) => Number(data?.['n'])).toReversed(),
    isChainWhole: (await journal.verify()).intact,
  }
}

const first = await open()
const { counter, things, events } = await openThings(first)
await things.change({ put: thingsOf(0, RECORDS, 'x'.repeat(3_000)) })
await events.append([{ at: AT, n: 0 }])
await counter.change(() => ({ n: 0 }))
await first.close()

for (let pages = 0; pages <= 34; pages += 1) {
  const store = await open()
  const journal = await openJournal()
  const { counter, things, events } = await openThings(store)
  const { bavail, bsize } = await statfs(folder)
  await writeFile(filler, Buffer.alloc(Math.max(0, bavail - pages) * bsize))
  const n = pages + 1
  const changes = {
    things: await outcomeOf(things.change({ put: thingsOf(n, RECORDS, 'y'.repeat(3_000)) })),
    counter: await outcomeOf(counter.change(() => ({ n }))),
    journal: await outcomeOf(
      journal.write({ event: 'test.wrote', by: 'cli', data: { n, filler: 'x'.repeat(9_000) } }),
    ),
    keyfile: await outcomeOf(
      makeKeyfile(keyfile).catch((error: unknown) => Promise.reject(asWriteError(keyfile, error))),
    ),
    events: await outcomeOf(events.append(Array.from({ length: 300 }, () => ({ at: AT, n })))),
  }
  const { state } = store
  const memory = { counter: counter.value.n, things: [...new Set([...things.values()].map(({ n }) => n))] }
  await store.close()
  await journal.stop()
  // Before the next opening, which would tidy up.
  const left = (await readdir(folder, { recursive: true })).filter((name) => /\.tmp|\.commit/.test(name))
  const again = await open()
  const disk = await seen(again)
  const hasKey = readKeyfile(keyfile) !== null
  await removeKeyfile(keyfile)
  await rm(filler)
  const recovered = await outcomeOf(
    again.document('later', v.number(), 0).then((later) => later.change((n) => n + 1)),
  )
  const after = again.state
  await again.drop('later')
  await again.drop('events')
  await again.close()
  process.stdout.write(
    `${JSON.stringify({ n, changes, state, memory, disk, hasKey, left, recovered, after })}\n`,
  )
}
