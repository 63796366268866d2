/** People of the sandbox in a real browser: each signs in to the Manager in a jar of cookies of their own. */
import type { Browser, Page } from 'puppeteer-core'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { eventually, type Latchkey } from './latchkey.ts'
import type { ExtensionBrowser } from './browsers.ts'
import { fill, press, sees } from './screen.ts'

export const managerOf = ({ sandboxPort }: Pick<Latchkey, 'sandboxPort'>): string =>
  `http://manager.localhost:${String(sandboxPort)}`

/** Signs in on a page that asks for it; the sandbox shows the code that the person's app would show. */
export async function signInAs(page: Page, firstName: string): Promise<void> {
  await press(page, `Sign in as ${firstName}`)
  await away(page, /\/login($|\?)/)
  if (!page.url().includes('/login/second-factor')) return
  await sees(page, 'the app would show')
  const code = await page.evaluate(() => document.querySelector('b.code')?.textContent ?? '')
  await fill(page, 'code', code)
  await press(page, 'Sign in')
  await away(page, /\/login\//)
}

/** Whoever presses before the page is whole may press what has moved away meanwhile. */
const away = (page: Page, from: RegExp) =>
  eventually(
    () => page.evaluate(() => `${location.pathname} ${document.readyState}`).catch(() => ''),
    (where) => where.endsWith(' complete') && !from.test(where.replace(' complete', '')),
  )

/** @param path where the person wants to go */
export async function visitAs(
  browser: Browser,
  latchkey: Latchkey,
  firstName: string,
  path: string,
): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage()
  await page.goto(`${managerOf(latchkey)}/login?next=${encodeURIComponent(path)}`)
  await signInAs(page, firstName)
  return page
}

/** The tab that the extension opened at the Manager. */
export const openedIn = async ({ browser }: ExtensionBrowser, latchkey: Latchkey): Promise<Page> => {
  const find = async () => (await browser.pages()).find((page) => page.url().startsWith(managerOf(latchkey)))
  const page = await eventually(find, (found) => found !== undefined)
  if (!page) throw new Error('nothing was opened')
  return page
}

/** What the provider's API says of the first organisation. */
export async function organisationAtProvider({
  sandboxPort,
}: Latchkey): Promise<{ has_2fa_required: boolean }> {
  const answer = await fetch(`http://127.0.0.1:${String(sandboxPort)}/1/accounts`, {
    headers: { authorization: `Bearer ${sandboxToken}` },
  })
  const { data } = (await answer.json()) as { data: { has_2fa_required: boolean }[] }
  const [organisation] = data
  if (!organisation) throw new Error('the API tells of no organisation')
  return organisation
}
