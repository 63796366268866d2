/** The shortcut, from the press to the field of the page: noted in the background, done by the popup that it opens, which closes then. */
import '../support/unpaired-browser.ts'
import { fakeBrowser } from '../support/fake-browser.ts'
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { wishFill } from '../../extension/features/codes/shortcut.ts'
import { READ_IN } from '../../extension/features/codes/use-close-after-fill.ts'
import { createApp } from '../../extension/shell/app.ts'
import { Popup } from '../../extension/shell/Popup.tsx'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { iso } from '#shared/time.ts'
import { anOverview, NOW } from '../support/daemon-data.ts'
import { codesRig, PASSPHRASE, type RigOptions } from '../support/drawn-codes.ts'
import { anEntry, codesRow } from '../support/codes-rows.ts'
import { buttons, clear, field, press, type } from '../support/drawn.tsx'
import { anAirlock } from '../support/sessions-data.ts'

const TAB = { id: 7, url: 'https://login.infomaniak.com/second-step' }
const ANNA = 'Infomaniak · anna@vully.example'
const { browser } = globalThis as unknown as { browser: Record<string, Record<string, unknown>> }

/** What was put into the page in front. */
const put: string[] = []
/** What waits until the sentence is read. */
const moments = new Map<unknown, () => void>()
const { setTimeout: setReal, clearTimeout: clearReal } = globalThis
const closed = vi.spyOn(window, 'close')
let stop: () => void = () => undefined

beforeEach(() => {
  fakeBrowser.reset()
  put.length = 0
  closed.mockClear()
  const kept: Record<string, unknown> = {}
  Object.assign(browser, {
    scripting: {
      executeScript: ({ args = [] }: { args?: unknown[] }) => {
        const [, code] = args
        if (typeof code === 'string') put.push(code)
        const result = code === undefined ? { sure: 3, several: false, foreignFrame: false } : true
        return Promise.resolve([{ frameId: 0, documentId: 'page', result }])
      },
    },
  })
  Object.assign(browser['tabs'] ?? {}, { query: () => Promise.resolve([TAB]) })
  Object.assign(browser['storage'] ?? {}, {
    session: {
      get: (key: string) => Promise.resolve({ [key]: kept[key] }),
      set: (more: object) => Promise.resolve(Object.assign(kept, more)),
      remove: (key: string) => Promise.resolve(delete kept[key]),
    },
  })
  // as an earlier page has left them
  const { version } = anOverview()
  const words = { version, words: {}, build: 'words', language: 'en', etag: null }
  localStorage.setItem('served-words', JSON.stringify(words))
  moments.clear()
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((act: () => void, ms: number) => {
    if (ms !== READ_IN) return setReal(act, ms)
    const timer = {}
    moments.set(timer, act)
    return timer
  }) as typeof setTimeout)
  vi.spyOn(globalThis, 'clearTimeout').mockImplementation((timer) => {
    if (!moments.delete(timer)) clearReal(timer)
  })
})
afterEach(() => {
  stop()
  clear()
  vi.mocked(setTimeout).mockRestore()
  vi.mocked(clearTimeout).mockRestore()
  localStorage.clear()
})

async function aPopup(options: RigOptions = {}) {
  const rig = codesRig(options)
  fakeBrowser.answer = () => Promise.resolve(anAirlock([]))
  const app = createApp({
    spoken: { translator: createTranslator('en', catalogues.en, 'UTC'), catalogue: catalogues.en },
    port: 47_600,
    organisation: 'all',
    seen: { at: iso(NOW), overview: anOverview(), etag: null },
  })
  stop = app.sessions.live()
  await expect.poll(() => app.sessions.local.value).not.toBeNull()
  const root = document.createElement('div')
  document.body.append(root)
  const opens = () => {
    render(<Popup app={{ ...app, api: rig.api as typeof app.api }} />, root)
    return Promise.resolve()
  }
  Object.assign(browser['action'] ?? {}, { openPopup: opens })
  const seen = (text: string) => expect.poll(() => root.textContent).toContain(text)
  return { ...rig, root, opens, seen }
}
/** The moment for reading is over. */
const later = () => {
  for (const act of moments.values()) act()
}

describe('the shortcut', () => {
  it('over a locked vault asks for its passphrase, fills in, says so and closes the popup', async () => {
    const { root, seen, asked } = await aPopup({ status: { state: 'locked' } })
    wishFill(TAB as never)
    await seen('The codes are locked')
    await expect.poll(() => buttons(root)).toContain('Open and fill in')
    expect(document.activeElement).toBe(field(root, 'Passphrase of the vault'))
    type(field(root, 'Passphrase of the vault'), PASSPHRASE)
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await seen('Filled in. Go on with the sign-in on the page.')
    expect(put).toEqual(['482900'])
    expect(asked.filter(({ line }) => line.startsWith('POST')).map(({ line }) => line)).toEqual([
      'POST /v1/vault/unlock',
      'POST /v1/codes/0000000000000001/grant',
      'POST /v1/codes/0000000000000001/code',
    ])
    expect(closed).not.toHaveBeenCalled()
    later()
    expect(closed).toHaveBeenCalledOnce()
  })

  it('over an open one needs nothing more', async () => {
    const { seen } = await aPopup()
    wishFill(TAB as never)
    await seen('Filled in.')
    expect(put).toEqual(['482900'])
    later()
    expect(closed).toHaveBeenCalledOnce()
  })

  it('fills in nothing after a wrong passphrase, over another tab, or where there is a choice', async () => {
    const first = await aPopup({ status: { state: 'locked' } })
    wishFill(TAB as never)
    await expect.poll(() => buttons(first.root)).toContain('Open and fill in')
    type(field(first.root, 'Passphrase of the vault'), 'wrong')
    first.root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await first.seen('That is not the passphrase')
    clear()
    const other = await aPopup()
    wishFill({ ...TAB, id: 8 } as never)
    await other.seen('Code for this page')
    clear()
    const two = await aPopup({ entries: [...codesRow, anEntry({ id: '0000000000000009', account: 'it' })] })
    wishFill(TAB as never)
    await two.seen('Infomaniak · it')
    later()
    expect(put).toEqual([])
    expect(closed).not.toHaveBeenCalled()
  })
})

describe('the popup after a press on Fill', () => {
  const filled = async () => {
    const popup = await aPopup()
    await popup.opens()
    await popup.seen('Code for this page')
    expect(put).toEqual([])
    press(popup.root, 'Fill in')
    await popup.seen('Filled in.')
    return popup
  }

  it('closes', async () => {
    await filled()
    later()
    expect(closed).toHaveBeenCalledOnce()
  })

  it.each([
    [
      'a key is pressed',
      () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true })),
    ],
    [
      'something in it is pressed',
      () => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })),
    ],
  ])('stays where %s meanwhile', async (_what, act) => {
    await filled()
    act()
    later()
    expect(closed).not.toHaveBeenCalled()
  })

  it('stays where another view is looked at, which does not close it either', async () => {
    const { root, seen } = await filled()
    press(root, 'Codes')
    await seen(ANNA)
    later()
    expect(closed).not.toHaveBeenCalled()
  })
})
