import { describe, expect, it } from 'vitest'
import { wordRoutes } from '#daemon/features/words/routes.ts'
import type { MessageKey } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { languages } from '#shared/settings.ts'
import { placeOfWord } from '#shared/word-places.ts'
import { behindOpenGate } from '../support/behind-open-gate.ts'

const ask = (query: string, { version = '0.1.0', headers = {} } = {}) =>
  behindOpenGate(wordRoutes({ version })).request(`/v1/words${query}`, { headers })
const etagOf = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).headers.get('etag') ?? ''

describe('words for the extension', () => {
  it.each(languages)(
    'are those of the catalogue in %s that it does not carry, and no others',
    async (language) => {
      const answer = (await (await ask(`?language=${language}`)).json()) as {
        version: string
        words: Record<MessageKey, string>
      }
      expect(answer.version).toBe('0.1.0')
      const keys = Object.keys(answer.words) as MessageKey[]
      expect(keys.length).toBeGreaterThan(100)
      for (const key of keys) expect(answer.words[key]).toBe(catalogues[language][key])
      const places = new Set(keys.map(placeOfWord))
      expect([...places]).toEqual(['served'])
      expect(keys).toContain('connection.name')
      expect(keys).not.toContain('trouble.unreachable.title')
      expect(keys).not.toContain('mail.greeting')
    },
  )

  it('are sent once: a tag says that nothing changed, and is another for each language and version', async () => {
    const etag = await etagOf('?language=fr')
    const again = await ask('?language=fr', { headers: { 'If-None-Match': etag } })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    const others = [await etagOf('?language=de'), await etagOf('?language=fr', { version: '0.1.1' })]
    expect(new Set([etag, ...others]).size).toBe(3)
    expect((await ask('?language=de', { headers: { 'If-None-Match': etag } })).status).toBe(200)
  })

  it.each(['', '?language=ja', '?language=fr&language=de', '?language=__proto__'])(
    'are in the languages that are spoken: not “%s”',
    async (query) => {
      expect((await ask(query)).status).toBe(400)
    },
  )
})
