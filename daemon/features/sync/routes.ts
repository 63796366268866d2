/** Asks every source now. */
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Env } from '../../core/caller.ts'
import { body, describe } from '../../core/route.ts'
import { syncStates, type SyncReport } from '../../core/source.ts'

const syncAnswer = v.strictObject({
  sources: v.array(
    v.strictObject({
      name: v.string(),
      state: v.picklist(syncStates),
      calls: v.number(),
      changed: v.number(),
    }),
  ),
})

export const syncRoutes = ({ sync }: { sync: () => Promise<readonly SyncReport[]> }) =>
  new Hono<Env>().post(
    '/v1/sync',
    describe({
      for: 'any',
      summary: 'Ask every source now; answers when the pass has ended',
      answers: { 200: syncAnswer },
    }),
    body(v.strictObject({})),
    async (c) => c.json({ sources: [...(await sync())] }, 200),
  )
