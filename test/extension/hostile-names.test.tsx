/** Names that strangers have chosen, in every place of the popup's overview that shows one: text, and nothing but text. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Api } from '../../extension/core/api.ts'
import { FindingsList } from '../../extension/features/findings/FindingsList.tsx'
import { OverviewModel } from '../../extension/features/findings/model.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { ok } from '#shared/result.ts'
import { languages } from '#shared/settings.ts'
import { anOverview, NOW } from '../support/daemon-data.ts'
import { clear, draw } from '../support/drawn.tsx'

afterEach(clear)

const MARKUP = '<img src=x onerror="globalThis.struck=1"><script>globalThis.struck=1</script>'
const TURNING = 'safe\u202Egnp.exe\u2066'

/** The same data, with one word in the place of each text that comes from outside. */
function told<T>(value: T, word: string): T {
  const foreign = new Set(['name', 'email', 'subject', 'organisation', 'because'])
  const json = JSON.stringify(value, (key, part: unknown) => {
    if (key === 'subjects' && Array.isArray(part)) return part.map(() => word)
    return foreign.has(key) && typeof part === 'string' ? word : part
  })
  return JSON.parse(json) as T
}

async function overviewWith(word: string): Promise<HTMLElement> {
  const overview = told(anOverview(), word)
  const api = { call: () => Promise.resolve(ok({ value: overview, etag: null })) } as unknown as Api
  const model = new OverviewModel({ api, clock: () => NOW, seen: () => undefined })
  await model.refresh()
  return draw(<FindingsList model={model} onOpen={() => undefined} onRest={() => undefined} />)
}

describe('a name that is markup', () => {
  it('is shown as it is written, and makes nothing', async () => {
    const root = await overviewWith(MARKUP)
    expect(root.textContent).toContain(MARKUP)
    expect(root.querySelectorAll('img, script, iframe, [onerror]')).toHaveLength(0)
    expect('struck' in globalThis).toBe(false)
    // what would be made of it where it were taken for markup
    root.innerHTML = MARKUP
    expect(root.querySelectorAll('img')).toHaveLength(1)
  })
})

describe('a name that turns the direction of writing', () => {
  it.each(languages)('turns no sentence in %s', (language) => {
    const { t } = createTranslator(language, catalogues[language], 'UTC')
    const said = t('finding.domain-lapsing.title', {
      name: TURNING,
      phase: 'expiring',
      days: 3,
      date: '1',
      many: 1,
    })
    expect(said).toContain('safegnp.exe')
    expect(said).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
  })

  it('turns none of the overview', async () => {
    const root = await overviewWith(TURNING)
    expect(root.textContent).toContain('safegnp.exe')
  })
})
