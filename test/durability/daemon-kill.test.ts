import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { eventually, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { leftOver, openToOthers } from './folder.ts'
import { alone, load, missing, nothingYet } from './loaded-daemon.ts'

const KILLS = Number(process.env['LATCHKEY_TORTURE'] ?? 40)
/** Every so many starts with the sandbox, in which there is a login; every other so many are killed before they are ready. */
const SANDBOX_EVERY = 7
const EARLY_EVERY = 5

const program = fileURLToPath(new URL('../../bin/latchkey.mjs', import.meta.url))

/** Ended with the test, should it fail in between. */
const running = new Set<Latchkey>()
afterEach(() => Promise.all([...running].map((latchkey) => latchkey.stop('SIGKILL'))))

/** Kills a daemon somewhere in its start. */
async function killEarly(home: string, env: NodeJS.ProcessEnv): Promise<void> {
  const daemon = spawn(process.execPath, [program, 'start'], {
    env: { ...process.env, LATCHKEY_HOME: home, LATCHKEY_PORT: '0', ...env },
    stdio: 'ignore',
  })
  const ended = once(daemon, 'close')
  await setTimeout(100 + Math.random() * 500)
  daemon.kill('SIGKILL')
  await ended
}

async function killOver(kills: number): Promise<{ writes: number; lost: string[] }> {
  const base = await temporaryFolder()
  const home = join(base, 'home')
  const env = await alone(base)
  const kept = { data: nothingYet(), sandbox: nothingYet() }
  const lost: string[] = []
  for (let kill = 0; kill <= kills; kill += 1) {
    if (kill % EARLY_EVERY === EARLY_EVERY - 1) {
      await killEarly(home, env)
      continue
    }
    const isSandbox = kill % SANDBOX_EVERY === 3
    const data = isSandbox ? 'sandbox' : 'data'
    const latchkey = await startLatchkey({ args: isSandbox ? ['--sandbox'] : [], home, env })
    running.add(latchkey)
    lost.push(...(await missing(home, data, kept[data])))
    expect(await openToOthers(home)).toEqual([])
    // what the other one left is tidied up by its own next start
    const other = isSandbox ? 'data' : 'sandbox'
    await eventually(
      async () => (await leftOver(home)).filter((name) => !name.startsWith(other)),
      (left) => left.length === 0,
    )
    expect(latchkey.output()).not.toMatch(/damaged|missing|backup/)
    const { first, ended } = load(home, isSandbox, kept[data])
    await first
    await setTimeout(Math.random() * 150)
    await latchkey.stop('SIGKILL')
    running.delete(latchkey)
    await ended
  }
  return { writes: kept.data.count + kept.sandbox.count, lost }
}

test(
  `what a daemon under load has acknowledged is there after each of ${String(KILLS)} kills`,
  { timeout: 120_000 + KILLS * 3_000 },
  async () => {
    // two at a time: a start waits more than it works
    const runs = await Promise.all([killOver(Math.ceil(KILLS / 2)), killOver(Math.floor(KILLS / 2))])
    const lost = runs.flatMap((run) => run.lost)
    const writes = runs.reduce((sum, run) => sum + run.writes, 0)
    console.log(
      `${String(KILLS)} kills of a daemon, ${String(writes)} acknowledged writes, ${String(lost.length)} lost`,
    )
    expect(lost).toEqual([])
    expect(writes).toBeGreaterThan(KILLS)
  },
)
