/**
 * A data key, wrapped by another key that each slot gets elsewhere: the keychain, a passphrase, a file, a sheet of paper.
 * AES-256-GCM (NIST SP 800-38D), HKDF (RFC 5869). That a key is right shows only by its tag.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { isoTime } from '#shared/time.ts'
import { derivation } from './key-derivation.ts'

const base64 = v.pipe(v.string(), v.base64())

export const sealed = v.strictObject({ nonce: base64, ciphertext: base64 })
export type Sealed = Readonly<v.InferOutput<typeof sealed>>

const slot = v.variant('type', [
  v.strictObject({ type: v.literal('keychain'), account: v.string(), wrapped: sealed }),
  v.strictObject({ type: v.literal('passphrase'), kdf: derivation, wrapped: sealed }),
  v.strictObject({ type: v.literal('keyfile'), wrapped: sealed }),
  v.strictObject({ type: v.literal('recovery'), salt: base64, madeAt: isoTime, wrapped: sealed }),
])
export type Slot = Readonly<v.InferOutput<typeof slot>>

/** `service` works unattended, opened at start where the slot allows it; `vault` is opened by the person alone. */
const keyClass = v.picklist(['service', 'vault'])
export type KeyClass = v.InferOutput<typeof keyClass>

export const dataKey = v.strictObject({
  id: v.string(),
  class: keyClass,
  created: isoTime,
  /** First how it is opened every day. */
  slots: v.pipe(v.array(slot), v.minLength(1)),
})
export type DataKey = Readonly<v.InferOutput<typeof dataKey>>

/** Each is tried with a passphrase: a file made by another must not have that take hours. */
const MOST_KEYS = 16

/** Oldest first; more than one only until everything is encrypted by the newest. */
export const keyringOf = (of: KeyClass) =>
  v.strictObject({
    v: v.literal(1),
    keys: v.pipe(
      v.array(
        v.pipe(
          dataKey,
          v.check((key) => key.class === of),
        ),
      ),
      v.maxLength(MOST_KEYS),
    ),
  })
export type Keyring = v.InferOutput<ReturnType<typeof keyringOf>>
export const noKeys: Keyring = { v: 1, keys: [] }

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
  // all of it: this mode holds nothing back, and a copy would be filled with zeros by nobody
  const plain = decipher.update(bytes.subarray(0, end))
  try {
    decipher.final()
    return plain
  } catch {
    // `final` throws for exactly one reason: the tag does not fit.
    plain.fill(0)
    return null
  }
}

/** Of one field of a record that is kept. */
export const recordContext = (collection: string, id: string, field: string, keyId: string): string =>
  `latchkey|v1|${collection}|${id}|${field}|${keyId}`

const wrapContext = (keyId: string, type: Slot['type']): string => `latchkey|v1|key|${keyId}|${type}`

/** Uses `by` up: it is overwritten. */
export function wrap(key: OpenKey, type: Slot['type'], by: Buffer): Sealed {
  const wrapped = encrypt(by, key.bytes, wrapContext(key.id, type))
  by.fill(0)
  return wrapped
}

/** `null` where `by` is not what it was wrapped with. */
export const unwrap = (id: string, slot: Slot, by: Buffer): Buffer | null =>
  decrypt(by, slot.wrapped, wrapContext(id, slot.type))

export interface OpenKey {
  readonly id: string
  readonly bytes: Buffer
}

/** What is on the sheet has more bits than a key needs to be safe from guessing: a slow derivation would add nothing. */
export const recoveryKey = (secret: Buffer, salt: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.from(salt, 'base64'), 'latchkey|v1|recovery', KEY_BYTES))

export const slotOf = <T extends Slot['type']>(
  key: DataKey | null,
  type: T,
): Extract<Slot, { type: T }> | undefined =>
  key?.slots.find((slot): slot is Extract<Slot, { type: T }> => slot.type === type)
