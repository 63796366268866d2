/** A source that no longer answers is a thing to mend long before its facts grow stale. */
import { check, type CheckRow } from '../../core/check.ts'
import { fact, known, unknown } from '#shared/fact.ts'
import { DAY } from '#shared/time.ts'

export const connectionChecks: readonly CheckRow<'connection'>[] = [
  check({
    id: 'source-failed',
    scope: 'connection',
    severity: 'warning',
    action: 'reconnect',
    counted: 'each',
    needs: ({ connection: { status } }) => ({
      status: fact(
        status.state === 'never-asked' ? unknown('never-asked') : known(status),
        { source: 'infomaniak', observedAt: status.lastTryAt },
        DAY,
      ),
    }),
    test: ({ status }) => {
      if (status.state === 'ok' || status.state === 'partial') {
        const [kept] = status.keptBack
        return kept ? { seen: { state: 'kept-back', list: kept.list, was: kept.was, is: kept.is } } : 'ok'
      }
      const severity = status.state === 'rejected' ? 'critical' : 'warning'
      return { seen: { state: status.state, lastSyncAt: status.lastSyncAt }, severity }
    },
  }),
]
