/** Removes every cookie of a site from every store and partition, and reads again until none is left. */
import { browser, isFirefox, type Cookies } from '../../../core/browser.ts'
import type { LeftOver } from '#shared/sessions.ts'
import { jarName } from './jars.ts'

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

/** All cookies of a site, partitioned ones too (CHIPS), and with first-party isolation those of every first party. */
export async function cookiesOf(site: string, jars: readonly string[]): Promise<readonly Cookie[]> {
  const inJars = await Promise.all(
    jars.map((storeId) =>
      browser.cookies.getAll({
        domain: site,
        storeId,
        partitionKey: {},
        // Chromium throws on a key that it does not know
        ...(isFirefox ? { firstPartyDomain: null } : {}),
      }),
    ),
  )
  return inJars.flat()
}

const removeCookie = (cookie: Cookie) =>
  browser.cookies.remove({
    url: urlOf(cookie),
    name: cookie.name,
    storeId: cookie.storeId,
    ...(cookie.partitionKey ? { partitionKey: cookie.partitionKey } : {}),
    ...(isFirefox ? { firstPartyDomain: cookie.firstPartyDomain } : {}),
  })

/** In Chromium four times as fast as removing it: set anew, with an end that has passed. */
const expireCookie = (cookie: Cookie) =>
  browser.cookies.set({
    url: urlOf(cookie),
    name: cookie.name,
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    storeId: cookie.storeId,
    expirationDate: 1,
    ...(cookie.hostOnly ? {} : { domain: cookie.domain }),
    ...(cookie.partitionKey ? { partitionKey: cookie.partitionKey } : {}),
  })

const urlOf = (cookie: Cookie) => `http${cookie.secure ? 's' : ''}://${hostOf(cookie)}${cookie.path}`

/** A domain cookie's host begins with a dot. */
export const hostOf = ({ domain }: Pick<Cookie, 'domain'>): string => domain.replace(/^\./, '')

/** @param first what was read a moment ago; null where the browser would not let it be read */
export async function sweepCookies(
  site: string,
  jars: readonly string[],
  first: readonly Cookie[] | null,
): Promise<CookieSweep> {
  const met = new Map<string, Cookie>()
  let refused = false
  let found = first && first.filter(canBeSent)
  for (let rounds = 1; ; rounds += 1) {
    if (found === null) return { removed: [...met.values()], rounds, left: [], refused: true }
    for (const cookie of found) met.set(keyOf(cookie), cookie)
    if (found.length === 0 || rounds > ROUNDS) {
      for (const cookie of found) met.delete(keyOf(cookie))
      const left = found.map(leftOver).slice(0, LEFT_SHOWN)
      return { removed: [...met.values()], rounds, left, refused }
    }
    // what cannot be set like that is still there on reading again, and is removed then
    const isQuick = rounds === 1 && !isFirefox
    const take: (cookie: Cookie) => Promise<unknown> = isQuick ? expireCookie : removeCookie
    const tried = await Promise.allSettled(found.map(take))
    refused = !isQuick && tried.some(({ status }) => status === 'rejected')
    const again = await cookiesOf(site, jars).catch(() => null)
    found = again && again.filter(canBeSent)
  }
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
