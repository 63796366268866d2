/**
 * The sandbox Manager as a process of its own: tells its parent where it listens and when its clock was moved,
 * moves it for the parent, and ends with it.
 */
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { startSandbox } from './server.ts'

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
