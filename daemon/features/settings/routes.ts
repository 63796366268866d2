/** What the person chose. */
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Env } from '../../core/caller.ts'
import { body, describe } from '../../core/route.ts'
import type { Document } from '../../core/store.ts'
import { settings, type Settings } from '#shared/settings.ts'

const patch = v.partial(settings)

export const settingsRoutes = ({
  document,
  changed,
}: {
  document: Document<Settings>
  changed: () => void
}) =>
  new Hono<Env>()
    .get(
      '/v1/settings',
      describe({ for: 'any', summary: 'What the person chose', answers: { 200: settings } }),
      (c) => c.json(document.value, 200),
    )
    .patch(
      '/v1/settings',
      describe({ for: 'any', summary: 'Change some of it', answers: { 200: settings } }),
      body(patch),
      async (c) => {
        const wanted = c.req.valid('json')
        const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
        await document.change((before) => ({ ...before, ...given }))
        changed()
        return c.json(document.value, 200)
      },
    )
