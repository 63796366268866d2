/** How a key is opened every day. */
import { err, ok, type Result } from '#shared/result.ts'
import { deriveKey, newDerivation } from './key-derivation.ts'
import { newKey, wrap, type KeyClass, type OpenKey, type Slot } from './key-slots.ts'
import type { Keychain, KeychainFault } from './keychain.ts'

export type Way =
  | { readonly kind: 'keychain' }
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'keyfile' }
export type WayFault = { readonly type: 'empty-passphrase' } | KeychainFault

export interface Places {
  readonly class: KeyClass
  readonly keychain: Keychain
  /** Makes the key in the file, or takes the one there. */
  readonly keyfile: () => Promise<Buffer>
}

/** The slot for it, with what opens it kept where it belongs. */
export async function makeSlot(
  way: Way,
  key: OpenKey,
  { class: of, keychain, keyfile }: Places,
): Promise<Result<Slot, WayFault>> {
  switch (way.kind) {
    case 'passphrase': {
      if (way.passphrase === '') return err({ type: 'empty-passphrase' })
      const kdf = newDerivation()
      return ok({ type: way.kind, kdf, wrapped: wrap(key, way.kind, await deriveKey(way.passphrase, kdf)) })
    }
    case 'keyfile':
      return ok({ type: way.kind, wrapped: wrap(key, way.kind, await keyfile()) })
    case 'keychain': {
      const account = `${of}-${key.id}`
      const by = newKey()
      const set = await keychain.set(account, by.toString('base64'))
      return set.ok ? ok({ type: way.kind, account, wrapped: wrap(key, way.kind, by) }) : set
    }
    default:
      return way satisfies never
  }
}

/** For several ways into one key: the first that cannot be made ends it. */
export async function makeSlots(
  ways: readonly Way[],
  key: OpenKey,
  places: Places,
): Promise<Result<Slot[], WayFault>> {
  const slots: Slot[] = []
  for (const way of ways) {
    const slot = await makeSlot(way, key, places)
    if (!slot.ok) return slot
    slots.push(slot.value)
  }
  return ok(slots)
}
