/** The durable store: what `store.ts` promises, kept in one private folder. */
import { readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import * as v from 'valibot'
import { systemClock } from './clock.ts'
import { openCollection } from './collection.ts'
import { openDayLog } from './day-log.ts'
import { createDisk, type DiskOptions } from './disk.ts'
import { openDocument, type Closable } from './document.ts'
import { recoverFolder, replaceMade } from './durable-file.ts'
import { migrations as released } from './migrations.ts'
import { privateFolder, readPrivate, syncFolder } from './private-path.ts'
import { openShelf } from './shelf.ts'
import { StoreWriteError, type Store } from './store.ts'

/** Which files were written once, so that a missing one is noticed; its version is that of the whole folder. */
const MARKER = '.store'
const marker = v.strictObject({ files: v.array(v.string()) })
const validPath = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/
const oldVersionFolder = /^pre-migration-v\d+(-half)?$/

/**
 * @param root made if it is missing, with mode 0700; nothing else may write to it while the store is open
 * @param options.onTrouble told of everything that was mended while reading
 * @returns a store; throws StoreOpenError when the folder cannot be opened safely, having changed nothing in it
 */
export async function openStore(
  root: string,
  options: Pick<DiskOptions, 'onTrouble'> & Partial<DiskOptions>,
): Promise<Store> {
  await privateFolder(root)
  const disk = createDisk(root, { clock: systemClock, migrations: released, ...options })
  const written = await disk.read(`${MARKER}.json`)
  await recoverFolder(root)
  const register = await openDocument(disk, MARKER, marker, { files: [] }, () => Promise.resolve())
  for (const file of register.value.files) disk.known.add(file)
  if (written && written.schema < disk.version) {
    await copyAside(root, `pre-migration-v${String(written.schema)}`)
    await register.change((value) => value)
  }
  const opened = new Map<string, Closable>()

  async function remember(files: readonly string[]): Promise<void> {
    const fresh = files.filter((file) => !disk.known.has(file))
    if (fresh.length === 0) return
    try {
      await register.change((value) => ({ files: [...value.files, ...fresh] }))
      for (const file of fresh) disk.known.add(file)
    } catch (error) {
      // The data themselves are durable; the next write of these files tries to note them again.
      if (!(error instanceof StoreWriteError)) throw error
    }
  }

  async function opening<T extends Closable>(
    path: string,
    folder: string,
    open: () => Promise<T>,
  ): Promise<T> {
    if (!validPath.test(path) || oldVersionFolder.test(path))
      throw new Error(`not a path of the store: ${path}`)
    if (opened.has(path)) throw new Error(`${path} is open already: pass it on instead of opening it twice`)
    opened.set(path, { stop: () => Promise.resolve() })
    try {
      await makeFolders(root, folder)
      const thing = await open()
      opened.set(path, thing)
      return thing
    } catch (error) {
      opened.delete(path)
      throw error
    }
  }

  return {
    document: (path, schema, initial) =>
      opening(path, dirname(path), async () => {
        await recoverDocument(root, path)
        return openDocument(disk, path, schema, initial, (file) => remember([file]))
      }),
    collection: (path, schema, idOf) =>
      opening(path, path, () => openCollection(disk, path, schema, idOf, remember)),
    shelf: (path, schema, idOf) => opening(path, path, () => openShelf(disk, path, schema, idOf, remember)),
    dayLog: (path, schema, timeOf) => opening(path, path, () => openDayLog(disk, path, schema, timeOf)),
    async drop(path) {
      if (!validPath.test(path)) throw new Error(`not a path of the store: ${path}`)
      const isUnder = (other: string) => other === path || other.startsWith(`${path}/`)
      for (const [other, thing] of opened) {
        if (!isUnder(other)) continue
        await thing.stop(`${other} was dropped`)
        opened.delete(other)
      }
      const kept = register.value.files.filter((file) => !isUnder(file.replace(/\.json$/, '')))
      // in the backup as well
      for (let copies = kept.length < register.value.files.length ? 2 : 0; copies > 0; copies -= 1)
        await register.change(() => ({ files: kept }))
      disk.known.clear()
      for (const file of kept) disk.known.add(file)
      await disk.write(path, () => removeEverywhere(root, path))
    },
    hold: (act) => disk.hold(act),
    get state() {
      return disk.state
    },
    async close() {
      for (const thing of opened.values()) await thing.stop('the store is closed')
      await register.stop('the store is closed')
    },
  }
}

async function makeFolders(root: string, path: string): Promise<void> {
  if (path === '.') return
  await makeFolders(root, dirname(path))
  await privateFolder(join(root, path))
}

/** A folder of documents is not recovered as a whole: another document in it may be in the middle of a write. */
async function recoverDocument(root: string, path: string): Promise<void> {
  const folder = join(root, dirname(path))
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${basename(path)}.json.`) && name.endsWith('.tmp')) await rm(join(folder, name))
  }
}

async function removeEverywhere(root: string, path: string): Promise<void> {
  const copies = (await readdir(root)).filter((name) => oldVersionFolder.test(name))
  for (const top of ['.', ...copies]) {
    const parent = join(root, top, dirname(path))
    await rm(join(root, top, path), { recursive: true, force: true })
    const names = await readdir(parent).catch(() => [])
    const files = names.filter((name) => name.startsWith(`${basename(path)}.json`))
    for (const name of files) await rm(join(parent, name))
    if (names.length > 0) await syncFolder(parent)
  }
}

/** Copies every file of the folder into one inside it, whose name appears only when all is copied. */
async function copyAside(root: string, name: string): Promise<void> {
  const half = `${name}-half`
  await rm(join(root, half), { recursive: true, force: true })
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const from = relative(root, entry.parentPath)
    if (!entry.isFile() || oldVersionFolder.test(from.split(sep)[0] ?? '')) continue
    const target = join(root, half, from)
    await makeFolders(root, relative(root, target))
    const bytes = readPrivate(join(entry.parentPath, entry.name))
    if (bytes) await replaceMade(target, { name: entry.name, bytes: () => bytes })
  }
  await rm(join(root, name), { recursive: true, force: true })
  await rename(join(root, half), join(root, name))
  await syncFolder(root)
}
