/** Ends the sessions of sites: shuts the door, sends their pages away, sweeps, reads again, and opens what was cleared. */
import { browser, isFirefox, type Cookies } from '../../../core/browser.ts'
import { fingerprints } from './came-back.ts'
import { isPrivate, listJars } from './jars.ts'
import { readLasting } from './memory.ts'
import { mayReach, setOuterDoor } from './outer-door.ts'
import { knownOrigins, learnJars, learnOrigins } from './seen-places.ts'
import { originsOfHost, siteOfAddress } from './site-hosts.ts'
import type { Standing } from './standing.ts'
import { cookiesOf, hostOf, leftOver, sweepCookies, type CookieSweep } from './sweep-cookies.ts'
import { clearHttpCache, clearStorage } from './sweep-storage.ts'
import { arePrivateWindowsOpen, idsOf, sendAway, sendOn, standsFor, tabsOf } from './tabs.ts'
import type { Cause, Outcome, Problem, Receipt, SiteState } from '#shared/sessions.ts'
import { iso } from '#shared/time.ts'

export interface Why {
  readonly cause: Cause
  readonly signals: readonly string[]
}

/** What happened to one site, before it is known for good why. */
export type Ended = Omit<Receipt, 'cause' | 'signals'>

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
  const done: Ended[] = []
  for (const one of swept) {
    const problem = one.problem ?? (staying > 0 ? 'tabs-stay' : null)
    const isClean = problem === null && one.cookies.left.length === 0
    if (isClean) await standing.open(one.site, one.origins, iso(Date.now()), old)
    else await standing.hold(one.site, { problem, left: [...one.cookies.left] })
    done.push(noteOf(one, { problem, outcome: outcomeOf(isClean, problem), began, jars: jars.length }))
  }
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

const outcomeOf = (isClean: boolean, problem: Problem | null): Outcome =>
  isClean ? 'held' : problem === null ? 'left' : 'failed'

interface SweptSite {
  readonly site: string
  readonly cookies: CookieSweep
  readonly origins: readonly string[]
  readonly problem: Problem | null
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
  // one after the other where they add to what is kept, side by side where the browser works
  const found: Found[] = []
  for (const site of sites) found.push(await find(site, jars))
  const swept = await Promise.all(found.map((one) => sweepSite(one, jars)))
  const removed = swept.flatMap(({ cookies }) => cookies.removed)
  const gone = await fingerprints(removed, standing.state.salt)
  await standing.note({ gone: [...new Set([...standing.state.gone, ...gone])] })
  return swept
}

async function sweepSite(
  { site, cookies: first, origins }: Found,
  jars: readonly string[],
): Promise<SweptSite> {
  const nothing: CookieSweep = { removed: [], rounds: 0, left: [], refused: true }
  if (!(await mayReach(site))) return { site, cookies: nothing, origins: [], problem: 'no-permission' }
  const cleared = await clearStorage(origins).then(
    () => true,
    () => false,
  )
  // last, so that nothing alive in the site's storage sets one again
  const cookies = await sweepCookies(site, jars, first)
  const problem = !cleared
    ? 'storage-refused'
    : cookies.refused
      ? 'cookies-refused'
      : (await livesPrivately(site, cookies))
        ? 'private-window'
        : null
  return { site, cookies, origins, problem }
}

/** What a private window keeps beside cookies ends with it, and can be cleared by nobody else. */
async function livesPrivately(site: string, { removed }: CookieSweep): Promise<boolean> {
  if (!(await arePrivateWindowsOpen())) return false
  const tabs = await tabsOf([site])
  return tabs.some(({ incognito }) => incognito) || removed.some(({ storeId }) => isPrivate(storeId))
}

interface Found {
  readonly site: string
  readonly cookies: readonly Cookies.Cookie[] | null
  readonly origins: readonly string[]
}

/** Cookies, and every origin that has ever been seen: by its cookies, by its tabs, in runs before. They are kept for the next. */
async function find(site: string, jars: readonly string[]): Promise<Found> {
  const [cookies, tabs] = await Promise.all([cookiesOf(site, jars).catch(() => null), tabsOf([site])])
  const ofTabs = tabs.map((tab) => new URL(standsFor(tab)).origin)
  const ofCookies = [...new Set((cookies ?? []).map(hostOf))].flatMap(originsOfHost)
  await learnJars((cookies ?? []).map(({ storeId }) => storeId))
  return { site, cookies, origins: await learnOrigins(site, [...ofCookies, ...ofTabs]) }
}

/**
 * Clears an origin that no sweep has reached yet and lets it through. True where it may be opened.
 *
 * @param address of the web, of a site whose door is open
 */
export async function letIn(standing: Standing, site: string, address: string): Promise<boolean> {
  const { origin } = new URL(address)
  const open = standing.state.open[site]
  if (open === undefined || siteOfAddress(address, [site]) === null) return false
  if (open.includes(origin)) return true
  await clearStorage([origin])
  await learnOrigins(site, [origin])
  await standing.open(site, [...open, origin], standing.site(site)?.beganAt ?? null)
  return true
}

/** Opens the door without a sweep: the session goes on, and the receipt says why; null where the person opened it by hand. */
export async function goOn(
  standing: Standing,
  site: string,
  kept: Receipt['kept'],
  beganAt: SiteState['beganAt'],
): Promise<Ended> {
  await standing.open(site, await knownOrigins(site), beganAt)
  const cookies: CookieSweep = { removed: [], rounds: 0, left: [], refused: false }
  const note = noteOf(
    { site, cookies, origins: [], problem: null },
    { problem: null, outcome: 'kept', began: performance.now(), jars: 0 },
  )
  return { ...note, kept }
}

/** One cookie was set again as it had been: it is left to the person, for it may be the site itself in good faith. */
export function noteReturn(site: string, cookie: Cookies.Cookie): Ended {
  const cookies: CookieSweep = { removed: [], rounds: 0, left: [leftOver(cookie)], refused: false }
  return noteOf(
    { site, cookies, origins: [], problem: null },
    { problem: null, outcome: 'left', began: performance.now(), jars: 1 },
  )
}

function noteOf(
  { site, cookies, origins }: SweptSite,
  how: { problem: Problem | null; outcome: Outcome; began: number; jars: number },
): Ended {
  return {
    id: crypto.randomUUID(),
    site,
    outcome: how.outcome,
    at: iso(Date.now()),
    tookMs: Math.round(performance.now() - how.began),
    kept: null,
    removed: {
      cookies: cookies.removed.length,
      partitioned: cookies.removed.filter(({ partitionKey }) => partitionKey != null).length,
      jars: how.jars,
      origins: origins.length,
    },
    rounds: cookies.rounds,
    left: [...cookies.left],
    problem: how.problem,
    tabs: 0,
    early: 0,
  }
}
