/** What the person states where no source says it. */
import { Hono } from 'hono'
import { answer } from '#daemon/core/answer.ts'
import type { Caller, Env } from '#daemon/core/caller.ts'
import { body, describe } from '#daemon/core/route.ts'
import {
  statementRemoved,
  statementRequest,
  statementsAnswer,
  statementStated,
  statementWhich,
} from '#shared/statements.ts'
import type { Statements } from './statements.ts'

const callerOf = (caller: Caller) => ('id' in caller ? caller.id : 'cli')

export const statementRoutes = (deps: {
  readonly statements: Statements
  /** Looks at what a change means, and draws open pages anew. */
  readonly lookAnew: () => void
}) => {
  const { statements, lookAnew } = deps
  return new Hono<Env>()
    .get(
      '/v1/statements',
      describe({ for: 'any', summary: 'What the person stated', answers: { 200: statementsAnswer } }),
      (c) => c.json({ statements: statements.list() }, 200),
    )
    .post(
      '/v1/statements',
      describe({
        for: 'any',
        summary: 'State what no source says, or confirm it; answers what that replaced',
        answers: { 200: statementStated },
      }),
      body(statementRequest),
      async (c) => {
        const stated = await statements.state(c.req.valid('json'), callerOf(c.var.caller))
        if (stated.ok) lookAnew()
        return answer(c, stated)
      },
    )
    .post(
      '/v1/statements/remove',
      describe({
        for: 'any',
        summary: 'Take a statement back; answers what it was',
        answers: { 200: statementRemoved },
      }),
      body(statementWhich),
      async (c) => {
        const removed = await statements.remove(c.req.valid('json'), callerOf(c.var.caller))
        if (removed !== null) lookAnew()
        return c.json({ removed }, 200)
      },
    )
}
