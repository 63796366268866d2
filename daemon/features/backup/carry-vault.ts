/** The vault that is here stays in the folder that takes its place: whole, or not at all. */
import { mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { backupOf, recoverFolder, replaceMade } from '#daemon/core/durable-file.ts'
import { seal, unseal } from '#daemon/core/envelope.ts'
import { readPrivate, syncFolder } from '#daemon/core/private-path.ts'
import { StoreOpenError } from '#daemon/core/store.ts'
import { whichVault, type VaultHere } from './vault-rule.ts'
import { isOfTheVault, watchForVault } from './vault-sight.ts'

const REGISTER = '.store.json'
const register = v.strictObject({ files: v.array(v.string()) })

/** Of a folder that may be in use; a change that was cut short is not seen. */
export const vaultIn = async (folder: string): Promise<VaultHere> => (await readVault(folder)).sight

/**
 * To be called with both folders closed, and again where it was cut short: the folder before stays as it is, and what it decides
 * by is not changed by what it has done.
 * @param isAsked whether the person wants the vault of the new folder
 */
export async function carryVault(from: string, to: string, isAsked: boolean): Promise<void> {
  const here = await readVault(from, await isRecovered(from))
  const there = await readVault(to)
  if (whichVault(here.sight, there.sight, isAsked) !== 'here') return
  for (const path of there.files.keys()) await rm(join(to, path), { force: true })
  for (const [path, bytes] of here.files) {
    const folder = join(to, dirname(path))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const name = path.slice(path.lastIndexOf('/') + 1)
    // nothing else has them: two copies from the first moment on
    for (const copy of [name, backupOf(name)]) await replaceMade(folder, { name: copy, bytes: () => bytes })
  }
  await list(from, to, [...here.files.keys()])
  await syncFolder(to)
}

async function readVault(folder: string, isRecovered = true) {
  const files = new Map<string, Buffer>()
  const watch = watchForVault()
  let isDamaged = !isRecovered
  for (const path of await pathsIn(folder)) {
    const copies = [path, backupOf(path)].map((copy) => readPrivate(join(folder, copy)))
    const bytes = copies.find((copy) => copy && unseal(copy))
    if (!bytes) {
      isDamaged = true
      continue
    }
    files.set(path, bytes)
    watch.see(path, unseal(bytes)?.body)
  }
  return { files, sight: { ...watch.seen(), isDamaged } }
}

/** Those that are there, by themselves or by their backup, and those that were written once. */
async function pathsIn(folder: string): Promise<ReadonlySet<string>> {
  const collections = ['backup-codes', ...(await collectionsIn(folder))]
  const found = await Promise.all(
    ['', ...collections.map((name) => `${name}/`)].map(async (under) => {
      const names = await readdir(join(folder, under)).catch(() => [])
      return names.map((name) => `${under}${name.replace(/\.bak$/, '')}`)
    }),
  )
  return new Set([...found.flat(), ...(listedIn(folder)?.files ?? [])].filter(isOfTheVault))
}

const collectionsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(folder, 'vault')).catch(() => [])).map((name) => `vault/${name}`)

/** What a crash has cut off is made whole, as a start would. @returns whether it could be */
async function isRecovered(folder: string): Promise<boolean> {
  try {
    for (const name of ['backup-codes', ...(await collectionsIn(folder))])
      if ((await readdir(join(folder, name)).catch(() => [])).length > 0)
        await recoverFolder(join(folder, name))
    return true
  } catch (error) {
    if (error instanceof StoreOpenError) return false
    throw error
  }
}

function listedIn(folder: string) {
  const envelope = unseal(readPrivate(join(folder, REGISTER)) ?? Buffer.alloc(0))
  const read = v.safeParse(register, envelope?.body)
  return envelope && read.success ? { ...envelope, files: read.output.files } : null
}

/** In the store's own list of what it has written, which a made up backup may lack: these of the vault and no others. */
async function list(from: string, folder: string, ofVault: readonly string[]): Promise<void> {
  const listed = listedIn(folder)
  const { schema, seq } = listed ?? listedIn(from) ?? { schema: 0, seq: 0 }
  const files = [...(listed?.files ?? []).filter((file) => !isOfTheVault(file)), ...ofVault]
  const bytes = seal({ schema, seq: seq + 1, body: { files } })
  for (const name of [REGISTER, backupOf(REGISTER)]) await replaceMade(folder, { name, bytes: () => bytes })
}
