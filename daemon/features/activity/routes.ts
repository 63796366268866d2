/** What happened, in pages and as a file, and "was it you?". Where somebody signs in is for the person, not for scripts. */
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { answer, refuse } from '#daemon/core/answer.ts'
import { idOf, type Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { body, describe, query } from '#daemon/core/route.ts'
import {
  activityAnswer,
  activityDaysAnswer,
  activityDaysQuery,
  activityExportQuery,
  activityFlag,
  activityFlagsAnswer,
  activityQuery,
  flagAnswerRequest,
} from '#shared/activity.ts'
import type { Activity } from './activity.ts'
import { forms, written } from './csv.ts'

export const activityRoutes = ({
  activity,
  clock,
  lookAnew,
}: {
  readonly activity: Pick<Activity, 'page' | 'all' | 'days' | 'flags' | 'heard' | 'answer'>
  readonly clock: Clock
  readonly lookAnew: () => void
}) =>
  new Hono<Env>()
    .get(
      '/v1/activity',
      describe({ for: 'person', summary: 'What happened, newest first', answers: { 200: activityAnswer } }),
      query(activityQuery),
      async (c) => {
        const { before, ...asking } = c.req.valid('query')
        const page = await activity.page(asking, before)
        return page ? c.json(page, 200) : refuse(c, 'bad-shape')
      },
    )
    .get(
      '/v1/activity/days',
      describe({
        for: 'person',
        summary: 'How much happened each day',
        answers: { 200: activityDaysAnswer },
      }),
      query(activityDaysQuery),
      (c) => c.json(activity.days(c.req.valid('query')), 200),
    )
    .get(
      '/v1/activity/flags',
      describe({ for: 'person', summary: 'What asks: was it you?', answers: { 200: activityFlagsAnswer } }),
      (c) => c.json({ now: clock.now(), flags: activity.flags(), ...activity.heard() }, 200),
    )
    .post(
      '/v1/activity/flags/:id/answer',
      describe({
        for: 'person',
        summary: 'Say that it was you, or was not, or take that back',
        answers: { 200: activityFlag },
      }),
      body(flagAnswerRequest),
      async (c) => {
        const { was } = c.req.valid('json')
        const answered = await activity.answer(c.req.param('id'), was, idOf(c.var.caller))
        if (answered.ok) lookAnew()
        return answer(c, answered)
      },
    )
    .get(
      '/v1/activity/export',
      describe({ for: 'person', summary: 'All that is asked for, as a file', answers: { 200: '*/*' } }),
      query(activityExportQuery),
      (c) => {
        const { format, ...asking } = c.req.valid('query')
        const form = forms[format]
        // made as it is read: nothing of it waits in memory
        const text = Readable.toWeb(Readable.from(written(activity.all(asking), form)))
        return c.body(text as ReadableStream, 200, {
          'content-type': form.type,
          'content-disposition': `attachment; filename="latchkey-activity.${format}"`,
        })
      },
    )
