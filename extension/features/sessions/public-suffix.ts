/** The list of public suffixes: fetched when a site is to be named, since it weighs more than all else on the page. */
import { browser } from '../../core/browser.ts'
import type { Surroundings } from './site-name.ts'
import { readSuffixes } from './suffix-list.ts'

export async function loadRegistrable(): Promise<Surroundings['registrable']> {
  const answer = await fetch(browser.runtime.getURL('/suffixes.txt'))
  return readSuffixes(await answer.text())
}
