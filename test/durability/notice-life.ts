/** One life of `notice-acts.ts` that kills itself before or after its n-th step on the disk; prints what became of it where it got to the end. */
import fsp from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import type { KeptChannels } from '#daemon/features/notifications/channels.ts'
import { live } from './notice-acts.ts'

const [root = '', ways = '[]', at = '0', steps = 'rename'] = process.argv.slice(2)
let points = 0
let isCounting = false
const point = () => {
  points += 1
  if (points === Number(at)) process.kill(process.pid, 'SIGKILL')
}
for (const step of steps.split(',') as ('rename' | 'rm' | 'link' | 'open')[]) {
  const real = fsp[step] as (...args: never[]) => Promise<unknown>
  Object.assign(fsp, {
    async [step](...args: never[]) {
      if (!isCounting) return real(...args)
      point()
      const done = await real(...args)
      point()
      return done
    },
  })
}
syncBuiltinESMExports()

const ended = await live(root, JSON.parse(ways) as KeptChannels, () => {
  isCounting = true
})
process.stdout.write(JSON.stringify({ points, ...ended }))
