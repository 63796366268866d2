/** The data keys and the ways to open them. Every step is durable before the next, so that a crash leaves each key with a way in. */
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'
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
  type KeyClass,
  type Keyring,
  type OpenKey,
  type Slot,
} from './key-slots.ts'
import { makeSlot, makeSlots, type Places, type Way, type WayFault } from './key-way.ts'
import type { Keychain } from './keychain.ts'
import { noKeyfile, ringKeyfile } from './ring-keyfile.ts'
import type { Document } from './store.ts'

export type KeyRing = ReturnType<typeof createKeyRing>

type Locked = { readonly type: 'locked' }

interface RingDeps {
  readonly class: KeyClass
  readonly document: Document<Keyring>
  readonly keychain: Keychain
  /** `null` for keys that never lie in a plain file. */
  readonly keyfilePath: string | null
  readonly clock: Clock
  readonly closing: AbortSignal
  /** In a copy nothing is changed that lies elsewhere. */
  readonly folder: 'original' | 'copy'
}

export function createKeyRing(deps: RingDeps) {
  const { document, keychain, keyfilePath, clock } = deps
  const isCopy = deps.folder === 'copy'
  const open = new Map<string, Buffer>()
  /** Counts lockings: what was asked for before one must not open anything after it. */
  let locks = 0
  const keys = (): readonly DataKey[] => document.value.keys
  const current = () => keys().at(-1) ?? null
  const keyfile = keyfilePath === null ? noKeyfile : ringKeyfile(keyfilePath, document, current)
  const places = (replaces = false): Places => ({
    class: deps.class,
    keychain,
    keyfile: () => keyfile.make(replaces),
  })

  /** Uses `by` up. @returns whether it was the right one, even where a locking meanwhile keeps the key shut */
  function openBy(key: DataKey, slot: Slot, by: Buffer, since: number): boolean {
    const bytes = unwrap(key.id, slot, by)
    by.fill(0)
    // one copy of each, which locking can overwrite
    if (bytes && since === locks && !open.has(key.id)) open.set(key.id, bytes)
    else bytes?.fill(0)
    return bytes !== null
  }

  /** With a copy of a key, by default the newest: a locking meanwhile must not make zeros of what is being wrapped. */
  async function withOpen<Done extends Result<unknown, unknown>>(
    act: (key: OpenKey) => Promise<Done>,
    id = current()?.id ?? '',
  ): Promise<Done | ReturnType<typeof err<Locked>>> {
    const bytes = Buffer.from(open.get(id) ?? [])
    if (bytes.length === 0) return err<Locked>({ type: 'locked' })
    return act({ id, bytes }).finally(() => bytes.fill(0))
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

  async function openFromKeychain(key: DataKey): Promise<void> {
    const slot = slotOf(key, 'keychain')
    if (!slot) return
    const since = locks
    const answer = await keychain.get(slot.account, deps.closing)
    if (answer.ok && answer.value !== null) openBy(key, slot, Buffer.from(answer.value, 'base64'), since)
  }

  /** What the slots that are gone have left elsewhere. A keychain that refuses keeps a key that opens nothing any more. */
  async function tidy(before: readonly DataKey[]): Promise<void> {
    if (isCopy) return
    const wanted = new Set(accounts(keys()))
    for (const account of accounts(before)) if (!wanted.has(account)) await keychain.remove(account)
    if (keys().some((key) => slotOf(key, 'keyfile'))) await keyfile.settle('new')
    else await keyfile.remove()
  }

  return {
    keys,
    current,
    bytesOf: (id: string) => open.get(id) ?? null,
    isOpen: () => open.has(current()?.id ?? ''),
    lock() {
      locks += 1
      for (const bytes of open.values()) bytes.fill(0)
      open.clear()
    },

    /** To be handed to an opening that begins later: a locking in between keeps it shut. */
    lockings: () => locks,

    async openUnattended(): Promise<void> {
      for (const key of keys()) {
        const found = keyfile.find(key, (slot, by) => openBy(key, slot, by, locks))
        // a replacement that was cut short before anything was wrapped by the new one
        if (found?.counts === 'before' && keys().length === 1 && !isCopy) await keyfile.settle('before')
        if (!found) await openFromKeychain(key)
      }
    },
    /** @returns whether it is that of the newest key; one that was wrapped in a weaker way than this Node knows is wrapped anew */
    async openByPassphrase(passphrase: string, since = locks): Promise<boolean> {
      let isRight = false
      for (const key of keys()) {
        const slot = slotOf(key, 'passphrase')
        if (!slot || !openBy(key, slot, await deriveKey(passphrase, slot.kdf), since)) continue
        isRight ||= key === current()
        if (key !== current() || !isOutdated(slot.kdf)) continue
        const better = await withOpen((key) => makeSlot({ kind: 'passphrase', passphrase }, key, places()))
        if (better.ok)
          await changeCurrent((slots) => slots.map((one) => (one.type === 'passphrase' ? better.value : one)))
      }
      return isRight
    },
    /** Of the newest key; opens nothing. */
    async isPassphrase(passphrase: string): Promise<boolean> {
      const key = current()
      const slot = slotOf(key, 'passphrase')
      if (!key || !slot) return false
      const bytes = unwrap(key.id, slot, await deriveKey(passphrase, slot.kdf))
      bytes?.fill(0)
      return bytes !== null
    },
    openByRecovery(secret: Buffer): boolean {
      const key = current()
      const slot = slotOf(key, 'recovery')
      return !!key && !!slot && openBy(key, slot, recoveryKey(secret, slot.salt), locks)
    },

    /** A new newest key, with these ways in. Those before stay until `dropOld`. */
    async add(ways: readonly Way[]): Promise<Result<void, WayFault>> {
      const made: OpenKey = { id: randomBytes(8).toString('hex'), bytes: newKey() }
      const since = locks
      const slots = await makeSlots(ways, made, places(current() !== null))
      if (!slots.ok) return slots
      const created = clock.now()
      const key = v.parse(dataKey, { id: made.id, class: deps.class, created, slots: slots.value })
      try {
        await document.change(({ keys }) => ({ v: 1, keys: [...keys, key] }))
      } catch (error) {
        // what cannot be put back now is put back by the next one, or by a start
        await keyfile.bringBack().catch(() => undefined)
        throw error
      }
      if (since === locks) open.set(made.id, made.bytes)
      else made.bytes.fill(0)
      return ok(undefined)
    },
    /** Drops every key but the newest and those that `named` names, which no sheet opens any more. */
    async dropOld(named: ReadonlySet<string>): Promise<void> {
      const before = keys()
      const newest = current()?.id
      const left = (key: DataKey) => (key.id === newest ? key : named.has(key.id) ? withoutSheet(key) : [])
      if (before.every((key) => left(key) === key)) return
      await change((keys) => keys.flatMap(left))
      for (const { id } of before)
        if (!keys().some((key) => key.id === id)) {
          open.get(id)?.fill(0)
          open.delete(id)
        }
      await tidy(before)
    },
    /** Another way in, in place of every one but those that `stay`. A passphrase ends with every key that is open. */
    async changeWay(way: Way, stay: readonly Slot['type'][]): Promise<Result<void, WayFault | Locked>> {
      const before = keys()
      const made = new Map<string, Slot>()
      for (const key of way.kind === 'passphrase' ? before : before.slice(-1)) {
        const slot = await withOpen((key) => makeSlot(way, key, places()), key.id)
        if (slot.ok) made.set(key.id, slot.value)
        else if (key === current()) return slot
      }
      await change((keys) =>
        keys.map((key) => {
          const slot = made.get(key.id)
          return slot
            ? { ...key, slots: [slot, ...key.slots.filter(({ type }) => stay.includes(type))] }
            : key
        }),
      )
      await tidy(before)
      return ok(undefined)
    },
    /** One way in less, into every key. Another one must be left. */
    async dropWay(type: Slot['type']): Promise<void> {
      const before = keys()
      await change((keys) => keys.map((key) => without(key, type)))
      await tidy(before)
    },
    /** In place of the sheet before. */
    setRecovery: (secret: Buffer): Promise<Result<void, Locked>> =>
      withOpen(async (key) => {
        const salt = randomBytes(16).toString('base64')
        const wrapped = wrap(key, 'recovery', recoveryKey(secret, salt))
        const slot: Slot = { type: 'recovery', salt, madeAt: clock.now(), wrapped }
        await changeCurrent((slots) => [...slots.filter(({ type }) => type !== 'recovery'), slot])
        return ok(undefined)
      }),
    /** The file once more, after a change that may have been cut off before it was in the file's backup as well. */
    settleCopies: () => document.change((keys) => keys),
    /** No key is left, nor what opened any of them. */
    async removeAll(): Promise<void> {
      const before = keys()
      await change(() => [])
      await tidy(before)
    },
  }
}

const without = (key: DataKey, type: Slot['type']): DataKey => ({
  ...key,
  slots: key.slots.filter((slot) => slot.type !== type),
})
/** The sheet is tried on the newest key alone. Where it is the only way in it stays: a key needs one. */
const withoutSheet = (key: DataKey): DataKey =>
  slotOf(key, 'recovery') && key.slots.length > 1 ? without(key, 'recovery') : key
const accounts = (of: readonly DataKey[]) => of.flatMap((key) => slotOf(key, 'keychain')?.account ?? [])
