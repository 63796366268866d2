/** Could this person get back in today? */
import { Hono } from 'hono'
import type { Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { WORD_AGE } from '#daemon/core/plan.ts'
import { describe } from '#daemon/core/route.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { planId } from '#shared/plan-steps.ts'
import { recovery } from '#shared/recovery.ts'
import { epoch, type IsoTime } from '#shared/time.ts'
import type { AccountSubject } from './subject.ts'
import { readinessOf } from './readiness.ts'

export interface RecoveryDeps {
  readonly clock: Clock
  readonly snapshot: () => { readonly snapshot: Snapshot }
  readonly planLogins: (
    snapshot: Snapshot,
    now: IsoTime,
  ) => readonly { readonly login: string | null; readonly subject: AccountSubject }[]
  /** When the person last said so of a step. */
  readonly saidAt: (plan: string, step: 'codes-kept') => IsoTime | null
}

export const recoveryRoutes = ({ clock, snapshot, planLogins, saidAt }: RecoveryDeps) =>
  new Hono<Env>().get(
    '/v1/recovery',
    describe({
      for: 'any',
      summary: 'Which ways back in are open, for each login',
      answers: { 200: recovery },
    }),
    (c) => {
      const now = clock.now()
      const logins = planLogins(snapshot().snapshot, now)
      return c.json(
        logins.map(({ login, subject }) => {
          const said = saidAt(planId({ kind: 'enable-2fa', login }), 'codes-kept')
          const codesKept = said !== null && epoch(now) - epoch(said) <= WORD_AGE
          return readinessOf(subject, login, codesKept, now)
        }),
        200,
      )
    },
  )
