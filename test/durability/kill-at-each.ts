/** Runs one act of `keeping-acts.ts` again and again, killed at another step each time. */
import { execFile } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { acts } from './keeping-acts.ts'

const run = promisify(execFile)
const program = fileURLToPath(new URL('killed-at.ts', import.meta.url))
/** Two at a time: as many as there are cores. */
const LANES = 2
/** Each step is a process of its own: `npm run torture` kills at every one, a test run at every fifth, from another one each time. */
export const STRIDE = process.env['LATCHKEY_TORTURE'] === undefined ? 5 : 1

/** @param look at the folder as the kill left it, and whether the act had come to its end @returns how many steps it has */
export async function killAtEach(
  scenario: keyof typeof acts,
  prepare: (root: string) => Promise<void>,
  look: (root: string, isDone: boolean) => Promise<void>,
  stride = STRIDE,
): Promise<number> {
  const template = await temporaryFolder()
  await prepare(template)
  const places = await temporaryFolder()
  const ats = stepsBy(stride)
  let last = Infinity
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (const at of ats) {
        if (at > last) return
        const root = join(places, String(at))
        await cp(template, root, { recursive: true, preserveTimestamps: true })
        const ended = await run(process.execPath, [program, scenario, root, String(at)]).catch(
          (error: { signal?: string; stderr?: string }) => {
            if (error.signal !== 'SIGKILL') throw new Error(error.stderr)
            return { stdout: '' }
          },
        )
        const isDone = ended.stdout === 'done'
        if (isDone) last = Math.min(last, at)
        await look(root, isDone)
      }
    }),
  )
  return last - 1
}

/** The first always, so that what was there before is seen too; then from anywhere. */
function* stepsBy(stride: number): Generator<number> {
  yield 1
  for (let at = 2 + Math.floor(Math.random() * stride); ; at += stride) yield at
}
