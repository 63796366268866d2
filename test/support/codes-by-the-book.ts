/** One-time codes straight from RFC 4226 section 5 and RFC 6238 section 4, with nothing of the program or of its library. */
import { createHmac } from 'node:crypto'

export type Hash = 'sha1' | 'sha256' | 'sha512'

/** RFC 4226, section 5.3. */
export function bookCode(hash: Hash, key: Uint8Array, counter: bigint, digits: number): string {
  const message = Buffer.from(counter.toString(16).padStart(16, '0'), 'hex')
  const mac = createHmac(hash, key).update(message).digest('hex')
  const offset = Number.parseInt(mac.slice(-1), 16)
  const bits = BigInt(`0x${mac.slice(offset * 2, offset * 2 + 8)}`) % 2n ** 31n
  return String(bits % 10n ** BigInt(digits)).padStart(digits, '0')
}

/** RFC 6238, section 4.2: T0 is 0. @param ms since the epoch */
export function bookCodeAt(hash: Hash, key: Uint8Array, ms: bigint, period: bigint, digits: number) {
  const step = ms / 1000n / period
  return { code: bookCode(hash, key, step, digits), validUntil: Number((step + 1n) * period * 1000n) }
}

/** RFC 4648, section 6, by its own words: groups of five bits, read from the left. Without padding. */
export function bookBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups
    .map((group) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(group.padEnd(5, '0'), 2)])
    .join('')
}
