/**
 * A data key, wrapped by another key that each slot gets elsewhere: the keychain, a passphrase, a file.
 * AES-256-GCM (NIST SP 800-38D), argon2id (RFC 9106). That a key is right shows only by its tag.
 */
import { argon2, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { isoTime } from '#shared/time.ts'

const base64 = v.pipe(v.string(), v.base64())
const atMost = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most))

export const sealed = v.strictObject({ nonce: base64, ciphertext: base64 })
export type Sealed = Readonly<v.InferOutput<typeof sealed>>

/** Bounded, so that a file made by another cannot ask for all the memory there is. */
const derivation = v.strictObject({
  alg: v.literal('argon2id'),
  memory: atMost(1024 * 1024), // KiB
  passes: atMost(16),
  parallelism: atMost(16),
  salt: base64,
})
export type Derivation = Readonly<v.InferOutput<typeof derivation>>

const slot = v.variant('type', [
  v.strictObject({ type: v.literal('keychain'), account: v.string(), wrapped: sealed }),
  v.strictObject({ type: v.literal('passphrase'), kdf: derivation, wrapped: sealed }),
  v.strictObject({ type: v.literal('keyfile'), wrapped: sealed }),
])
export type Slot = Readonly<v.InferOutput<typeof slot>>

export const dataKey = v.strictObject({
  id: v.string(),
  /** `service` works unattended, opened at start where the slot allows it. */
  class: v.literal('service'),
  created: isoTime,
  slots: v.pipe(v.array(slot), v.minLength(1)),
})
export const keyring = v.strictObject({ v: v.literal(1), keys: v.array(dataKey) })

const KEY_BYTES = 32
const TAG_BYTES = 16

export const newKey = (): Buffer => randomBytes(KEY_BYTES)

/** @param context what this ciphertext belongs to: put anywhere else, it does not open */
export function encrypt(key: Buffer, plaintext: Buffer, context: string): Sealed {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(context))
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
  return { nonce: nonce.toString('base64'), ciphertext: ciphertext.toString('base64') }
}

/** `null` for a wrong key, a changed ciphertext or another context. */
export function decrypt(key: Buffer, { nonce, ciphertext }: Sealed, context: string): Buffer | null {
  const bytes = Buffer.from(ciphertext, 'base64')
  const end = bytes.length - TAG_BYTES
  if (key.length !== KEY_BYTES || end < 0) return null
  const iv = Buffer.from(nonce, 'base64')
  if (iv.length !== 12) return null
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(end))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, end)), decipher.final()])
  } catch {
    // `final` throws for exactly one reason: the tag does not fit.
    return null
  }
}

export const wrapContext = (keyId: string, type: Slot['type']): string => `latchkey|v1|key|${keyId}|${type}`

/** RFC 9106, section 4, second recommended option. */
export const newDerivation = (): Derivation => ({
  alg: 'argon2id',
  memory: 64 * 1024,
  passes: 3,
  parallelism: 4,
  salt: randomBytes(16).toString('base64'),
})

/** Takes about 200 ms, off the event loop. */
export async function deriveKey(passphrase: string, kdf: Derivation): Promise<Buffer> {
  return promisify(argon2)(kdf.alg, {
    // One spelling of accents, whatever keyboard they were typed on.
    message: Buffer.from(passphrase.normalize('NFKC')),
    nonce: Buffer.from(kdf.salt, 'base64'),
    memory: kdf.memory,
    passes: kdf.passes,
    parallelism: kdf.parallelism,
    tagLength: KEY_BYTES,
  })
}
