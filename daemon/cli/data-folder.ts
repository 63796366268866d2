/** Backups of the data folder and another one in its place: by the daemon where one runs, else here under the lock. */
import { access, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as v from 'valibot'
import { systemClock } from '../core/clock.ts'
import type { BackupFault } from '../features/backup/backups.ts'
import { takeOffered } from '../features/backup/swap.ts'
import { openBackups, prepareFolder } from '../open-keeping.ts'
import { underLock } from './at-rest.ts'
import type { Context } from './context.ts'
import { backupsAnswer, keepingDone, type Backup, type BackupReason } from '#shared/backups.ts'
import { err, ok, type Result } from '#shared/result.ts'

export type Kind = 'own' | 'sandbox'

export interface DataFolder {
  readonly kind: Kind
  readonly dataDir: string
  list(): Promise<v.InferOutput<typeof backupsAnswer>>
  /** A fault of the daemon's comes as a sentence. */
  backUp(
    why: BackupReason,
  ): Promise<Result<Backup, BackupFault | { readonly type: 'said'; readonly text: string }>>
  /** Puts what was offered in place, and waits until that is done. @returns whether it could be opened */
  take(): Promise<boolean>
}

/** ms in which the daemon has ended and started again. */
const RESTART_PATIENCE = 30_000

/** @param kind of the data where no daemon runs, which else decides */
export async function withDataFolder<T>(
  context: Context,
  kind: Kind,
  act: (folder: DataFolder) => Promise<T>,
): Promise<T> {
  const answer = await context.daemon.call('GET', '/v1/backups')
  if (answer.ok) return act(behindDaemon(context, v.parse(backupsAnswer, answer.value).folder))
  if (answer.error.type !== 'not-running')
    throw new Error('the daemon did not tell of its backups. Update it.')
  const { home, config } = context
  return underLock(home, config, async () => {
    await prepareFolder(home, kind, systemClock)
    return act(atRest(context, kind))
  })
}

function behindDaemon({ daemon, home }: Context, folder: string): DataFolder {
  const kind = basename(folder) === 'sandbox' ? 'sandbox' : 'own'
  const dataDir = home.dataDir(kind)
  const asked = async (path: string, body?: object) => {
    const answer = await daemon.call(body ? 'POST' : 'GET', path, body)
    if (!answer.ok) throw new Error('the daemon does not answer any more. Look at it with `latchkey doctor`.')
    return answer.value
  }
  return {
    kind,
    dataDir,
    list: async () => v.parse(backupsAnswer, await asked('/v1/backups')),
    async backUp(why) {
      const { backup, text } = v.parse(keepingDone, await asked('/v1/backups', { why }))
      return backup ? ok(backup) : err({ type: 'said', text })
    },
    async take() {
      await asked('/v1/restart', {})
      const end = Date.now() + RESTART_PATIENCE
      // taken when it is no longer offered; kept when the one before is gone, or came back
      while ((await isThere(`${dataDir}.incoming`)) || (await isThere(`${dataDir}.outgoing`))) {
        if (Date.now() > end) return false
        await setTimeout(50)
      }
      while (!(await daemon.call('GET', '/v1/backups')).ok) {
        if (Date.now() > end) return false
        await setTimeout(50)
      }
      const text = JSON.stringify(await asked('/v1/journal?limit=5&event=backup'))
      return text.includes('backup.restored') || text.includes('backup.imported')
    },
  }
}

function atRest({ home }: Context, kind: Kind): DataFolder {
  const backups = openBackups(home, kind, systemClock)
  const dataDir = home.dataDir(kind)
  let isDamaged = false
  return {
    kind,
    dataDir,
    list: async () => {
      const list = await backups.list()
      return { folder: backups.folder, backups: [...list.backups], damaged: [...list.damaged] }
    },
    async backUp(why) {
      const made = await backups.make(why)
      isDamaged = !made.ok && made.error.type === 'damaged'
      return made
    },
    async take() {
      await takeOffered(dataDir)
      // what could not be backed up is not thrown away: somebody may still get something out of it
      if (isDamaged)
        await rename(
          `${dataDir}.outgoing`,
          join(home.root, `${basename(dataDir)}.damaged-${String(Date.now())}`),
        )
      return true
    },
  }
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
