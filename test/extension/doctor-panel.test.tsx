import { fakeBrowser } from '../support/fake-browser.ts'
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BrowserDoctor } from '../../extension/features/sessions/BrowserDoctor.tsx'
import { Words } from '../../extension/ui/words.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { doctorRows, type DoctorFinding } from '#shared/sessions.ts'
import { languages, type Language } from '#shared/settings.ts'

const row = (
  id: DoctorFinding['id'],
  state: DoctorFinding['state'],
  about: string[] = [],
): DoctorFinding => ({ id, state, about })

function draw(rows: readonly DoctorFinding[], language: Language = 'en') {
  const root = document.createElement('main')
  document.body.append(root)
  const looked = { times: 0 }
  const again: string[] = []
  render(
    <Words.Provider value={createTranslator(language, catalogues[language], 'UTC')}>
      <BrowserDoctor rows={rows} onLook={() => (looked.times += 1)} onAgain={(site) => again.push(site)} />
    </Words.Provider>,
    root,
  )
  const press = (name: string) => {
    const button = root.querySelector<HTMLButtonElement>(`button[aria-label^="${name}: "]`)
    if (!button) throw new Error(`no button “${name}”`)
    button.click()
  }
  return { root, looked, again, press, text: () => root.textContent }
}

const copied: string[] = []
beforeEach(() => {
  fakeBrowser.reset()
  copied.length = 0
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    copied.push(text)
    return Promise.resolve()
  })
})
afterEach(() => {
  for (const root of document.body.children) render(null, root)
  document.body.replaceChildren()
})

describe('the doctor’s panel', () => {
  it('lists what weakens first, then what is not known, each with a word beside its colour', () => {
    const { root } = draw([
      row('doors', 'fine'),
      row('other-extensions', 'unknown'),
      row('permission', 'weak', ['infomaniak.com']),
    ])
    const said = [...root.querySelectorAll('li')].map(
      (one) =>
        `${one.querySelector('.hidden')?.textContent ?? ''}: ${one.querySelector('b')?.textContent ?? ''}`,
    )
    expect(said).toEqual([
      'Weakens the rule: Permission for each site',
      'Not known: Other extensions',
      'In order: Doors',
    ])
  })

  it('is not drawn where there is no rule', () => {
    expect(draw([]).text()).toBe('')
  })

  it('asks for the sites in the press itself, then looks again', async () => {
    const { press, looked } = draw([row('permission', 'weak', ['infomaniak.com'])])
    press('Give permission')
    expect(fakeBrowser.asked).toEqual([{ origins: ['*://infomaniak.com/*', '*://*.infomaniak.com/*'] }])
    await expect.poll(() => looked.times).toBe(1)
  })

  it.each([
    ['site-exceptions', 'weak', 'Allow the second lock', 'contentSettings'],
    ['other-extensions', 'unknown', 'Let Latchkey look', 'management'],
  ] as const)('asks for what it needs in the press itself: %s', (id, state, label, permission) => {
    const { press } = draw([row(id, state)])
    press(label)
    expect(fakeBrowser.asked).toEqual([{ permissions: [permission] }])
  })

  it('copies the text before it opens the page that it belongs to, and says what was copied', async () => {
    const { press, text } = draw([row('site-exceptions', 'weak', ['infomaniak.com'])])
    press('Copy and open the settings')
    await expect.poll(() => fakeBrowser.tabs).toEqual(['chrome://settings/content/siteData'])
    expect(copied).toEqual(['[*.]infomaniak.com'])
    await expect.poll(text).toContain('Copied: [*.]infomaniak.com')
  })

  it('says the address where the browser does not open its own page', async () => {
    fakeBrowser.opens = false
    const { press, text } = draw([row('session-restore', 'unknown')])
    press('Open the settings')
    await expect.poll(text).toContain('Type chrome://settings/onStartup into the address bar')
  })

  it('sets the doors up again for every site', () => {
    const { press, again } = draw([row('doors', 'weak', ['a.example', 'b.example'])])
    press('Set up again')
    expect(again).toEqual(['a.example', 'b.example'])
  })

  it('looks again when the person comes back from the settings', async () => {
    const { looked } = draw([row('doors', 'fine')])
    await expect
      .poll(() => {
        document.dispatchEvent(new Event('visibilitychange'))
        return looked.times
      })
      .toBeGreaterThan(0)
  })

  it('tells a second lock that was not allowed from one that another setting undoes', () => {
    expect(draw([row('site-exceptions', 'weak')]).text()).toContain('With your leave')
    expect(draw([row('site-exceptions', 'weak', ['a.example'])]).text()).toContain(
      'keeps the data of a.example',
    )
  })

  it('names the site whose page was there before the doors, or those among which it is', () => {
    expect(draw([row('start-page', 'weak', ['a.example'])]).text()).toContain('a page of a.example was there')
    expect(draw([row('start-page', 'weak', ['a.example', 'b.example'])]).text()).toContain(
      'a page of one of these sites (a.example and b.example) was there',
    )
  })

  it.each(languages)('has words for every row in %s', (language) => {
    for (const state of ['fine', 'weak', 'unknown'] as const) {
      const { text } = draw(
        doctorRows.map((id) => row(id, state, ['infomaniak.com'])),
        language,
      )
      expect(text()).not.toMatch(/[{}]/)
    }
  })
})
