/** Mounts the routes behind a gate. */
import { Hono, type MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { answerError, answerNotFound } from './core/answer.ts'
import type { Env } from './core/caller.ts'
import { openApi } from './core/openapi.ts'
import { describe } from './core/route.ts'
import type { Streams } from './core/streams.ts'
import { accountRoutes } from './features/account/routes.ts'
import { activityRoutes } from './features/activity/routes.ts'
import { applicationPasswordRoutes } from './features/application-passwords/routes.ts'
import { backupCodeRoutes } from './features/backup-codes/routes.ts'
import { backupRoutes } from './features/backup/routes.ts'
import { changeRoutes } from './features/changes/routes.ts'
import { codeRoutes } from './features/codes/routes.ts'
import { connectionRoutes } from './features/connections/routes.ts'
import { messageRoutes } from './features/messages/routes.ts'
import { nameRoutes } from './features/domains/name-routes.ts'
import { domainRoutes } from './features/domains/routes.ts'
import { doctorRoutes } from './features/doctor/routes.ts'
import { domainYearRoutes } from './features/domains/year-routes.ts'
import { feedRoutes } from './features/feeds/routes.ts'
import { findingsRoutes } from './features/findings/routes.ts'
import { keyRoutes } from './features/connections/key-routes.ts'
import { journalRoutes } from './features/journal/routes.ts'
import { keyChangeRoutes } from './features/keys/routes.ts'
import { noticeChannelRoutes } from './features/notifications/channel-routes.ts'
import { noticeHistoryRoutes } from './features/notifications/history-routes.ts'
import { notificationRoutes } from './features/notifications/routes.ts'
import { pairingRoutes } from './features/pairing/routes.ts'
import { planRoutes } from './features/plans/routes.ts'
import { platformRoutes } from './features/platform/routes.ts'
import { productRoutes } from './features/products/routes.ts'
import { reportRoutes } from './features/report/routes.ts'
import { recoveryRoutes } from './features/recovery/routes.ts'
import { sessionRoutes } from './features/sessions/routes.ts'
import { settingsRoutes } from './features/settings/routes.ts'
import { siteRoutes } from './features/sites/routes.ts'
import { statementRoutes } from './features/statements/routes.ts'
import { syncRoutes } from './features/sync/routes.ts'
import { alertRoutes } from './features/team/alert-routes.ts'
import { requirementRoutes } from './features/team/requirement-routes.ts'
import { teamRoutes } from './features/team/routes.ts'
import { vaultRoutes } from './features/vault/routes.ts'
import { wordRoutes } from './features/words/routes.ts'
import { sandboxRoutes } from './sandbox-routes.ts'

export type AppDeps = Parameters<typeof findingsRoutes>[0] &
  Parameters<typeof connectionRoutes>[0] &
  Parameters<typeof keyRoutes>[0] &
  Parameters<typeof keyChangeRoutes>[0] &
  Parameters<typeof vaultRoutes>[0] &
  Parameters<typeof codeRoutes>[0] &
  Parameters<typeof applicationPasswordRoutes>[0] &
  Parameters<typeof backupCodeRoutes>[0] &
  Parameters<typeof backupRoutes>[0] &
  Parameters<typeof noticeChannelRoutes>[0] &
  Parameters<typeof journalRoutes>[0] &
  Parameters<typeof changeRoutes>[0] &
  Parameters<typeof teamRoutes>[0] &
  Parameters<typeof requirementRoutes>[0] &
  Parameters<typeof alertRoutes>[0] &
  Parameters<typeof platformRoutes>[0] &
  Parameters<typeof productRoutes>[0] &
  Parameters<typeof reportRoutes>[0] &
  Parameters<typeof notificationRoutes>[0] &
  Parameters<typeof noticeHistoryRoutes>[0] &
  Parameters<typeof pairingRoutes>[0] &
  Parameters<typeof sessionRoutes>[0] &
  Parameters<typeof settingsRoutes>[0] &
  Parameters<typeof siteRoutes>[0] &
  Parameters<typeof syncRoutes>[0] &
  Parameters<typeof sandboxRoutes>[0] &
  Parameters<typeof domainRoutes>[0] &
  Parameters<typeof messageRoutes>[0] &
  Parameters<typeof nameRoutes>[0] &
  Parameters<typeof planRoutes>[0] &
  Parameters<typeof recoveryRoutes>[0] &
  Parameters<typeof statementRoutes>[0] &
  Parameters<typeof accountRoutes>[0] &
  Parameters<typeof activityRoutes>[0] &
  Parameters<typeof doctorRoutes>[0] &
  Parameters<typeof feedRoutes>[0] & {
    readonly streams: Streams
    readonly version: string
    /** Resolves when what was noted in the journal so far is durable there. */
    readonly noted: () => Promise<unknown>
    /** Called with what was thrown by a route: a bug, or a disk that is full. */
    readonly report: (error: unknown, call: string) => void
  }

const routes = (deps: AppDeps) =>
  new Hono<Env>()
    .get(
      '/health',
      describe({
        summary: 'Whether the daemon answers',
        for: 'stranger',
        answers: { 200: v.strictObject({ ok: v.literal(true) }) },
      }),
      (c) => c.json({ ok: true } as const, 200),
    )
    .route('/', pairingRoutes(deps))
    .route('/', findingsRoutes(deps))
    .route('/', connectionRoutes(deps))
    .route('/', keyRoutes(deps))
    .route('/', keyChangeRoutes(deps))
    .route('/', vaultRoutes(deps))
    .route('/', codeRoutes(deps))
    .route('/', applicationPasswordRoutes(deps))
    .route('/', backupCodeRoutes(deps))
    .route('/', backupRoutes(deps))
    .route('/', journalRoutes(deps))
    .route('/', changeRoutes(deps))
    .route('/', teamRoutes(deps))
    .route('/', requirementRoutes(deps))
    .route('/', alertRoutes(deps))
    .route('/', feedRoutes(deps))
    .route('/', domainRoutes(deps))
    .route('/', domainYearRoutes(deps))
    .route('/', messageRoutes(deps))
    .route('/', platformRoutes(deps))
    .route('/', productRoutes(deps))
    .route('/', reportRoutes(deps))
    .route('/', notificationRoutes(deps))
    .route('/', noticeChannelRoutes(deps))
    .route('/', noticeHistoryRoutes(deps))
    .route('/', sessionRoutes(deps))
    .route('/', settingsRoutes(deps))
    .route('/', siteRoutes(deps))
    .route('/', statementRoutes(deps))
    .route('/', accountRoutes(deps))
    .route('/', activityRoutes(deps))
    .route('/', syncRoutes(deps))
    .route('/', wordRoutes(deps))
    .route('/', doctorRoutes(deps))
    .route('/', planRoutes(deps))
    .route('/', recoveryRoutes(deps))
    .route('/', sandboxRoutes(deps))
    // after those that have a word of their own in a name's place
    .route('/', nameRoutes(deps))
    .get(
      '/v1/events',
      describe({
        summary: 'Tells open pages that something changed',
        for: 'any',
        answers: { 200: 'text/event-stream' },
      }),
      (c) => deps.streams.open(c),
    )

/** @param gate of the listener or of the socket: nothing is reached but through it */
export function createApp(deps: AppDeps, gate: MiddlewareHandler<Env>): Hono<Env> {
  const app = new Hono<Env>()
  app.use('*', gate)
  // what is answered as done stands in the journal, too
  app.use('*', async (c, next) => {
    await next()
    if (c.req.method !== 'GET') await deps.noted()
  })
  app.route('/', routes(deps))
  let document: object | undefined
  app.get(
    '/v1/openapi.json',
    describe({ summary: 'This description', for: 'any', answers: { 200: v.looseObject({}) } }),
    (c) => c.json((document ??= openApi(app.routes, deps.version)), 200),
  )
  app.notFound(answerNotFound)
  app.onError(answerError(deps.report))
  return app
}
