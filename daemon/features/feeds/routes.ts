/** The names in other programs' forms, and the switches for those who follow them. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { answer } from '#daemon/core/answer.ts'
import type { Caller, Env } from '#daemon/core/caller.ts'
import { body, describe, query } from '#daemon/core/route.ts'
import type { Feeds } from './feeds.ts'
import { exportQuery, feedAbout, feedsChanged, feedsPatch, feedsState } from '#shared/feeds.ts'

const idOf = (caller: Caller) => ('id' in caller ? caller.id : 'cli')

export const feedRoutes = ({ feeds }: { feeds: Feeds }) =>
  new Hono<Env>()
    .get(
      '/v1/domains/export',
      describe({
        for: 'any',
        summary: 'Every domain as calendar, table, JSON or metrics',
        answers: { 200: '*/*' },
      }),
      query(exportQuery),
      async (c) => {
        const { format } = c.req.valid('query')
        const { type, file } = feedAbout[format]
        return c.body(await feeds.whole(format), 200, {
          'content-type': type,
          'content-disposition': `attachment; filename="${file}"`,
        })
      },
    )
    .get(
      '/v1/feeds',
      describe({ for: 'any', summary: 'What other programs may read', answers: { 200: feedsState } }),
      (c) => c.json(feeds.state(), 200),
    )
    .patch(
      '/v1/feeds',
      describe({
        for: 'any',
        summary: 'Switch files or the address on or off; a new address is told once',
        answers: { 200: feedsChanged },
      }),
      body(feedsPatch),
      async (c) => c.json(await feeds.change(c.req.valid('json'), idOf(c.var.caller)), 200),
    )
    .post(
      '/v1/feeds/address',
      describe({
        for: 'any',
        summary: 'Make a new address in place of the old, which ends at once',
        answers: { 200: feedsChanged },
      }),
      body(v.strictObject({})),
      async (c) => answer(c, await feeds.renew(idOf(c.var.caller))),
    )
