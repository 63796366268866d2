/** `sandbox clock`. */
import * as v from 'valibot'
import type { AddCommands } from './context.ts'
import { iso, isoTime } from '#shared/time.ts'

const clock = v.object({ now: isoTime })

export const sandboxCommands: AddCommands = (program, context) => {
  program
    .command('sandbox')
    .description('the invented organisation')
    .command('clock')
    .description('show the clock of the sandbox, or move it: an ISO time, or +30d')
    .argument('[to]')
    .action(async (to?: string) => {
      const { daemon, out } = await context()
      const wanted = to === undefined ? {} : parseMove(to)
      if (wanted === null) {
        out.fail('give an ISO time such as 2027-01-01T00:00:00Z, or days such as +30d', 2)
        return
      }
      const answer = await daemon.call('POST', '/v1/sandbox/clock', wanted)
      if (answer.ok)
        out.result(v.parse(clock, answer.value), () =>
          out.translator.dateTime(v.parse(clock, answer.value).now),
        )
      else if (answer.error.type === 'refused' && answer.error.code === 'not-found')
        out.fail('this daemon does not run the sandbox. Start it with `latchkey start --sandbox`.')
      else out.failCall(answer.error)
    })
}

function parseMove(text: string): { advanceDays: number } | { set: string } | null {
  const days = /^\+(\d{1,5})d$/.exec(text)?.[1]
  if (days !== undefined) return { advanceDays: Number(days) }
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : { set: iso(at) }
}
