/** What the daemon must keep but nobody may read on disk: each secret encrypted by a data key, which a slot wraps. */
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'
import type { Clock } from './clock.ts'
import {
  dataKey,
  decrypt,
  deriveKey,
  encrypt,
  keyring,
  newDerivation,
  newKey,
  sealed,
  wrapContext,
  type Slot,
} from './key-slots.ts'
import { systemKeychain, type Keychain, type KeychainFault } from './keychain.ts'
import { makeKeyfile, readKeyfile, removeKeyfile } from './keyfile.ts'
import type { Store } from './store.ts'
import { createTryGate, unlockTries } from './unlock-tries.ts'

const records = v.array(v.strictObject({ name: v.string(), key: v.string(), value: sealed }))
type OpenKey = { readonly id: string; readonly bytes: Buffer }

type SetUp =
  | { readonly kind: 'keychain' }
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'keyfile' }
type SecretsFault =
  { readonly type: 'already-set-up' } | { readonly type: 'empty-passphrase' } | KeychainFault
type UnlockFault =
  | { readonly type: 'wrong-passphrase' }
  | { readonly type: 'wait'; readonly seconds: number }
  | { readonly type: 'no-passphrase' }

export interface Secrets {
  /** `locked` with a keychain slot: the keychain is locked, or lost its entry. A new key is never made in its stead. */
  readonly state: 'empty' | 'ready' | 'locked'
  readonly slot: Slot['type'] | null
  setUp(how: SetUp): Promise<Result<void, SecretsFault>>
  unlock(passphrase: string): Promise<Result<void, UnlockFault>>
  /** Asks the keychain or the key file again; the person may have unlocked it since. Resolves to the state after it. */
  reopen(): Promise<Secrets['state']>
  lock(): void
  /** Locks, and stops waiting for the keychain. */
  close(): void
  /** `null` when nothing has that name; `damaged` when it is not what was put under it. */
  get(
    name: string,
  ): Promise<Result<string | null, { readonly type: 'locked' } | { readonly type: 'damaged' }>>
  put(name: string, value: string): Promise<Result<void, { readonly type: 'locked' }>>
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
  const openKeys = () => store.document('keys', keyring, { v: 1, keys: [] })
  const openRecords = () => store.document('secrets', records, [])
  let keys = await openKeys()
  let kept = await openRecords()
  const gate = createTryGate(await store.document('unlock', unlockTries, { failures: 0 }), monotonic)
  let open: OpenKey | null = null
  let reopening: Promise<void> | null = null
  let unlocking = false
  const closing = new AbortController()

  const current = () => keys.value.keys[0] ?? null
  const slotOf = <T extends Slot['type']>(type: T) =>
    current()?.slots.find((slot): slot is Extract<Slot, { type: T }> => slot.type === type)

  function unwrap(slot: Slot, by: Buffer): boolean {
    const key = current()
    if (!key) return false
    const bytes = decrypt(by, slot.wrapped, wrapContext(key.id, slot.type))
    by.fill(0)
    if (bytes) open = { id: key.id, bytes }
    return bytes !== null
  }

  function lock() {
    open?.bytes.fill(0)
    open = null
  }

  async function openUnattended(): Promise<void> {
    const inFile = slotOf('keyfile')
    const key = inFile && readKeyfile(keyfilePath)
    if (key && unwrap(inFile, key)) return
    const inKeychain = slotOf('keychain')
    if (!inKeychain) return
    const answer = await keychain.get(inKeychain.account, closing.signal)
    if (answer.ok && answer.value !== null) unwrap(inKeychain, Buffer.from(answer.value, 'base64'))
  }

  async function makeSlot(how: SetUp, id: string, bytes: Buffer): Promise<Result<Slot, SecretsFault>> {
    const wrap = (by: Buffer) => {
      const wrapped = encrypt(by, bytes, wrapContext(id, how.kind))
      by.fill(0)
      return wrapped
    }
    switch (how.kind) {
      case 'passphrase': {
        if (how.passphrase === '') return err({ type: 'empty-passphrase' })
        const kdf = newDerivation()
        return ok({ type: how.kind, kdf, wrapped: wrap(await deriveKey(how.passphrase, kdf)) })
      }
      case 'keyfile':
        return ok({ type: how.kind, wrapped: wrap(await makeKeyfile(keyfilePath)) })
      case 'keychain': {
        const account = `service-${id}`
        const by = newKey()
        const set = await keychain.set(account, by.toString('base64'))
        return set.ok ? ok({ type: how.kind, account, wrapped: wrap(by) }) : set
      }
      default:
        return how satisfies never
    }
  }

  const secrets: Secrets = {
    get state() {
      if (open) return 'ready'
      return current() ? 'locked' : 'empty'
    },
    get slot() {
      return current()?.slots[0]?.type ?? null
    },
    async setUp(how) {
      if (current()) return err({ type: 'already-set-up' })
      const id = randomBytes(8).toString('hex')
      const bytes = newKey()
      const slot = await makeSlot(how, id, bytes)
      if (!slot.ok) return slot
      const key = v.parse(dataKey, { id, class: 'service', created: clock.now(), slots: [slot.value] })
      await keys.change(() => ({ v: 1, keys: [key] }))
      open = { id, bytes }
      return ok(undefined)
    },
    async unlock(passphrase) {
      const slot = slotOf('passphrase')
      if (!slot) return err({ type: 'no-passphrase' })
      const seconds = unlocking ? 1 : gate.wait()
      if (seconds > 0) return err({ type: 'wait', seconds })
      unlocking = true
      try {
        await gate.countFailure()
        if (!unwrap(slot, await deriveKey(passphrase, slot.kdf))) return err({ type: 'wrong-passphrase' })
        await gate.forgive()
        return ok(undefined)
      } finally {
        unlocking = false
      }
    },
    async reopen() {
      if (!open) {
        reopening ??= openUnattended().finally(() => {
          reopening = null
        })
        await reopening
      }
      return secrets.state
    },
    lock,
    close() {
      closing.abort()
      lock()
    },
    async get(name) {
      if (!open) return current() ? err({ type: 'locked' }) : ok(null)
      const record = kept.value.find((record) => record.name === name)
      if (!record) return ok(null)
      const bytes = decrypt(open.bytes, record.value, contextOf(name, record.key))
      return bytes ? ok(bytes.toString('utf8')) : err({ type: 'damaged' })
    },
    async put(name, value) {
      if (!open) return err({ type: 'locked' })
      const sealed = encrypt(open.bytes, Buffer.from(value), contextOf(name, open.id))
      const record = { name, key: open.id, value: sealed }
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
      const account = slotOf('keychain')?.account
      lock()
      await store.drop('secrets')
      await store.drop('keys')
      kept = await openRecords()
      keys = await openKeys()
      await removeKeyfile(keyfilePath)
      return account === undefined ? ok(undefined) : keychain.remove(account)
    },
  }

  await Promise.race([secrets.reopen(), new Promise((resolve) => setTimeout(resolve, startPatience).unref())])
  return secrets
}
