/** Backups of the data folder and another one in its place: by the daemon where one runs, else here under the lock. */
import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as v from 'valibot'
import { systemClock } from '../core/clock.ts'
import type { BackupFault } from '../features/backup/backups.ts'
import { vaultIn } from '../features/backup/carry-vault.ts'
import { keepDamaged, takeOffered } from '../features/backup/swap.ts'
import { openBackups, prepareFolder, refusedSentence } from '../prepare-folder.ts'
import { underLock } from './at-rest.ts'
import type { Context } from './context.ts'
import { backupsAnswer, keepingDone, type Backup, type BackupReason } from '#shared/backups.ts'
import { journalAnswer } from '#shared/journal.ts'
import { err, ok, type Result } from '#shared/result.ts'

export type Kind = 'own' | 'sandbox'

/** `waits`: it is in place, and nobody has opened it yet. */
type Taken = 'opened' | 'waits' | 'refused'

export interface DataFolder {
  readonly kind: Kind
  readonly dataDir: string
  list(): Promise<v.InferOutput<typeof backupsAnswer>>
  /** A fault of the daemon's comes as a sentence. */
  backUp(
    why: BackupReason,
  ): Promise<Result<Backup, BackupFault | { readonly type: 'said'; readonly text: string }>>
  /** Puts what was offered in place; where a daemon runs, waits until that has opened it, or has taken the one before again. */
  take(): Promise<Taken>
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
    await prepareFolder(home, kind, systemClock, context.out.message)
    return act(atRest(context, kind))
  })
}

function behindDaemon({ daemon, home, out }: Context, folder: string): DataFolder {
  const kind = basename(folder) === 'sandbox' ? 'sandbox' : 'own'
  const dataDir = home.dataDir(kind)
  const asked = async (path: string, body?: object) => {
    const answer = await daemon.call(body ? 'POST' : 'GET', path, body)
    if (answer.ok) return answer.value
    throw new Error(
      answer.error.type === 'refused' && answer.error.code !== null
        ? out.translator.t(`error.${answer.error.code}`)
        : 'the daemon does not answer any more. Look at it with `latchkey doctor`.',
    )
  }
  /** Which entry of the journal says last that another folder was taken; its number alone may be the same in another journal. */
  const lastTaken = async () => {
    const { rows } = v.parse(journalAnswer, await asked('/v1/journal?limit=20&event=backup'))
    const taken = rows.find(({ event }) => event === 'backup.restored' || event === 'backup.imported')
    return taken && `${String(taken.seq)} ${taken.at}`
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
      // an earlier one stands in the journal too
      const before = await lastTaken()
      await asked('/v1/restart', {})
      const end = Date.now() + RESTART_PATIENCE
      // taken when it is no longer offered; kept when the one before is gone, or came back
      while ((await isThere(`${dataDir}.incoming`)) || (await isThere(`${dataDir}.outgoing`))) {
        if (Date.now() > end) throw notBack()
        await setTimeout(50)
      }
      while (!(await daemon.call('GET', '/v1/backups')).ok) {
        if (Date.now() > end) throw notBack()
        await setTimeout(50)
      }
      return (await lastTaken()) === before ? 'refused' : 'opened'
    },
  }
}

function atRest({ home, out }: Context, kind: Kind): DataFolder {
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
      isDamaged ||= (await vaultIn(dataDir)).isDamaged
      const taken = await takeOffered(dataDir)
      if (typeof taken === 'object') {
        out.message(refusedSentence(taken))
        return 'refused'
      }
      if (isDamaged) await keepDamaged(dataDir, Date.now())
      return 'waits'
    },
  }
}

const notBack = () =>
  new Error(
    'the daemon has not started again yet, so it is not known which data it opens. Look at it with `latchkey doctor`.',
  )

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
