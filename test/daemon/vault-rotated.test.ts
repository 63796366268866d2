/** A new key over a record that does not open: the old key stays for it, and nothing opens that key that opens the vault no more. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import { unseal } from '#daemon/core/envelope.ts'
import { deriveKey } from '#daemon/core/key-derivation.ts'
import { slotOf, unwrap, type Keyring } from '#daemon/core/key-slots.ts'
import { sealedRecord } from '#daemon/core/vault-records.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import {
  ME,
  must,
  PASSPHRASE,
  put,
  SEED,
  seedIn,
  setUp,
  startVault,
  typedBack,
} from '../support/vault-rig.ts'

const SECOND = 'a second passphrase'
const FOLDER = { onTrouble: ({ message }: { readonly message: string }) => expect.fail(message) }

/** Its issuer does not open any more; its seed does. */
async function damage(root: string, id: string): Promise<void> {
  const store = await openStore(join(root, 'data'), FOLDER)
  const kept = await store.collection('vault/codes', sealedRecord, (record) => record.id)
  const record = kept.get(id)
  if (!record?.parts) throw new Error('it is not there')
  const { about, secret } = record.parts
  await kept.change({ put: [{ ...record, parts: { about: { ...about, nonce: secret.nonce }, secret } }] })
  await store.close()
}

async function keysIn(root: string, name: string): Promise<Keyring['keys']> {
  const found = unseal(await readFile(join(root, 'data', name)))
  return (found as { body: Keyring }).body.keys
}

test('a damaged record keeps the old key, for the passphrase of now and for no sheet', async () => {
  const root = await temporaryFolder()
  const first = await startVault(root)
  await setUp(first.vault)
  for (const id of ['a', 'b']) await put(first, id)
  await first.stop()
  await damage(root, 'a')

  const { vault, codes, ...rest } = await startVault(root)
  await must(vault.unlock(ME, PASSPHRASE))
  expect([codes.damaged(), seedIn({ vault, codes, ...rest }, 'a')]).toEqual([['a'], SEED])
  await must(vault.rehearse(typedBack(await must(vault.rotate(ME, PASSPHRASE)))))
  const files = ['vault-keys.json', 'vault-keys.json.bak']
  for (const name of files) {
    const slots = (await keysIn(root, name)).map((key) => key.slots.map(({ type }) => type))
    expect(slots, name).toEqual([['passphrase'], ['passphrase', 'recovery']])
  }

  await must(vault.changePassphrase(ME, PASSPHRASE, SECOND))
  for (const name of files)
    for (const key of await keysIn(root, name)) {
      const slot = slotOf(key, 'passphrase') ?? expect.fail('no passphrase opens it')
      const opens = async (passphrase: string) =>
        unwrap(key.id, slot, await deriveKey(passphrase, slot.kdf)) !== null
      expect([await opens(PASSPHRASE), await opens(SECOND)], name).toEqual([false, true])
    }
  vault.lock('asked')
  await must(vault.unlock(ME, SECOND))
  // nothing is lost by it that was there
  for (const id of ['a', 'b']) expect(seedIn({ vault, codes, ...rest }, id)).toBe(SEED)
})
