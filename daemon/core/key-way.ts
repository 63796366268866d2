/** How a key is opened every day. */
import { err, ok, type Result } from '#shared/result.ts'
import { deriveKey, newDerivation } from './key-derivation.ts'
import { newKey, wrap, type OpenKey, type Slot } from './key-slots.ts'
import type { Keychain, KeychainFault } from './keychain.ts'

export type Way =
  | { readonly kind: 'keychain' }
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'keyfile' }
export type WayFault = { readonly type: 'empty-passphrase' } | KeychainFault

/** The slot for it, with what opens it kept where it belongs. @param keyfile makes the key in the file, or takes the one there */
export async function makeSlot(
  way: Way,
  key: OpenKey,
  keychain: Keychain,
  keyfile: () => Promise<Buffer>,
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
      const account = `service-${key.id}`
      const by = newKey()
      const set = await keychain.set(account, by.toString('base64'))
      return set.ok ? ok({ type: way.kind, account, wrapped: wrap(key, way.kind, by) }) : set
    }
    default:
      return way satisfies never
  }
}
