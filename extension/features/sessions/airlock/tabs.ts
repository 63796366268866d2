/** The tabs of sites under a rule: sent to the waiting page before a sweep, and on to their addresses after it. */
import { browser, isFirefox, type Tabs } from '../../../core/browser.ts'
import { addressOf, siteOfAddress } from './site-hosts.ts'

type Tab = Tabs.Tab

export const waitingPage = browser.runtime.getURL('/waiting.html')

/** ms; a page that asks the person whether to leave may stay. */
const LEAVES_WITHIN = 3000

export const idsOf = (tabs: readonly Tab[]): readonly number[] => tabs.flatMap(({ id }) => id ?? [])

const isWaiting = ({ url }: Tab) => url?.startsWith(`${waitingPage}?`) ?? false
/** Restored and not loaded yet: it has no document, but what it kept for its session comes with it. */
const isAsleep = ({ discarded, status }: Tab) => discarded === true || status === 'unloaded'

/** Tabs of the sites, waiting or not, by what they stand for. */
export async function tabsOf(sites: readonly string[]): Promise<readonly Tab[]> {
  const all = await browser.tabs.query({})
  return all.filter((tab) => siteOfAddress(standsFor(tab), sites) !== null)
}

/** The address that a tab shows or waits for; of one that shows nothing yet, where it is about to go. */
export const standsFor = ({ url, pendingUrl }: Tab): string =>
  addressOf(url === undefined || url === '' ? (pendingUrl ?? '') : url, waitingPage)

const drawnTabs = async (sites: readonly string[]) =>
  (await tabsOf(sites)).filter((tab) => !isWaiting(tab) && !isAsleep(tab))

/**
 * Sends every page of the sites to the waiting page: none of the session before may live on with a token in its memory, whether it
 * was open or a service worker drew it from its cache. The outer door must be shut.
 *
 * @returns how many were there, and how many of them would not go
 */
export async function sendAway(sites: readonly string[]): Promise<{ sent: number; staying: number }> {
  const drawn = await drawnTabs(sites)
  if (drawn.length === 0) return { sent: 0, staying: 0 }
  const left = leaving(idsOf(drawn))
  await Promise.allSettled(
    drawn.map((tab) => browser.tabs.update(tab.id, { url: `${waitingPage}?${standsFor(tab)}` })),
  )
  await left
  return { sent: drawn.length, staying: (await drawnTabs(sites)).length }
}

/** Resolves when all of the tabs show the waiting page or are gone, at the latest after a while. */
function leaving(ids: readonly number[]): Promise<void> {
  const open = new Set(ids)
  return new Promise((resolve) => {
    const gone = (id: number) => {
      open.delete(id)
      if (open.size === 0) done()
    }
    const updated = (id: number, _: unknown, tab: Tab) => {
      if (tab.status === 'complete' && isWaiting(tab)) gone(id)
    }
    const done = () => {
      clearTimeout(late)
      browser.tabs.onUpdated.removeListener(updated)
      browser.tabs.onRemoved.removeListener(gone)
      resolve()
    }
    const late = setTimeout(done, LEAVES_WITHIN)
    browser.tabs.onUpdated.addListener(updated)
    browser.tabs.onRemoved.addListener(gone)
  })
}

/**
 * Sends the waiting tabs of sites whose door is open to their addresses, each once.
 *
 * @returns how many
 */
export async function sendOn(sites: readonly string[]): Promise<number> {
  const tabs = (await tabsOf(sites)).filter((tab) => isWaiting(tab) || isAsleep(tab))
  // one after the other, so that each takes the place of the one before it
  for (const tab of tabs) await moveOn(tab)
  return tabs.length
}

/** A tab is asked about from two sides, and is on its way while they ask. */
const moved = new Set<number>()

/**
 * Opens the address in a tab of its own and closes the old one: what a page kept for its session (sessionStorage) belongs to the
 * tab, is restored with it, and no extension can clear it.
 *
 * @returns false where the tab goes on in its place
 */
export async function moveOn(tab: Tab): Promise<boolean> {
  const { id, windowId, index, active, pinned, incognito } = tab
  if (id === undefined) return false
  if (moved.has(id)) return true
  moved.add(id)
  const url = standsFor(tab)
  // a private tab was never restored, and in Chromium a page of ours cannot be shown in it
  if (incognito) {
    await browser.tabs.update(id, { url }).catch(() => undefined)
    return true
  }
  try {
    await browser.tabs.create({
      url,
      active,
      pinned,
      index,
      ...(windowId === undefined ? {} : { windowId }),
      ...(isFirefox ? firefoxPart(tab) : {}),
    })
    await browser.tabs.remove(id)
    return true
  } catch {
    // a window that takes no other tab: the waiting page asks anew and goes on in its place
    moved.delete(id)
    await browser.tabs.reload(id).catch(() => undefined)
    return false
  }
}

/** A container stays one, and who slept sleeps on until somebody looks. */
const firefoxPart = (tab: Tab) => ({
  ...(tab.cookieStoreId === undefined ? {} : { cookieStoreId: tab.cookieStoreId }),
  ...(isAsleep(tab) && !tab.active ? { discarded: true, title: tab.title ?? '' } : {}),
})
