/** What waits to be kept: bringing it, a code of it, and keeping it. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { answer, refuse } from '#daemon/core/answer.ts'
import { idOf, sessionOf, type Env } from '#daemon/core/caller.ts'
import { body, describe } from '#daemon/core/route.ts'
import {
  draftsAnswer,
  draftsList,
  draftsRequest,
  keepAllRequest,
  keepRequest,
  keptAnswer,
  type DraftsAnswer,
} from '#shared/code-calls.ts'
import { codeAnswer, codeEntry, type CodeEntry } from '#shared/codes.ts'
import { readBrought, type Brought } from './brought.ts'
import type { KeepFault } from './draft-acts.ts'
import { opened, type CodeRoutesDeps } from './opened.ts'

const nothing = v.strictObject({})

export function draftRoutes(deps: CodeRoutesDeps) {
  const { vault, note, changed } = deps
  const { drafts } = deps.codes
  const isOpen = opened(vault)

  function told(
    session: string,
    { codes, unread, fault, pictureFault, parts }: Brought,
    page: string | null,
  ): DraftsAnswer {
    const added = drafts.add(
      session,
      codes.map((one) => ({ ...one, page })),
    )
    const noRoom = added.filter((draft) => draft === null).length
    const left = { line: null, entry: null, name: '', reason: 'no-room' } as const
    return {
      drafts: [...drafts.told(added.filter((draft) => draft !== null))],
      unread: [...unread, ...Array.from({ length: noRoom }, () => left)],
      fault,
      pictureFault,
      needsPassphrase: fault === 'needs-passphrase',
      batch: parts.map((part) => drafts.noteBatch(session, part)).at(-1) ?? null,
    }
  }

  return new Hono<Env>()
    .get(
      '/v1/codes/drafts',
      describe({ summary: 'What waits to be kept.', for: 'person', answers: { 200: draftsList } }),
      isOpen,
      (c) => c.json({ drafts: [...drafts.list(sessionOf(c.var.caller))] }, 200),
    )
    .post(
      '/v1/codes/drafts',
      describe({
        summary:
          'Bring codes: addresses, a picture of them, a file of another app, or what was typed. Nothing is kept yet.',
        for: 'person',
        answers: { 200: draftsAnswer },
      }),
      isOpen,
      body(draftsRequest),
      async (c) => {
        const request = c.req.valid('json')
        const brought = await readBrought(request)
        // to read a sealed file takes a second, in which it may have been locked
        if (vault.state !== 'open') {
          for (const { code } of brought.codes) code.secret.fill(0)
          return refuse(c, 'locked')
        }
        vault.used()
        return c.json(told(sessionOf(c.var.caller), brought, request.page ?? null), 200)
      },
    )
    .post(
      '/v1/codes/drafts/keep-all',
      describe({
        summary: 'Keep imported ones as they were read, which nobody confirms one by one.',
        for: 'person',
        answers: { 200: keptAnswer },
      }),
      isOpen,
      body(keepAllRequest),
      async (c) => {
        const entries: CodeEntry[] = []
        let fault: Exclude<KeepFault['type'], 'not-found'> | null = null
        for (const id of new Set(c.req.valid('json').ids)) {
          const kept = await drafts.keep(sessionOf(c.var.caller), id, { by: 'import' }, null)
          if (kept.ok) entries.push(kept.value)
          else if (kept.error.type !== 'not-found') {
            fault = kept.error.type
            break
          }
        }
        vault.used()
        // also of those before one that could not be kept: they stay kept, and are in the list
        note({ event: 'codes.imported', by: idOf(c.var.caller), data: { count: entries.length } })
        changed()
        return fault === null ? c.json({ entries }, 200) : refuse(c, fault)
      },
    )
    .post(
      '/v1/codes/drafts/:id/code',
      describe({
        summary: 'A code of it, for the site that asks for one.',
        for: 'person',
        answers: { 200: codeAnswer },
      }),
      isOpen,
      body(nothing),
      (c) => {
        const shown = drafts.show(sessionOf(c.var.caller), c.req.param('id'))
        return shown === null ? refuse(c, 'not-found') : c.json(shown, 200)
      },
    )
    .post(
      '/v1/codes/drafts/:id/keep',
      describe({
        summary: 'Keep it, once the site has taken a code of it or another app shows the same.',
        for: 'person',
        answers: { 200: codeEntry },
      }),
      isOpen,
      body(keepRequest),
      async (c) => {
        const { confirm, ...named } = c.req.valid('json')
        const kept = await drafts.keep(sessionOf(c.var.caller), c.req.param('id'), confirm, named)
        if (!kept.ok) return refuse(c, kept.error.type)
        vault.used()
        note({
          event: 'codes.added',
          by: idOf(c.var.caller),
          subject: kept.value.id,
          data: { confirmed: confirm.by },
        })
        changed()
        return answer(c, kept)
      },
    )
    .delete(
      '/v1/codes/drafts/:id',
      describe({ summary: 'Drop it.', for: 'person', answers: { 200: nothing } }),
      isOpen,
      (c) => {
        const draft = drafts.get(sessionOf(c.var.caller), c.req.param('id'))
        if (draft === null) return refuse(c, 'not-found')
        drafts.wipe(draft)
        return c.json({}, 200)
      },
    )
}
