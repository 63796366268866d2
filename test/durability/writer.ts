/** Writes one number after the other everywhere and prints each once all of it is acknowledged, until it is killed. */
import { openStore } from '#daemon/core/disk-store.ts'
import { AT, openThings, thingsOf } from './things.ts'

const [folder = '', records = '8', until = 'Infinity'] = process.argv.slice(2)
if (process.argv.includes('--open-to-all')) process.umask(0)
const store = await openStore(folder, { onTrouble: (trouble) => process.stderr.write(trouble.message) })
const { counter, things, pages, events } = await openThings(store)
for (let n = counter.value.n + 1; n <= Number(until); n += 1) {
  await things.change({ put: thingsOf(n, Number(records)) })
  const next = new Map(thingsOf(n, Number(records)).map((one) => [one.id, one]))
  await pages.change(next.keys(), (id) => next.get(id))
  await events.append([{ at: AT, n }])
  await counter.change(() => ({ n }))
  process.stdout.write(`${String(n)}\n`)
}
await store.close()
