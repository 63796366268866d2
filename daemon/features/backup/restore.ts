/** A backup becomes the data folder: all of it is looked at and laid out beside the present one before anything changes. */
import { createReadStream } from 'node:fs'
import { mkdir, open, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { keyIn, sightOfKey, type KeySight } from '#daemon/core/key-sight.ts'
import type { Keychain } from '#daemon/core/keychain.ts'
import { asWriteError } from '#daemon/core/private-path.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { About } from './about.ts'
import { readArchive, type ArchiveFault, type Taking } from './archive.ts'
import type { BackupFault } from './backups.ts'
import { leaveOut } from './leave-out.ts'
import { halfFolder, neverFromABackup, offer, ofThePresent } from './swap.ts'

export type RestoreFault =
  | ArchiveFault
  /** Of data that a newer version of the program wrote. */
  | { readonly type: 'newer-data'; readonly version: string }
  | { readonly type: 'other-kind'; readonly kind: About['kind'] }
  | { readonly type: 'foreign-key' }
  | { readonly type: 'busy' }
  | BackupFault

export interface RestoreDeps {
  readonly dataDir: string
  readonly kind: About['kind']
  readonly keyfilePath: string
  readonly keychain: Keychain
  /** Of data that this program understands. */
  readonly schema: number
  readonly random: () => string
  /** Whether the person wants the vault of the backup, whatever lies in the one that is here. */
  readonly withVault?: boolean
  /** Called once the backup is known to be whole, right before it is offered: saves what is there now. */
  readonly before: () => Promise<Result<unknown, BackupFault>>
}

/** Whether it could be restored here, looking at every byte. Changes nothing. */
export async function examine(
  source: AsyncIterable<Buffer>,
  { schema, kind }: Pick<RestoreDeps, 'schema' | 'kind'>,
  lay?: Taking<RestoreFault>,
): Promise<Result<About, RestoreFault>> {
  return readArchive<RestoreFault>(source, {
    file: () => Promise.resolve(),
    ...lay,
    async begin(about) {
      const { kind: of, schema: written, version } = about
      if (written > schema) return err({ type: 'newer-data', version })
      if (of !== kind) return err({ type: 'other-kind', kind: of })
      return lay ? lay.begin(about) : ok(undefined)
    },
  })
}

/** Lays the backup at `path` out and offers it; whoever holds the lock then takes it. */
export async function offerBackup(
  path: string,
  by: string,
  deps: RestoreDeps,
): Promise<Result<{ readonly about: About; readonly key: KeySight }, RestoreFault>> {
  const half = await halfFolder(deps.dataDir, deps.random())
  try {
    const about = await examine(createReadStream(path), deps, layOut(half))
    if (!about.ok) return about
    const left = await leaveOut(half, neverFromABackup)
    if (!left.ok) return left
    const key = await sightOfKey(keyIn(half), keyIn(deps.dataDir), deps)
    if (key === 'foreign') return err({ type: 'foreign-key' })
    const saved = await deps.before()
    if (!saved.ok) return saved
    const act = { event: 'backup.restored', by, subject: about.value.madeAt } as const
    const offered = await offer(deps.dataDir, half, {
      ...act,
      keep: ofThePresent,
      withVault: deps.withVault ?? false,
    })
    return offered.ok ? ok({ about: about.value, key }) : err({ type: 'busy' })
  } catch (error) {
    throw asWriteError(half, error)
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}

/** Bytes that are left free for the store itself. */
const SPARE = 4 * 1024 ** 2

/** Writes each file durably with mode 0600, where there is room for all of them. */
export const layOut = (folder: string): Taking<RestoreFault> => ({
  async begin({ files }) {
    const { bavail, bsize } = await statfs(folder)
    // each file takes whole blocks
    const needed = files.reduce((sum, { size }) => sum + Math.ceil(size / bsize) * bsize, SPARE)
    const missing = needed - bavail * bsize
    return missing > 0 ? err({ type: 'no-room', missing }) : ok(undefined)
  },
  async file({ name, bytes }) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  },
})
