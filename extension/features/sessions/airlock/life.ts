/** How this life of the extension and the last one stood: what `start.ts` judges by. */
import { browser, isFirefox, type Tabs } from '../../../core/browser.ts'
import { dropLasting, keepLasting, readLasting } from './memory.ts'
import type { Signs } from './start.ts'
import { idsOf } from './tabs.ts'
import type { IsoTime } from '#shared/time.ts'

interface ClientHints {
  getHighEntropyValues(
    names: readonly string[],
  ): Promise<{ fullVersionList: { brand: string; version: string }[] }>
}

/** The browser's full version. */
async function browserVersion(): Promise<string> {
  if (isFirefox) return (await browser.runtime.getBrowserInfo()).version
  const { userAgentData } = navigator as unknown as { userAgentData?: ClientHints }
  const told = await userAgentData?.getHighEntropyValues(['fullVersionList'])
  return told?.fullVersionList.map(({ brand, version }) => `${brand} ${version}`).join(', ') ?? ''
}

const isFlagged = ({ autoDiscardable }: Tabs.Tab) => autoDiscardable === false

/**
 * Gives the first tab of each window a sign that lives as long as the browser's process: it is not to be put to sleep by itself.
 * No restart restores that, a crash neither. Firefox knows no such sign.
 */
async function flagTabs(): Promise<void> {
  if (isFirefox) return
  const first = await browser.tabs.query({ index: 0 })
  const bare = first.filter((tab) => !isFlagged(tab))
  await Promise.allSettled(idsOf(bare).map((id) => browser.tabs.update(id, { autoDiscardable: false })))
}

const ownVersion = () => browser.runtime.getManifest().version

export async function readSigns(): Promise<Signs> {
  const [before, reloadMark, version, tabs] = await Promise.all([
    readLasting('sessionLife'),
    readLasting('sessionReload'),
    browserVersion(),
    browser.tabs.query({}),
  ])
  await dropLasting('sessionReload')
  return {
    now: Date.now(),
    version: ownVersion(),
    browserVersion: version,
    before,
    tabs: [...idsOf(tabs)],
    flagged: idsOf(tabs.filter(isFlagged)),
    numbersTabsOnwards: !isFirefox,
    reloadMark,
  }
}

/** For the life after this one. */
export async function noteLife(now: { startedAt: IsoTime | null; ended?: boolean }): Promise<void> {
  await flagTabs()
  const [version, tabs] = await Promise.all([browserVersion(), browser.tabs.query({})])
  const sessionLife = {
    version: ownVersion(),
    browserVersion: version,
    tabs: [...idsOf(tabs)],
    flagged: [...idsOf(tabs.filter(isFlagged))],
    aliveAt: Date.now(),
    ended: now.ended ?? false,
    startedAt: now.startedAt,
  }
  await keepLasting({ sessionLife })
}

/** An update is ready: it is put in place at once, after a mark by which the next life knows that the browser ran on. */
export async function replaceBy(version: string, startedAt: IsoTime | null): Promise<void> {
  await noteLife({ startedAt })
  await keepLasting({ sessionReload: { at: Date.now(), to: version } })
  browser.runtime.reload()
}
