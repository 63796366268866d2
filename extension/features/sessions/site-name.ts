/** Which site a person means by what they typed or look at; and a site's name as a person reads it. Pure. */
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'
import { SANDBOX_SITE, site as siteSchema } from '#shared/sessions.ts'

export type SiteFault =
  | { readonly type: 'empty' | 'not-a-host' | 'ip-address' | 'local' }
  /** Others have sites below it. */
  | { readonly type: 'public-suffix'; readonly site: string }
  /** `site` has a rule that reaches this one, or a rule below this one. */
  | { readonly type: 'covered' | 'covers'; readonly site: string }

export interface NamedSite {
  readonly site: string
  /** The registrable domain that it lies below, where a rule for all of that could be made instead. */
  readonly whole: string | null
}

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
 * Takes a host, an address, or the `[*.]host` of a browser's settings. `www.` is dropped: it is another name of the same
 * site, and what is set for the whole domain, as sessions are, would stay under a rule for `www.` alone.
 */
export function siteOf(text: string, around: Surroundings): Result<NamedSite, SiteFault> {
  const named = nameOf(text, around)
  if (!named.ok) return named
  const { value: site } = named
  const domain = around.registrable(site)
  const whole = domain !== null && domain !== site && conflict(domain, around.ruled) === null ? domain : null
  return ok({ site, whole })
}

function nameOf(text: string, { ruled, sandbox, registrable }: Surroundings): Result<string, SiteFault> {
  const typed = text.trim().replace(/^(?:\[\*\.\]|\*\.)/, '')
  if (typed === '') return err({ type: 'empty' })
  const host = hostOf(typed)
  if (host === null) return err({ type: 'not-a-host' })
  if (IPV4.test(host) || host.startsWith('[')) return err({ type: 'ip-address' })
  const isLocal = host === 'localhost' || liesBelow(host, 'localhost')
  if (isLocal && !(sandbox && host === SANDBOX_SITE)) return err({ type: 'local' })
  const tooLong = host.split('.').some((label) => label.length > LONGEST_LABEL)
  if (tooLong || !v.is(siteSchema, host)) return err({ type: 'not-a-host' })
  if (registrable(host) === null) return err({ type: 'public-suffix', site: host })
  const bare = host.replace(/^www\./, '')
  const site = registrable(bare) === null ? host : bare
  const found = conflict(site, ruled)
  return found ? err(found) : ok(site)
}

/** Null where the text is no host of the web. A browser's own parser makes it lower case and ASCII. */
function hostOf(typed: string): string | null {
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

/** `müller.example` for `xn--mller-kva.example`; a name that does not lead back to the same host stays as it is. */
export function readable(host: string): string {
  if (!host.includes('xn--')) return host
  const labels = host.split('.').map((label) => (label.startsWith('xn--') ? decoded(label.slice(4)) : label))
  const name = labels.join('.')
  const leadsBack = URL.canParse(`https://${name}`) && new URL(`https://${name}`).hostname === host
  return leadsBack ? name : host
}

/** Punycode (RFC 3492, section 6.2); nonsense becomes other nonsense, never an error. */
function decoded(label: string): string {
  const basicEnd = Math.max(0, label.lastIndexOf('-'))
  const output = Array.from(label.slice(0, basicEnd), (letter) => letter.charCodeAt(0))
  let [code, at, bias] = [128, 0, 72]
  let read = basicEnd === 0 ? 0 : basicEnd + 1
  while (read < label.length) {
    const before = at
    for (let [weight, k] = [1, 36]; ; k += 36) {
      const digit = parseInt(label[read] ?? '0', 36)
      read += 1
      // RFC 3492 counts letters first, then digits
      const value = digit < 10 ? digit + 26 : digit - 10
      at += value * weight
      const threshold = Math.min(26, Math.max(1, k - bias))
      if (value < threshold || read >= label.length) break
      weight *= 36 - threshold
    }
    const count = output.length + 1
    bias = adapted(at - before, count, before === 0)
    code += Math.floor(at / count)
    at %= count
    output.splice(at, 0, code)
    at += 1
  }
  return output.every((one) => one <= 0x10ffff) ? String.fromCodePoint(...output) : label
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2))
  rest += Math.floor(rest / count)
  let k = 0
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35)
  return k + Math.floor((36 * rest) / (rest + 38))
}
