/** What browsers report of their sessions, and how the policy stands over all of them. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { answer, refuse } from '#daemon/core/answer.ts'
import type { Env } from '#daemon/core/caller.ts'
import { body, describe } from '#daemon/core/route.ts'
import { browserReport, reportAnswer, sessionsView, signInSeen } from '#shared/sessions.ts'
import type { Sessions } from './sessions.ts'

export const sessionRoutes = ({ sessions }: { sessions: Sessions }) =>
  new Hono<Env>()
    .post(
      '/v1/sessions/report',
      describe({
        for: 'browser',
        summary: 'Report rules, doors and receipts; `taken` are the receipts that need not be told again.',
        answers: { 200: reportAnswer },
      }),
      body(browserReport),
      async (c) => {
        const { caller } = c.var
        // a script only reads
        if (caller.kind !== 'browser') return refuse(c, 'not-allowed')
        return answer(c, await sessions.report(caller.id, c.req.valid('json')))
      },
    )
    .post(
      '/v1/sessions/sign-ins',
      describe({
        for: 'browser',
        summary: 'Tell that the person of this browser signed in at a site under a rule.',
        answers: { 200: v.strictObject({ taken: v.boolean() }) },
      }),
      body(signInSeen),
      async (c) => {
        const { caller } = c.var
        if (caller.kind !== 'browser') return refuse(c, 'not-allowed')
        return c.json({ taken: await sessions.signedIn(caller.id, c.req.valid('json')) }, 200)
      },
    )
    .get(
      '/v1/sessions',
      describe({
        for: 'any',
        summary: 'Session rules of every paired browser, each with its verdict, and the latest receipts.',
        answers: { 200: sessionsView },
      }),
      (c) => c.json(sessions.view(), 200),
    )
