/** An organisation's policy, as the browsers really hand it on: Chromium by its policy folder, Firefox by a managed-storage manifest. */
import { execFile } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'puppeteer-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { chromium, firefox, type ExtensionBrowser } from '../support/browsers.ts'
import { sees, textOf } from '../support/screen.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { eventually } from '../support/latchkey.ts'
import { programPath } from '../../scripts/tools.ts'

const run = promisify(execFile)
const ID = 'latchkey@latchkey.example'
const policy = {
  port: 47_655,
  language: 'de',
  look: 'dark',
  pairing: false,
  tea: 1,
  sites: [{ site: 'bank.example', afterHours: 8 }],
}

/** Its policies lie in the system's folder: that is the test's alone in a mount namespace of the browser's process. */
async function managedChromium(id: string): Promise<ExtensionBrowser> {
  const etc = await temporaryFolder()
  await mkdir(join(etc, 'policies', 'managed'), { recursive: true })
  await chmod(etc, 0o755)
  await writeFile(
    join(etc, 'policies', 'managed', 'latchkey.json'),
    JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } }),
  )
  const launcher = join(etc, 'launcher')
  const inside = `mount --bind ${etc} /etc/chromium && exec ${programPath(['chromium']) ?? ''} "$@"`
  await writeFile(
    launcher,
    `#!/bin/sh\nexec unshare --mount --map-root-user sh -c '${inside}' chromium "$@"\n`,
  )
  await chmod(launcher, 0o755)
  return chromium({ launcher })
}

/** Both places in which Firefox looks below a home. */
async function managedFirefox(): Promise<ExtensionBrowser> {
  const home = await temporaryFolder()
  const manifest = { name: ID, description: 'Of the organisation', type: 'storage', data: policy }
  for (const place of ['.mozilla', join('.config', 'mozilla')]) {
    const folder = join(home, place, 'managed-storage')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${ID}.json`), JSON.stringify(manifest))
  }
  return firefox({ env: { HOME: home } })
}

/** Of the built manifest's key. */
const CHROMIUM_ID = /^chrome-extension:\/\/([a-p]{32})$/

/** What the extension keeps under its rules, asked of its background. */
const rulesOf = (page: Page) =>
  page.evaluate(async () => {
    interface Runtime {
      sendMessage(message: object): Promise<{
        rules: { site: string; afterHours: number | null }[]
        managed: string[]
        sites: { site: string; door: string; problem: string | null }[]
      }>
    }
    const { browser, chrome } = globalThis as unknown as Record<
      'browser' | 'chrome',
      { runtime: Runtime } | undefined
    >
    const { rules, managed, sites } = await (browser ?? chrome)!.runtime.sendMessage({ do: 'look' })
    return {
      rules: rules.map(({ site, afterHours }) => `${site} ${String(afterHours)}`),
      managed,
      doors: sites.map(({ site, door, problem }) => `${site} ${door} ${String(problem)}`),
    }
  })
const dropRule = (page: Page, site: string) =>
  page.evaluate(async (site) => {
    const { browser, chrome } = globalThis as unknown as Record<
      'browser' | 'chrome',
      { runtime: { sendMessage(message: object): Promise<unknown> } } | undefined
    >
    await (browser ?? chrome)!.runtime.sendMessage({ do: 'drop', site })
  }, site)

async function holds(browser: ExtensionBrowser, knows: readonly string[]) {
  const settings = await browser.open('options.html#/settings')
  await sees(settings, 'Von Ihrer Organisation')
  // the field shows what is set, and cannot be changed
  const port = () =>
    settings.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('input[aria-describedby="port-hint"]')
      return field && `${field.value} ${String(field.disabled)}`
    })
  expect(await eventually(port, (said) => said === '47655 true')).toBe('47655 true')
  // the paper of the dark, where the system's look is light
  const paper = () => settings.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(await paper()).toBe('rgb(20, 23, 28)')
  expect(await textOf(settings)).not.toMatch(/Code(?!s)/)

  // nobody has let the extension reach it yet: until then it stays shut
  const bank = {
    rules: ['bank.example 8'],
    managed: ['bank.example'],
    doors: ['bank.example shut no-permission'],
  }
  const kept = () => rulesOf(settings)
  expect(
    await eventually(kept, (now) => now.doors.length > 0 && !now.doors[0]?.includes('sweeping')),
  ).toEqual(bank)
  await dropRule(settings, 'bank.example')
  expect(await rulesOf(settings)).toEqual(bank)

  const doctor = await browser.open('options.html#/settings/doctor')
  await sees(doctor, 'Diagnose')
  for (const key of knows) await sees(doctor, key)
}

describe('a policy', () => {
  it('is followed by Chromium, shown as such, and cannot be changed', async (ctx) => {
    const plain = await chromium()
    const [, id = ''] = CHROMIUM_ID.exec(plain.origin) ?? []
    await plain.close()
    const folder = await temporaryFolder()
    const cannot = await run('unshare', ['-rm', 'mount', '--bind', folder, '/etc/chromium']).then(
      () => null,
      (error: unknown) => error,
    )
    ctx.skip(cannot !== null, 'no mounts over /etc/chromium in a namespace of one’s own')
    const browser = await managedChromium(id)
    onTestFinished(() => browser.close())
    // Chromium hands on what its schema knows: the rest never comes
    await holds(browser, [])
  })

  it('is followed by Firefox, and what is not understood is said', async () => {
    const browser = await managedFirefox()
    onTestFinished(() => browser.close())
    await holds(browser, ['tea'])
  })
})
