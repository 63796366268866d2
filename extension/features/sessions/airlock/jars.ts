/** The browser's cookie stores: the ordinary one, private windows, containers. */
import { browser, isFirefox } from '../../../core/browser.ts'

/** Firefox numbers containers upwards and never uses a number again; ids beyond are learnt from their cookies and tabs. */
const CONTAINERS_TRIED = 40

/**
 * Every store that may hold a cookie. Firefox lists only those of open tabs, and its list of containers needs a permission that
 * would switch containers on for everybody: so their numbers are tried.
 *
 * @param learnt ids that cookies or tabs have shown before
 */
export async function listJars(learnt: readonly string[]): Promise<readonly string[]> {
  const listed = (await browser.cookies.getAllCookieStores()).map(({ id }) => id)
  if (!isFirefox) return listed
  const tried = Array.from({ length: CONTAINERS_TRIED }, (_, at) => `firefox-container-${String(at + 1)}`)
  return [...new Set(['firefox-default', ...listed, ...learnt, ...tried])]
}

/** Null is the ordinary store. */
export const jarName = (storeId: string): string | null =>
  storeId === '0' || storeId === 'firefox-default' ? null : storeId
