/** Codes of the person's accounts: a code for one press, never a seed but in an export that the passphrase is asked for. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { answer, refuse } from '#daemon/core/answer.ts'
import { idOf, sessionOf, type Env } from '#daemon/core/caller.ts'
import { body, describe } from '#daemon/core/route.ts'
import { codeChange, codeExport, codeExportRequest, codeGrant, codesAnswer } from '#shared/code-calls.ts'
import { codeAnswer, codeEntry } from '#shared/codes.ts'
import { draftRoutes } from './draft-routes.ts'
import { opened, type CodeRoutesDeps } from './opened.ts'

const nothing = v.strictObject({})

export function codeRoutes(deps: CodeRoutesDeps) {
  const { vault, note, changed } = deps
  const { entries } = deps.codes
  const isOpen = opened(vault)

  return (
    new Hono<Env>()
      // its words stand where others have an id
      .route('/', draftRoutes(deps))
      .get(
        '/v1/codes',
        describe({
          summary: 'The entries, removed ones that can be restored among them.',
          for: 'person',
          answers: { 200: codesAnswer },
        }),
        isOpen,
        (c) => {
          const found = entries.list()
          if (!found.ok) return refuse(c, found.error.type)
          return c.json({ entries: [...found.value.entries], damaged: found.value.damaged }, 200)
        },
      )
      .post(
        '/v1/codes/:id/grant',
        describe({
          summary: 'Leave for this session to see codes of this entry, for five minutes.',
          for: 'person',
          answers: { 200: codeGrant },
        }),
        isOpen,
        body(nothing),
        (c) => {
          const given = entries.grant(sessionOf(c.var.caller), c.req.param('id'))
          if (!given.ok) return refuse(c, given.error.type)
          vault.used()
          return answer(c, given)
        },
      )
      .post(
        '/v1/codes/:id/code',
        describe({
          summary: 'The code of now; by a counter, the next one, which nobody gets again.',
          for: 'person',
          answers: { 200: codeAnswer },
        }),
        isOpen,
        body(nothing),
        async (c) => {
          const id = c.req.param('id')
          const shown = await entries.show(sessionOf(c.var.caller), id)
          if (!shown.ok) return refuse(c, shown.error.type)
          if (shown.value.isFirst) note({ event: 'codes.shown', by: idOf(c.var.caller), subject: id })
          return c.json(shown.value.answer, 200)
        },
      )
      .patch(
        '/v1/codes/:id',
        describe({
          summary: 'Change its names, where it may be filled in, or the counter that is due.',
          for: 'person',
          answers: { 200: codeEntry },
        }),
        isOpen,
        body(codeChange),
        async (c) => {
          const change = c.req.valid('json')
          const id = c.req.param('id')
          const done = await entries.change(id, change)
          if (!done.ok) return refuse(c, done.error.type)
          vault.used()
          note({
            event: 'codes.changed',
            by: idOf(c.var.caller),
            subject: id,
            data: { fields: Object.keys(change) },
          })
          changed()
          return answer(c, done)
        },
      )
      .delete(
        '/v1/codes/:id',
        describe({
          summary: 'Remove it: it gives no codes any more, and can be restored for 30 days.',
          for: 'person',
          answers: { 200: nothing },
        }),
        isOpen,
        async (c) => {
          const id = c.req.param('id')
          const done = await entries.remove(id)
          if (!done.ok) return refuse(c, done.error.type)
          vault.used()
          note({ event: 'codes.removed', by: idOf(c.var.caller), subject: id })
          changed()
          return c.json({}, 200)
        },
      )
      .post(
        '/v1/codes/:id/restore',
        describe({ summary: 'Have a removed one back.', for: 'person', answers: { 200: codeEntry } }),
        isOpen,
        body(nothing),
        async (c) => {
          const id = c.req.param('id')
          const done = await entries.restore(id)
          if (!done.ok) return refuse(c, done.error.type)
          vault.used()
          note({ event: 'codes.restored', by: idOf(c.var.caller), subject: id })
          changed()
          return answer(c, done)
        },
      )
      .post(
        '/v1/codes/export',
        describe({
          summary: 'Every entry with its seed, in a file that a passphrase of its own opens.',
          for: 'person',
          answers: { 200: codeExport },
        }),
        isOpen,
        body(codeExportRequest),
        async (c) => {
          const { passphrase, filePassphrase } = c.req.valid('json')
          const by = idOf(c.var.caller)
          const right = await vault.checkPassphrase(by, passphrase)
          if (!right.ok) {
            if (right.error.type === 'wait') {
              c.header('Retry-After', String(right.error.seconds))
              return refuse(c, 'too-many-failures')
            }
            if (right.error.type === 'wrong-passphrase') note({ event: 'codes.export-refused', by })
            return refuse(c, right.error.type)
          }
          vault.used()
          const made = await entries.file(filePassphrase)
          if (!made.ok) return refuse(c, made.error.type)
          // sealing takes a second, in which it may have been locked, or who asks shown out
          if (vault.state !== 'open' || !vault.isTrusted(by)) return refuse(c, 'locked')
          const { file, codes } = made.value
          note({ event: 'codes.exported', by, data: { count: codes } })
          return c.json({ file: Buffer.from(file).toString('base64'), codes }, 200)
        },
      )
  )
}
