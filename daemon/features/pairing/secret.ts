/** Secrets, their hashes, and the proof that one knows them. Compared as digests, in constant time. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export type Random = (bytes: number) => Uint8Array

export const SECRET_BYTES = 32

export const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

export const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest()

export const isSame = (a: Buffer, b: Buffer) => timingSafeEqual(a, b)

export const proofBy = (hash: Buffer, message: string) =>
  createHmac('sha256', hash).update(message).digest('base64url')

/** What stands in for the hash of a client that does not exist, so that the work is the same. No secret hashes to it. */
export const noHash = '00'.repeat(SECRET_BYTES)

/** The bytes of a secret in its one spelling: base64url would let two differ in bits that do not count. */
export function secretBytes(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.length === SECRET_BYTES && base64url(bytes) === text ? bytes : null
}

/** Any six digits, each as likely: numbers beyond the last whole million are drawn again. */
export function sixDigits(random: Random): string {
  for (;;) {
    const number = Buffer.from(random(4)).readUInt32BE()
    if (number < 4_294_000_000) return String(number % 1_000_000).padStart(6, '0')
  }
}
