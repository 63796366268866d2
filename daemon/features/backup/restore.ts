/** A backup becomes the data folder: all of it is looked at and laid out beside the present one before anything changes. */
import { createReadStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { keyIn, sightOfKey, type KeySight } from '#daemon/core/key-sight.ts'
import type { Keychain } from '#daemon/core/keychain.ts'
import { asWriteError } from '#daemon/core/private-path.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { About } from './about.ts'
import { readArchive, type ArchiveFault } from './archive.ts'
import type { BackupFault } from './backups.ts'
import { halfFolder, offer, ofThePresent } from './swap.ts'
import type { TarFile } from './tar.ts'

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
  /** Called once the backup is known to be whole, right before it is offered: saves what is there now. */
  readonly before: () => Promise<Result<unknown, BackupFault>>
}

/** Whether it could be restored here, looking at every byte. Changes nothing. */
export async function examine(
  source: AsyncIterable<Buffer>,
  { schema, kind }: Pick<RestoreDeps, 'schema' | 'kind'>,
  onFile?: (file: TarFile) => Promise<void>,
  extra?: readonly string[],
): Promise<Result<About, RestoreFault>> {
  const read = await readArchive(source, onFile, extra)
  if (!read.ok) return read
  const { kind: of, schema: written, version } = read.value
  if (written > schema) return err({ type: 'newer-data', version })
  return of === kind ? read : err({ type: 'other-kind', kind: of })
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
    const key = await sightOfKey(keyIn(half), keyIn(deps.dataDir), deps)
    if (key === 'foreign') return err({ type: 'foreign-key' })
    const saved = await deps.before()
    if (!saved.ok) return saved
    const act = { event: 'backup.restored', by, subject: about.value.madeAt } as const
    const offered = await offer(deps.dataDir, half, { ...act, keep: ofThePresent })
    return offered.ok ? ok({ about: about.value, key }) : err({ type: 'busy' })
  } catch (error) {
    throw asWriteError(half, error)
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}

/** Writes each file durably with mode 0600. */
export const layOut =
  (folder: string) =>
  async ({ name, bytes }: TarFile): Promise<void> => {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  }
