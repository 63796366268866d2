/** What the daemon must keep but nobody may read on disk: each secret encrypted by a data key, which slots wrap. */
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Clock } from './clock.ts'
import { createKeyRing, type Way, type WayFault } from './key-ring.ts'
import { decrypt, encrypt, keyring, sealed, slotOf, type Slot } from './key-slots.ts'
import { systemKeychain, type Keychain, type KeychainFault } from './keychain.ts'
import { removeKeyfile } from './keyfile.ts'
import type { Store } from './store.ts'
import { createTryGate, unlockTries } from './unlock-tries.ts'

const secret = v.strictObject({ name: v.string(), key: v.string(), value: sealed })
const records = v.array(secret)
type Kept = v.InferOutput<typeof secret>

type Locked = { readonly type: 'locked' }
type SetUpFault = { readonly type: 'already-set-up' } | WayFault
type TryFault = { readonly type: 'wrong-passphrase' } | { readonly type: 'wait'; readonly seconds: number }
export type UnlockFault = TryFault | { readonly type: 'no-passphrase' }
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
  setRecovery(secret: Buffer): Promise<Result<void, Locked>>
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

const contextOf = (name: string, keyId: string) => `latchkey|v1|secrets|${name}|value|${keyId}`

/** How long a start waits for the keychain, in ms; an answer that comes later still counts. */
const START_PATIENCE = 2_000

/** Opens `keys`, `secrets` and `unlock` in the store. Throws StoreOpenError when they are damaged: never a new key over old data. */
export async function openSecrets(deps: {
  store: Store
  clock: Clock
  keyfilePath: string
  keychain?: Keychain
  monotonic?: () => number
  startPatience?: number
}): Promise<Secrets> {
  const { store, clock, keyfilePath, keychain = systemKeychain, startPatience = START_PATIENCE } = deps
  const { monotonic = () => performance.now() } = deps
  const closing = new AbortController()
  const openRecords = () => store.document('secrets', records, [])
  const openRing = async () =>
    createKeyRing({
      document: await store.document('keys', keyring, { v: 1, keys: [] }),
      keychain,
      keyfilePath,
      clock,
      closing: closing.signal,
    })
  let ring = await openRing()
  let kept = await openRecords()
  const gate = createTryGate(await store.document('unlock', unlockTries, { failures: 0 }), monotonic)
  let reopening: Promise<void> | null = null
  let trying = false

  const current = () => ring.current()
  const opened = ({ name, key, value }: Kept): Buffer | null => {
    const by = ring.bytesOf(key)
    return by && decrypt(by, value, contextOf(name, key))
  }
  function sealedByNewest(name: string, plain: Buffer): Kept {
    const key = current()?.id ?? ''
    const by = ring.bytesOf(key)
    if (!by) throw new Error('the key is locked')
    return { name, key, value: encrypt(by, plain, contextOf(name, key)) }
  }

  /**
   * Where there is more than one key: everything by the newest, then the others go. All of it is one change of one file, and
   * what a crash leaves undone is done at the next opening. What does not open keeps the key that it names.
   */
  async function settle(): Promise<void> {
    const newest = current()?.id
    if (ring.keys().length < 2 || !ring.isOpen()) return
    const byNewest = (list: readonly Kept[]) =>
      list.map((record) => {
        const plain = record.key === newest ? null : opened(record)
        return plain ? sealedByNewest(record.name, plain) : record
      })
    // twice, so that what the old key opens is gone from the backup as well
    for (let copies = 2; copies > 0; copies -= 1) await kept.change(byNewest)
    await ring.dropOld(new Set(kept.value.map(({ key }) => key)))
  }

  /** One try at a time, each counted before it is made. */
  async function tryOut(open: () => Promise<boolean>): Promise<Result<void, TryFault>> {
    const seconds = trying ? 1 : gate.wait()
    if (seconds > 0) return err({ type: 'wait', seconds })
    trying = true
    try {
      await gate.countFailure()
      if (!(await open())) return err({ type: 'wrong-passphrase' })
      await gate.forgive()
      return ok(undefined)
    } finally {
      trying = false
    }
  }

  /** Whoever changes the key knows the passphrase, where it has one. */
  async function allowed(given: string | null): Promise<Result<void, TryFault | Locked>> {
    if (!ring.isOpen()) return err({ type: 'locked' })
    if (!slotOf(current(), 'passphrase')) return ok(undefined)
    return tryOut(() => ring.isPassphrase(given ?? ''))
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
      return current() ? err({ type: 'already-set-up' }) : ring.add(how)
    },
    async unlock(passphrase) {
      if (!slotOf(current(), 'passphrase')) return err({ type: 'no-passphrase' })
      const done = await tryOut(() => ring.openByPassphrase(passphrase))
      if (done.ok) await settle()
      return done
    },
    async reopen() {
      if (!ring.isOpen()) {
        reopening ??= ring
          .openUnattended()
          .then(settle)
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
      await settle()
      return ring.changeWay(way)
    },
    async setRecovery(secret) {
      if (!ring.isOpen()) return err({ type: 'locked' })
      await settle()
      await ring.setRecovery(secret)
      return ok(undefined)
    },
    async recover(secret, way) {
      if (!slotOf(current(), 'recovery')) return err({ type: 'no-recovery' })
      const done = await tryOut(() => Promise.resolve(ring.openByRecovery(secret)))
      if (!done.ok) return done
      await settle()
      return ring.changeWay(way)
    },
    async rotate(given) {
      const may = await allowed(given)
      if (!may.ok) return may
      await settle()
      const kind = secrets.slot ?? 'keyfile'
      const added = await ring.add(kind === 'passphrase' ? { kind, passphrase: given ?? '' } : { kind })
      if (!added.ok) return added
      await settle()
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
      const record = kept.value.find((record) => record.name === name)
      if (!record) return ok(null)
      const bytes = opened(record)
      return bytes ? ok(bytes.toString('utf8')) : err({ type: 'damaged' })
    },
    async put(name, value) {
      if (!ring.isOpen()) return err({ type: 'locked' })
      const record = sealedByNewest(name, Buffer.from(value))
      await kept.change((records) => [...records.filter((other) => other.name !== name), record])
      return ok(undefined)
    },
    async remove(name) {
      const without = (list: typeof kept.value) => list.filter((record) => record.name !== name)
      await kept.change(without)
      // Once more, so that it is gone from the backup as well.
      await kept.change(without)
    },
    async removeAll() {
      const account = slotOf(current(), 'keychain')?.account
      ring.lock()
      await store.drop('secrets')
      await store.drop('keys')
      kept = await openRecords()
      ring = await openRing()
      await removeKeyfile(keyfilePath)
      return account === undefined ? ok(undefined) : keychain.remove(account)
    },
  }

  await Promise.race([secrets.reopen(), new Promise((resolve) => setTimeout(resolve, startPatience).unref())])
  return secrets
}
