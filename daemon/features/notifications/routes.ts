/** Notices for the browsers: each takes what it shows, and says when it has. */
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Env } from '../../core/caller.ts'
import { body, describe } from '../../core/route.ts'
import type { Notifications } from './notifications.ts'
import { notice } from '#shared/notices.ts'

const shownRequest = v.strictObject({
  ids: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(200)),
})

export const notificationRoutes = ({ notifications }: { notifications: Notifications }) =>
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
      body(shownRequest),
      async (c) => {
        const caller = c.get('caller')
        if (caller.kind === 'browser') await notifications.shown(caller.id, c.req.valid('json').ids)
        return c.json({ done: true } as const, 200)
      },
    )
