import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import type { Trouble } from '#daemon/core/disk.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { DAY, openThings } from './things.ts'

const KILLS = Number(process.env['LATCHKEY_TORTURE'] ?? 25)
const RECORDS = 8

/** Lets a process write for a random while, kills it, and tells the last number that it had acknowledged. */
async function writeUntilKilled(folder: string): Promise<number> {
  const child = spawn(process.execPath, [writer, folder, String(RECORDS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  let acknowledged = 0
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    acknowledged = Number(line)
  })
  await once(lines, 'line')
  await setTimeout(Math.random() * 40)
  child.kill('SIGKILL')
  await ended
  return acknowledged
}
const writer = fileURLToPath(new URL('writer.ts', import.meta.url))

test(
  `nothing acknowledged is lost and nothing is half done over ${String(KILLS)} kills`,
  { timeout: 60_000 + KILLS * 2_000 },
  async () => {
    const folder = await temporaryFolder()
    for (let kill = 0; kill < KILLS; kill += 1) {
      const acknowledged = await writeUntilKilled(folder)
      const troubles: Trouble[] = []
      const store = await openStore(folder, { onTrouble: (trouble) => troubles.push(trouble) })
      const { counter, things, pages, events } = await openThings(store)

      expect(counter.value.n).toBeGreaterThanOrEqual(acknowledged)
      const numbers = new Set([...things.values()].map(({ n }) => n))
      expect([...numbers], 'records of one change').toHaveLength(1)
      expect(things.size).toBe(RECORDS)
      expect(things.get('thing-0')?.n).toBeGreaterThanOrEqual(acknowledged)
      for (const { id } of things.values())
        expect((await pages.get(id))?.n ?? 0).toBeGreaterThanOrEqual(acknowledged)
      const logged = new Set((await events.read(DAY)).map(({ n }) => n))
      for (let n = 1; n <= acknowledged; n += 1) expect(logged).toContain(n)

      expect(troubles.filter(({ type }) => type !== 'torn-line-dropped')).toEqual([])
      const left = await readdir(folder, { recursive: true })
      expect(left.filter((name) => name.includes('.tmp') || name.includes('.commit'))).toEqual([])
      await store.close()
    }
  },
)
