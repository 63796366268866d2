/** What a restore does to the vault: what lies in it is nowhere else, so it stays unless there is nothing to lose or the person asks. */
import { createReadStream } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemKeychain } from '#daemon/core/keychain.ts'
import { readAbout, readArchive } from '#daemon/features/backup/archive.ts'
import { vaultIn } from '#daemon/features/backup/carry-vault.ts'
import { offerBackup } from '#daemon/features/backup/restore.ts'
import { takeOffered } from '#daemon/features/backup/swap.ts'
import { vaultWords } from '#daemon/features/backup/told.ts'
import { vaultOutcome, whichVault } from '#daemon/features/backup/vault-rule.ts'
import { noVault } from '#daemon/features/backup/vault-sight.ts'
import { createTranslator } from '#shared/i18n.ts'
import { en } from '#shared/locales/en.ts'
import { ok } from '#shared/result.ts'
import { backupsOf } from '../durability/keeping-acts.ts'
import { craftBackup, sealed } from '../support/crafted-backup.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { ME, must, PASSPHRASE, put, seedIn, setUp, startVault } from '../support/vault-rig.ts'

const OTHER = 'another passphrase altogether'
const english = createTranslator('en', en)

/** One start of the daemon with the vault open. */
async function during(root: string, act: (started: Awaited<ReturnType<typeof startVault>>) => Promise<void>) {
  const started = await startVault(root)
  if (started.vault.state === 'locked') await must(started.vault.unlock(ME, PASSPHRASE))
  await act(started)
  await started.stop()
}
const makeVault = (root: string, ...ids: readonly string[]) =>
  during(root, async (started) => {
    await setUp(started.vault)
    for (const id of ids) await put(started, id, `seed of ${id}`)
  })
const add = (root: string, id: string) => during(root, (started) => put(started, id, `seed of ${id}`))
async function backUp(root: string): Promise<string> {
  const backups = backupsOf(root, join(root, 'data'))
  const made = await backups.make('asked')
  if (!made.ok) throw new Error(made.error.type)
  return join(backups.folder, made.value.name)
}
/** At rest: offered, taken, and told as it is told before. */
async function restore(root: string, path: string, withVault = false) {
  const dataDir = join(root, 'data')
  const read = await readArchive(createReadStream(path))
  if (!read.ok) throw new Error(read.error.type)
  const outcome = vaultOutcome(await vaultIn(dataDir), read.value.vault, withVault)
  const offered = await offerBackup(path, 'cli', {
    dataDir,
    kind: 'own',
    keyfilePath: join(root, 'data.key'),
    keychain: systemKeychain,
    schema: 1,
    random: () => 'x',
    withVault,
    // as the command line does where what is here cannot be backed up
    before: () => Promise.resolve(ok(undefined)),
  })
  if (!offered.ok) throw new Error(offered.error.type)
  expect(await takeOffered(dataDir)).toBe('taken')
  return { outcome, text: vaultWords(english, outcome).join(' ') }
}
/** What the vault gives to who knows its passphrase: twice, since a start may mend something. */
async function seedsIn(root: string, passphrase = PASSPHRASE): Promise<Record<string, string | null>> {
  const seeds: Record<string, string | null> = {}
  for (let starts = 2; starts > 0; starts -= 1) {
    const started = await startVault(root)
    if (started.vault.state === 'locked') await must(started.vault.unlock(ME, passphrase))
    for (const id of ['a', 'b', 'c']) seeds[id] = seedIn(started, id)
    await started.stop()
  }
  return seeds
}
const seed = (id: string) => `seed of ${id}`

describe('a restore', () => {
  it('of a backup from before the vault leaves the vault', async () => {
    const root = await temporaryFolder()
    await (await startVault(root)).stop()
    const before = await backUp(root)
    await makeVault(root, 'a', 'b')
    const { outcome, text } = await restore(root, before)
    expect(outcome).toMatchObject({ counts: 'here', same: null, holds: { codes: 2 }, gone: { codes: 0 } })
    expect(text).toBe('The vault with the one-time codes stays as it is now: 2 entries for one-time codes.')
    expect(await seedsIn(root)).toEqual({ a: seed('a'), b: seed('b'), c: null })
    // nor does the flag take away what the file has nothing in place of
    await restore(root, before, true)
    expect(await seedsIn(root)).toEqual({ a: seed('a'), b: seed('b'), c: null })
  })

  it('of the same vault with fewer entries takes none away; by the flag it does, and says so', async () => {
    const root = await temporaryFolder()
    await makeVault(root, 'a')
    const fewer = await backUp(root)
    await add(root, 'b')
    expect((await restore(root, fewer)).outcome).toMatchObject({ counts: 'here', same: true })
    expect(await seedsIn(root)).toEqual({ a: seed('a'), b: seed('b'), c: null })

    const { outcome, text } = await restore(root, fewer, true)
    expect(outcome).toMatchObject({
      counts: 'there',
      gone: { codes: 1 },
      older: { codes: 1 },
      back: { codes: 0 },
    })
    expect(text).toContain('Lost from here: 1 entry for one-time codes.')
    expect(text).toContain('Codes by counter may be given out a second time')
    expect(await seedsIn(root)).toEqual({ a: seed('a'), b: null, c: null })
  })

  it('brings nothing back that was removed since, and says that it is there', async () => {
    const root = await temporaryFolder()
    await makeVault(root, 'a', 'b')
    const more = await backUp(root)
    await during(root, ({ codes }) => codes.remove('b'))
    const { outcome, text } = await restore(root, more)
    expect(outcome).toMatchObject({ counts: 'here', left: { codes: 1 } })
    expect(text).toContain('That file alone has more: 1 entry for one-time codes.')
    expect(await seedsIn(root)).toEqual({ a: seed('a'), b: null, c: null })
    await restore(root, more, true)
    expect(await seedsIn(root)).toEqual({ a: seed('a'), b: seed('b'), c: null })
  })

  it('of another vault leaves the one that is here; where that is empty or none, the other comes', async () => {
    const [here, there, none] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
    await makeVault(there, 'b', 'c')
    await during(there, async ({ vault }) => {
      await must(vault.changePassphrase(ME, PASSPHRASE, OTHER))
    })
    const other = await backUp(there)
    await makeVault(here, 'a')
    expect((await restore(here, other)).outcome).toMatchObject({ counts: 'here', same: false })
    expect(await seedsIn(here)).toEqual({ a: seed('a'), b: null, c: null })

    await during(here, ({ codes }) => codes.remove('a'))
    const { outcome, text } = await restore(here, other)
    expect(outcome).toMatchObject({ counts: 'there', back: { codes: 2 }, gone: { codes: 0 } })
    expect(text).toContain('opened by the passphrase of that day')
    expect(await seedsIn(here, OTHER)).toEqual({ a: null, b: seed('b'), c: seed('c') })

    expect((await restore(none, other)).outcome).toMatchObject({ counts: 'there', same: null })
    expect(await seedsIn(none, OTHER)).toEqual({ a: null, b: seed('b'), c: seed('c') })
  })

  it('whose vault is damaged or made up harms none that is here', async () => {
    const root = await temporaryFolder()
    await makeVault(root, 'a')
    const folder = await mkdtemp(join(root, 'made-'))
    const path = join(folder, 'x.tar.gz')
    await writeFile(
      path,
      await craftBackup({
        'vault.json': sealed({ not: 'a vault' }),
        'vault-keys.json': sealed({ keys: [{ id: 'k' }] }),
        'vault/codes/00.json': sealed([{ id: 'a', parts: 'no' }]),
        'backup-codes/00.json': sealed('no notes'),
      }),
    )
    await restore(root, path)
    expect(await seedsIn(root)).toEqual({ a: seed('a'), b: null, c: null })

    const torn = await craftBackup({ 'vault-keys.json': Buffer.from('not sealed') })
    await writeFile(path, torn)
    await expect(restore(root, path)).rejects.toThrow('damaged')
    expect(await seedsIn(root)).toEqual({ a: seed('a'), b: null, c: null })
  })

  it('keeps what its copy alone can still tell, and every file of it is missed when it is gone', async () => {
    const root = await temporaryFolder()
    await (await startVault(root)).stop()
    const before = await backUp(root)
    await makeVault(root, 'a')
    await restore(root, before)
    const folder = join(root, 'data', 'vault', 'codes')
    const names = await readdir(folder)
    expect(names).toHaveLength(2)
    await writeFile(join(folder, names.find((name) => name.endsWith('.json')) ?? ''), 'x')
    expect(await vaultIn(join(root, 'data'))).toMatchObject({ codes: ['a'], isDamaged: false })
    await restore(root, await craftedAt(root))
    expect(await seedsIn(root)).toEqual({ a: seed('a'), b: null, c: null })
    for (const name of await readdir(folder)) await rm(join(folder, name))
    expect(await vaultIn(join(root, 'data'))).toMatchObject({ codes: [], isDamaged: true })
    await expect(startVault(root)).rejects.toThrow('missing')
  })

  it('takes the vault of the backup where the one that is here cannot be read', async () => {
    const root = await temporaryFolder()
    await makeVault(root, 'a')
    const good = await backUp(root)
    const folder = join(root, 'data', 'vault', 'codes')
    for (const name of await readdir(folder)) await rm(join(folder, name))
    const { outcome, text } = await restore(root, good)
    expect(outcome).toMatchObject({ counts: 'there', damagedHere: true })
    expect(text).toContain('The vault that is here is damaged')
    expect(await seedsIn(root)).toEqual({ a: seed('a'), b: null, c: null })
  })
})

/** From before any vault, with nothing that this test's folder could be damaged by. */
async function craftedAt(root: string): Promise<string> {
  const path = join(root, 'crafted.tar.gz')
  await writeFile(path, await craftBackup({ 'names/00.json': sealed([]) }))
  return path
}

describe('what is seen', () => {
  it('are ids alone, in the backup as in the folder, whatever the file says of itself', async () => {
    const root = await temporaryFolder()
    await makeVault(root, 'a', 'b')
    const path = await backUp(root)
    const { isDamaged, ...here } = await vaultIn(join(root, 'data'))
    expect(isDamaged).toBe(false)
    const about = await readAbout(path)
    const read = await readArchive(createReadStream(path))
    if (!about.ok || !read.ok) throw new Error('damaged')
    expect(about.value).toMatchObject({ vault: here, holds: { codes: 2 } })
    expect(read.value.vault).toEqual(here)
    expect([...here.codes].sort()).toEqual(['a', 'b'])

    const files = { 'vault-keys.json': sealed({ v: 1, keys: [{ id: 'k' }] }) }
    const silent = await readArchive(
      (async function* () {
        yield await craftBackup(files)
      })(),
    )
    expect(silent).toMatchObject({ ok: true, value: { vault: { keys: ['k'], codes: [] } } })
  })

  it.each([
    [['k'], ['a'], [], [], false, 'here'],
    [['k'], ['a'], [], [], true, 'here'],
    [['k'], ['a'], ['k'], [], false, 'here'],
    [['k'], ['a'], ['k'], ['b'], false, 'here'],
    [['k'], ['a'], ['k'], ['b'], true, 'there'],
    [['k'], [], ['k'], ['b'], false, 'there'],
    [['k'], [], ['k'], [], false, 'here'],
    [[], [], ['k'], [], false, 'there'],
    [[], [], [], [], true, 'none'],
  ] as const)(
    'the rule: keys %j with %j, there %j with %j, asked %j: %s',
    (keys, codes, theirs, has, isAsked, counts) => {
      const here = { ...noVault, keys: [...keys], codes: [...codes], isDamaged: false }
      expect(whichVault(here, { ...noVault, keys: [...theirs], codes: [...has] }, isAsked)).toBe(counts)
    },
  )
})
