/** `sandbox clock`, `sandbox event`. */
import * as v from 'valibot'
import { Option } from 'commander'
import { attemptKinds } from '#daemon/sandbox/attempt-kinds.ts'
import type { AddCommands } from './context.ts'
import { iso, isoTime } from '#shared/time.ts'

const clock = v.object({ now: isoTime })
const happened = v.object({ now: isoTime, mails: v.array(v.string()) })

const NOT_RUNNING = 'this daemon does not run the sandbox. Start it with `latchkey start --sandbox`.'

export const sandboxCommands: AddCommands = (program, context) => {
  const sandbox = program.command('sandbox').description('the invented organisation')
  sandbox
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
      else if (answer.error.type === 'refused' && answer.error.code === 'not-found') out.fail(NOT_RUNNING)
      else out.failCall(answer.error)
    })
  sandbox
    .command('event')
    .description('let somebody else try to sign in, from somewhere else')
    .requiredOption('--place <name>', 'Zurich, Paris, Lagos, Sao Paulo or Hanoi')
    .addOption(new Option('--kind <kind>', 'what happens').choices(attemptKinds).default('sign-in'))
    .action(async ({ place, kind }: { place: string; kind: string }) => {
      const { daemon, out } = await context()
      const answer = await daemon.call('POST', '/v1/sandbox/event', { place, kind })
      if (answer.ok) {
        const done = v.parse(happened, answer.value)
        out.result(done, () => [out.translator.dateTime(done.now), ...counted(done.mails)].join('\n'))
      } else if (answer.error.type === 'refused' && answer.error.code === 'not-found') out.fail(NOT_RUNNING)
      else if (answer.error.type === 'refused' && answer.error.code === 'bad-shape')
        out.fail('nobody comes from there: give Zurich, Paris, Lagos, Sao Paulo or Hanoi', 2)
      else out.failCall(answer.error)
    })
}

/** Each once, and how often. */
const counted = (subjects: readonly string[]): string[] =>
  Array.from(new Set(subjects), (one) => {
    const times = subjects.filter((other) => other === one).length
    return times === 1 ? one : `${String(times)}× ${one}`
  })

function parseMove(text: string): { advanceDays: number } | { set: string } | null {
  const days = /^\+(\d{1,5})d$/.exec(text)?.[1]
  if (days !== undefined) return { advanceDays: Number(days) }
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : { set: iso(at) }
}
