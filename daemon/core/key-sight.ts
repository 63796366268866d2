/** Whether the secrets of another data folder could be read here: before that folder takes the place of this one. */
import { join } from 'node:path'
import * as v from 'valibot'
import { unseal } from './envelope.ts'
import { keyringOf, slotOf, unwrap, type DataKey } from './key-slots.ts'
import type { Keychain } from './keychain.ts'
import { keyfiles } from './keyfile.ts'
import { readPrivate } from './private-path.ts'

/** `person`: by a passphrase or a recovery sheet. `foreign`: its key is on another computer, or gone. */
export type KeySight = 'none' | 'opens' | 'person' | 'foreign'

/** Its newest key; `null` where it has none. */
export function keyIn(folder: string): DataKey | null {
  const body = unseal(readPrivate(join(folder, 'keys.json')) ?? Buffer.alloc(0))?.body
  const read = v.safeParse(keyringOf('service'), body)
  return read.success ? (read.output.keys.at(-1) ?? null) : null
}

/** @param present of the folder that is in use: the same key opens in the same way, whether or not it does right now */
export async function sightOfKey(
  key: DataKey | null,
  present: DataKey | null,
  deps: { readonly keyfilePath: string; readonly keychain: Keychain },
): Promise<KeySight> {
  if (!key) return 'none'
  const inFile = slotOf(key, 'keyfile')
  // nothing is lost by it that is not lost already
  if (
    present?.id === key.id &&
    (['keychain', 'keyfile'] as const).some((type) => slotOf(key, type) && slotOf(present, type))
  )
    return 'opens'
  if (inFile && keyfiles(deps.keyfilePath).some((one) => unwrap(key.id, inFile, one.key))) return 'opens'
  const inKeychain = slotOf(key, 'keychain')
  if (inKeychain) {
    const answer = await deps.keychain.get(inKeychain.account, AbortSignal.timeout(PATIENCE))
    const by = answer.ok ? answer.value : null
    if (by !== null && unwrap(key.id, inKeychain, Buffer.from(by, 'base64'))) return 'opens'
  }
  return slotOf(key, 'passphrase') || slotOf(key, 'recovery') ? 'person' : 'foreign'
}

/** ms in which a keychain that is open answers; its prompt is not waited for. */
const PATIENCE = 5_000
