/** Records of the vault as somebody else may have written them: into a backup that is restored here, or on a stolen disk. */
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unseal } from '#daemon/core/envelope.ts'
import { StoreOpenError } from '#daemon/core/store.ts'
import { neverFromABackup } from '#daemon/features/backup/swap.ts'
import { ofHere } from '#daemon/features/backup/portable.ts'
import { sealed } from '../support/crafted-backup.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { ME, must, PASSPHRASE, put, setUp, startVault } from '../support/vault-rig.ts'

const MINUTE = 60_000

async function madeVault() {
  const root = await temporaryFolder()
  const made = await startVault(root)
  await setUp(made.vault)
  await put(made, 'a')
  await made.stop()
  return root
}
const bodyOf = async (path: string) => unseal(await readFile(path))?.body as never
async function write(root: string, name: string, body: unknown) {
  for (const copy of [name, `${name}.bak`]) await writeFile(join(root, 'data', copy), sealed(body))
}

for (const [said, minutes] of [
  ['never', 1e9],
  ['never, as no number that a clock reaches', Number.MAX_VALUE],
  ['at once', -1],
  ['never, by half', 0.5 + 60],
] as const)
  test(`a file that says to lock ${said} is not believed`, async () => {
    const root = await madeVault()
    await write(root, 'vault.json', { autoLockMinutes: minutes, unsettled: false })
    let now = 0
    const opened = await startVault(root, { monotonic: () => now }).catch((error: unknown) => error)
    if (opened instanceof StoreOpenError) return
    const { vault } = opened as Awaited<ReturnType<typeof startVault>>
    await must(vault.unlock(ME, PASSPHRASE))
    expect(vault.state).toBe('open')
    now += 60 * MINUTE
    expect(vault.state).toBe('locked')
  })

test('the control: a file that says sixty minutes is', async () => {
  const root = await madeVault()
  await write(root, 'vault.json', { autoLockMinutes: 60, unsettled: false })
  let now = 0
  const { vault } = await startVault(root, { monotonic: () => now })
  await must(vault.unlock(ME, PASSPHRASE))
  now += 60 * MINUTE - 1
  expect(vault.state).toBe('open')
  now += 1
  expect(vault.state).toBe('locked')
})

test('many keys, each of which costs a second, are not tried one after the other', async () => {
  const root = await madeVault()
  const ring = (await bodyOf(join(root, 'data', 'vault-keys.json'))) as { v: 1; keys: object[] }
  const own = ring.keys[0] as { slots: { type: string; kdf?: object }[] }
  const keys = Array.from({ length: 500 }, () => ({ ...own, id: randomBytes(8).toString('hex') }))
  await write(root, 'vault-keys.json', { ...ring, keys: [...keys, own] })
  await expect(startVault(root)).rejects.toThrow(StoreOpenError)
})

test('who is trusted and how often was tried never comes out of a backup or an import', () => {
  for (const name of ['vault-clients', 'vault-tries']) {
    expect(neverFromABackup).toContain(name)
    expect(ofHere).toContain(name)
  }
})
