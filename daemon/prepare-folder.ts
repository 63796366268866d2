/** The data folder before the store opens it, its backups, and what a restore needs to know of it. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Clock } from './core/clock.ts'
import { unseal } from './core/envelope.ts'
import type { Home } from './core/home.ts'
import { systemKeychain } from './core/keychain.ts'
import { versionOf, migrations } from './core/migrations.ts'
import { readPrivate } from './core/private-path.ts'
import type { Store } from './core/store.ts'
import { createBackups, type Backups } from './features/backup/backups.ts'
import { backupsFolder } from './features/backup/listing.ts'
import type { RestoreDeps } from './features/backup/restore.ts'
import { lastArrival, takeOffered, type Arrival, type Refused } from './features/backup/swap.ts'
import { version } from './version.ts'

export type Kind = 'own' | 'sandbox'

/** @param hold while the store is closed there is nothing to hold */
export const openBackups = (
  home: Home,
  kind: Kind,
  clock: Clock,
  hold: Store['hold'] = (act) => act(),
): Backups =>
  createBackups({
    folder: backupsFolder(home.root, kind),
    dataDir: home.dataDir(kind),
    kind,
    version,
    clock,
    hold,
  })

export const restoreDeps = (home: Home, kind: Kind, before: RestoreDeps['before']): RestoreDeps => ({
  dataDir: home.dataDir(kind),
  kind,
  keyfilePath: home.keyfilePath(kind),
  keychain: systemKeychain,
  schema: versionOf(migrations),
  random: () => randomBytes(6).toString('hex'),
  before,
})

/**
 * Before the store is opened, under the lock: puts a folder that was offered in place, and backs up one that the store will
 * bring to a newer version. @returns what has arrived, to be noted in its journal and then forgotten
 */
export async function prepareFolder(
  home: Home,
  kind: Kind,
  clock: Clock,
  say: (text: string) => void,
): Promise<Arrival | null> {
  const dataDir = home.dataDir(kind)
  const taken = await takeOffered(dataDir)
  if (typeof taken === 'object') say(refusedSentence(taken))
  const marker = unseal(readPrivate(join(dataDir, '.store.json')) ?? Buffer.alloc(0))
  if (marker && marker.schema < versionOf(migrations)) await openBackups(home, kind, clock).make('migration')
  return lastArrival(dataDir)
}

export const refusedSentence = ({ keptAs, because }: Refused): string =>
  `What was to be put in place of the data cannot be used and is kept as ${keptAs} (${String(because)}). Everything is as it was before.`
