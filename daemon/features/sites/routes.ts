/** What a browser and the command line watch over. */
import { hash } from 'node:crypto'
import { Hono } from 'hono'
import type { Env } from '#daemon/core/caller.ts'
import { describe } from '#daemon/core/route.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { guardedAnswer } from '#shared/sites.ts'
import { guardedNames } from './guarded.ts'

export const siteRoutes = ({
  snapshot,
}: {
  snapshot: () => { readonly snapshot: Snapshot; readonly revision: string }
}) => {
  /** Of one revision: browsers ask often, and names seldom change. */
  let made: { readonly of: string; readonly body: string; readonly etag: string } | null = null
  return new Hono<Env>().get(
    '/v1/sites/guarded',
    describe({
      for: 'any',
      summary: 'Names that others may imitate: of organisations, and under session rules',
      answers: { 200: guardedAnswer, 304: null },
    }),
    (c) => {
      const { snapshot: now, revision } = snapshot()
      if (made?.of !== revision) {
        const body = JSON.stringify(guardedNames(now))
        made = { of: revision, body, etag: `"${hash('sha256', body).slice(0, 16)}"` }
      }
      const headers = { ETag: made.etag, 'Content-Type': 'application/json' }
      if (c.req.header('If-None-Match') === made.etag) return new Response(null, { status: 304, headers })
      return new Response(made.body, { headers })
    },
  )
}
