/** Removes every cookie of some sites from every store and partition, and reads again until none is left. */
import { browser, isFirefox, type Cookies } from '../../../core/browser.ts'
import type { LeftOver } from '#shared/sessions.ts'
import { jarName } from './jars.ts'
import { siteOfHost } from './site-hosts.ts'

type Cookie = Cookies.Cookie

/** A response may set a cookie while the sweep runs; what comes back more often than this is being set by something alive. */
const ROUNDS = 6
const LEFT_SHOWN = 20

export interface CookieSweep {
  readonly removed: readonly Cookie[]
  readonly rounds: number
  readonly left: readonly LeftOver[]
  /** The browser would not let the extension read or remove. */
  readonly refused: boolean
}

/** By site. */
export type CookiesBySite = ReadonlyMap<string, readonly Cookie[]>

/**
 * All cookies of the sites, partitioned ones too (CHIPS), and with first-party isolation those of every first party. One question
 * to each store, however many sites: Firefox has dozens of stores to ask.
 */
export async function cookiesOf(sites: readonly string[], jars: readonly string[]): Promise<CookiesBySite> {
  const [only] = sites
  const inJars = await Promise.all(
    jars.map((storeId) =>
      browser.cookies.getAll({
        storeId,
        partitionKey: {},
        // without a domain the browser gives those of every site that the extension may reach
        ...(only !== undefined && sites.length === 1 ? { domain: only } : {}),
        // Chromium throws on a key that it does not know
        ...(isFirefox ? { firstPartyDomain: null } : {}),
      }),
    ),
  )
  const found = Map.groupBy(inJars.flat(), (cookie) => siteOfHost(hostOf(cookie), sites))
  return new Map(sites.map((site) => [site, found.get(site) ?? []]))
}

const removeCookie = (cookie: Cookie) =>
  browser.cookies.remove({
    url: urlOf(cookie),
    name: cookie.name,
    storeId: cookie.storeId,
    ...(cookie.partitionKey ? { partitionKey: cookie.partitionKey } : {}),
    ...(isFirefox ? { firstPartyDomain: cookie.firstPartyDomain } : {}),
  })

const urlOf = (cookie: Cookie) => `http${cookie.secure ? 's' : ''}://${hostOf(cookie)}${cookie.path}`

/** A domain cookie's host begins with a dot. */
export const hostOf = ({ domain }: Pick<Cookie, 'domain'>): string => domain.replace(/^\./, '')

/**
 * Removes them, after the storage of the sites was cleared, and reads again: all sites in one, round after round, until nothing is found.
 *
 * @param first what was read a moment ago; null where the browser would not let it be read
 */
export async function sweepCookies(
  sites: readonly string[],
  jars: readonly string[],
  first: CookiesBySite | null,
): Promise<ReadonlyMap<string, CookieSweep>> {
  const sweeps = new Map(sites.map((site) => [site, untouched()]))
  let found = first
  for (let round = 1; found !== null; round += 1) {
    for (const [site, sweep] of sweeps) {
      if (round === 1 || sweep.there.length > 0) sweep.rounds = round
      sweep.there = (found.get(site) ?? []).filter(canBeSent)
    }
    const going = [...sweeps.values()].flatMap((sweep) => sweep.there.map((cookie) => ({ sweep, cookie })))
    if (going.length === 0 || round > ROUNDS) break
    // Chromium's are gone with the storage; what is still there on reading again is removed one by one
    const isGone = round === 1 && !isFirefox
    const tried = isGone ? [] : await Promise.allSettled(going.map(({ cookie }) => removeCookie(cookie)))
    for (const sweep of sweeps.values()) sweep.refused = false
    for (const [at, { sweep, cookie }] of going.entries()) {
      sweep.met.set(keyOf(cookie), cookie)
      if (tried[at]?.status === 'rejected') sweep.refused = true
    }
    found = await cookiesOf(sites, jars).catch(() => null)
  }
  const isRead = found !== null
  return new Map([...sweeps].map(([site, sweep]) => [site, resultOf(sweep, isRead)]))
}

interface Sweeping {
  readonly met: Map<string, Cookie>
  /** At the last reading. */
  there: readonly Cookie[]
  rounds: number
  refused: boolean
}
const untouched = (): Sweeping => ({ met: new Map(), there: [], rounds: 1, refused: false })

function resultOf({ met, there, rounds, refused }: Sweeping, isRead: boolean): CookieSweep {
  if (!isRead) return { removed: [...met.values()], rounds, left: [], refused: true }
  for (const cookie of there) met.delete(keyOf(cookie))
  return { removed: [...met.values()], rounds, left: there.map(leftOver).slice(0, LEFT_SHOWN), refused }
}

/** A path that no address can have is never sent, and cannot be named to the browser either. */
const canBeSent = ({ path }: Cookie) => new URL(path, 'https://any').pathname === path

const keyOf = ({ name, domain, path, storeId, partitionKey, firstPartyDomain }: Cookie) =>
  JSON.stringify([name, domain, path, storeId, partitionKey ?? null, firstPartyDomain])

export const leftOver = (cookie: Cookie): LeftOver => ({
  host: hostOf(cookie).slice(0, 253),
  cookie: cookie.name.slice(0, 120),
  jar: jarName(cookie.storeId),
})
