import { Hono } from 'hono'
import { answerError, answerNotFound } from '#daemon/core/answer.ts'
import type { Caller, Env } from '#daemon/core/caller.ts'

/** Routes as this caller finds them behind the gate, for `app.request` with no socket: `body` is any JSON text. */
export function behindOpenGate(routes: Hono<Env>, caller: Caller = { kind: 'local' }) {
  return new Hono<Env>()
    .use(async (c, next) => {
      const text = await c.req.text()
      c.set('caller', caller)
      c.set('body', text === '' ? undefined : JSON.parse(text))
      await next()
    })
    .route('/', routes)
    .notFound(answerNotFound)
    .onError(
      answerError((error) => {
        throw error
      }),
    )
}
