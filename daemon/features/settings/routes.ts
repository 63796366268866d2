/** What the person chose, and what is settled for them. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { refuse } from '../../core/answer.ts'
import type { Env } from '../../core/caller.ts'
import { body, describe } from '../../core/route.ts'
import type { Document } from '../../core/store.ts'
import { touchesLocks, unsettle, type Lockable, type Locks } from '#shared/managed.ts'
import { settings, settingsAnswer, type Settings } from '#shared/settings.ts'

const patch = v.partial(settings)

export const settingsRoutes = ({
  document,
  managed,
  changed,
}: {
  /** With what is settled in its place. */
  document: Document<Settings>
  managed: { readonly locks: Locks; readonly locked: readonly Lockable[] }
  changed: () => void
}) => {
  const answer = () => ({ ...document.value, locked: [...managed.locked] })
  return new Hono<Env>()
    .get(
      '/v1/settings',
      describe({
        for: 'any',
        summary: 'What the person chose, and which of it a configuration file settles',
        answers: { 200: settingsAnswer },
      }),
      (c) => c.json(answer(), 200),
    )
    .patch(
      '/v1/settings',
      describe({ for: 'any', summary: 'Change some of it', answers: { 200: settingsAnswer } }),
      body(patch),
      async (c) => {
        const wanted = c.req.valid('json')
        const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
        if (touchesLocks({ ...document.value, ...given }, managed.locks)) return refuse(c, 'managed')
        await document.change((before) => unsettle(before, { ...before, ...given }, managed.locks))
        changed()
        return c.json(answer(), 200)
      },
    )
}
