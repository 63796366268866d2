import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openToOthers } from './folder.ts'
import { readBack } from './read-back.ts'

const KILLS = Number(process.env['LATCHKEY_TORTURE'] ?? 60)

/** Lets a process write for a random while, kills it, and tells the last number that it had acknowledged. */
async function writeUntilKilled(folder: string): Promise<number> {
  const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
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

async function killOver(kills: number): Promise<{ acknowledged: number; lost: number }> {
  const folder = join(await temporaryFolder(), 'data')
  const total = { acknowledged: 0, lost: 0 }
  for (let kill = 0; kill < kills; kill += 1) {
    const acknowledged = await writeUntilKilled(folder)
    const { upTo, faults } = await readBack(folder)
    total.acknowledged = acknowledged
    total.lost += Math.max(0, acknowledged - upTo)
    expect(faults).toEqual([])
    expect(await openToOthers(folder)).toEqual([])
  }
  return total
}

test(
  `nothing acknowledged is lost and nothing is half done over ${String(KILLS)} kills of the store`,
  { timeout: 60_000 + KILLS * 2_000 },
  async () => {
    const runs = await Promise.all([killOver(Math.ceil(KILLS / 2)), killOver(Math.floor(KILLS / 2))])
    const acknowledged = runs.reduce((sum, run) => sum + run.acknowledged, 0)
    const lost = runs.reduce((sum, run) => sum + run.lost, 0)
    console.log(
      `${String(KILLS)} kills of the store, ${String(acknowledged)} acknowledged changes, ${String(lost)} lost`,
    )
    expect(lost).toBe(0)
  },
)
