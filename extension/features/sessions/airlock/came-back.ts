/** Fingerprints of removed cookies, to know one that is set again with the same value. They die with the browser's run. */
import type { Cookies } from '../../../core/browser.ts'

type Cookie = Cookies.Cookie

const MOST = 2000
/** Shorter values are preferences, which a site sets anew in good faith. */
const LEAST_LENGTH = 16

export const newSalt = () => crypto.randomUUID()

/** Only what scripts cannot read, and is long enough to be a credential. */
export const mayBeCredential = ({ httpOnly, value }: Cookie): boolean =>
  httpOnly && value.length >= LEAST_LENGTH

export async function fingerprint({ name, value, domain, path }: Cookie, salt: string): Promise<string> {
  const text = new TextEncoder().encode([salt, domain, path, name, value].join('\n'))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text))
  return Array.from(hash.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export const fingerprints = (cookies: readonly Cookie[], salt: string): Promise<string[]> =>
  Promise.all(
    cookies
      .filter(mayBeCredential)
      .slice(0, MOST)
      .map((cookie) => fingerprint(cookie, salt)),
  )
