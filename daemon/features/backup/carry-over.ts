/** What of the folder before stays as it is in the one that takes its place. */
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { backupOf, replaceMade } from '#daemon/core/durable-file.ts'
import { seal, unseal } from '#daemon/core/envelope.ts'
import { readPrivate } from '#daemon/core/private-path.ts'

/** @param names of documents, and of folders of logs or records; of what is not there, or damaged, that of the new folder stays */
export async function carryOver(from: string, to: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await carryDocument(from, to, `${name}.json`)
    await carryFolder(join(from, name), join(to, name))
    await carryRecords(join(from, name), join(to, name))
  }
}

/** Of one that is damaged, the backup that the store would take in its place. */
async function carryDocument(from: string, to: string, name: string): Promise<void> {
  const copies = [name, backupOf(name)].map((copy) => readPrivate(join(from, copy)))
  const bytes = copies.find((copy) => copy && unseal(copy))
  if (bytes) await replaceMade(to, { name, bytes: () => bytes })
}

/** Of logs: all of it, or none. */
async function carryFolder(from: string, to: string): Promise<void> {
  const names = await readdir(from).catch(() => [])
  const logs = names.filter((name) => name.endsWith('.ndjson'))
  if (logs.length === 0) return
  await rm(to, { recursive: true, force: true })
  await mkdir(to, { mode: 0o700 })
  for (const name of logs) {
    const bytes = readPrivate(join(from, name)) ?? Buffer.alloc(0)
    await replaceMade(to, { name, bytes: () => bytes })
  }
}

const shards = async (folder: string) =>
  (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{2}\.json$/.test(name))

/** Of a collection: all of its files; one that only the new folder has is emptied, since it is known to be there. */
async function carryRecords(from: string, to: string): Promise<void> {
  const mine = await shards(from)
  if (mine.length === 0) return
  await mkdir(to, { mode: 0o700, recursive: true })
  const carried = new Set<string>()
  for (const name of mine) {
    const copies = [name, backupOf(name)].map((copy) => readPrivate(join(from, copy)))
    const bytes = copies.find((copy) => copy && unseal(copy))
    if (!bytes) continue
    carried.add(name)
    await replaceMade(to, { name, bytes: () => bytes })
  }
  for (const name of await shards(to)) {
    const other = carried.has(name) ? null : unseal(readPrivate(join(to, name)) ?? Buffer.alloc(0))
    if (other) await replaceMade(to, { name, bytes: () => seal({ ...other, seq: other.seq + 1, body: [] }) })
  }
}
