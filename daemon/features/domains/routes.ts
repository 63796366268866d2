/** The names of all organisations and those added by hand, page by page; adding and removing them, and notes on any. */
import { Hono } from 'hono'
import { refuse } from '#daemon/core/answer.ts'
import type { Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { toAscii } from '#daemon/core/domain-name.ts'
import { body, describe, query } from '#daemon/core/route.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import {
  nameNotes,
  nameRemoved,
  namesAdd,
  namesAdded,
  namesRemove,
  namesRemoved,
  notesPatch,
} from '#shared/domain-notes.ts'
import { domainPage, domainQuery } from '#shared/domains.ts'
import type { Settings } from '#shared/settings.ts'
import { listedAt } from './listed-at.ts'
import { domainPageOf } from './listing.ts'
import type { Names } from './names.ts'

const nameIn = (param: string) => toAscii(param) ?? ''

export const domainRoutes = (deps: {
  snapshot: () => { readonly snapshot: Snapshot }
  settings: () => Settings
  clock: Clock
  names: Names
  /** Looks at what a change means, and draws open pages anew. */
  lookAnew: () => void
  /** There are names to ask about. */
  syncSoon: () => void
  /** Nothing stays of what is looked after no longer. */
  forgetGone: () => Promise<void>
}) => {
  return new Hono<Env>()
    .get(
      '/v1/domains',
      describe({ for: 'any', summary: 'Domains, worst first', answers: { 200: domainPage } }),
      query(domainQuery),
      async (c) => {
        const now = deps.clock.now()
        const listed = await listedAt(deps.snapshot().snapshot, now, deps.settings().domainThresholds)
        return c.json(domainPageOf(listed, c.req.valid('query'), now), 200)
      },
    )
    .post(
      '/v1/domains',
      describe({
        for: 'any',
        summary: 'Look after names of a list, a table or a zone file, or say what that would do',
        answers: { 200: namesAdded },
      }),
      body(namesAdd),
      async (c) => {
        const added = await deps.names.add(c.req.valid('json'))
        if (!added.dryRun && added.names.length > 0) deps.lookAnew()
        if (!added.dryRun && added.names.some(({ state }) => state === 'new')) deps.syncSoon()
        return c.json(added, 200)
      },
    )
    .delete(
      '/v1/domains/:name',
      describe({
        for: 'any',
        summary: 'Look after a name that was added no longer; answers what was kept of it',
        answers: { 200: nameRemoved },
      }),
      async (c) => {
        const notes = await deps.names.remove(nameIn(c.req.param('name')))
        if (notes !== null) {
          await deps.forgetGone()
          deps.lookAnew()
        }
        return c.json({ removed: notes !== null, notes }, 200)
      },
    )
    .post(
      '/v1/domains/remove',
      describe({
        for: 'any',
        summary: 'Look after names that were added no longer, many at once',
        answers: { 200: namesRemoved },
      }),
      body(namesRemove),
      async (c) => {
        const removed = await deps.names.removeAll(c.req.valid('json').names)
        if (removed > 0) {
          await deps.forgetGone()
          deps.lookAnew()
        }
        return c.json({ removed }, 200)
      },
    )
    .patch(
      '/v1/domains/:name/notes',
      describe({
        for: 'any',
        summary: 'State a date, how a name is paid, or when to be told of it; null takes it back',
        answers: { 200: nameNotes },
      }),
      body(notesPatch),
      async (c) => {
        const notes = await deps.names.note(nameIn(c.req.param('name')), c.req.valid('json'))
        if (notes === null) return refuse(c, 'not-found')
        deps.lookAnew()
        return c.json(notes, 200)
      },
    )
}
