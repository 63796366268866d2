/** The browser's cookie stores: the ordinary one, private windows, containers. */
import { browser, isFirefox } from '../../../core/browser.ts'

/** Firefox numbers containers upwards and never uses a number again; from where they were last met, some more are tried. */
const CONTAINERS_TRIED = 40
const BEYOND = 20
const PREFIX = 'firefox-container-'
const numberOf = (id: string) => (id.startsWith(PREFIX) ? Number(id.slice(PREFIX.length)) : 0)

/**
 * Every store that may hold a cookie. Firefox lists only those of open tabs, and its list of containers needs a permission that
 * would switch containers on for everybody: so their numbers are tried.
 *
 * @param learnt ids that cookies or tabs have shown before
 */
export async function listJars(learnt: readonly string[]): Promise<readonly string[]> {
  const listed = (await browser.cookies.getAllCookieStores()).map(({ id }) => id)
  if (!isFirefox) return listed
  const highest = Math.max(0, ...[...listed, ...learnt].map(numberOf))
  const beyond = highest > CONTAINERS_TRIED - BEYOND ? BEYOND : 0
  const numbers = [
    ...Array.from({ length: CONTAINERS_TRIED }, (_, at) => at + 1),
    ...Array.from({ length: beyond }, (_, at) => highest + at + 1),
  ]
  const tried = numbers.map((number) => PREFIX + String(number))
  return [...new Set(['firefox-default', ...listed, ...learnt, ...tried])]
}

/** Null is the ordinary store. */
export const jarName = (storeId: string): string | null =>
  storeId === '0' || storeId === 'firefox-default' ? null : storeId

export const isPrivate = (storeId: string): boolean => storeId === '1' || storeId === 'firefox-private'
