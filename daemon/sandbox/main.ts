/**
 * The sandbox Manager as a process of its own: tells its parent where it listens, when its clock was moved and when something
 * was tried, does both for the parent, and ends with it.
 */
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { attemptKinds } from './attempt-kinds.ts'
import { attempt, strangerFrom } from './attempts.ts'
import { startSandbox } from './server.ts'
import { sandboxToken } from './small.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    port: { type: 'string', default: '0' },
    data: { type: 'string' },
  },
})
const asked = v.parse(
  v.object({
    size: v.picklist(['small', 'large']),
    port: v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535)),
  }),
  values,
)

const clockMessage = v.union([
  v.object({ type: v.literal('clock'), set: v.string() }),
  v.object({ type: v.literal('clock'), advance: v.number() }),
])

const attemptMessage = v.object({
  type: v.literal('attempt'),
  place: v.string(),
  kind: v.picklist(attemptKinds),
})

const sandbox = await startSandbox({ ...asked, dataDir: values.data ?? null })

process.on('message', (message) => {
  const read = v.safeParse(clockMessage, message)
  if (!read.success) return
  try {
    const { world } = sandbox
    const now = 'set' in read.output ? world.set(read.output.set) : world.advance(read.output.advance)
    process.send?.({ type: 'clock', now })
  } catch (error) {
    process.send?.({ type: 'clock', error: error instanceof Error ? error.message : String(error) })
  }
})
process.on('message', (message) => {
  const read = v.safeParse(attemptMessage, message)
  if (!read.success) return
  const { world } = sandbox
  const from = strangerFrom(read.output.place)
  const whose = world.state.tokens.find(({ token }) => token === sandboxToken)?.personId
  const person = world.state.people.find(({ id }) => id === whose)
  const last = world.state.outbox.at(-1)?.id ?? 0
  if (from === null || person === undefined) {
    process.send?.({ type: 'attempt', error: 'nobody can come from there' })
    return
  }
  attempt(world, person, read.output.kind, from)
  const mails = world.state.outbox.filter(({ id }) => id > last).map(({ subject }) => subject)
  process.send?.({ type: 'attempt', now: world.now(), mails })
})
sandbox.world.onNews(() => process.send?.({ type: 'news' }))
// The clock moves on its page too: the parent's follows it.
let { offset } = sandbox.world.state
sandbox.world.onTouch(() => {
  if (sandbox.world.state.offset === offset) return
  offset = sandbox.world.state.offset
  process.send?.({ type: 'moved', now: sandbox.world.now() })
})
const end = () => void sandbox.close().then(() => process.exit(0))
process.once('disconnect', end)
process.once('SIGTERM', end)
process.once('SIGINT', end)
process.send?.({ type: 'ready', url: sandbox.url, apiUrl: sandbox.apiUrl })
if (process.send === undefined) console.log(`sandbox Manager at ${sandbox.url}`)
