/** Changes at the provider: previewed first, and only what was previewed is sent. */
import { Hono } from 'hono'
import type { Caller, Env } from '#daemon/core/caller.ts'
import type { Changes } from '#daemon/core/change.ts'
import { body, describe } from '#daemon/core/route.ts'
import { changeConfirm, changePreview, changeRequest, changeResult } from '#shared/changes.ts'

const idOf = (caller: Caller) => ('id' in caller ? caller.id : 'cli')

export const changeRoutes = ({ changes }: { changes: Pick<Changes, 'preview' | 'confirm'> }) =>
  new Hono<Env>()
    .post(
      '/v1/changes/preview',
      describe({
        for: 'any',
        summary: 'What a change at the provider would do, and what speaks against it; nothing is changed',
        answers: { 200: changePreview },
      }),
      body(changeRequest),
      async (c) => c.json(await changes.preview(c.req.valid('json'), idOf(c.var.caller)), 200),
    )
    .post(
      '/v1/changes/confirm',
      describe({
        for: 'any',
        summary: 'Makes a change that was previewed, once, and reads it back',
        answers: { 200: changeResult },
      }),
      body(changeConfirm),
      async (c) => c.json(await changes.confirm(c.req.valid('json').id, idOf(c.var.caller)), 200),
    )
