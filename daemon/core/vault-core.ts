/** What the vault is made of: its keys, who has opened it, its lock, and the records in it. */
import { uptime } from 'node:os'
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'
import { MINUTE } from '#shared/time.ts'
import { AUTO_LOCK_MINUTES, autoLockMinutes, type LockReason } from '#shared/vault.ts'
import { LOCAL } from './caller.ts'
import type { Clock } from './clock.ts'
import { createIdleLock } from './idle-lock.ts'
import type { Act } from './journal.ts'
import { createKeyRing } from './key-ring.ts'
import { keyringOf, noKeys, slotOf } from './key-slots.ts'
import { systemKeychain, type Keychain } from './keychain.ts'
import type { Store } from './store.ts'
import type { GivenFault } from './vault.ts'
import type { VaultRecords } from './vault-records.ts'
import { createPendingSheet } from './vault-sheet.ts'
import { openVaultTries } from './vault-tries.ts'

const chosen = v.strictObject({
  autoLockMinutes,
  /** Set while a way in is being replaced: until it is gone from the file's backup as well. */
  unsettled: v.boolean(),
})
/** Who has proven the passphrase, by client id. */
const proven = v.strictObject({ trusted: v.array(v.string()) })

export interface VaultDeps {
  readonly store: Store
  readonly clock: Clock
  readonly note: (act: Act) => void
  /** Called when it was opened, locked, set up or removed. */
  readonly changed: () => void
  readonly keychain?: Keychain
  /** ms on a clock that nobody can set and that counts the computer's sleep */
  readonly monotonic?: () => number
}

export type VaultCore = Awaited<ReturnType<typeof openVaultCore>>

/** Opens `vault`, `vault-keys`, `vault-tries` and `vault-clients` in the store. Throws StoreOpenError when they are damaged. */
export async function openVaultCore(deps: VaultDeps) {
  const { store, clock, note, changed, keychain = systemKeychain } = deps
  const { monotonic = () => uptime() * 1000 } = deps
  const closing = new AbortController()
  const kept = await store.document('vault', chosen, {
    autoLockMinutes: AUTO_LOCK_MINUTES,
    unsettled: false,
  })
  const clients = await store.document('vault-clients', proven, { trusted: [] })
  const ring = createKeyRing({
    class: 'vault',
    document: await store.document('vault-keys', keyringOf('vault'), noKeys),
    keychain,
    keyfilePath: null,
    clock,
    closing: closing.signal,
    folder: 'original',
  })
  const tries = await openVaultTries(store, monotonic)
  const sheet = createPendingSheet()
  const collections: VaultRecords[] = []
  const forgetters: (() => void)[] = []
  const openedBy = new Set<string>()
  const idle = createIdleLock(
    monotonic,
    () => kept.value.autoLockMinutes * MINUTE,
    () => {
      lock('idle')
    },
  )

  function shut(): void {
    idle.stop()
    ring.lock()
    sheet.forget()
    openedBy.clear()
    for (const forget of forgetters) forget()
  }
  function lock(reason: LockReason, by = 'daemon'): void {
    const wasOpen = ring.isOpen()
    // also where it is shut: an opening that is under way must not open it after this
    shut()
    if (!wasOpen) return
    note({ event: 'vault.locked', by, data: { reason } })
    changed()
  }
  function isOpen(): boolean {
    idle.look()
    return ring.isOpen()
  }

  const isTrusted = (client: string) => clients.value.trusted.includes(client)
  const isKnown = (client: string) => client === LOCAL || isTrusted(client)
  const triesOf = (client: string) => (isKnown(client) ? tries.known : tries.others)
  /** @param alone whether every other client has to prove the passphrase anew */
  const trust = (client: string, alone = false) =>
    clients.change(({ trusted }) => ({ trusted: [...new Set([...(alone ? [] : trusted), client])] }))

  const unsettled = (is: boolean) => kept.change((before) => ({ ...before, unsettled: is }))
  if (kept.value.unsettled) {
    await ring.settleCopies()
    await unsettled(false)
  }

  /** Everything by the newest key, and no other is left; what a crash or a locking cuts off is done at the next opening. */
  async function settle(): Promise<void> {
    if (ring.keys().length < 2 || !ring.isOpen()) return
    const named = await Promise.all(collections.map((records) => records.settle()))
    if (ring.isOpen()) await ring.dropOld(new Set(named.flat()))
  }

  return {
    kept,
    clients,
    ring,
    triesOf,
    sheet,
    collections,
    idle,
    isOpen,
    shut,
    lock,
    settle,
    changed,
    onLock: (forget: () => void) => void forgetters.push(forget),
    hasRecovery: () => slotOf(ring.current(), 'recovery') !== undefined,
    isTrusted,
    isKnown,
    hasOpened: (client: string) => openedBy.has(client),

    /** Once the keys are open. @param alone as of `trust` */
    async opened(client: string, alone = false): Promise<void> {
      openedBy.add(client)
      idle.begin()
      await settle()
      await trust(client, alone)
      changed()
    },
    /** Whoever changes something knows the passphrase, and the vault is open. */
    async allowed(client: string, given: string): Promise<Result<void, GivenFault>> {
      if (!isOpen()) return err({ type: 'locked' })
      const wasTrusted = isTrusted(client)
      const right = await triesOf(client).tryOut(() => ring.isPassphrase(given))
      if (!right.ok) return right
      // never again who was shown out meanwhile
      if (!wasTrusted) await trust(client)
      if (!isOpen()) return err({ type: 'locked' })
      idle.begin()
      return ok(undefined)
    },
    /** For what replaces a way in: where it is cut short, the copies of the file are settled at the next start. */
    async replacing<T>(act: () => Promise<T>): Promise<T> {
      await unsettled(true)
      const done = await act()
      await unsettled(false)
      return done
    },
    close() {
      closing.abort()
      shut()
    },
  }
}
