/**
 * Does one thing with a data folder and kills itself at its n-th step on the disk, before it is made, or half-way where it
 * removes a whole folder; prints `done` where it got to the end.
 */
import { readdirSync, rmSync } from 'node:fs'
import fsp from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'

const [scenario = '', root = '', at = '0'] = process.argv.slice(2)
let left = Number(at)
const steps = ['rename', 'rm', 'link', 'open', 'mkdir'] as const
const die = (step: string, [path]: readonly unknown[]) => {
  left -= 1
  if (left !== 0) return
  if (step === 'rm' && typeof path === 'string') removeHalf(path)
  process.kill(process.pid, 'SIGKILL')
}
function removeHalf(folder: string) {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    for (const [at, { parentPath, name }] of files.entries()) if (at % 2 === 0) rmSync(join(parentPath, name))
  } catch {
    // it is a file, or nothing
  }
}
for (const step of steps) {
  const real = fsp[step] as (...args: never[]) => Promise<unknown>
  Object.assign(fsp, {
    [step]: (...args: never[]) => {
      if (counting) die(step, args)
      return real(...args)
    },
  })
}
syncBuiltinESMExports()
let counting = false

const { acts } = await import('./keeping-acts.ts')
const act = acts[scenario as keyof typeof acts]
const run = await act(root, join(root, 'data'))
counting = true
await run()
process.stdout.write('done')
