/** Notices for the browsers: each takes what it shows, and says when it has. */
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Env } from '../../core/caller.ts'
import { body, describe } from '../../core/route.ts'
import type { Notifications, Told } from './notifications.ts'
import { notice } from '#shared/notices.ts'

const ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(200))
const idsRequest = v.strictObject({ ids })

export const notificationRoutes = ({
  notifications,
  findings,
}: {
  notifications: Notifications
  findings: { judged(): Promise<void>; told(): Told }
}) =>
  new Hono<Env>()
    .post(
      '/v1/notices/take',
      describe({
        for: 'browser',
        summary: 'Take the notices that this browser should show now',
        answers: { 200: v.array(notice) },
      }),
      body(v.strictObject({})),
      async (c) => {
        const caller = c.get('caller')
        return c.json(caller.kind === 'browser' ? [...(await notifications.take(caller.id))] : [], 200)
      },
    )
    .post(
      '/v1/notices/shown',
      describe({
        for: 'browser',
        summary: 'These were shown',
        answers: { 200: v.strictObject({ done: v.literal(true) }) },
      }),
      body(idsRequest),
      async (c) => {
        const caller = c.get('caller')
        if (caller.kind === 'browser') await notifications.shown(caller.id, c.req.valid('json').ids)
        return c.json({ done: true } as const, 200)
      },
    )
    .post(
      '/v1/notices/over',
      describe({
        for: 'browser',
        summary: 'Which of these, which stand on the screen, are over',
        answers: { 200: ids },
      }),
      body(idsRequest),
      async (c) => {
        await findings.judged()
        return c.json(notifications.over(c.req.valid('json').ids, findings.told().isOver), 200)
      },
    )
