import { fakeBrowser } from '../support/fake-browser.ts'
import * as fc from 'fast-check'
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WaitAnswer } from '../../extension/features/sessions/messages.ts'
import { mayOpen, waitedFor } from '../../extension/features/sessions/waiting-address.ts'
import { WaitingModel } from '../../extension/features/sessions/waiting-model.ts'
import { NotWaiting, Waiting } from '../../extension/features/sessions/Waiting.tsx'
import { Words } from '../../extension/ui/words.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { doors, problems } from '#shared/sessions.ts'
import { languages, type Language } from '#shared/settings.ts'

const PAGE = 'chrome-extension://latchkey/waiting.html'
const SITE = 'infomaniak.com'
const ADDRESS = 'https://manager.infomaniak.com/v3/1/ng?a=%27b%27&c=#/users?page=2'

const answer = (changes: Partial<WaitAnswer>): WaitAnswer => ({
  door: 'open',
  site: SITE,
  problem: null,
  left: [],
  byPress: false,
  ...changes,
})
const shut = (changes: Partial<WaitAnswer> = {}) => answer({ door: 'shut', ...changes })

/** The background says so to whoever waits; what else it is asked it only takes note of. */
const says = (said: WaitAnswer) => {
  fakeBrowser.answer = (message) => {
    const asksToPass = (message as { do: string }).do === 'wait'
    return asksToPass ? Promise.resolve(said) : Promise.reject(new Error('not now'))
  }
}
const asked = (what: string) =>
  fakeBrowser.messages.filter((message) => (message as { do: string }).do === what)

function begin(held = ADDRESS) {
  const opened: string[] = []
  const waiting = waitedFor(`${PAGE}?${held}`)
  if (!waiting.ok) throw new Error(waiting.error)
  const model = new WaitingModel({ waiting: waiting.value, open: (address) => opened.push(address) })
  return { opened, waiting: waiting.value, model }
}
function draw(held = ADDRESS, language: Language = 'en') {
  const begun = begin(held)
  const root = document.createElement('div')
  document.body.append(root)
  render(
    <Words.Provider value={createTranslator(language, catalogues[language], 'UTC')}>
      <Waiting waiting={begun.waiting} model={begun.model} />
    </Words.Provider>,
    root,
  )
  return { ...begun, root, text: () => root.textContent }
}
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms)
const buttons = (root: Element) => [...root.querySelectorAll('button')].map(({ textContent }) => textContent)
function press(root: Element, name: string) {
  const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === name)
  if (!button) throw new Error(`no button “${name}” among ${buttons(root).join(' | ')}`)
  button.click()
}

beforeEach(() => {
  vi.useFakeTimers()
  fakeBrowser.reset()
})
afterEach(() => {
  for (const root of document.body.children) render(null, root)
  document.body.replaceChildren()
  vi.useRealTimers()
})

describe('an open door', () => {
  it('is gone through at once, with path, query and fragment as they were', async () => {
    says(answer({}))
    const { opened } = draw()
    await pass()
    expect(opened).toEqual([ADDRESS])
    expect(fakeBrowser.messages).toEqual([{ do: 'wait', address: ADDRESS }])
  })

  it('is gone through once, whatever changes afterwards', async () => {
    says(answer({}))
    const { opened } = draw()
    await pass()
    fakeBrowser.change('airlockChanged')
    await pass(60_000)
    expect(opened).toEqual([ADDRESS])
  })
})

describe('an open door to which another site led', () => {
  const go = 'Go on to manager.infomaniak.com'

  it('is gone through by a press alone, on the one button, which says where it leads', async () => {
    says(answer({ byPress: true }))
    const { root, opened, text } = draw()
    await pass(60_000)
    expect(opened).toEqual([])
    expect(root.querySelector('[role=status] h1')?.textContent).toBe('Another site led you here')
    expect(text()).toContain('It leads to manager.infomaniak.com.')
    expect(buttons(root)).toEqual([go])
    expect(document.activeElement?.textContent).toBe(go)
    expect(document.activeElement?.className).toBe('btn primary')
    press(root, go)
    press(root, go)
    expect(opened).toEqual([ADDRESS])
    await pass(60_000)
    expect(asked('wait')).toHaveLength(1)
  })

  it('is not gone through by what the background says later: it may have forgotten who led here', async () => {
    says(answer({ byPress: true }))
    const { opened, text } = draw()
    await pass()
    says(answer({}))
    fakeBrowser.change('airlockChanged')
    await pass(60_000)
    expect(opened).toEqual([])
    expect(text()).toContain('Another site led you here')
  })

  it('is not gone through by a key that has been held down since the page before', async () => {
    says(answer({ byPress: true }))
    const { root } = draw()
    await pass()
    const isStopped = (repeat: boolean) => {
      const key = new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true })
      root.querySelector('button')?.dispatchEvent(key)
      return key.defaultPrevented
    }
    expect([isStopped(true), isStopped(false)]).toEqual([true, false])
  })

  it('asks for the press where it was shut before, too', async () => {
    says(shut())
    const { root, opened } = draw()
    await pass()
    says(answer({ byPress: true }))
    press(root, 'Try again')
    await pass()
    expect(opened).toEqual([])
    press(root, go)
    expect(opened).toEqual([ADDRESS])
  })

  it('is no way around the door: one that is shut, or of another site, has no such button', async () => {
    for (const said of [shut({ byPress: true }), answer({ byPress: true, site: 'evil.example' })]) {
      says(said)
      const { root, opened, model } = draw()
      await pass()
      expect(buttons(root)).not.toContain(go)
      model.goOn()
      expect(opened).toEqual([])
    }
  })
})

describe('while the sweep goes on', () => {
  it('nothing flickers: a word appears only after 300 ms, in a place that a screen reader follows', async () => {
    fakeBrowser.answer = () => new Promise(() => undefined)
    const { root, text } = draw()
    const status = root.querySelector('[role=status]')
    await pass(250)
    expect(text()).toBe('')
    await pass(150)
    expect(text()).toBe('Signing you out of manager.infomaniak.com before this page opens')
    expect(root.querySelector('[role=status]')).toBe(status)
    expect(status?.querySelector('h1')).not.toBeNull()
  })

  it('asks no second time, since each question may be answered by moving the tab', async () => {
    fakeBrowser.answer = () => new Promise(() => undefined)
    draw()
    await pass(1000)
    fakeBrowser.change('airlockChanged')
    await pass(10_000)
    expect(asked('wait')).toHaveLength(1)
  })

  it('asks again where the door is still being swept behind', async () => {
    says(answer({ door: 'sweeping' }))
    const { opened, text } = draw()
    await pass(2000)
    expect(text()).toContain('Signing you out')
    says(answer({}))
    await pass(3000)
    expect(opened).toEqual([ADDRESS])
  })
})

describe('a shut door', () => {
  it.each(problems)('says why: %s', async (problem) => {
    says(shut({ problem }))
    const { root, text, opened } = draw()
    await pass()
    expect(root.querySelector('h1')?.textContent).toBe('Latchkey keeps manager.infomaniak.com shut')
    expect(text()).toContain(catalogues.en[`waiting.problem.${problem}`].split('{')[0])
    expect(text()).toContain(SITE)
    expect(opened).toEqual([])
    expect(root.querySelectorAll('.btn.primary')).toHaveLength(1)
    expect(buttons(root).includes('Give permission back')).toBe(problem === 'no-permission')
    const sessions = root.querySelector('a')
    expect(sessions?.getAttribute('href')).toBe('/options.html#/sessions')
  })

  it('names the cookies that remain', async () => {
    says(shut({ left: [{ host: 'login.infomaniak.com', cookie: 'SASESSION', jar: null }] }))
    const { root, text } = draw()
    await pass()
    expect(text()).toContain('Cookies of your earlier session at infomaniak.com are still there.')
    expect(root.querySelector('.left')?.textContent).toContain('SASESSION login.infomaniak.com')
  })

  it('is tried again by a sweep, and opened by what comes of it', async () => {
    says(shut())
    const { root, opened } = draw()
    await pass()
    says(answer({}))
    press(root, 'Try again')
    await pass()
    expect(asked('again')).toEqual([{ do: 'again', site: SITE }])
    expect(opened).toEqual([ADDRESS])
  })

  it('takes no answer from before the press for one to it', async () => {
    says(shut())
    const { root, text, opened } = draw()
    await pass()
    const answers: ((said: WaitAnswer) => void)[] = []
    fakeBrowser.answer = () => new Promise((resolve) => answers.push(resolve))
    fakeBrowser.change('airlockChanged')
    press(root, 'Try again')
    answers[0]?.(shut({ problem: 'tabs-stay' }))
    await pass(500)
    expect(text()).toContain('Signing you out')
    expect(opened).toEqual([])
  })

  it('is opened by hand with two presses, the first of which says what that means', async () => {
    says(shut())
    const { root, text, opened } = draw()
    await pass()
    press(root, 'Open anyway')
    await pass()
    expect(text()).toContain('Your earlier session may go on in this page.')
    expect(asked('open-by-hand')).toEqual([])
    says(answer({}))
    press(root, 'Open anyway')
    await pass()
    expect(asked('open-by-hand')).toEqual([{ do: 'open-by-hand', site: SITE }])
    expect(opened).toEqual([ADDRESS])
  })

  it('asks for the permission in the press itself, and sweeps once it is given', async () => {
    says(shut({ problem: 'no-permission' }))
    const { root } = draw()
    await pass()
    press(root, 'Give permission back')
    expect(fakeBrowser.asked).toEqual([{ origins: ['*://infomaniak.com/*', '*://*.infomaniak.com/*'] }])
    await pass()
    expect(asked('again')).toHaveLength(1)
  })

  it('stays as it is where the person refuses', async () => {
    fakeBrowser.permits = false
    says(shut({ problem: 'no-permission' }))
    const { root, text } = draw()
    await pass()
    press(root, 'Give permission back')
    await pass()
    expect(asked('again')).toEqual([])
    expect(text()).toContain('The browser no longer lets Latchkey reach')
  })

  it('is asked about again when the background tells of a change', async () => {
    says(shut())
    const { opened } = draw()
    await pass()
    fakeBrowser.change('something else')
    await pass()
    expect(asked('wait')).toHaveLength(1)
    says(answer({}))
    fakeBrowser.change('airlockChanged')
    await pass()
    expect(opened).toEqual([ADDRESS])
  })
})

describe('a background that is not there', () => {
  it('is called with growing pauses, and heard when it wakes', async () => {
    const { opened, text } = draw()
    await pass(700)
    expect(asked('wait')).toHaveLength(4)
    await pass(13_000)
    expect(asked('wait').length).toBeLessThan(12)
    expect(text()).toContain('Signing you out')
    says(answer({}))
    await pass(3000)
    expect(opened).toEqual([ADDRESS])
  })

  it('is said to be silent after 15 s, and still asked', async () => {
    const { opened, text } = draw()
    await pass(15_000)
    expect(text()).toContain('Latchkey does not answer')
    expect(text()).toContain(ADDRESS)
    says(answer({}))
    await pass(3000)
    expect(opened).toEqual([ADDRESS])
  })

  it('that never settles its answer can be asked anew by the person', async () => {
    fakeBrowser.answer = () => new Promise(() => undefined)
    const { root, opened, text } = draw()
    await pass(15_000)
    expect(text()).toContain('Latchkey does not answer')
    says(answer({}))
    press(root, 'Try again')
    await pass()
    expect(opened).toEqual([ADDRESS])
  })

  it.each([
    undefined,
    null,
    {},
    { door: 'open' },
    { ...answer({}), door: 'ajar' },
    // who led here is not known
    { door: 'open', site: SITE, problem: null, left: [] },
  ])('that answers %j has not answered', async (said) => {
    fakeBrowser.answer = () => Promise.resolve(said)
    const { opened } = draw()
    await pass(15_000)
    expect(opened).toEqual([])
  })
})

describe('an address', () => {
  it.each([
    ['https://evil.example/', answer({ door: 'shut', site: null })],
    ['https://evil.example/', answer({ door: 'open', site: null })],
    ['https://evil.example/', answer({})],
    ['https://infomaniak.com.evil.example/', answer({})],
    ['https://evilinfomaniak.com/', answer({})],
  ])('that no rule covers is shown and never opened: %s', async (held, said) => {
    says(said)
    const { opened, text } = draw(held)
    await pass(20_000)
    expect(opened).toEqual([])
    expect(text()).toContain('No rule holds')
    expect(text()).toContain(held)
  })

  it.each([
    ['', 'not-web'],
    ['?', 'not-web'],
    ['?javascript:alert(1)', 'not-web'],
    ['?java\nscript:alert(1)', 'not-web'],
    ['? javascript:alert(1)', 'not-web'],
    ['?data:text/html,<script>alert(1)</script>', 'not-web'],
    ['?blob:https://manager.infomaniak.com/1', 'not-web'],
    ['?view-source:https://manager.infomaniak.com/', 'not-web'],
    ['?file:///etc/passwd', 'not-web'],
    ['?about:blank', 'not-web'],
    ['?chrome-extension://latchkey/options.html', 'not-web'],
    ['?moz-extension://latchkey/options.html', 'not-web'],
    ['?chrome://settings/', 'not-web'],
    ['?//evil.example/', 'not-web'],
    ['?/options.html', 'not-web'],
    ['?https://infomaniak.com@evil.example/', 'with-name'],
    ['?https://:secret@manager.infomaniak.com/', 'with-name'],
    ['?https:\\\\name@manager.infomaniak.com/', 'with-name'],
  ] as const)('%j is refused: %s', (held, reason) => {
    expect(waitedFor(PAGE + held)).toEqual({ ok: false, error: reason })
  })

  it('goes on exactly as it was asked for', () => {
    const url = fc.webUrl({ withQueryParameters: true, withFragments: true })
    fc.assert(
      fc.property(url, (written) => {
        const { href, hostname } = new URL(written)
        expect(waitedFor(`${PAGE}?${href}`)).toEqual({ ok: true, value: { address: href, host: hostname } })
      }),
    )
  })

  const scheme = fc.constantFrom('http', 'https', 'HTTPS', 'javascript', 'data', 'blob', 'chrome-extension')
  const host = fc.constantFrom(
    'infomaniak.com',
    'manager.infomaniak.com',
    'INFOMANIAK.com',
    'infomaniak.com.evil.example',
    'xinfomaniak.com',
    'evil.example',
    'infomaniak.com@evil.example',
    'evil.example\\infomaniak.com',
    'evil.example#infomaniak.com',
    'evil.example?.infomaniak.com',
    '[::1]',
  )
  const hostile = fc.oneof(
    fc.string(),
    fc
      .tuple(scheme, fc.constantFrom(':', '://', ':\\\\', '\n://'), host, fc.webPath())
      .map((parts) => parts.join('')),
  )
  const answers = fc.record({
    door: fc.constantFrom(...doors),
    site: fc.constantFrom(null, SITE, 'evil.example', 'com'),
    problem: fc.constantFrom(null, ...problems),
    left: fc.constant<WaitAnswer['left']>([]),
    byPress: fc.boolean(),
  })

  it('is opened by nothing but an open door of its own site, whatever stands in it', async () => {
    const opens = { yes: 0 }
    await fc.assert(
      fc.asyncProperty(hostile, answers, async (held, said) => {
        says(said)
        const waiting = waitedFor(`${PAGE}?${held}`)
        if (!waiting.ok) return
        const { protocol, username, password, hostname } = new URL(waiting.value.address)
        expect(['http:', 'https:']).toContain(protocol)
        expect(username + password).toBe('')
        const { opened, model } = begin(held)
        await pass()
        if (said.byPress) expect(opened).toEqual([])
        model.goOn()
        if (opened.length === 0) return
        opens.yes += 1
        expect(opened).toEqual([waiting.value.address])
        expect(asked('wait').at(-1)).toEqual({ do: 'wait', address: waiting.value.address })
        expect(said.door).toBe('open')
        expect(`.${hostname}`.endsWith(`.${said.site ?? '?'}`)).toBe(true)
      }),
      { numRuns: 500 },
    )
    expect(opens.yes).toBeGreaterThan(0)
  })

  it('the guard itself can fail: a door of another site, or one that is shut', () => {
    const waiting = { address: ADDRESS, host: 'manager.infomaniak.com' }
    expect(mayOpen(waiting, answer({}))).toBe(true)
    expect(mayOpen(waiting, answer({ site: 'manager.infomaniak.com' }))).toBe(true)
    expect(mayOpen(waiting, answer({ site: 'mail.infomaniak.com' }))).toBe(false)
    expect(mayOpen(waiting, answer({ door: 'shut' }))).toBe(false)
    expect(mayOpen(waiting, answer({ door: 'sweeping' }))).toBe(false)
  })
})

describe.each(languages)('in %s', (language) => {
  it('every state has its words', async () => {
    const shuts = problems.map((problem) => shut({ problem }))
    for (const said of [shut(), ...shuts, answer({ site: null }), answer({ byPress: true })]) {
      says(said)
      const { text } = draw(ADDRESS, language)
      await pass()
      expect(text()).not.toMatch(/[{}]/)
      expect(text()).toContain('manager.infomaniak.com')
    }
  })

  it('what is refused says so', () => {
    for (const why of ['not-web', 'with-name', 'framed'] as const) {
      const root = document.createElement('div')
      document.body.append(root)
      render(
        <Words.Provider value={createTranslator(language, catalogues[language], 'UTC')}>
          <NotWaiting why={why} />
        </Words.Provider>,
        root,
      )
      expect(root.querySelector('h1')?.textContent).toBe(catalogues[language][`waiting.refused.${why}`])
      expect(root.querySelectorAll('a').length).toBe(why === 'framed' ? 0 : 1)
    }
  })
})
