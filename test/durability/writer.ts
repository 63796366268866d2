/**
 * Writes one number after the other everywhere, and says each once all of it is acknowledged: on standard output, or into the
 * file that `--say=` names. Goes on until it is killed, or has reached `--until=`.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { createJournal } from '#daemon/core/journal.ts'
import { AT, openThings, thingsOf } from './things.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    records: { type: 'string', default: '8' },
    until: { type: 'string', default: 'Infinity' },
    say: { type: 'string' },
    'open-to-all': { type: 'boolean' },
  },
})
const [folder = ''] = positionals
if (values['open-to-all'] === true) process.umask(0)
const store = await openStore(folder, { onTrouble: (trouble) => process.stderr.write(trouble.message) })
const { counter, things, pages, events } = await openThings(store)
const journal = await createJournal(join(folder, 'journal'), systemClock)
for (let n = counter.value.n + 1; n <= Number(values.until); n += 1) {
  const next = new Map(thingsOf(n, Number(values.records)).map((one) => [one.id, one]))
  await things.change({ put: [...next.values()] })
  await pages.change(next.keys(), (id) => next.get(id))
  await events.append([{ at: AT, n }])
  await journal.write({ event: 'test.wrote', by: 'cli', data: { n } })
  await counter.change(() => ({ n }))
  if (values.say === undefined) process.stdout.write(`${String(n)}\n`)
  else writeFileSync(values.say, `acknowledged ${String(n)}`, { flag: 'r+' })
}
await journal.stop()
await store.close()
