import '../support/fake-browser.ts'
import { computed, signal } from '@preact/signals'
import { render, type ComponentType } from 'preact'
import { useErrorBoundary } from 'preact/hooks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Api, Call } from '../../extension/core/api.ts'
import { ServedWordsModel } from '../../extension/core/served-words.ts'
import type { Trouble } from '../../extension/core/trouble.ts'
import { speak } from '../../extension/core/words.ts'
import { WhyItMatters } from '../../extension/features/findings/WhyItMatters.tsx'
import type { App } from '../../extension/shell/app.ts'
import { withServedWords } from '../../extension/shell/with-served-words.tsx'
import { useWords, Words } from '../../extension/ui/words.ts'
import type { MessageKey } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { err, ok } from '#shared/result.ts'
import type { Language } from '#shared/settings.ts'
import { clear } from '../support/drawn.tsx'

/** As keys of a catalogue are typed; what they say is up to the daemon of each test. */
const [TITLE, COUNT] = ['codes.of-a-test.title', 'codes.of-a-test.count'] as readonly string[] as [
  MessageKey,
  MessageKey,
]
const OWN_VERSION = '0.2.0'
const messages: Record<string, Record<string, string>> = {
  en: { [TITLE]: 'The title', [COUNT]: 'There are {count}' },
  fr: { [TITLE]: 'Le titre', [COUNT]: 'Il y en a {count}' },
}

beforeEach(() => {
  // put in by the build
  Object.assign(globalThis, { __WORDS__: 'words' })
  localStorage.clear()
})
afterEach(clear)

/** What stays from page to page: the daemon. */
function aDaemon() {
  const daemon = {
    version: OWN_VERSION,
    words: messages,
    trouble: null as Trouble | null,
    asked: [] as string[],
    api: {
      call({ path, etag }: Call<never>) {
        daemon.asked.push(etag == null ? path : `${path} ${etag}`)
        if (daemon.trouble) return Promise.resolve(err(daemon.trouble))
        const language = new URL(path, 'http://127.0.0.1').searchParams.get('language') ?? ''
        const value = { version: daemon.version, words: daemon.words[language] ?? {} }
        const now = JSON.stringify([daemon.version, language, daemon.words[language]])
        return Promise.resolve(ok(etag === now ? { value: null, etag } : { value, etag: now }))
      },
    } as unknown as Pick<Api, 'call'>,
  }
  return daemon
}

const View: ComponentType<{ app: App }> = withServedWords(() => {
  const { t } = useWords()
  return (
    <p>
      {t('app.retry')}: {t(TITLE)}. {t(COUNT, { count: 3 })}
    </p>
  )
})

/** A page of the extension as it opens, and the same page later. */
function aPage(
  daemon: ReturnType<typeof aDaemon>,
  language: Language = 'en',
  version: string | null = OWN_VERSION,
  Shown: ComponentType<{ app: App }> = View,
) {
  const spoken = signal(speak(language, catalogues[language]))
  const known = signal(version)
  const receivedAt = signal(0)
  const servedWords = new ServedWordsModel({ api: daemon.api, spoken, daemon: known })
  const app = {
    version: OWN_VERSION,
    servedWords,
    overview: { receivedAt: computed(() => receivedAt.value) },
    refresh: () => (receivedAt.value += 1),
  } as unknown as App
  const root = document.createElement('main')
  document.body.append(root)
  let thrown: unknown
  const Page = () => {
    ;[thrown] = useErrorBoundary()
    return thrown === undefined ? <Shown app={app} /> : null
  }
  render(
    <Words.Provider value={spoken.value.translator}>
      <Page />
    </Words.Provider>,
    root,
  )
  return {
    root,
    servedWords,
    thrown: () => thrown,
    known,
    spoken,
    text: () => root.textContent,
    refresh: () => (receivedAt.value += 1),
  }
}

describe('words that the daemon serves', () => {
  it('are asked for once, and said at once by every page after it', async () => {
    const daemon = aDaemon()
    const { text } = aPage(daemon)
    expect(text()).toBe('')
    await expect.poll(text).toBe('Try again: The title. There are 3')
    const next = aPage(daemon)
    expect(next.text()).toBe('Try again: The title. There are 3')
    next.refresh()
    await expect.poll(next.text).toBe('Try again: The title. There are 3')
    expect(daemon.asked).toEqual(['/v1/words?language=en'])
  })

  it('are fetched for the next page by one that says none of them, which holds none itself', async () => {
    const daemon = aDaemon()
    const silent: ComponentType = () => null
    const { servedWords } = aPage(daemon, 'en', OWN_VERSION, silent)
    await servedWords.want()
    const left = localStorage.getItem('served-words') ?? ''
    expect(left).toContain('The title')
    // what it says now can only have come from where the copy lies
    localStorage.setItem('served-words', left.replace('The title', 'Read just now'))
    expect(servedWords.translator.value?.t(TITLE)).toBe('Read just now')
    await servedWords.want()
    expect(daemon.asked).toHaveLength(1)
  })

  it('are held by the page itself where nothing can be kept', async () => {
    const daemon = aDaemon()
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const { servedWords } = aPage(daemon, 'en', OWN_VERSION, () => null)
    await servedWords.want()
    full.mockRestore()
    expect(servedWords.translator.value?.t(TITLE)).toBe('The title')
    await servedWords.want()
    expect(daemon.asked).toHaveLength(1)
  })

  it('follow the language, and the daemon’s version: unchanged words do not come twice', async () => {
    const daemon = aDaemon()
    const { text, spoken, known } = aPage(daemon)
    await expect.poll(text).toContain('The title')
    spoken.value = speak('fr', catalogues.fr)
    await expect.poll(text).toContain('Le titre. Il y en a 3')
    daemon.version = '0.2.1'
    daemon.words = { fr: { ...messages['fr'], [TITLE]: 'Un autre titre' } }
    known.value = '0.2.1'
    await expect.poll(text).toContain('Un autre titre')
    // the extension alone became newer
    Object.assign(globalThis, { __WORDS__: 'other words' })
    const next = aPage(daemon, 'fr', '0.2.1')
    expect(next.text()).not.toContain('Un autre titre')
    await expect.poll(next.text).toContain('Un autre titre')
    expect(daemon.asked).toHaveLength(4)
    expect(daemon.asked.at(-1)).toMatch(/^\/v1\/words\?language=fr \[/)
  })

  it('are the ones left behind where nobody knows the daemon’s version', async () => {
    const daemon = aDaemon()
    await expect.poll(aPage(daemon).text).toContain('The title')
    daemon.trouble = { type: 'unreachable' }
    expect(aPage(daemon, 'en', null).text()).toContain('The title')
    expect(daemon.asked).toHaveLength(1)
  })

  it('are asked for again with the daemon’s next answer; until then a sentence stands there', async () => {
    const daemon = aDaemon()
    daemon.trouble = { type: 'unreachable' }
    const { text, refresh } = aPage(daemon)
    await expect.poll(text).toContain(catalogues.en['trouble.unreachable.title'])
    daemon.trouble = null
    refresh()
    await expect.poll(text).toContain('The title')
  })

  it('are text: what looks like a page stays letters, and never stands for what is packed', async () => {
    const daemon = aDaemon()
    const hostile = '<img src=x onerror="alert(1)">'
    daemon.words = { en: { [TITLE]: hostile, [COUNT]: '', 'app.retry': 'Replaced' } }
    const { root, text } = aPage(daemon)
    await expect.poll(text).toContain(`Try again: ${hostile}`)
    expect(root.querySelector('img')).toBeNull()
  })

  it('that were damaged where they lay are asked for', async () => {
    for (const left of [
      '',
      '{',
      '{"build":"words","language":"en","version":"0.2.0","words":{"a":1},"etag":null}',
    ]) {
      localStorage.setItem('served-words', left)
      await expect.poll(aPage(aDaemon()).text).toContain('The title')
    }
  })
})

describe('why a finding matters', () => {
  const WhyDomain: ComponentType<{ app: App }> = withServedWords(
    () => <WhyItMatters check="domain-lapsing" />,
    () => <p>Without it</p>,
  )
  const why = catalogues.en['finding.domain-lapsing.why']

  it('is said once the daemon was asked, and from then on without it', async () => {
    const daemon = aDaemon()
    daemon.words = { en: { 'finding.domain-lapsing.why': why } }
    await expect.poll(aPage(daemon, 'en', OWN_VERSION, WhyDomain).text).toContain(why)
    daemon.trouble = { type: 'unreachable' }
    expect(aPage(daemon, 'en', OWN_VERSION, WhyDomain).text()).toContain(why)
  })

  it.each([{ type: 'unreachable' }, { type: 'problem', code: 'not-found' }] as const)(
    'is left out where the daemon does not say it, and what can be said without it stands: %o',
    async (trouble) => {
      const daemon = aDaemon()
      daemon.trouble = trouble
      const { text } = aPage(daemon, 'en', OWN_VERSION, WhyDomain)
      await expect.poll(() => daemon.asked).toHaveLength(1)
      await expect.poll(text).toBe('Without it')
    },
  )
})

describe('a daemon of another version', () => {
  const differ = async (text: () => string) => {
    await expect.poll(text).toContain('The versions differ')
    expect(text()).toContain('npx latchkey update')
  }

  it('that serves none says so', async () => {
    const daemon = aDaemon()
    daemon.trouble = { type: 'problem', code: 'not-found' }
    await differ(aPage(daemon).text)
  })

  it.each([
    ['lacks a word', { [TITLE]: 'The title' }],
    ['wants a parameter that nobody gives', { [TITLE]: 'The title', [COUNT]: '{count} of {all}' }],
  ])('whose catalogue %s says so, and is drawn once it is mended', async (_, words) => {
    const daemon = aDaemon()
    Object.assign(daemon, { version: '0.1.0', words: { en: words } })
    const { text, known } = aPage(daemon, 'en', '0.1.0')
    await differ(text)
    Object.assign(daemon, { version: OWN_VERSION, words: messages })
    known.value = OWN_VERSION
    await expect.poll(text).toContain('The title. There are 3')
  })

  it('is not blamed for a bug of this one', async () => {
    const daemon = aDaemon()
    daemon.words = { en: { [TITLE]: 'The title' } }
    const { text, thrown } = aPage(daemon)
    await expect.poll(thrown).toBeInstanceOf(TypeError)
    expect(text()).not.toContain('The versions differ')
  })
})
