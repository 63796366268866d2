/** The key that protects the tokens, as the command line asks for it. */
import * as v from 'valibot'
import { isoTime } from './time.ts'

/** `GET /v1/key/status` */
export const keyStatus = v.strictObject({
  state: v.picklist(['empty', 'ready', 'locked']),
  slot: v.nullable(v.picklist(['keychain', 'passphrase', 'keyfile'])),
  madeAt: v.nullable(isoTime),
  recoveryMadeAt: v.nullable(isoTime),
  /** Whether this computer has a keychain that answers. */
  keychain: v.boolean(),
})

const passphrase = v.pipe(v.string(), v.minLength(8), v.maxLength(1024))
/** The passphrase of now, where the key has one: any length, since it may be an old one. */
const given = v.nullable(v.pipe(v.string(), v.maxLength(1024)))
const recovery = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/))

export const passphraseRequest = v.strictObject({ passphrase, given })
export const recoveryRequest = v.strictObject({ recovery, given })
/** Where no passphrase comes with it, the key goes to the keychain; to a file, which any program of the person can read, only by `keyfile`. */
export const recoverRequest = v.strictObject({
  recovery,
  passphrase: v.nullable(passphrase),
  keyfile: v.optional(v.boolean(), false),
})
/** Of a new key, and of one that goes to the keychain. */
export const givenRequest = v.strictObject({ given })

/** `slot`: how it is opened from now on. `backups`: whether those made before could be replaced by a new one; they are removed in any case. */
export const keyChanged = v.strictObject({
  done: v.literal(true),
  slot: keyStatus.entries.slot,
  backups: v.boolean(),
})
