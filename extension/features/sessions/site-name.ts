/** Which site a person means by what they typed or look at. Pure. */
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'
import { SANDBOX_SITE, site as siteSchema } from '#shared/sessions.ts'

export type SiteFault =
  | { readonly type: 'empty' | 'not-a-host' | 'ip-address' | 'local' }
  /** Others have sites below it. */
  | { readonly type: 'public-suffix'; readonly site: string }
  /** `site` has a rule that reaches this one, or a rule below this one. */
  | { readonly type: 'covered' | 'covers'; readonly site: string }

export interface Surroundings {
  /** Sites that have a rule. */
  readonly ruled: readonly string[]
  readonly sandbox: boolean
  /** By the list of public suffixes; null for a suffix itself. */
  readonly registrable: (host: string) => string | null
}

/** RFC 1035, section 2.3.4 */
const LONGEST_LABEL = 63
const IPV4 = /^\d+\.\d+\.\d+\.\d+$/

const liesBelow = (host: string, site: string) => host.endsWith(`.${site}`)

/**
 * Always a registrable domain: a cookie that is kept for the whole of it goes to each host below as well, and can be read and
 * removed by nobody who may reach that host alone. Takes a host, an address, or the `[*.]host` of a browser's settings.
 */
export function siteOf(
  text: string,
  { ruled, sandbox, registrable }: Surroundings,
): Result<string, SiteFault> {
  if (bare(text) === '') return err({ type: 'empty' })
  const host = hostOf(text)
  if (host === null) return err({ type: 'not-a-host' })
  if (IPV4.test(host) || host.startsWith('[')) return err({ type: 'ip-address' })
  const isLocal = host === 'localhost' || liesBelow(host, 'localhost')
  if (isLocal && !(sandbox && host === SANDBOX_SITE)) return err({ type: 'local' })
  const tooLong = host.split('.').some((label) => label.length > LONGEST_LABEL)
  if (tooLong || !v.is(siteSchema, host)) return err({ type: 'not-a-host' })
  const site = registrable(host)
  if (site === null) return err({ type: 'public-suffix', site: host })
  const found = conflict(site, ruled)
  return found ? err(found) : ok(site)
}

/** The part of the site that the text names; null where it names the whole, as `www.` does. */
export function partOf(text: string, site: string): string | null {
  const host = hostOf(text)
  return host !== null && liesBelow(host, site) && host !== `www.${site}` ? host : null
}

const bare = (text: string) => text.trim().replace(/^(?:\[\*\.\]|\*\.)/, '')

/** Null where the text is no host of the web. A browser's own parser makes it lower case and ASCII. */
function hostOf(text: string): string | null {
  const typed = bare(text)
  if (/[\s@\\]/.test(typed)) return null
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(address)) return null
  const { protocol, hostname } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  return hostname.replace(/\.$/, '')
}

function conflict(site: string, ruled: readonly string[]): SiteFault | null {
  const above = ruled.find((rule) => rule === site || liesBelow(site, rule))
  if (above !== undefined) return { type: 'covered', site: above }
  const below = ruled.find((rule) => liesBelow(rule, site))
  return below === undefined ? null : { type: 'covers', site: below }
}
