/** The origin on which a code may be filled in: exactly one, as the browser itself writes it, or nothing. */
import * as v from 'valibot'

/** Two slashes, and behind them nothing but a host and perhaps a port: what a URL parser would forgive is refused. */
const spelled = /^https?:\/\/[^\s\\/?#@*%]+\/?$/i
/** As it comes out of the parser: letters are small, other scripts are punycode; no dot at the end, no empty label. */
const host = /^(?:\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)*)$/
const loopback = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/

/**
 * `https://host[:port]`, or `http` on loopback: host in small letters and punycode, default port left out.
 * `null` for anything else: a path, a user, a wildcard, another scheme.
 */
export function asOrigin(text: string): string | null {
  if (text.length > 300 || !spelled.test(text) || !URL.canParse(text)) return null
  const { origin, hostname, protocol } = new URL(text)
  if (!host.test(hostname)) return null
  return protocol === 'https:' || loopback.test(hostname) ? origin : null
}

export const codeOrigin = v.pipe(
  v.string(),
  v.check((text) => asOrigin(text) !== null),
  v.transform((text) => asOrigin(text) ?? ''),
)

/** Each once, as it is compared. */
export const codeOrigins = v.pipe(
  v.array(codeOrigin),
  v.maxLength(10),
  v.transform((all) => [...new Set(all)]),
)
