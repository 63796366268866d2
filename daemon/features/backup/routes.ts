/** Backups: the list, one now, and back to one of them; what else a restore needs is for the command line alone. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { refuse } from '#daemon/core/answer.ts'
import { idOf, type Env } from '#daemon/core/caller.ts'
import type { Act } from '#daemon/core/journal.ts'
import { body, describe, query } from '#daemon/core/route.ts'
import type { Secrets } from '#daemon/core/secrets.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { backupReasons, backupsAnswer, keepingDone, keepingQuery, type Backup } from '#shared/backups.ts'
import { keepingAnswer } from '#shared/keeping.ts'
import { createTranslator, type Translator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import type { Result } from '#shared/result.ts'
import type { Language } from '#shared/settings.ts'
import type { Backups } from './backups.ts'
import type { RestoreFault } from './restore.ts'
import { faultWords, keepingTold, sizeWords } from './told.ts'

export interface KeepingDeps {
  readonly backups: Backups
  readonly secrets: Pick<Secrets, 'slot' | 'recoveryMadeAt'>
  readonly clock: Clock
  readonly note: (act: Act) => void
  readonly spokenLanguage: () => Language
  /** Lays it out, to be taken at the next start. */
  readonly offer: (path: string, by: string) => Promise<Result<unknown, RestoreFault>>
  /** Ends this daemon and starts it again, once what is being answered was answered. */
  readonly restart: () => void
}

const makeRequest = v.strictObject({ why: v.optional(v.picklist(backupReasons), 'asked') })
const done = v.strictObject({ done: v.literal(true) })

export const backupRoutes = ({
  backups,
  secrets,
  clock,
  note,
  spokenLanguage,
  offer,
  restart,
}: KeepingDeps) => {
  const wordsIn = (language: Language = spokenLanguage()): Translator =>
    createTranslator(language, catalogues[language])

  return new Hono<Env>()
    .get(
      '/v1/backups',
      describe({ for: 'any', summary: 'The backups that there are', answers: { 200: backupsAnswer } }),
      async (c) => {
        const list = await backups.list()
        const answer = { folder: backups.folder, backups: [...list.backups], damaged: [...list.damaged] }
        return c.json(answer, 200)
      },
    )
    .post(
      '/v1/backups',
      describe({ for: 'any', summary: 'Take a backup now, and read it back', answers: { 200: keepingDone } }),
      query(keepingQuery),
      body(makeRequest),
      async (c) => {
        const words = wordsIn(c.req.valid('query').language)
        const { why } = c.req.valid('json')
        const made = await backups.make(why)
        if (!made.ok) return c.json({ done: false, text: faultWords(words, made.error), backup: null }, 200)
        const event = why === 'export' ? 'backup.exported' : 'backup.made'
        note({ event, by: idOf(c.var.caller), subject: made.value.name })
        const text = words.t('backup.made', { size: sizeWords(words, made.value.size) })
        return c.json({ done: true, text, backup: made.value }, 200)
      },
    )
    .post(
      '/v1/backups/:name/restore',
      describe({
        for: 'any',
        summary: 'Put everything back as one of the backups has it; what is there now is backed up first',
        answers: { 200: keepingDone },
      }),
      query(keepingQuery),
      async (c) => {
        const words = wordsIn(c.req.valid('query').language)
        const refused = (fault: Parameters<typeof faultWords>[1]) =>
          c.json({ done: false, text: faultWords(words, fault), backup: null }, 200)
        const name = c.req.param('name')
        const path = await backups.pathOf(name)
        if (path === null) return refuse(c, 'not-found')
        const chosen = (await backups.list()).backups.find((one): one is Backup => one.name === name)
        if (!chosen) return refused({ type: 'damaged', what: name })
        const offered = await offer(path, idOf(c.var.caller))
        if (!offered.ok) return refused(offered.error)
        restart()
        const text = words.t('backup.restored', { when: words.dateTime(chosen.madeAt) })
        return c.json({ done: true, text, backup: chosen }, 200)
      },
    )
    .post(
      '/v1/restart',
      describe({ for: 'local', summary: 'End and start again in the same process', answers: { 200: done } }),
      (c) => {
        restart()
        return c.json({ done: true } as const, 200)
      },
    )
    .get(
      '/v1/keeping',
      describe({ for: 'any', summary: 'How keeping stands, in words', answers: { 200: keepingAnswer } }),
      query(keepingQuery),
      async (c) => {
        const words = wordsIn(c.req.valid('query').language)
        const { slot, recoveryMadeAt } = secrets
        const kept = { ...(await backups.list()), vault: await backups.vault() }
        const state = { ...kept, slot, recoveryMadeAt, now: clock.now() }
        return c.json(keepingTold(words, state), 200)
      },
    )
}
