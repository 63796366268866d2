/** The names in other programs' forms, and the switches for those who follow them. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { answer, refuse } from '#daemon/core/answer.ts'
import type { Caller, Env } from '#daemon/core/caller.ts'
import { body, describe, query } from '#daemon/core/route.ts'
import type { Feeds } from './feeds.ts'
import { exportQuery, feedAbout, feedsChanged, feedsPatch, feedsState } from '#shared/feeds.ts'
import type { Locks } from '#shared/managed.ts'

const idOf = (caller: Caller) => ('id' in caller ? caller.id : 'cli')

/** @param deps.managed what may not be switched on is `false` there */
export const feedRoutes = ({ feeds, managed }: { feeds: Feeds; managed: { readonly locks: Locks } }) =>
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
      async (c) => {
        const wanted = c.req.valid('json')
        const isForbidden = (['files', 'served'] as const).some(
          (one) => wanted[one] === true && managed.locks[`feeds.${one}`] === false,
        )
        if (isForbidden) return refuse(c, 'managed')
        return c.json(await feeds.change(wanted, idOf(c.var.caller)), 200)
      },
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
