/** The application passwords of each login, and what the person says of them. */
import { Hono } from 'hono'
import { answer, refuse } from '#daemon/core/answer.ts'
import { idOf, type Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { body, describe } from '#daemon/core/route.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import {
  applicationPasswordsAnswer,
  doneRequest,
  purposeAnswer,
  purposeRequest,
  seenRequest,
  toolDone,
} from '#shared/application-passwords.ts'
import type { Tools } from './kept.ts'
import { toolsView } from './view.ts'

const done = { done: true } as const

export const applicationPasswordRoutes = (deps: {
  readonly snapshot: () => { readonly snapshot: Snapshot }
  readonly clock: Clock
  readonly tools: Tools
  readonly lookAnew: () => void
}) => {
  const { tools, clock } = deps
  return new Hono<Env>()
    .get(
      '/v1/application-passwords',
      describe({
        for: 'any',
        summary: 'The application passwords of each login, with what you said of them',
        answers: { 200: applicationPasswordsAnswer },
      }),
      (c) => c.json({ logins: toolsView(deps.snapshot().snapshot, tools, clock.now()) }, 200),
    )
    .post(
      '/v1/application-passwords/purpose',
      describe({ for: 'any', summary: 'Say what one is for', answers: { 200: purposeAnswer } }),
      body(purposeRequest),
      async (c) => {
        const { connection, id, purpose } = c.req.valid('json')
        const before = await tools.say(connection, id, purpose, idOf(c.var.caller))
        if (!before.ok) return answer(c, before)
        deps.lookAnew()
        return c.json({ before: before.value }, 200)
      },
    )
    .post(
      '/v1/application-passwords/seen',
      describe({
        for: 'any',
        summary: 'Say that you know one, or not after all',
        answers: { 200: toolDone },
      }),
      body(seenRequest),
      async (c) => {
        const { connection, id, seen } = c.req.valid('json')
        const said = await tools.see(connection, id, seen, idOf(c.var.caller))
        if (!said.ok) return refuse(c, said.error)
        deps.lookAnew()
        return c.json(done, 200)
      },
    )
    .post(
      '/v1/application-passwords/done',
      describe({
        for: 'any',
        summary: 'Say that every app has its own, or not after all',
        answers: { 200: toolDone },
      }),
      body(doneRequest),
      async (c) => {
        const { connection, done: isDone } = c.req.valid('json')
        const said = await tools.finish(connection, isDone, idOf(c.var.caller))
        if (!said.ok) return refuse(c, said.error)
        deps.lookAnew()
        return c.json(done, 200)
      },
    )
}
