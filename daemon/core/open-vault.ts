/** The vault, opened as the daemon starts: locked, and what a crash has cut off is made whole. */
import { epoch, iso } from '#shared/time.ts'
import { vaultWays } from '#shared/vault.ts'
import { slotOf } from './key-slots.ts'
import { createVaultActs } from './vault-acts.ts'
import { openVaultCore, type VaultDeps } from './vault-core.ts'
import { createVaultRecords, sealedRecord } from './vault-records.ts'
import type { VaultDoor } from './vault.ts'

/** Throws StoreOpenError where what is on disk is damaged beyond its backup: never a new key over old records. */
export async function openVault(deps: VaultDeps): Promise<VaultDoor> {
  const { store, clock } = deps
  const core = await openVaultCore(deps)
  const { ring, isOpen, hasRecovery, isTrusted } = core
  const state = () => (isOpen() ? 'open' : ring.current() ? 'locked' : 'none')
  const isUnfinished = () => ring.current() !== null && !hasRecovery()

  return {
    ...createVaultActs(core),
    isTrusted,
    isKnown: core.isKnown,
    onLock: core.onLock,
    get state() {
      return state()
    },
    get setUpUnfinished() {
      return isUnfinished()
    },
    get damaged() {
      return core.collections.reduce((sum, records) => sum + records.damaged().length, 0)
    },
    used() {
      if (isOpen()) core.idle.begin()
    },
    async records(name, about) {
      // a rotation would leave it behind
      if (ring.isOpen()) throw new Error('records are asked for before the vault is opened')
      const kept = await store.collection(`vault/${name}`, sealedRecord, ({ id }) => id)
      const records = createVaultRecords(name, about, kept, { ...ring, isOpen }, hasRecovery)
      core.collections.push(records)
      // without a key nothing opens them any more: the removal of the vault was cut off
      if (ring.current() === null) await records.removeAll()
      else await records.finishRemoving()
      return records
    },
    status(client) {
      const left = isOpen() ? core.idle.left() : null
      return {
        state: state(),
        ways: vaultWays.filter((way) => slotOf(ring.current(), way) !== undefined),
        recoveryMadeAt: slotOf(ring.current(), 'recovery')?.madeAt ?? null,
        autoLockMinutes: core.kept.value.autoLockMinutes,
        locksAt: left === null ? null : iso(epoch(clock.now()) + left),
        trusted: isTrusted(client),
        setUpUnfinished: isUnfinished(),
      }
    },
  }
}
