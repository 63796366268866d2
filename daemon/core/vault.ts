/** What only the person opens: keys of its own beside the service's, locked at every start and whenever nobody is there. */
import type * as v from 'valibot'
import type { Result } from '#shared/result.ts'
import type { LockReason, VaultStatus } from '#shared/vault.ts'
import type { WayFault } from './key-way.ts'
import type { TryFault } from './unlock-tries.ts'
import type { Sheet } from './vault-sheet.ts'

export type Locked = { readonly type: 'locked' }
export type Damaged = { readonly type: 'damaged' }
type NotFound = { readonly type: 'not-found' }
/** There is no sheet yet that is known to open it. */
type Untested = { readonly type: 'recovery-untested' }

export interface SealedRecords<A> {
  /** Also while it is locked. */
  readonly size: number
  /** Without the damaged ones. */
  all(): Result<readonly { readonly id: string; readonly about: A }[], Locked>
  /** The ids of records that do not open, though the vault is open. */
  damaged(): readonly string[]
  get(id: string): Result<A | null, Locked | Damaged>
  /** The caller fills it with zeros after use. */
  secret(id: string): Result<Buffer | null, Locked | Damaged>
  /** A new one, or in place of the one before. `secret` stays the caller's. Durable before it resolves. */
  put(id: string, about: A, secret: Buffer): Promise<Result<void, Locked | Untested>>
  /** One after the other; durable before it resolves. */
  change(id: string, next: (about: A) => A): Promise<Result<void, Locked | Damaged | NotFound>>
  /** Gone from the file's backup as well. Needs no key. */
  remove(id: string): Promise<void>
}

/** For what is kept in it. */
export interface Vault {
  readonly state: VaultStatus['state']
  /** It has keys, and no sheet that opens them: nothing new is taken. */
  readonly setUpUnfinished: boolean
  /** A collection whose records are sealed. Once for each name. */
  records<A>(name: string, about: v.GenericSchema<unknown, A>): Promise<SealedRecords<A>>
  /** Everything plain that is in memory is to be dropped there. */
  onLock(forget: () => void): void
  /** A deliberate act of a person: the idle time begins anew. Reading never calls it. */
  used(): void
  /** Whether this client has proven the passphrase. @param client as `idOf` names it */
  isTrusted(client: string): boolean
  /** The person proves to be there once more, for an export. */
  checkPassphrase(client: string, passphrase: string): Promise<Result<void, TryFault | Locked>>
  /** Drops the keys; nothing where it is not open. @param by as the journal names who did it */
  lock(reason: LockReason, by?: string): void
}

type None = { readonly type: 'no-vault' }
export type GivenFault = TryFault | Locked

/** For the person at its door. `client` as `idOf` names it; `given`: the passphrase of now. */
export interface VaultDoor extends Vault {
  /** Records that do not open; 0 while it is not open. */
  readonly damaged: number
  /** Trusted, or the person at the command line: may change what asks for no passphrase, and waits for no other's tries. */
  isKnown(client: string): boolean
  status(client: string): Omit<VaultStatus, 'codes' | 'removed' | 'keychainAvailable'>
  setUp(
    client: string,
    passphrase: string,
    keychain: boolean,
  ): Promise<Result<Sheet, Locked | { readonly type: 'already-set-up' } | WayFault>>
  /** The sheet that was given out last counts from now on. @param groups each by its place, from 1 */
  rehearse(
    groups: readonly { readonly at: number; readonly text: string }[],
  ): Promise<Result<void, Locked | { readonly type: 'no-sheet' } | { readonly type: 'wrong-sheet' }>>
  unlock(client: string, passphrase: string): Promise<Result<void, GivenFault | None>>
  /** `no-keychain`: it gave nothing, or nothing that opens. */
  unlockByKeychain(
    client: string,
  ): Promise<Result<void, Locked | None | { readonly type: 'untrusted' } | { readonly type: 'no-keychain' }>>
  /** Every other client has to prove the new one. */
  changePassphrase(
    client: string,
    given: string,
    passphrase: string,
  ): Promise<Result<void, GivenFault | WayFault>>
  setKeychain(client: string, given: string, on: boolean): Promise<Result<void, GivenFault | WayFault>>
  /** A new key for every record. The sheet before ends with the old one. */
  rotate(client: string, given: string): Promise<Result<Sheet, GivenFault | WayFault>>
  /** The sheet before counts until this one was typed back. */
  newSheet(client: string, given: string): Promise<Result<Sheet, GivenFault>>
  /** By the sheet, for good: the passphrase that was lost is replaced, and no keychain opens it any more. */
  recover(
    client: string,
    secret: Uint8Array,
    passphrase: string,
  ): Promise<Result<void, GivenFault | WayFault | { readonly type: 'no-recovery' }>>
  /** Keys and records, for good. @param given `null` for who has lost the passphrase */
  remove(client: string, given: string | null): Promise<Result<void, TryFault | None>>
  setAutoLock(minutes: number): Promise<void>
  /** Its trust ends, and the vault is locked where this client has opened it. */
  revoked(client: string): Promise<void>
  /** At the end of the program. */
  close(): void
}
