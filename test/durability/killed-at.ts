/** Does one thing with a data folder and kills itself at its n-th step on the disk, before it is made; prints `done` where it got to the end. */
import fsp from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'

const [scenario = '', root = '', at = '0'] = process.argv.slice(2)
let left = Number(at)
const steps = ['rename', 'rm', 'link', 'open', 'mkdir'] as const
const die = () => {
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}
for (const step of steps) {
  const real = fsp[step] as (...args: never[]) => Promise<unknown>
  Object.assign(fsp, {
    [step]: (...args: never[]) => {
      if (counting) die()
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
