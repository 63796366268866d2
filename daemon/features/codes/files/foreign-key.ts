/**
 * Keys from passphrases as other apps make them. The passphrase goes in as it was typed, where our own keys take one spelling
 * of accents. Off the event loop, and bounded: a file could ask for all the memory there is, or for hours.
 */
import { pbkdf2, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { slowArgon2 } from '#daemon/core/key-derivation.ts'

export type Kdf =
  | {
      readonly alg: 'scrypt'
      readonly N: number
      readonly r: number
      readonly p: number
      readonly salt: Buffer
    }
  | { readonly alg: 'pbkdf2'; readonly iterations: number; readonly salt: Buffer }
  /** `memory` in MiB. */
  | {
      readonly alg: 'argon2id'
      readonly memory: number
      readonly passes: number
      readonly parallelism: number
      readonly salt: Buffer
    }

/** What a passphrase may cost: some seconds of one core, and 512 MiB while scrypt works. Apps ask for a tenth of it. */
const MOST_BLOCKS = 2 ** 22 // of 128 bytes
const MOST_ITERATIONS = 5_000_000
const MOST_MEMORY_PASSES = 1024 // MiB
const MOST_MEMORY = 256 // MiB

const blocksOf = ({ N, r, p }: { readonly N: number; readonly r: number; readonly p: number }) => N * r * p

/** Whether all of these together ask for too much. */
export const isTooCostly = (kdfs: readonly Kdf[]): boolean =>
  kdfs.reduce((share, kdf) => share + shareOf(kdf), 0) > 1

function shareOf(kdf: Kdf): number {
  if (kdf.alg === 'scrypt') return blocksOf(kdf) / MOST_BLOCKS
  if (kdf.alg === 'pbkdf2') return kdf.iterations / MOST_ITERATIONS
  if (kdf.memory > MOST_MEMORY) return Infinity
  return (kdf.memory * kdf.passes) / MOST_MEMORY_PASSES
}

const KEY_BYTES = 32
const scrypted = promisify<Buffer, Buffer, number, object, Buffer>(scrypt)
const stretched = promisify(pbkdf2)

/** @returns 32 bytes, which whoever asked for them fills with zeros */
export async function foreignKey(passphrase: string, kdf: Kdf): Promise<Buffer> {
  const message = Buffer.from(passphrase)
  try {
    if (kdf.alg === 'pbkdf2') return await stretched(message, kdf.salt, kdf.iterations, KEY_BYTES, 'sha256')
    if (kdf.alg === 'argon2id')
      return await slowArgon2(message, kdf.salt, { m: kdf.memory * 1024, t: kdf.passes, p: kdf.parallelism })
    const { N, r, p } = kdf
    return await scrypted(message, kdf.salt, KEY_BYTES, { N, r, p, maxmem: 128 * blocksOf(kdf) + 2 ** 20 })
  } finally {
    message.fill(0)
  }
}
