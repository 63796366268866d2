/** The daemon's log, on standard error. Names of people and of domains stay out of it, as secrets do. */
import { pino } from 'pino'

/** What an error says of itself and where it happened; never what it carries, such as the data that a schema refused. */
const describeError = (error: unknown) => {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name: type, message, stack } = error
  return { type, message, stack, ...('code' in error && { code: error.code }) }
}

export const createLog = () =>
  pino(
    { level: 'warn', serializers: { err: describeError, error: describeError } },
    pino.destination({ dest: 2, sync: true }),
  )

export type Log = ReturnType<typeof createLog>
