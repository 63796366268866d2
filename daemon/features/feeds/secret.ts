/** The secret in a feed's address: nothing but its hash is kept, and it is compared in constant time. */
import { createHash, timingSafeEqual } from 'node:crypto'

const SECRET_BYTES = 32

/** @param random as many bytes as are asked for */
export function newSecret(random: (bytes: number) => Uint8Array): {
  readonly secret: string
  readonly hash: string
} {
  const secret = Buffer.from(random(SECRET_BYTES)).toString('base64url')
  return { secret, hash: hashOf(secret).toString('hex') }
}

/** @param hash `null` where there is no address: then no secret is right, and finding that out takes as long */
export const isSecret = (secret: string, hash: string | null): boolean =>
  timingSafeEqual(hashOf(secret), hash === null ? noHash : Buffer.from(hash, 'hex'))

const hashOf = (secret: string) => createHash('sha256').update(secret).digest()
/** No secret hashes to it. */
const noHash = Buffer.alloc(32)
