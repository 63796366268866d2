/** What the daemon must keep but nobody may read on disk: each secret encrypted by a data key, which slots wrap. */
import { err, ok, type Result } from '#shared/result.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Clock } from './clock.ts'
import { createKeyRing } from './key-ring.ts'
import type { Way, WayFault } from './key-way.ts'
import { keyringOf, noKeys, slotOf, type Slot } from './key-slots.ts'
import { systemKeychain, type Keychain, type KeychainFault } from './keychain.ts'
import { removeKeyfile } from './keyfile.ts'
import { createSecretRecords, secretRecords } from './secret-records.ts'
import type { Store } from './store.ts'
import { createTryGate, unlockTries, type TryFault } from './unlock-tries.ts'

type Locked = { readonly type: 'locked' }
type SetUpFault = { readonly type: 'already-set-up' } | WayFault
type UnlockFault = TryFault | { readonly type: 'no-passphrase' }
export type ChangeFault = TryFault | Locked | WayFault

export interface Secrets {
  /** `locked` with a keychain slot: the keychain is locked, or lost its entry. A new key is never made in its stead. */
  readonly state: 'empty' | 'ready' | 'locked'
  /** How it is opened every day. */
  readonly slot: Exclude<Slot['type'], 'recovery'> | null
  readonly madeAt: IsoTime | null
  /** Since when there is a sheet that opens it. */
  readonly recoveryMadeAt: IsoTime | null
  setUp(how: Way): Promise<Result<void, SetUpFault>>
  unlock(passphrase: string): Promise<Result<void, UnlockFault>>
  /** Asks the keychain or the key file again; the person may have unlocked it since. Resolves to the state after it. */
  reopen(): Promise<Secrets['state']>
  /** Another way in. @param given the passphrase of now, where there is one */
  changeWay(way: Way, given: string | null): Promise<Result<void, ChangeFault>>
  /** @param given the passphrase of now, where there is one */
  setRecovery(secret: Buffer, given: string | null): Promise<Result<void, TryFault | Locked>>
  /** By the sheet, for good: the way in that was lost is replaced. */
  recover(secret: Buffer, way: Way): Promise<Result<void, ChangeFault | { readonly type: 'no-recovery' }>>
  /** A new data key for every secret. Any sheet ends with the old one. @param given the passphrase of now, where there is one */
  rotate(given: string | null): Promise<Result<void, ChangeFault>>
  lock(): void
  /** Locks, and stops waiting for the keychain. */
  close(): void
  /** `null` when nothing has that name; `damaged` when it is not what was put under it. */
  get(name: string): Promise<Result<string | null, Locked | { readonly type: 'damaged' }>>
  put(name: string, value: string): Promise<Result<void, Locked>>
  /** Needs no key. */
  remove(name: string): Promise<void>
  /** Secrets, keys and what the slot left elsewhere. A keychain that refuses keeps a key that opens nothing any more. */
  removeAll(): Promise<Result<void, KeychainFault>>
}

/** How long a start waits for the keychain, in ms; an answer that comes later still counts. */
const START_PATIENCE = 2_000

interface SecretsDeps {
  readonly store: Store
  readonly clock: Clock
  readonly keyfilePath: string
  readonly keychain?: Keychain
  readonly monotonic?: () => number
  readonly startPatience?: number
}

/** In a copy of a data folder: the key file and the keychain are the original's, and are only read. */
export const openCopiedSecrets = (
  deps: SecretsDeps,
): Promise<Pick<Secrets, 'state' | 'slot' | 'unlock' | 'reopen' | 'get' | 'close'>> => openAs(deps, 'copy')

/** Opens `keys`, `secrets` and `unlock` in the store. Throws StoreOpenError when they are damaged: never a new key over old data. */
export const openSecrets = (deps: SecretsDeps): Promise<Secrets> => openAs(deps, 'original')

async function openAs(deps: SecretsDeps, folder: 'original' | 'copy'): Promise<Secrets> {
  const { store, clock, keyfilePath, keychain = systemKeychain, startPatience = START_PATIENCE } = deps
  const { monotonic = () => performance.now() } = deps
  const closing = new AbortController()
  const openAll = async () => {
    const ring = createKeyRing({
      class: 'service',
      document: await store.document('keys', keyringOf('service'), noKeys),
      keychain,
      keyfilePath,
      clock,
      closing: closing.signal,
      folder,
    })
    return { ring, kept: createSecretRecords(await store.document('secrets', secretRecords, []), ring) }
  }
  let { ring, kept } = await openAll()
  const tries = createTryGate(await store.document('unlock', unlockTries, { failures: 0 }), monotonic)
  let reopening: Promise<void> | null = null

  const current = () => ring.current()

  /** Whoever changes the key knows the passphrase, where it has one. */
  async function allowed(given: string | null): Promise<Result<void, TryFault | Locked>> {
    if (!ring.isOpen()) return err({ type: 'locked' })
    if (!slotOf(current(), 'passphrase')) return ok(undefined)
    return tries.tryOut(() => ring.isPassphrase(given ?? ''))
  }

  const secrets: Secrets = {
    get state() {
      if (ring.isOpen()) return 'ready'
      return current() ? 'locked' : 'empty'
    },
    get slot() {
      const type = current()?.slots[0]?.type
      return type === undefined || type === 'recovery' ? null : type
    },
    get madeAt() {
      return current()?.created ?? null
    },
    get recoveryMadeAt() {
      return slotOf(current(), 'recovery')?.madeAt ?? null
    },
    async setUp(how) {
      return current() ? err({ type: 'already-set-up' }) : ring.add([how])
    },
    async unlock(passphrase) {
      if (!slotOf(current(), 'passphrase')) return err({ type: 'no-passphrase' })
      const done = await tries.tryOut(() => ring.openByPassphrase(passphrase))
      if (done.ok) await kept.settle()
      return done
    },
    async reopen() {
      if (!ring.isOpen()) {
        reopening ??= ring
          .openUnattended()
          .then(() => kept.settle())
          .finally(() => {
            reopening = null
          })
        await reopening
      }
      return secrets.state
    },
    async changeWay(way, given) {
      const may = await allowed(given)
      if (!may.ok) return may
      await kept.settle()
      return ring.changeWay(way, ['recovery'])
    },
    async setRecovery(secret, given) {
      const may = await allowed(given)
      if (!may.ok) return may
      await kept.settle()
      return ring.setRecovery(secret)
    },
    async recover(secret, way) {
      if (!slotOf(current(), 'recovery')) return err({ type: 'no-recovery' })
      const done = await tries.tryOut(() => Promise.resolve(ring.openByRecovery(secret)))
      if (!done.ok) return done
      await kept.settle()
      return ring.changeWay(way, ['recovery'])
    },
    async rotate(given) {
      const may = await allowed(given)
      if (!may.ok) return may
      await kept.settle()
      const kind = secrets.slot ?? 'keyfile'
      const added = await ring.add([kind === 'passphrase' ? { kind, passphrase: given ?? '' } : { kind }])
      if (!added.ok) return added
      await kept.settle()
      return ok(undefined)
    },
    lock: () => {
      ring.lock()
    },
    close() {
      closing.abort()
      ring.lock()
    },
    async get(name) {
      if (!ring.isOpen()) return current() ? err({ type: 'locked' }) : ok(null)
      return kept.get(name)
    },
    async put(name, value) {
      if (!ring.isOpen()) return err({ type: 'locked' })
      await kept.put(name, value)
      return ok(undefined)
    },
    remove: (name) => kept.remove(name),
    async removeAll() {
      const account = slotOf(current(), 'keychain')?.account
      ring.lock()
      await store.drop('secrets')
      await store.drop('keys')
      ;({ ring, kept } = await openAll())
      await removeKeyfile(keyfilePath)
      return account === undefined ? ok(undefined) : keychain.remove(account)
    },
  }

  await Promise.race([secrets.reopen(), new Promise((resolve) => setTimeout(resolve, startPatience).unref())])
  return secrets
}
