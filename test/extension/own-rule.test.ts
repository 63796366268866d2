/** Chromium's own "session only", as rules come and go. */
import '../support/fake-browser.ts'
import { setImmediate } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { browser } from '../../extension/core/browser.ts'
import { setOwnRule } from '../../extension/features/sessions/airlock/own-rule.ts'
import { keepRules } from '../../extension/features/sessions/airlock/site-rules.ts'
import { NOW } from '../support/daemon-data.ts'
import { aRule } from '../support/sessions-data.ts'
import { iso } from '#shared/time.ts'

/** What stands in the browser, and how it behaves. */
const own = { patterns: new Set<string>(), refuses: false, onSet: () => undefined as void }
const kept: Record<string, unknown> = {}

beforeEach(() => {
  Object.assign(own, { patterns: new Set(), refuses: false, onSet: () => undefined })
  Object.assign(browser, {
    contentSettings: {
      cookies: {
        clear() {
          own.patterns.clear()
          return Promise.resolve()
        },
        async set({ primaryPattern }: { primaryPattern: string }) {
          if (own.refuses) throw new Error('The permission is gone.')
          own.onSet()
          // another process does it, and takes a moment
          await setImmediate()
          await setImmediate()
          own.patterns.add(primaryPattern)
        },
      },
    },
  })
  Object.assign(browser.permissions, { contains: () => Promise.resolve(true) })
  Object.assign(browser.storage, {
    local: {
      get: () => Promise.resolve({ ...kept }),
      set: (some: object) => Promise.resolve(void Object.assign(kept, some)),
    },
  })
})

const pattern = (site: string) => `*://*.${site}/*`

describe("the browser's own rule", () => {
  it('stands for the sites whose session ends with every run, and for no other', async () => {
    await keepRules([
      aRule('a.example'),
      aRule('b.example', { onBrowserUpdate: 'keep' }),
      aRule('c.example', { snoozedUntil: iso(NOW + 1000) }),
    ])
    await setOwnRule(NOW)
    expect([...own.patterns]).toEqual([pattern('a.example')])
    await keepRules([])
    await setOwnRule(NOW)
    expect([...own.patterns]).toEqual([])
  })

  it('is gone with a rule that is dropped while a start still sets it', async () => {
    await keepRules([aRule('a.example'), aRule('b.example')])
    const isSetting = Promise.withResolvers<void>()
    own.onSet = isSetting.resolve
    const begun = setOwnRule(NOW)
    await isSetting.promise
    await keepRules([aRule('b.example')])
    await Promise.all([begun, setOwnRule(NOW)])
    expect([...own.patterns]).toEqual([pattern('b.example')])
  })

  it('that the browser refuses keeps nothing from going on, and is set when it may be', async () => {
    await keepRules([aRule('a.example')])
    own.refuses = true
    await expect(setOwnRule(NOW)).resolves.toBeUndefined()
    expect([...own.patterns]).toEqual([])
    own.refuses = false
    await setOwnRule(NOW)
    expect([...own.patterns]).toEqual([pattern('a.example')])
  })
})
