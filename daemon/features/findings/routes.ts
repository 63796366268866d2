/** Badge, overview and status, and what a person says of a thing. */
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Clock } from '../../core/clock.ts'
import { refuse } from '../../core/answer.ts'
import type { Env } from '../../core/caller.ts'
import { body, describe, query } from '../../core/route.ts'
import type { FixOf } from './actions.ts'
import type { Findings } from './findings.ts'
import { actedRequest, markRequest, unmarkRequest } from '#shared/markings.ts'
import { badge, overview, status, thing } from '#shared/status.ts'
import { actionIds, isOwnAction } from '#shared/actions.ts'

const overviewQuery = v.strictObject({ organisation: v.optional(v.string(), 'all') })
/** @see FixOf: some pages name the organisation that they are about */
const actionsQuery = v.strictObject({ organisation: v.optional(v.pipe(v.string(), v.maxLength(40))) })
const done = v.strictObject({ done: v.literal(true) })

export const findingsRoutes = ({
  findings,
  fixOf,
  clock,
  changed,
}: {
  findings: Findings
  fixOf: FixOf
  clock: Clock
  /** Tells open pages that there is something new to draw. */
  changed: () => void
}) =>
  new Hono<Env>()
    .get(
      '/v1/badge',
      describe({ for: 'any', summary: 'The toolbar badge', answers: { 200: badge, 304: null } }),
      async (c) => {
        await findings.judged()
        return cached(c.req.header('If-None-Match'), findings.badgeAnswer())
      },
    )
    .get(
      '/v1/overview',
      describe({ for: 'any', summary: 'What the popup shows', answers: { 200: overview, 304: null } }),
      query(overviewQuery),
      async (c) => {
        const { organisation } = c.req.valid('query')
        await findings.judged()
        return cached(
          c.req.header('If-None-Match'),
          findings.overviewAnswer(organisation === 'all' ? null : organisation),
        )
      },
    )
    .get(
      '/v1/status',
      describe({ for: 'any', summary: 'Every finding that is not OK', answers: { 200: status, 304: null } }),
      async (c) => {
        await findings.judged()
        return cached(c.req.header('If-None-Match'), findings.statusAnswer())
      },
    )
    .get(
      '/v1/actions',
      describe({
        for: 'any',
        summary: 'Every guided action of the Manager with its page',
        answers: { 200: v.array(thing.entries.fix) },
      }),
      query(actionsQuery),
      (c) => {
        const { organisation = null } = c.req.valid('query')
        return c.json(
          actionIds.flatMap((action) => (isOwnAction(action) ? [] : fixOf(action, organisation))),
          200,
        )
      },
    )
    .post(
      '/v1/marks',
      describe({
        for: 'any',
        summary: 'Snooze or dismiss a thing until a date, with a reason',
        answers: { 200: done },
      }),
      body(markRequest),
      async (c) => {
        const { key, as, until, reason } = c.req.valid('json')
        if (until <= clock.now()) return refuse(c, 'bad-shape')
        if (!(await findings.mark(key, as, until, reason))) return refuse(c, 'not-found')
        changed()
        return c.json({ done: true } as const, 200)
      },
    )
    .post(
      '/v1/marks/remove',
      describe({ for: 'any', summary: 'Bring a snoozed or dismissed thing back', answers: { 200: done } }),
      body(unmarkRequest),
      async (c) => {
        if (!(await findings.unmark(c.req.valid('json').key))) return refuse(c, 'not-found')
        changed()
        return c.json({ done: true } as const, 200)
      },
    )
    .post(
      '/v1/acted',
      describe({
        for: 'any',
        summary: 'The guided action of a thing was opened; the next sync verifies it',
        answers: { 200: done },
      }),
      body(actedRequest),
      async (c) => {
        if (!(await findings.acted(c.req.valid('json').key))) return refuse(c, 'not-found')
        changed()
        return c.json({ done: true } as const, 200)
      },
    )
    .post(
      '/v1/looked',
      describe({
        for: 'any',
        summary: 'The person has looked: what is there now is no longer new',
        answers: { 200: done },
      }),
      body(v.strictObject({})),
      async (c) => {
        await findings.looked()
        return c.json({ done: true } as const, 200)
      },
    )

/** 304 where the reader has it already. */
function cached(
  known: string | undefined,
  answer: { readonly body: string; readonly etag: string },
): Response {
  if (known === answer.etag) return new Response(null, { status: 304, headers: { ETag: answer.etag } })
  return new Response(answer.body, { headers: { ETag: answer.etag, 'Content-Type': 'application/json' } })
}
