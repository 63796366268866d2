/** Nonces, and the daemon's proof that it knows this client: checked before any token leaves the browser. */
import { proofMessage } from '#shared/pairing.ts'

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
const fromBase64url = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

export const randomNonce = (): string => base64url(crypto.getRandomValues(new Uint8Array(16)))

/**
 * True if `proof` is HMAC-SHA-256 over what both sides said, keyed by SHA-256 of the token's secret.
 * @param token `id.SECRET`
 */
export async function isProven(
  token: string,
  parts: Parameters<typeof proofMessage>[0],
  proof: string,
): Promise<boolean> {
  try {
    const secret = fromBase64url(token.slice(token.indexOf('.') + 1))
    const hash = await crypto.subtle.digest('SHA-256', secret)
    const key = await crypto.subtle.importKey('raw', hash, { name: 'HMAC', hash: 'SHA-256' }, false, [
      'verify',
    ])
    const message = new TextEncoder().encode(proofMessage(parts))
    // compares in constant time (Web Cryptography, section 31.6.2)
    return await crypto.subtle.verify('HMAC', key, fromBase64url(proof), message)
  } catch {
    // text that is not base64url proves nothing
    return false
  }
}
