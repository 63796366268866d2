/** Installs the program as something that starts by itself, leads back where the new one does not answer, and takes it away again. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as v from 'valibot'
import { readHolder } from '../core/lock.ts'
import type { KeeperFault, Keeper } from './keeper.ts'
import { ownJob, type Around } from './own-keeper.ts'
import {
  currentProgram,
  installedProgram,
  installProgram,
  removeProgram,
  switchProgram,
  type InstalledProgram,
  type InstallFault,
} from './program.ts'
import { err, ok, type Result } from '#shared/result.ts'

export interface Autostart extends Around {
  /** What is installed: the clone or package that this program is of. */
  readonly package: string
  readonly keeper: Keeper
  readonly socketPath: string
  /** One call to the daemon of this folder by its private socket. */
  readonly ask: (path: string) => Promise<Result<unknown, unknown>>
  /** How long a new daemon may take to answer, in ms. */
  readonly patience: number
}

export type ServiceFault =
  | InstallFault
  | KeeperFault
  /** Something that we did not make stands under our name. */
  | { readonly type: 'foreign'; readonly place: string }
  /** A daemon that the service manager did not start holds the folder. */
  | { readonly type: 'runs-by-hand'; readonly pid: number | null }
  | { readonly type: 'no-answer' }
  /** The version before is back. */
  | {
      readonly type: 'rolled-back'
      readonly to: string
      readonly answers: boolean
      readonly cause: ServiceFault
    }

export interface Installed {
  readonly program: InstalledProgram
  /** The version that was in use before, `null` for a first one. */
  readonly before: string | null
}

export async function installService(autostart: Autostart): Promise<Result<Installed, ServiceFault>> {
  const { keeper, root } = autostart
  const answers = await keeper.answers()
  if (!answers.ok) return answers
  const kept = await keeper.kept()
  if (kept === 'foreign') return err({ type: 'foreign', place: keeper.place })
  if ((await versionAnswered(autostart)) !== null && (await keeper.running()) === null)
    return err({ type: 'runs-by-hand', pid: readHolder(join(root, 'daemon.json')).pid })

  const before = await installedProgram(root)
  const folderBefore = await currentProgram(root)
  const installed = await installProgram(root, autostart.package)
  if (!installed.ok) return installed
  const started = await startWith(autostart, installed.value)
  if (started.ok) return ok({ program: installed.value, before: before?.version ?? null })

  if (before === null || folderBefore === null || folderBefore === (await currentProgram(root))) {
    // nothing to go back to; left alone it would fail again at each login
    if (kept === 'absent') await keeper.remove()
    return started
  }
  await switchProgram(root, folderBefore)
  if (kept === 'absent') {
    await keeper.remove()
    return started
  }
  const back = await startWith(autostart, before)
  return err({ type: 'rolled-back', to: before.version, answers: back.ok, cause: started.error })
}

async function startWith(
  autostart: Autostart,
  program: InstalledProgram,
): Promise<Result<void, ServiceFault>> {
  const { keeper } = autostart
  const kept = await keeper.keep(keeper.describe(ownJob(autostart, program)))
  if (!kept.ok) return kept
  const restarted = await keeper.restart()
  if (!restarted.ok) return restarted
  const end = performance.now() + autostart.patience
  while ((await versionAnswered(autostart)) !== program.version || !(await isHealthy(autostart.port))) {
    if (performance.now() > end) return err({ type: 'no-answer' })
    await setTimeout(200)
  }
  return ok(undefined)
}

/** Takes away everything but the data. @returns what was removed */
export async function removeService(autostart: Autostart): Promise<Result<string[], ServiceFault>> {
  const { keeper, root, socketPath } = autostart
  const kept = await keeper.kept()
  if (kept === 'foreign') return err({ type: 'foreign', place: keeper.place })
  const removed: string[] = []
  if (kept === 'ours') {
    const gone = await keeper.remove()
    if (!gone.ok) return gone
    removed.push(keeper.place)
  }
  if ((await currentProgram(root)) !== null) removed.push(join(root, 'program'))
  await removeProgram(root)
  await rm(join(root, 'daemon.log'), { force: true })
  // one that was started by hand keeps its own
  if ((await versionAnswered(autostart)) === null && autostart.platform !== 'win32')
    await rm(socketPath, { force: true })
  return ok(removed)
}

/** The version of the daemon that has this folder, `null` where none answers. */
export async function versionAnswered({ ask }: Pick<Autostart, 'ask'>): Promise<string | null> {
  const answer = await ask('/v1/status').catch(() => null)
  const read = v.safeParse(v.object({ version: v.string() }), answer?.ok ? answer.value : null)
  return read.success ? read.output.version : null
}

const isHealthy = async (port: number): Promise<boolean> => {
  const answer = await fetch(`http://127.0.0.1:${String(port)}/health`).catch(() => null)
  await answer?.body?.cancel()
  return answer?.ok === true
}
