/** The data keys and the ways to open them. Every step is durable before the next, so that a crash leaves each key with a way in. */
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { ok, type Result } from '#shared/result.ts'
import type { Clock } from './clock.ts'
import { deriveKey, isOutdated } from './key-derivation.ts'
import {
  dataKey,
  newKey,
  recoveryKey,
  slotOf,
  unwrap,
  wrap,
  type DataKey,
  type keyring,
  type OpenKey,
  type Slot,
} from './key-slots.ts'
import { makeSlot, type Way, type WayFault } from './key-way.ts'
import type { Keychain } from './keychain.ts'
import { keyfiles, makeKeyfile, removeKeyfile, replaceKeyfile, settleKeyfile } from './keyfile.ts'
import type { Document } from './store.ts'

export function createKeyRing(deps: {
  readonly document: Document<v.InferOutput<typeof keyring>>
  readonly keychain: Keychain
  readonly keyfilePath: string
  readonly clock: Clock
  readonly closing: AbortSignal
  /** In a copy nothing is changed that lies elsewhere. */
  readonly folder: 'original' | 'copy'
}) {
  const { document, keychain, keyfilePath, clock } = deps
  const isCopy = deps.folder === 'copy'
  const open = new Map<string, Buffer>()
  const keys = (): readonly DataKey[] => document.value.keys
  const current = () => keys().at(-1) ?? null

  function openBy(key: DataKey, slot: Slot, by: Buffer): boolean {
    const bytes = unwrap(key.id, slot, by)
    if (bytes) open.set(key.id, bytes)
    return bytes !== null
  }

  /** Twice, so that what was replaced is gone from the backup as well. */
  async function change(next: (keys: readonly DataKey[]) => readonly DataKey[]): Promise<void> {
    for (let copies = 2; copies > 0; copies -= 1)
      await document.change(({ keys }) => ({ v: 1, keys: [...next(keys)] }))
  }
  const changeCurrent = (next: (slots: readonly Slot[]) => readonly Slot[]) =>
    change((keys) =>
      keys.map((key, at) => (at === keys.length - 1 ? { ...key, slots: [...next(key.slots)] } : key)),
    )

  const keyfileOf = (key: DataKey | null, opens: (slot: Slot, by: Buffer, key: DataKey) => boolean) => {
    const slot = slotOf(key, 'keyfile')
    return key && slot && keyfiles(keyfilePath).find(({ key: by }) => opens(slot, by, key))
  }

  /** Where a replacement was refused, and the file before is still the one that opens. */
  async function bringKeyfileBack(): Promise<void> {
    const found = keyfileOf(current(), (slot, by, key) => unwrap(key.id, slot, by) !== null)
    if (found?.counts !== 'before') return
    // until the disk has taken this, what it refused may still come into force there
    await document.change((keys) => keys)
    await settleKeyfile(keyfilePath, 'before')
  }
  async function newKeyfile(): Promise<Buffer> {
    await bringKeyfileBack()
    return replaceKeyfile(keyfilePath)
  }
  const anyKeyfile = () => makeKeyfile(keyfilePath)

  async function openFromKeychain(key: DataKey): Promise<void> {
    const slot = slotOf(key, 'keychain')
    if (!slot) return
    const answer = await keychain.get(slot.account, deps.closing)
    if (answer.ok && answer.value !== null) openBy(key, slot, Buffer.from(answer.value, 'base64'))
  }

  /** What the slots that are gone have left elsewhere. A keychain that refuses keeps a key that opens nothing any more. */
  async function tidy(before: readonly DataKey[]): Promise<void> {
    if (isCopy) return
    const wanted = new Set(accounts(keys()))
    for (const account of accounts(before)) if (!wanted.has(account)) await keychain.remove(account)
    if (keys().some((key) => slotOf(key, 'keyfile'))) await settleKeyfile(keyfilePath, 'new')
    else await removeKeyfile(keyfilePath)
  }

  return {
    keys,
    current,
    bytesOf: (id: string) => open.get(id) ?? null,
    isOpen: () => open.has(current()?.id ?? ''),
    lock() {
      for (const bytes of open.values()) bytes.fill(0)
      open.clear()
    },

    async openUnattended(): Promise<void> {
      for (const key of keys()) {
        const found = keyfileOf(key, (slot, by) => openBy(key, slot, by))
        // a replacement that was cut short before anything was wrapped by the new one
        if (found?.counts === 'before' && keys().length === 1 && !isCopy)
          await settleKeyfile(keyfilePath, 'before')
        if (!found) await openFromKeychain(key)
      }
    },
    /** @returns whether the newest key opened; one that was wrapped in a weaker way than this Node knows is wrapped anew */
    async openByPassphrase(passphrase: string): Promise<boolean> {
      for (const key of keys()) {
        const slot = slotOf(key, 'passphrase')
        if (!slot || !openBy(key, slot, await deriveKey(passphrase, slot.kdf))) continue
        const bytes = open.get(key.id)
        if (key !== current() || !isOutdated(slot.kdf) || !bytes) continue
        const better = await makeSlot(
          { kind: 'passphrase', passphrase },
          { id: key.id, bytes },
          keychain,
          anyKeyfile,
        )
        if (better.ok)
          await changeCurrent((slots) => slots.map((one) => (one.type === 'passphrase' ? better.value : one)))
      }
      return open.has(current()?.id ?? '')
    },
    /** Of the newest key; opens nothing. */
    async isPassphrase(passphrase: string): Promise<boolean> {
      const key = current()
      const slot = slotOf(key, 'passphrase')
      return !!key && !!slot && unwrap(key.id, slot, await deriveKey(passphrase, slot.kdf)) !== null
    },
    openByRecovery(secret: Buffer): boolean {
      const key = current()
      const slot = slotOf(key, 'recovery')
      return key !== null && slot !== undefined && openBy(key, slot, recoveryKey(secret, slot.salt))
    },

    /** A new newest key. Those before stay until `dropOld`. */
    async add(way: Way): Promise<Result<void, WayFault>> {
      const made: OpenKey = { id: randomBytes(8).toString('hex'), bytes: newKey() }
      const slot = await makeSlot(way, made, keychain, current() ? newKeyfile : anyKeyfile)
      if (!slot.ok) return slot
      const key = v.parse(dataKey, {
        id: made.id,
        class: 'service',
        created: clock.now(),
        slots: [slot.value],
      })
      try {
        await document.change(({ keys }) => ({ v: 1, keys: [...keys, key] }))
      } catch (error) {
        // what cannot be put back now is put back by the next one, or by a start
        await bringKeyfileBack().catch(() => undefined)
        throw error
      }
      open.set(made.id, made.bytes)
      return ok(undefined)
    },
    /** Drops every key but the newest and those that `named` names. */
    async dropOld(named: ReadonlySet<string>): Promise<void> {
      const before = keys()
      const newest = current()?.id
      const isWanted = ({ id }: DataKey) => id === newest || named.has(id)
      if (before.every(isWanted)) return
      await change((keys) => keys.filter(isWanted))
      for (const { id } of before) if (!keys().some((key) => key.id === id)) open.delete(id)
      await tidy(before)
    },
    /** Another way in, in place of every one but the sheet. The key must be open. */
    async changeWay(way: Way): Promise<Result<void, WayFault>> {
      const before = keys()
      const id = current()?.id ?? ''
      const bytes = open.get(id)
      if (!bytes) throw new Error('the key is locked')
      const slot = await makeSlot(way, { id, bytes }, keychain, anyKeyfile)
      if (!slot.ok) return slot
      await changeCurrent((slots) => [slot.value, ...slots.filter(({ type }) => type === 'recovery')])
      await tidy(before)
      return ok(undefined)
    },
    /** In place of the sheet before. The key must be open. */
    async setRecovery(secret: Buffer): Promise<void> {
      const id = current()?.id ?? ''
      const bytes = open.get(id)
      if (!bytes) throw new Error('the key is locked')
      const salt = randomBytes(16).toString('base64')
      const wrapped = wrap({ id, bytes }, 'recovery', recoveryKey(secret, salt))
      const slot: Slot = { type: 'recovery', salt, madeAt: clock.now(), wrapped }
      await changeCurrent((slots) => [...slots.filter(({ type }) => type !== 'recovery'), slot])
    },
  }
}

const accounts = (of: readonly DataKey[]) => of.flatMap((key) => slotOf(key, 'keychain')?.account ?? [])
