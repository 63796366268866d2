/** What the person stated long ago and no source says: it asks to be confirmed before it is forgotten, and after. */
import { check, type CheckRow } from '#daemon/core/check.ts'
import type { ConnectionSnapshot } from '#daemon/core/snapshot.ts'
import { fact, known } from '#shared/fact.ts'
import { ASK_BEFORE } from '#shared/statements.ts'
import { epoch, type IsoTime } from '#shared/time.ts'

export const statementChecks: readonly CheckRow<'account'>[] = [
  check({
    id: 'statement-to-confirm',
    scope: 'account',
    severity: 'notice',
    action: 'open-account',
    counted: 'each',
    needs: ({ connection }, now) => ({ waiting: waitingFact(connection, now) }),
    test: ({ waiting }) => {
      if (waiting === null) return null
      return waiting.count === 0 ? 'ok' : { seen: { count: waiting.count, date: waiting.first } }
    },
  }),
]

/** `null` where nothing was stated. What was said, and when, is known without asking anybody. */
function waitingFact({ stated }: ConnectionSnapshot, now: IsoTime) {
  const by = { source: 'person', observedAt: now } as const
  const times = stated.flatMap(({ told }) => told.stated ?? [])
  if (times.length === 0) return fact(known(null), by, Number.POSITIVE_INFINITY)
  const waiting = times.filter(({ at, maxAge }) => epoch(now) > epoch(at) + maxAge - ASK_BEFORE)
  const first = waiting.map(({ at }) => at).sort()[0] ?? null
  return fact(known({ count: waiting.length, first }), by, Number.POSITIVE_INFINITY)
}
