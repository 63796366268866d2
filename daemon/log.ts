/** The daemon's log, on standard error. Names of people and of domains stay out of it, as secrets do. */
import { pino } from 'pino'
import * as v from 'valibot'

/**
 * What an error says of itself and where it happened; never what it carries, such as the data that a schema refused, nor a
 * message that quotes them.
 */
const describeError = (error: unknown) => {
  if (!(error instanceof Error)) return { message: `thrown: ${typeof error}` }
  const { name: type, stack = '' } = error
  const quotes = v.isValiError(error) || error instanceof SyntaxError
  const message = quotes ? 'a value has another shape than it should' : error.message
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '))
  return { type, message, stack: frames.join('\n'), ...('code' in error && { code: error.code }) }
}

export const createLog = () =>
  pino(
    { level: 'warn', serializers: { err: describeError, error: describeError } },
    pino.destination({ dest: 2, sync: true }),
  )

export type Log = ReturnType<typeof createLog>

/** What nobody caught ends the program, as it would by itself: Node alone would print the error with all that it carries. */
export function endOnFault(log: Log): void {
  if (process.listenerCount('uncaughtException') > 0) return
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'ended by a fault')
    process.exit(1)
  })
}
