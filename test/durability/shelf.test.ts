import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import type { Trouble } from '#daemon/core/disk.ts'
import { StoreOpenError } from '#daemon/core/store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { thing, thingsOf, type Thing } from './things.ts'

async function open(folder: string) {
  const troubles: Trouble[] = []
  const store = await openStore(folder, { onTrouble: (trouble) => troubles.push(trouble) })
  const pages = await store.shelf('pages', thing, ({ id }) => id)
  const put = (records: readonly Thing[]) => {
    const byId = new Map(records.map((one) => [one.id, one]))
    return pages.change(byId.keys(), (id) => byId.get(id))
  }
  return { store, pages, put, troubles }
}
const namesIn = async (folder: string) =>
  (await readdir(join(folder, 'pages'))).filter((name) => name.endsWith('.json')).sort()
const everyByte = async (folder: string) =>
  Object.fromEntries(
    await Promise.all(
      (await namesIn(folder)).map(async (name) => [
        name,
        await readFile(join(folder, 'pages', name), 'utf8'),
      ]),
    ),
  ) as Record<string, string>

test('records are there after a restart, and a removed one is not', async () => {
  const folder = await temporaryFolder()
  const first = await open(folder)
  await first.put(thingsOf(1, 300))
  await first.pages.change(['thing-1', 'thing-2'], () => null)
  await first.store.close()
  const { pages } = await open(folder)
  expect(await pages.get('thing-0')).toEqual({ id: 'thing-0', n: 1, text: 'x' })
  expect([await pages.get('thing-1'), await pages.get('never')]).toEqual([undefined, undefined])
  expect(await pages.ids()).toHaveLength(298)
})

test('a change gets what is kept, and writes only what differs', async () => {
  const folder = await temporaryFolder()
  const { pages, put } = await open(folder)
  await put(thingsOf(1, 500))
  const before = await everyByte(folder)
  await pages.change(
    thingsOf(1, 500).map(({ id }) => id),
    (_, kept) => kept,
  )
  await pages.change(['never'], (_, kept) => kept)
  await pages.change(['never'], () => null)
  expect(await everyByte(folder)).toEqual(before)
  await pages.change(['thing-7'], (_, kept) => kept && { ...kept, n: kept.n + 1 })
  const after = await everyByte(folder)
  expect(Object.keys(after).filter((name) => after[name] !== before[name])).toHaveLength(1)
  expect(await pages.get('thing-7')).toMatchObject({ n: 2 })
})

test('changes made at once come one after the other', async () => {
  const { pages, put } = await open(await temporaryFolder())
  await put(thingsOf(0, 1))
  const more = () => pages.change(['thing-0'], (_, kept) => kept && { ...kept, n: kept.n + 1 })
  await Promise.all(Array.from({ length: 20 }, more))
  expect(await pages.get('thing-0')).toMatchObject({ n: 20 })
})

test('a change that cannot be read again is refused, and no other with it', async () => {
  const { pages, put } = await open(await temporaryFolder())
  const good = put(thingsOf(1, 1))
  const bad = pages.change(['thing-9'], (id) => ({ id, n: Infinity, text: '' }))
  await expect(bad).rejects.toThrow()
  await good
  expect([await pages.get('thing-0'), await pages.get('thing-9')]).toMatchObject([{ n: 1 }, undefined])
})

test('a damaged file is mended from its backup; without one its records alone are out of reach', async () => {
  const folder = await temporaryFolder()
  const first = await open(folder)
  await first.put(thingsOf(1, 40))
  await first.put(thingsOf(2, 40))
  await first.store.close()
  const [once = '', never = ''] = await namesIn(folder)
  for (const name of [once, never]) await writeFile(join(folder, 'pages', name), 'broken')
  await rm(join(folder, 'pages', `${never}.bak`))

  const { pages, put, troubles } = await open(folder)
  const read = await Promise.all(
    thingsOf(2, 40).map(({ id }) => pages.get(id).catch((error: unknown) => error)),
  )
  const lost = read.filter((one) => one instanceof StoreOpenError)
  expect(lost.length).toBeGreaterThan(0)
  expect(troubles.map(({ type, path }) => [type, path])).toContainEqual(['backup-used', `pages/${once}`])
  expect(read.length - lost.length).toBeGreaterThan(20)
  // the others are written, and the failure is told
  await expect(put(thingsOf(3, 40))).rejects.toThrow(StoreOpenError)
  const again = await Promise.all(thingsOf(2, 40).map(({ id }) => pages.get(id).catch(() => null)))
  expect(again.filter((one) => one?.n === 3)).toHaveLength(read.length - lost.length)
})
