import { execFile } from 'node:child_process'
import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { openStore } from '#daemon/core/disk-store.ts'
import type { Migration } from '#daemon/core/migrations.ts'
import type { Store } from '#daemon/core/store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { AT, counter, DAY, event, openThings, thing, thingsOf } from './things.ts'

const fail = ({ message }: { message: string }) => expect.fail(message)
const open = (folder: string, migrations?: readonly Migration[]) =>
  openStore(folder, { onTrouble: fail, ...(migrations && { migrations }) })

/** Every file under a folder: name to bytes. */
async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')] as const)),
  )
}
/** A plain file in a folder's place: refuses root as well, which a mode does not. */
const blockWrites = async (folder: string) => {
  await rename(folder, `${folder}-away`)
  await writeFile(folder, '')
}
const unblockWrites = async (folder: string) => {
  await rm(folder)
  await rename(`${folder}-away`, folder)
}

describe('documents', () => {
  test('a change is there after a restart', async () => {
    const folder = await temporaryFolder()
    const store = await open(folder)
    const document = await store.document('deep/counter', counter, { n: 0 })
    expect(document.value).toEqual({ n: 0 })
    await document.change(({ n }) => ({ n: n + 1 }))
    await store.close()
    expect((await (await open(folder)).document('deep/counter', counter, { n: 9 })).value).toEqual({ n: 1 })
  })

  test('changes made at once are all kept, in order', async () => {
    const folder = await temporaryFolder()
    const store = await open(folder)
    const list = await store.document('list', v.array(v.number()), [])
    await Promise.all(Array.from({ length: 50 }, (_, n) => list.change((value) => [...value, n])))
    expect(list.value).toEqual(Array.from({ length: 50 }, (_, n) => n))
    const [header = ''] = (await readFile(join(folder, 'list.json'), 'utf8')).split('\n')
    expect(JSON.parse(header)).toMatchObject({ fmt: 'latchkey', seq: 1 })
  })

  test('falsy values are kept too', async () => {
    const folder = await temporaryFolder()
    const store = await open(folder)
    await (await store.document('flag', v.boolean(), true)).change(() => false)
    await store.close()
    expect((await (await open(folder)).document('flag', v.boolean(), true)).value).toBe(false)
  })

  test('a change that could not be read again is refused alone, and the others of its batch hold', async () => {
    const store = await open(await temporaryFolder())
    const document = await store.document('counter', counter, { n: 0 })
    const outcomes = await Promise.allSettled([
      document.change(({ n }) => ({ n: n + 1 })),
      document.change(() => ({ n: Infinity })),
      document.change(() => {
        throw new Error('a bug')
      }),
      document.change(({ n }) => ({ n: n + 1 })),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(document.value).toEqual({ n: 2 })
    expect(store.state).toBe('ready')
  })

  test('memory keeps the old value when the disk refuses, even if the change was made in place', async () => {
    const folder = await temporaryFolder()
    const store = await open(folder)
    const list = await store.document('sub/list', v.array(v.number()), [])
    await list.change(() => [1])
    await blockWrites(join(folder, 'sub'))
    const change = list.change((value) => {
      value.push(2)
      return value
    })
    await expect(change).rejects.toMatchObject({ name: 'StoreWriteError', path: 'sub/list', code: 'ENOTDIR' })
    expect(list.value).toEqual([1])
    expect(store.state).toBe('read-only')
    await unblockWrites(join(folder, 'sub'))
    await list.change((value) => [...value, 3])
    expect(list.value).toEqual([1, 3])
    expect(store.state).toBe('ready')
  })

  test('closing waits for what is under way and refuses what comes later', async () => {
    const folder = await temporaryFolder()
    const store = await open(folder)
    const document = await store.document('counter', counter, { n: 0 })
    const change = document.change(() => ({ n: 1 }))
    await store.close()
    await expect(change).resolves.toBeUndefined()
    await expect(document.change(() => ({ n: 2 }))).rejects.toThrow('the store is closed')
  })
})

describe('collections', () => {
  test('records are there after a restart, whatever their ids', async () => {
    const folder = await temporaryFolder()
    const ids = [
      '__proto__',
      'constructor',
      'toString',
      '../../etc/passwd',
      '',
      '\u0000',
      '\ud800',
      'ü',
      'a'.repeat(9_999),
    ]
    const store = await open(folder)
    const things = await store.collection('things', thing, ({ id }) => id)
    await things.change({ put: ids.map((id, n) => ({ id, n, text: '' })) })
    await store.close()
    const again = await (await open(folder)).collection('things', thing, ({ id }) => id)
    for (const [n, id] of ids.entries()) expect(again.get(id)).toEqual({ id, n, text: '' })
    expect(again.size).toBe(ids.length)
    expect(again.get('hasOwnProperty')).toBeUndefined()
  })

  test('a change writes only the files that it touches, and none when nothing differs', async () => {
    const folder = await temporaryFolder()
    const things = await (await open(folder)).collection('things', thing, ({ id }) => id)
    await things.change({ put: thingsOf(1, 2_000) })
    const look = async () => {
      const names = (await readdir(join(folder, 'things'))).filter((name) => name.endsWith('.json'))
      const stats = await Promise.all(
        names.map(
          async (name) => [name, await stat(join(folder, 'things', name), { bigint: true })] as const,
        ),
      )
      return new Map(stats.map(([name, { ino, mtimeNs }]) => [name, `${String(ino)} ${String(mtimeNs)}`]))
    }
    const before = await look()
    expect(before.size).toBeGreaterThan(250)
    const { revision } = things

    await things.change({ put: thingsOf(1, 2_000), remove: ['never there'] })
    expect(await look()).toEqual(before)
    expect(things.revision).toBe(revision)

    await things.change({
      put: thingsOf(1, 2_000).map((row) => (row.id === 'thing-7' ? { ...row, n: 2 } : row)),
    })
    const after = await look()
    expect([...after].filter(([name, look]) => before.get(name) !== look)).toHaveLength(1)
    expect(things.revision).toBe(revision + 1)
  })

  test('a record changed in place and put again is written', async () => {
    const folder = await temporaryFolder()
    const store = await open(folder)
    const things = await store.collection('things', thing, ({ id }) => id)
    await things.change({ put: thingsOf(1, 1) })
    const own = things.get('thing-0') ?? expect.fail('not there')
    own.n = 2
    await things.change({ put: [own] })
    await store.close()
    const again = await (await open(folder)).collection('things', thing, ({ id }) => id)
    expect(again.get('thing-0')?.n).toBe(2)
  })

  test('putting wins over removing in one change, and removing lasts', async () => {
    const folder = await temporaryFolder()
    const store = await open(folder)
    const things = await store.collection('things', thing, ({ id }) => id)
    await things.change({ put: thingsOf(1, 3) })
    await things.change({ put: thingsOf(1, 1), remove: ['thing-0', 'thing-1'] })
    await store.close()
    const again = await (await open(folder)).collection('things', thing, ({ id }) => id)
    expect([...again.values()].map(({ id }) => id).sort()).toEqual(['thing-0', 'thing-2'])
  })

  test('a change with one record that could not be read again is refused as a whole', async () => {
    const things = await (await open(await temporaryFolder())).collection('things', thing, ({ id }) => id)
    const bad = things.change({ put: [...thingsOf(1, 3), { id: 'bad', n: Infinity, text: '' }] })
    const good = things.change({ put: [{ id: 'good', n: 1, text: '' }] })
    await expect(bad).rejects.toThrow()
    await good
    expect([...things.values()].map(({ id }) => id)).toEqual(['good'])
  })

  test('memory keeps the old records when the disk refuses', async () => {
    const folder = await temporaryFolder()
    const store = await open(folder)
    const things = await store.collection('things', thing, ({ id }) => id)
    await things.change({ put: thingsOf(1, 3) })
    const { revision } = things
    await blockWrites(join(folder, 'things'))
    await expect(things.change({ put: thingsOf(2, 5), remove: ['thing-0'] })).rejects.toMatchObject({
      code: 'ENOTDIR',
    })
    await unblockWrites(join(folder, 'things'))
    expect([...things.values()]).toEqual(thingsOf(1, 3))
    expect(things.revision).toBe(revision)
    await things.change({ put: [{ id: 'thing-1', n: 3, text: '' }] })
    await store.close()
    const again = await (await open(folder)).collection('things', thing, ({ id }) => id)
    const numbers = Object.fromEntries([...again.values()].map(({ id, n }) => [id, n]))
    expect(numbers, 'nothing of the refused change').toEqual({ 'thing-0': 1, 'thing-1': 3, 'thing-2': 1 })
  })
})

test('a change that fails at its last file is taken back from those before it', async () => {
  const folder = await temporaryFolder()
  const store = await open(folder)
  const things = await store.collection('things', thing, ({ id }) => id)
  await things.change({ put: thingsOf(1, 12) })
  const names = (await readdir(join(folder, 'things'))).filter((name) => name.endsWith('.json'))
  const last = join(folder, 'things', names.sort().at(-1) ?? '')
  // A folder cannot be linked to as the backup.
  await rename(last, `${last}-away`)
  await mkdir(last)
  const change = things.change({ put: thingsOf(2, 40) })
  await expect(change).rejects.toMatchObject({ name: 'StoreWriteError', code: 'EPERM' })
  await rmdir(last)
  await rename(`${last}-away`, last)
  await store.close()
  const again = await (await open(folder)).collection('things', thing, ({ id }) => id)
  expect([...again.values()].filter(({ n }) => n !== 1)).toEqual([])
  expect(again.size).toBe(12)
})

describe('day logs', () => {
  test('records lie by their own day, and days are dropped whole', async () => {
    const store = await open(await temporaryFolder())
    const log = await store.dayLog('events', event, ({ at }) => at)
    await log.append([
      { at: '2026-11-23T00:00:00.000Z', n: 3 },
      { at: '2026-11-22T23:59:59.999Z', n: 2 },
      { at: '2026-11-21T00:00:00.000+01:00', n: 1 },
    ])
    expect(await log.days()).toEqual(['2026-11-20', '2026-11-22', '2026-11-23'])
    expect(await log.read('2026-11-22')).toEqual([{ at: '2026-11-22T23:59:59.999Z', n: 2 }])
    await log.dropBefore('2026-11-22')
    expect(await log.days()).toEqual(['2026-11-22', '2026-11-23'])
    expect(await log.read('2026-11-20')).toEqual([])
  })

  test('appends made at once are all kept', async () => {
    const log = await (await open(await temporaryFolder())).dayLog('events', event, ({ at }) => at)
    const all = Array.from({ length: 200 }, (_, n) => n)
    await Promise.all(all.map((n) => log.append([{ at: AT, n }])))
    expect((await log.read(DAY)).map(({ n }) => n)).toEqual(all)
  })
})

describe('the folder', () => {
  test('everything in it is open to this user alone, whatever the umask and after ten changes', async () => {
    const folder = join(await temporaryFolder(), 'data')
    const writer = fileURLToPath(new URL('writer.ts', import.meta.url))
    await promisify(execFile)(process.execPath, [writer, folder, '--until=10', '--open-to-all'])
    const names = ['.', ...(await readdir(folder, { recursive: true }))]
    const modes = await Promise.all(
      names.map(async (name) => {
        const found = await stat(join(folder, name))
        return [found.isDirectory() ? 'folder' : 'file', (found.mode & 0o777).toString(8)].join(' ')
      }),
    )
    expect(new Set(modes)).toEqual(new Set(['folder 700', 'file 600']))
  })

  test('rights of others on files of our own are taken away', async () => {
    const folder = await temporaryFolder()
    const store = await open(folder)
    await (await store.document('counter', counter, { n: 0 })).change(() => ({ n: 1 }))
    await store.close()
    await chmod(folder, 0o777)
    await chmod(join(folder, 'counter.json'), 0o666)
    await (await open(folder)).document('counter', counter, { n: 0 })
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, 'counter.json'))).mode & 0o777).toBe(0o600)
  })

  test('a symbolic link in place of the folder, a folder in it, a file or a log is refused', async () => {
    const base = await temporaryFolder()
    const elsewhere = join(base, 'elsewhere')
    await mkdir(elsewhere)
    await writeFile(join(elsewhere, 'target'), 'untouched')
    const refused = { name: 'StoreOpenError', fault: 'symlink' }

    await symlink(elsewhere, join(base, 'link'))
    await expect(open(join(base, 'link'))).rejects.toMatchObject(refused)

    const folder = join(base, 'data')
    const store = await open(folder)
    await symlink(elsewhere, join(folder, 'things'))
    await expect(store.collection('things', thing, ({ id }) => id)).rejects.toMatchObject(refused)
    await symlink(join(elsewhere, 'target'), join(folder, 'counter.json'))
    await expect(store.document('counter', counter, { n: 0 })).rejects.toMatchObject(refused)
    await mkdir(join(folder, 'events'))
    await symlink(join(elsewhere, 'target'), join(folder, 'events', `${DAY}.ndjson`))
    await expect(store.dayLog('events', event, ({ at }) => at)).rejects.toMatchObject(refused)
    expect(await readFile(join(elsewhere, 'target'), 'utf8')).toBe('untouched')
  })

  test('a folder of somebody else is refused', async (ctx) => {
    ctx.skip(process.getuid?.() !== 0, 'only root can give a folder away')
    const folder = await temporaryFolder()
    await chown(folder, 12345, 12345)
    await expect(open(folder)).rejects.toMatchObject({ fault: 'foreign-owner' })
    expect(await readdir(folder)).toEqual([])
  })

  test('what an unfinished write left behind is removed', async () => {
    const folder = await temporaryFolder()
    await openThings(await open(folder))
    const left = ['counter.json.1-ab.tmp', join('things', '00.json.1-ab.tmp')]
    for (const name of left) await writeFile(join(folder, name), 'half')
    await openThings(await open(folder))
    const names = await readdir(folder, { recursive: true })
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('what is dropped is gone, backups included, and stays gone', async () => {
    const folder = await temporaryFolder()
    const store = await open(folder)
    const { counter: document, things } = await openThings(store)
    const kept = await store.document('things-kept', v.string(), '')
    await kept.change(() => 'stays')
    for (const n of [1, 2]) {
      await document.change(() => ({ n }))
      await things.change({ put: thingsOf(n, 20, 'gone for good') })
    }
    await store.drop('things')
    await store.drop('counter')
    await expect(things.change({ put: thingsOf(3, 1) })).rejects.toThrow('things was dropped')
    const files = await filesOf(folder)
    expect(Object.values(files).filter((text) => text.includes('gone for good'))).toEqual([])
    expect(Object.keys(files).filter((file) => /counter|things\//.test(file))).toEqual([])
    expect((await store.collection('things', thing, ({ id }) => id)).size).toBe(0)
    await store.close()
    const again = await open(folder)
    expect((await again.document('counter', counter, { n: 0 })).value.n).toBe(0)
    expect((await again.document('things-kept', v.string(), '')).value).toBe('stays')
  })
})

async function writeOnce(store: Store) {
  const { counter, things, events } = await openThings(store)
  await counter.change(() => ({ n: 1 }))
  await things.change({ put: thingsOf(5, 3) })
  await events.append([{ at: AT, n: 1 }])
  await store.close()
}

describe('versions', () => {
  const double: Migration = {
    to: 2,
    path: 'things',
    up: (value) => ({ ...(value as { n: number }), n: (value as { n: number }).n * 2 }),
  }
  const named: Migration = {
    to: 3,
    path: 'counter',
    up: (value) => ({ n: `was ${String((value as { n: number }).n)}` }),
  }
  test('older data are copied aside, then read as this version understands them', async () => {
    const folder = await temporaryFolder()
    await writeOnce(await open(folder))
    const old = await filesOf(folder)
    const store = await open(folder, [named, double])
    const things = await store.collection('things', thing, ({ id }) => id)
    expect([...things.values()].map(({ n }) => n)).toEqual([10, 10, 10])
    const counter = await store.document('counter', v.strictObject({ n: v.string() }), { n: '' })
    expect(counter.value).toEqual({ n: 'was 1' })
    await counter.change(() => ({ n: 'new' }))
    await things.change({ put: [{ id: 'thing-1', n: 11, text: '' }] })
    await store.close()

    const copies = await filesOf(join(folder, 'pre-migration-v1'))
    const expected = Object.entries(old).map(([file, text]) => [
      file.replace(folder, join(folder, 'pre-migration-v1')),
      text,
    ])
    expect(copies).toEqual(Object.fromEntries(expected))

    const again = await open(folder, [double, named])
    const numbers = [...(await again.collection('things', thing, ({ id }) => id)).values()].map(({ n }) => n)
    expect(numbers.sort((a, b) => a - b)).toEqual([10, 10, 11])
  })

  test('data of a newer version are refused and not touched', async () => {
    const folder = await temporaryFolder()
    await writeOnce(await open(folder, [double, named]))
    const before = await filesOf(folder)
    await expect(open(folder)).rejects.toMatchObject({ name: 'StoreOpenError', fault: 'newer' })
    expect(await filesOf(folder)).toEqual(before)
  })

  test('data that are whole but not understood are refused', async () => {
    const folder = await temporaryFolder()
    await writeOnce(await open(folder))
    const store = await open(folder)
    const opening = store.document('counter', v.strictObject({ other: v.number() }), { other: 0 })
    await expect(opening).rejects.toMatchObject({ fault: 'damaged' })
  })
})
