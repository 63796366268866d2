/** What was said, and what the person answers to it. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { refuse } from '../../core/answer.ts'
import { idOf, type Env } from '../../core/caller.ts'
import { body, describe, query } from '../../core/route.ts'
import type { Notifications } from './notifications.ts'
import type { Entry } from './record.ts'
import { historyPage, saidView, type QuietNow } from './view.ts'
import { historyAnswer, saidNotice, snoozeRequest } from '#shared/notice-channels.ts'

export const noticeHistoryRoutes = ({
  notifications,
  changed,
}: {
  notifications: Notifications
  changed: () => void
}) => {
  async function quietNow(): Promise<QuietNow> {
    const [isQuiet, until] = await Promise.all([notifications.quiet.now(), notifications.quiet.until()])
    return (isCritical) => (isQuiet(isCritical) ? until : null)
  }
  async function answered(found: Entry | null) {
    if (found) changed()
    return found && saidView(found, await quietNow())
  }

  return new Hono<Env>()
    .get(
      '/v1/notices/history',
      describe({
        for: 'person',
        summary: 'What was said when, why and where: the newest first, a hundred at a time',
        answers: { 200: historyAnswer },
      }),
      query(v.strictObject({ before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/))) })),
      async (c) =>
        c.json(historyPage(notifications.box(), c.req.valid('query').before ?? null, await quietNow()), 200),
    )
    .post(
      '/v1/notices/:id/acknowledge',
      describe({
        for: 'person',
        summary: 'It was seen: it goes nowhere any more. The first word counts',
        answers: { 200: saidNotice },
      }),
      body(v.strictObject({})),
      async (c) => {
        const found = await answered(
          await notifications.acknowledge(c.req.param('id'), idOf(c.get('caller'))),
        )
        return found ? c.json(found, 200) : refuse(c, 'not-found')
      },
    )
    .post(
      '/v1/notices/:id/snooze',
      describe({
        for: 'person',
        summary: 'Say it again in so many hours, where it is still so',
        answers: { 200: saidNotice },
      }),
      body(snoozeRequest),
      async (c) => {
        const { hours } = c.req.valid('json')
        const found = await answered(await notifications.snooze(c.req.param('id'), hours))
        return found ? c.json(found, 200) : refuse(c, 'not-found')
      },
    )
}
