/**
 * A key from a passphrase: argon2id (RFC 9106) where Node has it, scrypt (RFC 7914) on Node 22. What the one wrote the other
 * reads: for argon2id there is a slower one that needs nothing of Node.
 */
// the whole namespace: importing a name that Node 22 does not export would end the program
import * as crypto from 'node:crypto'
import { promisify } from 'node:util'
import * as v from 'valibot'

const base64 = v.pipe(v.string(), v.base64())
const atMost = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most))

const salt = v.pipe(
  base64,
  v.check((text) => Buffer.from(text, 'base64').length >= 8),
)
/** KiB that are taken at once, and that all passes go through. */
const MOST_MEMORY = 256 * 1024
const MOST_WORK = 1024 * 1024

/** Bounded, so that a file made by another cannot ask for all the memory there is, or for hours. */
export const derivation = v.pipe(
  v.variant('alg', [
    v.strictObject({
      alg: v.literal('argon2id'),
      memory: atMost(MOST_MEMORY), // KiB
      passes: atMost(16),
      parallelism: atMost(16),
      salt,
    }),
    v.strictObject({
      alg: v.literal('scrypt'),
      cost: atMost(20), // of 2
      blockSize: atMost(16),
      parallelism: atMost(4),
      salt,
    }),
  ]),
  v.check((kdf) =>
    kdf.alg === 'argon2id'
      ? kdf.memory >= 8 * kdf.parallelism && kdf.memory * kdf.passes <= MOST_WORK
      : (2 ** kdf.cost * kdf.blockSize * 128) / 1024 <= MOST_MEMORY,
  ),
)
export type Derivation = Readonly<v.InferOutput<typeof derivation>>

const KEY_BYTES = 32
const hasArgon2 = 'argon2' in crypto

/** RFC 9106, section 4, second recommended option; for scrypt 128 MiB. @param isNode24 for tests */
export function newDerivation(isNode24 = hasArgon2): Derivation {
  const salt = crypto.randomBytes(16).toString('base64')
  return isNode24
    ? { alg: 'argon2id', memory: 64 * 1024, passes: 3, parallelism: 4, salt }
    : { alg: 'scrypt', cost: 17, blockSize: 8, parallelism: 1, salt }
}

/** Whether this Node would choose better than that. */
export const isOutdated = ({ alg }: Derivation): boolean => alg === 'scrypt' && hasArgon2

/** Takes 0.2 s with Node's own argon2id, 0.4 s with scrypt, both off the event loop; 1 s with the slower argon2id, in short turns. */
export async function deriveKey(passphrase: string, kdf: Derivation): Promise<Buffer> {
  // one spelling of accents, whatever keyboard they were typed on
  const message = Buffer.from(passphrase.normalize('NFKC'))
  const salt = Buffer.from(kdf.salt, 'base64')
  if (kdf.alg === 'scrypt') {
    const [N, r, p] = [2 ** kdf.cost, kdf.blockSize, kdf.parallelism]
    const options = { N, r, p, maxmem: 128 * N * r * p + 2 ** 20 }
    return promisify<crypto.BinaryLike, crypto.BinaryLike, number, crypto.ScryptOptions, Buffer>(
      crypto.scrypt,
    )(message, salt, KEY_BYTES, options)
  }
  const { memory, passes, parallelism } = kdf
  if (hasArgon2)
    return promisify(crypto.argon2)(kdf.alg, {
      message,
      nonce: salt,
      memory,
      passes,
      parallelism,
      tagLength: KEY_BYTES,
    })
  return slowArgon2(message, salt, { m: memory, t: passes, p: parallelism })
}

export async function slowArgon2(
  message: Buffer,
  salt: Buffer,
  work: { readonly m: number; readonly t: number; readonly p: number },
): Promise<Buffer> {
  const { argon2idAsync } = await import('@noble/hashes/argon2.js')
  return Buffer.from(await argon2idAsync(message, salt, { ...work, dkLen: KEY_BYTES }))
}
