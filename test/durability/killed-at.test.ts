/** kill -9 at each step that a restore, a rotation of the key, a new passphrase, a backup and a shortened journal make on the disk. */
import { readdir } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readArchive } from '#daemon/features/backup/archive.ts'
import { putBack, takeOffered } from '#daemon/features/backup/swap.ts'
import { backupsOf, journalOf, open, secretsOf, write } from './keeping-acts.ts'
import { killAtEach } from './kill-at-each.ts'

const stateOf = async (dataDir: string) => {
  const { store, names, settings } = await open(dataDir)
  await store.close()
  return [settings.value, ...Array.from(names.values(), ({ n }) => n)]
}
const all = (n: number) => [n, n, n, n, n]

test(
  'a restore: the old or the new, whole, and every backup in the folder too',
  { timeout: 120_000 },
  async () => {
    const seen = new Set<number>()
    const steps = await killAtEach(
      'restore',
      async (root) => {
        await write(join(root, 'data'), 1)
        expect((await backupsOf(root, join(root, 'data')).make('asked')).ok).toBe(true)
        await write(join(root, 'data'), 2)
      },
      async (root, isDone) => {
        const dataDir = join(root, 'data')
        // as the next start does
        await takeOffered(dataDir)
        const state = await stateOf(dataDir)
        seen.add(state[0] ?? 0)
        expect(state).toEqual(all(isDone ? 1 : (state[0] ?? 0)))
        const folder = join(root, 'backups', 'data')
        const names = (await readdir(folder)).filter((name) => name.endsWith('.tar.gz'))
        expect(names.length).toBeGreaterThan(0)
        for (const name of names)
          expect((await readArchive(createReadStream(join(folder, name)))).ok, name).toBe(true)
        expect((await readdir(root)).filter((name) => name.includes('.half-'))).toEqual([])
      },
    )
    expect(seen).toEqual(new Set([1, 2]))
    expect(steps).toBeGreaterThan(20)
  },
)

/** Few steps, so each of them. */
test.each(['put-back', 'forget-before'] as const)(
  '%s: the old folder or the new one, whole, and the old one is never half of itself',
  { timeout: 120_000 },
  async (scenario) => {
    const seen = new Set<number>()
    const steps = await killAtEach(
      scenario,
      async (root) => {
        await write(join(root, 'data'), 2)
        await write(join(root, 'data.outgoing'), 1)
      },
      async (root, isDone) => {
        const dataDir = join(root, 'data')
        // as the next start does
        await takeOffered(dataDir)
        // where it cannot open the new one, though it was opened before
        const isBack = scenario === 'forget-before' && (await putBack(dataDir))
        const state = await stateOf(dataDir)
        expect(state).toEqual(all(state[0] ?? 0))
        if (isBack) expect(state).toEqual(all(1))
        if (isDone) expect(state).toEqual(all(scenario === 'put-back' ? 1 : 2))
        if (isDone) expect(await readdir(root)).toEqual(['data'])
        expect((await readdir(root)).filter((name) => name.includes('.half-'))).toEqual([])
        seen.add(state[0] ?? 0)
      },
      1,
    )
    expect(seen).toEqual(new Set([1, 2]))
    expect(steps).toBeGreaterThan(2)
  },
)

test.each(['rotate', 'passphrase'] as const)(
  '%s: whatever was cut short, the secret is read, and ends by one key',
  { timeout: 120_000 },
  async (scenario) => {
    const ids = new Set<string>()
    const steps = await killAtEach(
      scenario,
      async (root) => {
        const { store, secrets } = await secretsOf(root, join(root, 'data'))
        await secrets.setUp({ kind: 'keyfile' })
        await secrets.put('infomaniak/main', 'planted-token-4711')
        await store.close()
      },
      async (root, isDone) => {
        const { store, secrets } = await secretsOf(root, join(root, 'data'))
        ids.add(secrets.slot ?? '')
        if (secrets.slot === 'passphrase') expect((await secrets.unlock('correct horse')).ok).toBe(true)
        expect(await secrets.get('infomaniak/main')).toEqual({ ok: true, value: 'planted-token-4711' })
        if (isDone && scenario === 'rotate') expect(await readdir(root)).not.toContain('data.key.before')
        // and once more, after what a start mends
        await store.close()
        const again = await secretsOf(root, join(root, 'data'))
        if (again.secrets.slot === 'passphrase') await again.secrets.unlock('correct horse')
        expect(await again.secrets.get('infomaniak/main')).toMatchObject({ value: 'planted-token-4711' })
        expect(
          (await again.secrets.rotate(again.secrets.slot === 'passphrase' ? 'correct horse' : null)).ok,
        ).toBe(true)
        await again.store.close()
      },
    )
    expect(ids).toEqual(new Set(scenario === 'rotate' ? ['keyfile'] : ['keyfile', 'passphrase']))
    expect(steps).toBeGreaterThan(5)
  },
)

test('a shortened journal: it verifies from wherever it begins', { timeout: 120_000 }, async () => {
  const lengths = new Set<number>()
  await killAtEach(
    'shorten',
    async (root) => {
      const { store, journal } = await journalOf(join(root, 'data'), 0)
      for (let n = 0; n < 6; n += 1) await journal.write({ event: 'x.y', by: 'cli', data: { n } })
      await journal.stop()
      await store.close()
    },
    async (root) => {
      const { store, journal } = await journalOf(join(root, 'data'), 100)
      const verdict = await journal.verify()
      expect(verdict).toMatchObject({ intact: true })
      lengths.add(verdict.intact ? verdict.entries : 0)
      await journal.stop()
      await store.close()
    },
  )
  // before it was said, said and not done, done
  expect([...lengths].every((length) => [6, 7, 3].includes(length))).toBe(true)
  expect(lengths.has(3)).toBe(true)
})

test(
  'backups that are replaced: none of those before stays once a new one is there',
  { timeout: 120_000 },
  async () => {
    await killAtEach(
      'backup',
      async (root) => {
        await write(join(root, 'data'), 1)
        for (let n = 0; n < 3; n += 1) await backupsOf(root, join(root, 'data')).make('asked')
      },
      async (root) => {
        const backups = backupsOf(root, join(root, 'data'))
        await backups.tidy()
        const { backups: list, damaged } = await backups.list()
        expect(damaged).toEqual([])
        const reasons = list.map(({ why }) => why)
        expect([['asked', 'asked', 'asked'], [], ['forgotten']]).toContainEqual(reasons)
        expect(await readdir(join(root, 'backups'))).toEqual(['data'])
      },
    )
  },
)
