/** The tabs of sites under a rule: sent to the waiting page before a sweep, and on to their addresses after it. */
import { browser, isFirefox, type Tabs } from '../../../core/browser.ts'
import { addressOf, siteOfAddress } from './site-hosts.ts'

type Tab = Tabs.Tab

export const waitingPage = browser.runtime.getURL('/waiting.html')

/** ms; a page that asks the person whether to leave may stay. */
const LEAVES_WITHIN = 3000
/** ms; a tab that is being restored shows its old address until the door has turned it away. */
const TURNS_WITHIN = 300

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

/** Private tabs stay where they are: in Chromium they can show no page of ours. */
const drawnTabs = async (sites: readonly string[]) =>
  (await tabsOf(sites)).filter((tab) => !isWaiting(tab) && !isAsleep(tab) && !tab.incognito)

/** @param closing a window that may still be listed while it closes */
export const openWindows = async (closing?: number) =>
  (await browser.windows.getAll()).filter(({ id }) => id !== closing)

export const arePrivateWindowsOpen = async (closing?: number): Promise<boolean> =>
  (await openWindows(closing)).some(({ incognito }) => incognito)

/**
 * Sends every page of the sites to the waiting page: none of the session before may live on with a token in its memory, whether it
 * was open or a service worker drew it from its cache. The outer door must be shut.
 *
 * @returns how many were there, and how many of them would not go
 */
export async function sendAway(sites: readonly string[]): Promise<{ sent: number; staying: number }> {
  const turning = (await drawnTabs(sites)).filter(({ status }) => status === 'loading')
  if (turning.length > 0) await leaving(idsOf(turning), TURNS_WITHIN)
  const drawn = await drawnTabs(sites)
  if (drawn.length === 0) return { sent: 0, staying: 0 }
  const left = leaving(idsOf(drawn), LEAVES_WITHIN)
  await Promise.allSettled(
    drawn.map((tab) => browser.tabs.update(tab.id, { url: `${waitingPage}?${standsFor(tab)}` })),
  )
  await left
  return { sent: drawn.length, staying: (await drawnTabs(sites)).length }
}

/** Resolves when all of the tabs show the waiting page or are gone, at the latest `within` ms. */
function leaving(ids: readonly number[], within: number): Promise<void> {
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
    const late = setTimeout(done, within)
    browser.tabs.onUpdated.addListener(updated)
    browser.tabs.onRemoved.addListener(gone)
  })
}

/** Who lets a tab from before go on in its place. */
interface Trusting {
  trust(site: string, tab: number): Promise<void>
}

/**
 * Sends on the tabs of sites whose door is open, each once. In Chromium a waiting page asks and goes by itself; in Firefox its tab
 * is replaced, and so are those that sleep.
 *
 * @returns how many
 */
export async function sendOn(standing: Trusting, sites: readonly string[]): Promise<number> {
  const tabs = (await tabsOf(sites)).filter((tab) => isWaiting(tab) || (isFirefox && isAsleep(tab)))
  if (!isFirefox) return tabs.length
  // one after the other, so that each takes the place of the one before it
  for (const tab of tabs) {
    const site = siteOfAddress(standsFor(tab), sites)
    if (site !== null && !(await goesOn(standing, site, tab)) && tab.id !== undefined)
      await browser.tabs.reload(tab.id).catch(() => undefined)
  }
  return tabs.length
}

/**
 * Chromium may show a waiting page as refused: the browser restored it before this background was there to ask anew.
 *
 * @param spoke tabs whose waiting page is alive
 */
export async function askAnew(spoke: ReadonlySet<number>): Promise<void> {
  if (isFirefox) return
  for (const tab of await browser.tabs.query({}))
    if (isWaiting(tab) && !tab.incognito && tab.status === 'complete' && !spoke.has(tab.id ?? 0))
      await browser.tabs.update(tab.id, { url: tab.url ?? '' }).catch(() => undefined)
}

/** A tab is asked about from two sides, and is on its way while they ask. */
const moved = new Set<number>()

/**
 * A tab from before the sweep may go on. What a page kept for its session (sessionStorage) belongs to its tab and is restored with
 * it: Chromium clears it with local storage; in Firefox no extension can, so there the address opens in a tab of its own.
 *
 * @returns true where another tab goes on in its place
 */
export async function goesOn(standing: Trusting, site: string, tab: Tab): Promise<boolean> {
  const { id, incognito } = tab
  if (id === undefined) return false
  if (moved.has(id)) return true
  // a private tab was never restored
  if (isFirefox && !incognito && (await replace(tab, id))) return true
  await standing.trust(site, id)
  return false
}

async function replace(tab: Tab, id: number): Promise<boolean> {
  moved.add(id)
  const { windowId, index, active, pinned, cookieStoreId } = tab
  try {
    const next = await browser.tabs.create({
      url: standsFor(tab),
      active,
      pinned,
      index,
      ...(windowId === undefined ? {} : { windowId }),
      // a container stays one, and who slept sleeps on until somebody looks
      ...(cookieStoreId === undefined ? {} : { cookieStoreId }),
      ...(isAsleep(tab) && !active ? { discarded: true, title: tab.title ?? '' } : {}),
    })
    await regroup(tab, next)
    await browser.tabs.remove(id)
    return true
  } catch {
    // a window that takes no other tab
    moved.delete(id)
    return false
  }
}

interface Grouping {
  group?(of: { groupId: number; tabIds: number }): Promise<number>
}

/** A tab of a group stays in it; the typed part of the interface knows no groups. */
async function regroup(tab: Tab, next: Tab): Promise<void> {
  const { groupId = -1 } = tab as { groupId?: number }
  if (groupId === -1 || next.id === undefined) return
  await (browser.tabs as Grouping).group?.({ groupId, tabIds: next.id }).catch(() => undefined)
}
