/** Ends the sessions of sites: shuts the door, sends their pages away, sweeps, reads again, and opens what was cleared. */
import { browser, isFirefox } from '../../../core/browser.ts'
import { fingerprints } from './came-back.ts'
import { isPrivate, listJars } from './jars.ts'
import { readLasting } from './memory.ts'
import { mayReach, setOuterDoor } from './outer-door.ts'
import { noteOf, outcomeOf, type Ended, type SweptSite } from './receipt-of.ts'
import { learnJars, learnOrigins } from './seen-places.ts'
import { originsOfHost, siteOfAddress } from './site-hosts.ts'
import type { Standing } from './standing.ts'
import { cookiesOf, hostOf, sweepCookies, type CookiesBySite, type CookieSweep } from './sweep-cookies.ts'
import { clearHttpCache, clearStorage } from './sweep-storage.ts'
import { arePrivateWindowsOpen, idsOf, sendAway, sendOn, standsFor, tabsOf } from './tabs.ts'
import { iso } from '#shared/time.ts'

/** A page that a service worker draws while the sweep runs is sent away, too; what comes a fourth time stays. */
const PASSES = 3

/**
 * Whatever fails, and wherever, leaves the door shut.
 *
 * @param standing of this run of the browser
 * @param sites under a rule
 * @param isStart of the browser: no page of the session before is alive
 */
export async function endSessions(
  standing: Standing,
  sites: readonly string[],
  { isStart = false } = {},
): Promise<readonly Ended[]> {
  const began = performance.now()
  try {
    return await sweepAndOpen(standing, sites, { began, isStart })
  } catch {
    const problem = 'doors-refused'
    const cookies: CookieSweep = { removed: [], rounds: 0, left: [], refused: false }
    await standing.shut(sites).catch(() => undefined)
    for (const site of sites) await standing.hold(site, { problem, left: [] })
    return sites.map((site) =>
      noteOf({ site, cookies, origins: [], problem }, { problem, outcome: 'failed', began, jars: 0 }),
    )
  }
}

async function sweepAndOpen(
  standing: Standing,
  sites: readonly string[],
  { began, isStart }: { began: number; isStart: boolean },
): Promise<readonly Ended[]> {
  await setOuterDoor()
  await standing.shut(sites)
  const jars = await listJars((await readLasting('sessionJars')) ?? [])
  const first = await sendAway(sites)
  const early = isStart ? first.sent : 0
  let { staying } = first
  let swept = await sweepSites(sites, jars, standing)
  for (let pass = 1; pass < PASSES && staying === 0; pass += 1) {
    const late = await sendAway(sites)
    ;({ staying } = late)
    if (late.sent === 0) break
    swept = both(swept, await sweepSites(sites, jars, standing))
  }

  await clearHttpCache()
  const old = await oldTabs(isStart)
  const judged = swept.map((one) => {
    const problem = one.problem ?? (staying > 0 ? 'tabs-stay' : null)
    return { one, problem, isClean: problem === null && one.cookies.left.length === 0 }
  })
  const clean = judged.filter(({ isClean }) => isClean)
  await standing.open(
    clean.map(({ one }) => one),
    iso(Date.now()),
    old,
  )
  for (const { one, problem, isClean } of judged)
    if (!isClean) await standing.hold(one.site, { problem, left: [...one.cookies.left] })
  const done = judged.map(({ one, problem, isClean }) =>
    noteOf(one, { problem, outcome: outcomeOf(isClean, problem), began, jars: jars.length }),
  )
  // after the doors: a tab is sent on once, by whoever gets to it
  const tabs = await sendOn(
    standing,
    done.filter(({ outcome }) => outcome === 'held').map(({ site }) => site),
  )
  return done.map((one) => ({ ...one, tabs, early }))
}

/**
 * The tabs that were there before the door opens. Frames, and pages that were opened without an address of their own, may live in
 * any of them while the browser runs. After a start nothing lives, but in Firefox what a tab kept for its session came with it.
 */
async function oldTabs(isStart: boolean) {
  const all = isStart && !isFirefox ? [] : idsOf(await browser.tabs.query({}))
  return { held: all, shut: isStart ? [] : all }
}

/** The second sweep says how it stands, and both what was removed. */
const both = (first: readonly SweptSite[], second: readonly SweptSite[]): readonly SweptSite[] =>
  second.map((one, at) => {
    const before = first[at]?.cookies
    if (!before) return one
    const removed = [...before.removed, ...one.cookies.removed]
    return { ...one, cookies: { ...one.cookies, removed, rounds: before.rounds + one.cookies.rounds } }
  })

async function sweepSites(
  sites: readonly string[],
  jars: readonly string[],
  standing: Standing,
): Promise<readonly SweptSite[]> {
  const first = await cookiesOf(sites, jars).catch(() => null)
  const found = await find(sites, first)
  const cleared = await clearAll(found)
  // last, so that nothing alive in the sites' storage sets one again
  const cookies = await sweepCookies(sites, jars, first)
  const isPrivateOpen = await arePrivateWindowsOpen()
  const swept = await Promise.all(
    found.map((one) =>
      judgeSweep(one, cookies.get(one.site) ?? unread, { isCleared: cleared.has(one.site), isPrivateOpen }),
    ),
  )
  const removed = swept.flatMap(({ cookies }) => cookies.removed)
  const gone = await fingerprints(removed, standing.state.salt)
  await standing.note({ gone: [...new Set([...standing.state.gone, ...gone])] })
  return swept
}

/**
 * In one call, which takes as long as one site alone; where it is refused, site by site, to know which it was.
 *
 * @returns the sites whose storage is cleared
 */
async function clearAll(found: readonly Found[]): Promise<ReadonlySet<string>> {
  const clears = (some: readonly Found[]) =>
    clearStorage(some.flatMap(({ origins }) => origins)).then(
      () => some,
      () => [],
    )
  const all = await clears(found)
  const cleared = all.length > 0 ? all : (await Promise.all(found.map((one) => clears([one])))).flat()
  return new Set(cleared.map(({ site }) => site))
}

const unread: CookieSweep = { removed: [], rounds: 0, left: [], refused: true }

async function judgeSweep(
  { site, origins }: Found,
  cookies: CookieSweep,
  { isCleared, isPrivateOpen }: { readonly isCleared: boolean; readonly isPrivateOpen: boolean },
): Promise<SweptSite> {
  if (!(await mayReach(site))) return { site, cookies: unread, origins: [], problem: 'no-permission' }
  const problem = !isCleared
    ? 'storage-refused'
    : cookies.refused
      ? 'cookies-refused'
      : isPrivateOpen && (await livesPrivately(site, cookies))
        ? 'private-window'
        : null
  return { site, cookies, origins, problem }
}

/** What a private window keeps beside cookies ends with it, and can be cleared by nobody else. */
async function livesPrivately(site: string, { removed }: CookieSweep): Promise<boolean> {
  const tabs = await tabsOf([site])
  return tabs.some(({ incognito }) => incognito) || removed.some(({ storeId }) => isPrivate(storeId))
}

interface Found {
  readonly site: string
  readonly origins: readonly string[]
}

/** Every origin that has ever been seen: by its cookies, by its tabs, in runs before. They are kept for the next. */
async function find(sites: readonly string[], cookies: CookiesBySite | null): Promise<readonly Found[]> {
  const ofTabs = Map.groupBy((await tabsOf(sites)).map(standsFor), (address) => siteOfAddress(address, sites))
  const met = sites.map((site): [string, string[]] => {
    const hosts = new Set(cookies?.get(site)?.map(hostOf))
    const shown = ofTabs.get(site) ?? []
    return [site, [...[...hosts].flatMap(originsOfHost), ...shown.map((address) => new URL(address).origin)]]
  })
  await learnJars([...(cookies?.values() ?? [])].flat().map(({ storeId }) => storeId))
  return [...(await learnOrigins(new Map(met)))].map(([site, origins]) => ({ site, origins }))
}
