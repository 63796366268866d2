/** The vault, where the seeds of one-time codes are: how it stands, and what it is asked to do. */
import * as v from 'valibot'
import { isoTime } from './time.ts'

export const vaultWays = ['passphrase', 'keychain'] as const

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** A group of the recovery sheet by its place, 1 to 8, as it is printed. */
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(8))
export const autoLockMinutes = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(60))
export const AUTO_LOCK_MINUTES = 10

/** `GET /v1/vault` */
export const vaultStatus = v.strictObject({
  state: v.picklist(['none', 'locked', 'open']),
  /** Kept ones, removed ones among them where `removed` is not known. */
  codes: count,
  /** Of these, removed and still restorable; `null` while it is locked. */
  removed: v.nullable(count),
  /** How it is opened every day. */
  ways: v.array(v.picklist(vaultWays)),
  /** Whether this computer has a keychain that answers. */
  keychainAvailable: v.boolean(),
  /** Since when a sheet opens it whose groups were typed back. */
  recoveryMadeAt: v.nullable(isoTime),
  autoLockMinutes,
  /** When it locks if nobody does anything until then; `null` where it is not open. */
  locksAt: v.nullable(isoTime),
  /** Whether who asks has proven the passphrase once, and may use the keychain. */
  trusted: v.boolean(),
  /** It has keys, and no sheet that opens them: nothing can be added until one was made and two of its groups typed back. */
  setUpUnfinished: v.boolean(),
})
export type VaultStatus = Readonly<v.InferOutput<typeof vaultStatus>>

const passphrase = v.pipe(v.string(), v.minLength(8), v.maxLength(1024))
/** The one of now: of any length. */
const given = v.pipe(v.string(), v.maxLength(1024))

export const vaultSetUp = v.strictObject({ passphrase, keychain: v.boolean() })
export const vaultRehearse = v.strictObject({
  groups: v.pipe(
    v.array(v.strictObject({ at: place, text: v.pipe(v.string(), v.maxLength(40)) })),
    v.length(2),
  ),
})
export const vaultUnlock = v.union([
  v.strictObject({ passphrase: given }),
  v.strictObject({ keychain: v.literal(true) }),
])
export const vaultPassphrase = v.strictObject({ given, passphrase })
export const vaultKeychain = v.strictObject({ given, on: v.boolean() })
export const vaultGiven = v.strictObject({ given })
/** `sheet`: its eight groups, in any spelling that `shared/recovery-code.ts` reads. */
export const vaultRecover = v.strictObject({ sheet: v.pipe(v.string(), v.maxLength(200)), passphrase })
export const vaultSettings = v.strictObject({ autoLockMinutes })
/** Without the passphrase only from the command line: whoever has lost it may begin anew. */
export const vaultRemove = v.strictObject({ given: v.nullable(given) })

/** A sheet is given out once, and opens nothing until the two groups in `rehearse` (1 to 8) were typed back. */
export const vaultSheet = v.strictObject({
  sheet: v.pipe(v.array(v.string()), v.length(8)),
  rehearse: v.tuple([place, place]),
  /** Whether the backups made before, which another passphrase opened, could be replaced by a new one; they are removed in any case. */
  backups: v.nullable(v.boolean()),
})
/** `backups` as in `vaultSheet`; `null` where they are not concerned. */
export const vaultDone = v.strictObject({ done: v.literal(true), backups: v.nullable(v.boolean()) })

/** Why it was locked, as the journal says it. */
export type LockReason = 'asked' | 'idle' | 'revoked' | 'suspend' | 'screen'
