/** Every page of the extension, in both themes: axe finds nothing, nothing overflows, and each view has its heading. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededOrganisation } from '#daemon/sandbox/seed.ts'
import type { MemberRow } from '#shared/team.ts'
import { agencyHome } from '../support/agency-home.ts'
import { findingsOf, sideways } from '../support/axe.ts'
import { chromium, firefox, type ExtensionBrowser } from '../support/browsers.ts'
import { pairOverPage } from '../support/pair.ts'
import { startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { press, sees } from '../support/screen.ts'

const BRUNO = 'bruno.keller@atelier-vully.example'

/** Nothing that axe finds, and nothing that is wider than the window, at each width. */
async function isSound(page: Page, text: string) {
  await sees(page, text)
  for (const width of [320, 1280, 1920]) {
    await page.setViewport({ width, height: 900 })
    expect(await findingsOf(page), String(width)).toEqual([])
    expect(await sideways(page), String(width)).toBeLessThanOrEqual(0)
  }
}

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  let latchkey: Latchkey
  let browser: ExtensionBrowser
  let bruno: string
  beforeAll(async () => {
    latchkey = await startLatchkey()
    const { rows } = await latchkey.json<{ rows: MemberRow[] }>('team', 'dry-run')
    bruno = rows.find(({ email }) => email === BRUNO)?.id ?? ''
    await latchkey.json('team', 'alerted', BRUNO)
    browser = await chromium()
  })
  afterAll(async () => {
    await browser.close()
    await latchkey.stop()
  })

  const show = async (path: string, size?: { width: number; height: number }) => {
    const page = await browser.open(path, size)
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
    return page
  }

  it('the pairing page has no fault', async () => {
    const page = await show('popup.html')
    await sees(page, 'Pair this browser')
    expect(await findingsOf(page)).toEqual([])
    await pairOverPage(page, latchkey)
  })

  it.each([
    ['Overview', 'things need you'],
    ['Team', 'Bruno Keller'],
    ['Domains', 'vully-shop.example'],
    ['Codes', 'one press away'],
  ])('the popup’s %s has no fault and does not scroll sideways', async (view, text) => {
    const page = await show('popup.html')
    await press(page, view)
    await sees(page, text)
    expect(await findingsOf(page)).toEqual([])
    expect(await sideways(page)).toBeLessThanOrEqual(0)
  })

  it('a guided action has no fault', async () => {
    const page = await show('popup.html')
    await press(page, /^Require 2FA/)
    await sees(page, 'Steps')
    expect(await findingsOf(page)).toEqual([])
  })

  it('the waiting page has no fault where it refuses an address', async () => {
    const page = await show('waiting.html?javascript:alert(1)')
    await sees(page, 'not the address of a website')
    expect(await findingsOf(page)).toEqual([])
  })

  it.each([
    ['overview', 'things need you'],
    ['account', 'anna.vully@atelier-vully.example'],
    ['team', 'Bruno Keller'],
    ['team/require', 'Hugo Lopez'],
    ['team/invite', 'Administrative contact'],
    ['team/alerts', 'Mail of your own'],
    ['team/BRUNO', 'For worse days'],
    ['domains', 'vully-shop.example'],
    ['products', 'kDrive of the atelier'],
    ['sessions', 'manager.localhost'],
    ['codes', 'one press away'],
    ['codes/vault', 'Choose a passphrase'],
    ['activity', 'Event by event'],
    ['activity/message', 'Source of the message'],
    ['recovery', 'Password forgotten'],
    ['recovery/forgotten-password', 'Enter the email address'],
    ['recovery/leaving-ORGANISATION-BRUNO', 'remove them from the organisation'],
    ['settings', 'Port on this computer'],
    ['settings/doctor', 'Free space'],
    ['settings/journal', 'Browser paired'],
  ])('the full page’s %s has no fault from 320 px to 1920 px', async (view, text) => {
    const path = view.replace('BRUNO', bruno).replace('ORGANISATION', String(seededOrganisation))
    const page = await show(`options.html#/${path}`)
    await isSound(page, text)
    await page.close()
  })
})

it.each(['light', 'dark'] as const)(
  'an overview of several organisations has no fault in %s',
  async (theme) => {
    const latchkey = await startLatchkey({ home: await agencyHome() })
    const browser = await chromium()
    try {
      await pairOverPage(await browser.open('popup.html'), latchkey)
      const page = await browser.open('options.html')
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
      await isSound(page, 'Fondation du Lac')
    } finally {
      await browser.close()
      await latchkey.stop()
    }
  },
)

it('the popup has no fault in Firefox', async () => {
  const latchkey = await startLatchkey()
  const browser = await firefox()
  try {
    const popup = await browser.open('popup.html')
    await sees(popup, 'Pair this browser')
    expect(await findingsOf(popup)).toEqual([])
    await pairOverPage(popup, latchkey)
    expect(await findingsOf(popup)).toEqual([])
  } finally {
    await browser.close()
    await latchkey.stop()
  }
})
