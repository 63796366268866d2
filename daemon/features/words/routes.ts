/** The words that the extension has no room for, one language at a time. */
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Env } from '../../core/caller.ts'
import { describe, query } from '../../core/route.ts'
import type { MessageKey } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { servedWords } from '#shared/served-words.ts'
import { languages, type Language } from '#shared/settings.ts'
import { placeOfWord } from '#shared/word-places.ts'

export const wordsServed = (language: Language): Record<string, string> => {
  const catalogue = catalogues[language]
  const keys = (Object.keys(catalogue) as MessageKey[]).filter((key) => placeOfWord(key) === 'served')
  return Object.fromEntries(keys.map((key) => [key, catalogue[key]]))
}

export const wordRoutes = ({ version }: { version: string }) =>
  new Hono<Env>().get(
    '/v1/words',
    describe({
      for: 'any',
      summary: 'Words of views that are nothing without the daemon',
      answers: { 200: servedWords, 304: null },
    }),
    query(v.strictObject({ language: v.picklist(languages) })),
    (c) => {
      const { language } = c.req.valid('query')
      const text = JSON.stringify({ version, words: wordsServed(language) })
      const hash = createHash('sha256').update(text).digest('base64url').slice(0, 16)
      const headers = { ETag: `"${version}-${language}-${hash}"` }
      if (c.req.header('If-None-Match') === headers.ETag) return new Response(null, { status: 304, headers })
      return new Response(text, { headers: { ...headers, 'Content-Type': 'application/json' } })
    },
  )
