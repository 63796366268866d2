/** The journal: read in pages, checked, and given out as a file. */
import { Hono } from 'hono'
import type { Env } from '#daemon/core/caller.ts'
import type { Journal } from '#daemon/core/journal.ts'
import { describe, query } from '#daemon/core/route.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { journalAnswer, journalExportQuery, journalQuery, type JournalRow } from '#shared/journal.ts'
import { journalAbout } from '#shared/keeping.ts'
import { keepingQuery } from '#shared/backups.ts'
import type { Language } from '#shared/settings.ts'
import { aboutJournal, asCsv, rowOf } from './told.ts'

export interface JournalDeps {
  readonly journal: Pick<Journal, 'read' | 'verify'>
  readonly spokenLanguage: () => Language
  /** Of paired clients. */
  readonly clientNames: () => ReadonlyMap<string, string>
}

const PAGE = 50
const EVERYTHING = 1_000_000
const typeOf = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson; charset=utf-8' } as const

export const journalRoutes = ({ journal, spokenLanguage, clientNames }: JournalDeps) => {
  const wordsIn = (language: Language = spokenLanguage()) => createTranslator(language, catalogues[language])
  const namer = () => {
    const names = clientNames()
    return (id: string) => names.get(id) ?? null
  }
  return new Hono<Env>()
    .get(
      '/v1/journal',
      describe({ for: 'any', summary: 'What was done, newest first', answers: { 200: journalAnswer } }),
      query(journalQuery),
      async (c) => {
        const { limit = PAGE, language, since, ...asked } = c.req.valid('query')
        const words = wordsIn(language)
        const from = since === undefined ? {} : { since: new Date(since).toISOString() }
        const entries = await journal.read({ ...asked, ...from, limit: limit + 1 })
        const nameOf = namer()
        const rows = entries.slice(0, limit).map((entry) => rowOf(words, entry, nameOf))
        return c.json({ rows, more: entries.length > limit }, 200)
      },
    )
    .get(
      '/v1/journal/about',
      describe({ for: 'any', summary: 'Whether the journal is whole', answers: { 200: journalAbout } }),
      query(keepingQuery),
      async (c) => c.json(aboutJournal(wordsIn(c.req.valid('query').language), await journal.verify()), 200),
    )
    .get(
      '/v1/journal/export',
      describe({ for: 'any', summary: 'All of it as a file', answers: { 200: 'text/csv' } }),
      query(journalExportQuery),
      async (c) => {
        const { format, language } = c.req.valid('query')
        const words = wordsIn(language)
        const nameOf = namer()
        const entries = (await journal.read({ limit: EVERYTHING })).toReversed()
        const rows = entries.map((entry) => rowOf(words, entry, nameOf))
        return c.body(format === 'csv' ? asCsv(rows) : asLines(rows), 200, { 'content-type': typeOf[format] })
      },
    )
}

const asLines = (rows: readonly JournalRow[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
