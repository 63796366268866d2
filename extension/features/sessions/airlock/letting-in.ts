/** Doors that open without a sweep: for an origin that was met for the first time, and for a session that goes on. */
import { noteOf, type Ended } from './receipt-of.ts'
import { knownOrigins, learnOrigins } from './seen-places.ts'
import { siteOfAddress } from './site-hosts.ts'
import type { Standing } from './standing.ts'
import type { CookieSweep } from './sweep-cookies.ts'
import { clearStorage } from './sweep-storage.ts'
import type { Receipt, SiteState } from '#shared/sessions.ts'

/**
 * Clears an origin that no sweep has reached yet and lets it through. True where it may be opened.
 *
 * @param address of the web, of a site whose door is open
 */
export async function letIn(standing: Standing, site: string, address: string): Promise<boolean> {
  const { origin } = new URL(address)
  const open = standing.state.open[site]
  if (open === undefined || siteOfAddress(address, [site]) === null) return false
  if (!open.includes(origin)) {
    await clearStorage([origin])
    await learnOrigins(new Map([[site, [origin]]]))
  }
  // one that is open was held all the same: there was no room for its rule, or the rules are gone; the last one has room
  const others = open.filter((one) => one !== origin)
  await standing.open([{ site, origins: [...others, origin] }], standing.site(site)?.beganAt ?? null)
  return true
}

/** Opens the door without a sweep: the session goes on, and the receipt says why; null where the person opened it by hand. */
export async function goOn(
  standing: Standing,
  site: string,
  kept: Receipt['kept'],
  beganAt: SiteState['beganAt'],
): Promise<Ended> {
  await standing.open([{ site, origins: await knownOrigins(site) }], beganAt)
  const cookies: CookieSweep = { removed: [], rounds: 0, left: [], refused: false }
  const note = noteOf(
    { site, cookies, origins: [], problem: null },
    { problem: null, outcome: 'kept', began: performance.now(), jars: 0 },
  )
  return { ...note, kept }
}
