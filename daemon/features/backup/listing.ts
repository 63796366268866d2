/** The backups in a folder, by what each says of itself. Changes nothing. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '#daemon/core/private-path.ts'
import type { Backup } from '#shared/backups.ts'
import type { About } from './about.ts'
import { readAbout } from './archive.ts'
import { allCounted } from './counts.ts'
import type { VaultSight } from './vault-sight.ts'

export interface BackupList {
  /** Newest first. */
  readonly backups: readonly Backup[]
  /** What each says of its vault, by its name. */
  readonly vaults: ReadonlyMap<string, VaultSight>
  /** Names of files that are no backup, or no longer. */
  readonly damaged: readonly string[]
}

export const ENDING = '.tar.gz'

/** @param root of everything that belongs to the person */
export const backupsFolder = (root: string, kind: About['kind']): string =>
  join(root, 'backups', kind === 'own' ? 'data' : 'sandbox')

/** @param folder may not be there */
export async function listBackups(folder: string): Promise<BackupList> {
  const backups: Backup[] = []
  const vaults = new Map<string, VaultSight>()
  const damaged: string[] = []
  for (const name of (await namesIn(folder)).toReversed()) {
    try {
      const about = await readAbout(join(folder, name))
      if (about.ok) {
        backups.push(await asBackup(folder, name, about.value))
        vaults.set(name, about.value.vault)
      } else damaged.push(name)
    } catch (error) {
      // one that was just made has pushed it out
      if (!hasCode(error, 'ENOENT')) throw error
    }
  }
  return { backups, vaults, damaged }
}

/** What a doctor is told of it. */
export const asSeen = ({ backups, damaged }: Pick<BackupList, 'backups' | 'damaged'>) => ({
  kept: backups.length,
  newest: backups[0]?.madeAt ?? null,
  damaged: damaged.length,
})

/** Oldest first. */
export const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(ENDING)).sort()

export async function asBackup(
  folder: string,
  name: string,
  { madeAt, version, why, holds }: About,
): Promise<Backup> {
  const { size } = await stat(join(folder, name))
  return { name, madeAt, version, why, size, holds: allCounted(holds) }
}
