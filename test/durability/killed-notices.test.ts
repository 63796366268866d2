/** kill -9 at each step of handing a notice over: each arrives, and what was under way alone arrives twice, by the same name. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { temporaryFolder as lastingFolder } from '../support/latchkey.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { STRIDE } from './kill-at-each.ts'
import { live, type Ended } from './notice-acts.ts'
import { openOutside, stages, type Kind, type Outside, type Stage } from './notice-outside.ts'

/** Before and after each write; the long counts die at every other step on the disk as well. */
const STEPS = STRIDE === 1 ? 'rename,rm,link,open' : 'rename'
/** So many at a time: each waits for its disk and its server more than for a core. */
const LANES = 4
const TIMEOUT = STRIDE === 1 ? 900_000 : 120_000

let program = ''
beforeAll(async () => {
  // one file: it is started a hundred times
  const outDir = await lastingFolder()
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node22',
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { input: 'test/durability/notice-life.ts' },
    },
  })
  program = join(outDir, 'notice-life.js')
  return () => rm(outDir, { recursive: true, force: true })
}, 60_000)

/** @returns what it said at its end; `null` where it was killed */
async function run(root: string, outside: Outside, at: number, stage: Stage | null) {
  const args = [program, root, JSON.stringify(outside.ways), String(at), STEPS]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  if (stage !== null) outside.killAt(stage, () => child.kill('SIGKILL'))
  let [out, err] = ['', '']
  child.stdout.on('data', (part: Buffer) => (out += part.toString()))
  child.stderr.on('data', (part: Buffer) => (err += part.toString()))
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (signal === 'SIGKILL') return null
  if (code !== 0) throw new Error(err)
  return JSON.parse(out) as Ended & { readonly points: number }
}

async function begun(kind: Kind) {
  const outside = await openOutside(kind)
  onTestFinished(() => outside.close())
  return { outside, root: await temporaryFolder() }
}

/** Each of the two arrived, and whatever was said again is the same, down to its date. @returns how many came twice */
function repeatsIn({ taken }: Outside, where: string): number {
  const byId = Map.groupBy(taken, ({ id }) => id)
  expect(byId.size, where).toBe(2)
  for (const same of byId.values()) expect(new Set(same.map(({ text }) => text)).size, where).toBe(1)
  return taken.length - byId.size
}
const allSent = { states: ['sent', 'sent'], last: [null] }
const kinds = Object.keys(stages) as Kind[]

/** As many at a time as there are lanes, in order. */
async function inLanes<T>(jobs: readonly T[], act: (job: T) => Promise<void>): Promise<void> {
  const left = jobs.values()
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (const job of left) await act(job)
    }),
  )
}

test('at every write to the disk', { timeout: TIMEOUT }, async () => {
  const whole = await begun('webhook')
  const { points = 0 } = (await run(whole.root, whole.outside, 0, null)) ?? {}
  expect(points).toBeGreaterThan(20)
  // the ways share every write: each point is tried by one of them, and by all in the long counts
  const jobs = Array.from({ length: points }, (_, at) => at + 1).flatMap((at) =>
    (STRIDE === 1 ? kinds : [kinds[at % kinds.length] ?? 'mail']).map((kind) => ({ kind, at })),
  )
  let repeats = 0
  await inLanes(jobs, async ({ kind, at }) => {
    const where = `${kind}, point ${String(at)}`
    const { root, outside } = await begun(kind)
    expect(await run(root, outside, at, null), where).toBeNull()
    expect(await live(root, outside.ways), where).toEqual(allSent)
    const twice = repeatsIn(outside, where)
    expect(twice, where).toBeLessThanOrEqual(1)
    repeats += twice
  })
  console.log(`killed at ${String(jobs.length)} points, ${String(repeats)} messages came twice`)
  // some were killed between the answer and its note, and most were not
  expect(repeats).toBeGreaterThan(0)
  expect(repeats).toBeLessThan(jobs.length / 2)
})

test.each(kinds)(
  '%s: at every stage of the conversation, one life after the other',
  { timeout: TIMEOUT },
  async (kind) => {
    const { root, outside } = await begun(kind)
    for (const stage of stages[kind]) {
      const before = outside.taken.length
      expect(await run(root, outside, 0, stage), stage).toBeNull()
      const mayHaveArrived = stage === 'taken' || stage === 'answered' ? 1 : 0
      expect(outside.taken.length - before, stage).toBe(mayHaveArrived)
    }
    expect(await run(root, outside, 0, null)).toMatchObject(allSent)
    // taken without a word, and perhaps before its note: no more than that is said again
    const twice = repeatsIn(outside, kind)
    expect(twice).toBeGreaterThanOrEqual(1)
    expect(twice).toBeLessThanOrEqual(2)
  },
)
