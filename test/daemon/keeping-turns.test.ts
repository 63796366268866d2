/** Changes after which no backup from before may be left: at once, refused, and where the backups cannot be replaced. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unseal } from '#daemon/core/envelope.ts'
import { err, ok } from '#shared/result.ts'
import { keepingOf } from '../durability/keeping-acts.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

async function rig() {
  const root = await temporaryFolder()
  const dataDir = join(root, 'data')
  const { keeping, store } = await keepingOf(root, dataDir)
  /** What the next start would have to do. */
  const owed = async () =>
    (unseal(await readFile(join(dataDir, 'keeping.json'))) as { body: { replacing: string | null } }).body
      .replacing
  return { root, dataDir, keeping, store, owed }
}
const refused = () => Promise.resolve(err({ type: 'wrong-passphrase' as const }))
const changed = () => Promise.resolve(ok(undefined))

test('of two at once the second begins when the backups of the first are replaced', async () => {
  const { root, keeping, owed } = await rig()
  const backups = join(root, 'backups', 'data')
  const seen: unknown[] = []
  const gate = Promise.withResolvers<undefined>()
  const first = keeping.replacingBackups(async () => {
    await gate.promise
    seen.push(await owed())
    return ok(undefined)
  })
  const second = keeping.replacingBackups(async () => {
    seen.push((await readdir(backups)).length)
    return refused()
  })
  gate.resolve(undefined)
  expect([await first, await second]).toMatchObject([{ backups: true }, { backups: false }])
  // what the first has set stood until its end, and a backup was there as the second began
  expect([seen, await owed()]).toEqual([['key', 1], null])
})

test('what could not be replaced is still owed when the next change is refused, and done by the next start', async () => {
  const { root, dataDir, keeping, store, owed } = await rig()
  const backups = join(root, 'backups')
  await rm(backups, { recursive: true, force: true })
  await writeFile(backups, 'no folder can be made here')
  expect(await keeping.replacingBackups(changed)).toMatchObject({ backups: false })
  expect(await owed()).toBe('key')
  await keeping.replacingBackups(refused)
  expect(await owed()).toBe('key')

  await rm(backups)
  await mkdir(backups)
  await store.close()
  const again = await keepingOf(root, dataDir)
  expect(await owed()).toBe(null)
  expect(await readdir(join(backups, 'data'))).toHaveLength(1)
  // the control: one that is refused where nothing is owed leaves nothing to do
  await again.keeping.replacingBackups(refused)
  expect(await owed()).toBe(null)
})
