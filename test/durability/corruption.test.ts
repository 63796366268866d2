import * as fc from 'fast-check'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import type { Trouble } from '#daemon/core/disk.ts'
import { seal, unseal } from '#daemon/core/envelope.ts'
import { StoreOpenError } from '#daemon/core/store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { damage, damaged } from './damage.ts'
import { AT, counter, DAY, event, openThings, thingsOf } from './things.ts'

const RUNS = Number(process.env['LATCHKEY_TORTURE'] ?? 60)

/** A folder in which everything was written twice, so that each file has a backup. */
async function writtenFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-'))
  const store = await openStore(folder, { onTrouble: () => undefined })
  const { counter, things } = await openThings(store)
  for (const n of [1, 2]) {
    await counter.change(() => ({ n }))
    await things.change({ put: thingsOf(n, 3) })
  }
  await store.close()
  return folder
}

test('a flip of any single bit of a file is noticed', () => {
  const file = seal({ schema: 1, seq: 7, body: [{ id: 'a', text: 'é' }] })
  expect(unseal(file)).toEqual({ schema: 1, seq: 7, body: [{ id: 'a', text: 'é' }] })
  for (let bit = 0; bit < file.length * 8; bit += 1) {
    const copy = Buffer.from(file)
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(unseal(copy), `bit ${String(bit)}`).toBeNull()
  }
})

test('a damaged file is put aside, its backup is used, and it is said', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(damage, fc.constantFrom('counter.json', 'thing'), async (damage, which) => {
      const folder = await writtenFolder()
      try {
        const shards = (await readdir(join(folder, 'things'))).filter((name) => name.endsWith('.json'))
        const name = which === 'thing' ? join('things', shards[0] ?? '') : which
        const good = await readFile(join(folder, name))
        const bad = damaged(good, damage)
        fc.pre(!bad.equals(good))
        await writeFile(join(folder, name), bad)

        const troubles: Trouble[] = []
        const store = await openStore(folder, { onTrouble: (trouble) => troubles.push(trouble) })
        const { counter, things } = await openThings(store)
        expect(troubles.map(({ type, path }) => [type, path])).toEqual([['backup-used', name]])
        expect(counter.value.n).toBe(which === 'thing' ? 2 : 1)
        expect([...things.values()].filter(({ n }) => n === 1)).toHaveLength(which === 'thing' ? 1 : 0)
        expect(things.size).toBe(3)
        const aside = (await readdir(folder, { recursive: true })).find((name) => name.includes('.corrupt-'))
        expect(await readFile(join(folder, aside ?? ''))).toEqual(bad)

        await counter.change(() => ({ n: 3 }))
        await store.close()
        const again = await openStore(folder, { onTrouble: ({ message }) => expect.fail(message) })
        expect((await openThings(again)).counter.value.n).toBe(3)
        await again.close()
      } finally {
        await rm(folder, { recursive: true })
      }
    }),
    { numRuns: RUNS },
  )
})

test('a file that is damaged together with its backup is refused and left as it is', async () => {
  await fc.assert(
    fc.asyncProperty(damage, damage, async (first, second) => {
      const folder = await writtenFolder()
      try {
        const main = join(folder, 'counter.json')
        const files = [
          [main, damaged(await readFile(main), first)],
          [`${main}.bak`, damaged(await readFile(`${main}.bak`), second)],
        ] as const
        for (const [path, bytes] of files) {
          fc.pre(!(await readFile(path)).equals(bytes))
          await writeFile(path, bytes)
        }
        const store = await openStore(folder, { onTrouble: ({ message }) => expect.fail(message) })
        const opening = store.document('counter', counter, { n: 0 })
        await expect(opening).rejects.toMatchObject({ name: 'StoreOpenError', fault: 'damaged' })
        for (const [path, bytes] of files) expect(await readFile(path)).toEqual(bytes)
      } finally {
        await rm(folder, { recursive: true })
      }
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  )
})

test('a file that is gone is taken from its backup; with that gone too, the store refuses to begin anew', async () => {
  const folder = await writtenFolder()
  await rm(join(folder, 'counter.json'))
  const troubles: Trouble[] = []
  const store = await openStore(folder, { onTrouble: (trouble) => troubles.push(trouble) })
  expect((await store.document('counter', counter, { n: 0 })).value.n).toBe(1)
  expect(troubles.map(({ type }) => type)).toEqual(['backup-used'])
  await store.close()

  await rm(join(folder, 'counter.json'))
  await rm(join(folder, 'counter.json.bak'))
  const again = await openStore(folder, { onTrouble: () => undefined })
  const refusal = await again.document('counter', counter, { n: 0 }).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(StoreOpenError)
  expect(refusal).toMatchObject({ fault: 'missing' })
  await rm(folder, { recursive: true })
})

test('a log loses only the lines that are damaged, and a line cut short at its end', async () => {
  const folder = await temporaryFolder()
  const write = await openStore(folder, { onTrouble: () => undefined })
  const log = await write.dayLog('events', event, ({ at }) => at)
  await log.append([1, 2, 3].map((n) => ({ at: AT, n })))
  await write.close()
  const file = join(folder, 'events', `${DAY}.ndjson`)
  const text = await readFile(file, 'utf8')
  await writeFile(file, `${text.replace('"n":2', '"n":5')}0badc0de 1 {"at":"20`)

  const troubles: Trouble[] = []
  const store = await openStore(folder, { onTrouble: (trouble) => troubles.push(trouble) })
  const again = await store.dayLog('events', event, ({ at }) => at)
  await again.append([{ at: AT, n: 4 }])
  expect((await again.read(DAY)).map(({ n }) => n)).toEqual([1, 3, 4])
  await again.read(DAY)
  expect(troubles.map(({ type }) => type)).toEqual(['torn-line-dropped', 'damaged-lines-skipped'])
  await store.close()
})
