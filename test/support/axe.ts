/** What axe finds wrong with a page of the extension. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'puppeteer-core'

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export async function findingsOf(page: Page): Promise<string[]> {
  const text = await axe
  // the page's own policy allows no injected script; the driver's evaluation is not one
  await page.evaluate(text)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(of: Document): Promise<AxeResults> } }).axe.run(document),
  )
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
}

/** px by which the page is wider than its window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
