/** A disk that refuses, and a browser that is shown out, in the very moment in which the vault is being opened. */
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { openVault } from '#daemon/core/open-vault.ts'
import { StoreWriteError, type Store } from '#daemon/core/store.ts'
import { secretOf } from '#shared/recovery-code.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { clock, ME, must, noKeychain, PASSPHRASE, setUp } from '../support/vault-rig.ts'

const HOUR = 3_600_000
const OTHER = '0011223344556677'
const full = { name: 'StoreWriteError' }

/** A disk that is full from the write on that the test names: its path, and which one it is, from 1. */
function fillingDisk() {
  let full: { path: string; left: number } | null = null
  const inner = createMemoryStore()
  const store: Store = {
    ...inner,
    async document<T>(path: string, schema: v.GenericSchema<unknown, T>, initial: T) {
      const kept = await inner.document(path, schema, initial)
      return {
        get value() {
          return kept.value
        },
        async change(next: (value: T) => T) {
          await new Promise((resolve) => setImmediate(resolve))
          if (full?.path === path && --full.left < 0) throw new StoreWriteError(path, 'ENOSPC', null)
          await kept.change(next)
        },
      }
    },
  }
  return {
    store,
    fillAt: (path: string, nth: number) => (full = { path, left: nth - 1 }),
    free: () => (full = null),
  }
}

async function rig() {
  const disk = fillingDisk()
  let now = 0
  let away = false
  const vault = await openVault({
    store: disk.store,
    clock,
    keychain: noKeychain,
    monotonic: () => now,
    note: () => undefined,
    // as the watches for sleep and for a locked screen are switched on
    changed: () => (away = vault.state === 'open'),
  })
  await vault.records('codes', v.strictObject({}))
  const sheet = await setUp(vault)
  vault.lock('asked')
  return {
    disk,
    vault,
    sheet,
    isWatched: () => away,
    pass: (ms: number) => (now += ms),
  }
}

/** It is shut, or it locks by itself and with the screen, as after any opening. */
function expectGuarded({ vault, isWatched, pass }: Awaited<ReturnType<typeof rig>>) {
  const watched = vault.state === 'locked' || isWatched()
  pass(24 * HOUR)
  expect({ state: vault.state, watched }).toEqual({ state: 'locked', watched: true })
}

for (const [path, nth] of [
  ['vault-tries', 1],
  ['vault-tries', 2],
  ['vault-clients', 1],
] as const)
  test(`a full disk at write ${String(nth)} of ${path} while it is unlocked leaves no vault open for ever`, async () => {
    const it = await rig()
    it.disk.fillAt(path, nth)
    await expect(it.vault.unlock(OTHER, PASSPHRASE)).rejects.toMatchObject(full)
    expectGuarded(it)
    // the control: with room it opens, and locks by itself
    it.disk.free()
    it.pass(HOUR)
    await must(it.vault.unlock(OTHER, PASSPHRASE))
    expect([it.vault.state, it.isWatched()]).toEqual(['open', true])
    expectGuarded(it)
  })

for (const [path, nth] of [
  ['vault-tries', 2],
  ['vault', 1],
  ['vault-keys', 1],
  ['vault-keys', 2],
  ['vault-clients', 1],
] as const)
  test(`nor does one at write ${String(nth)} of ${path} while it is opened by the sheet`, async () => {
    const it = await rig()
    const secret = secretOf(it.sheet)
    if (!secret.ok) throw new Error(secret.error.type)
    it.disk.fillAt(path, nth)
    await expect(it.vault.recover(OTHER, secret.value, 'another passphrase')).rejects.toMatchObject(full)
    expectGuarded(it)
    it.disk.free()
    it.pass(HOUR)
    await must(it.vault.recover(OTHER, secret.value, 'another passphrase'))
    expect(it.vault.state).toBe('open')
  })

test('a browser that is shown out while it opens the vault has not opened it', async () => {
  const { vault } = await rig()
  const opening = vault.unlock(OTHER, PASSPHRASE)
  // it waits for the derivation by then
  for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve))
  await vault.revoked(OTHER)
  expect(await opening).toEqual({ ok: false, error: { type: 'locked' } })
  expect([vault.state, vault.isTrusted(OTHER)]).toEqual(['locked', false])
  // the control: whoever stays gets in
  await must(vault.unlock(ME, PASSPHRASE))
  expect([vault.state, vault.isTrusted(ME)]).toEqual(['open', true])
})
