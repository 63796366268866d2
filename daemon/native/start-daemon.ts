/** Starts the daemon for a browser: by the service that the person has installed, else by itself. It outlives the browser. */
import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { NO_FOLLOW } from '../core/private-path.ts'
import { ownKeeper, type Around } from '../install/own-keeper.ts'
import { packageFolder } from '../package-folder.ts'

/** How long a start may take, in ms: a machine that has just been switched on is slow. */
const PATIENCE = 20_000
const PAUSE = 25
/** One that has ended may have met another, started in the same moment, which takes this long to answer, in ms. */
const RIVAL = 2_000

/**
 * @param answers whether a daemon answers; asked until it does, or cannot any more
 * @returns whether a daemon answers now
 */
export async function startDaemon(around: Around, answers: () => Promise<boolean>): Promise<boolean> {
  const keeper = ownKeeper(around)
  const isKept = keeper !== null && (await keeper.kept()) === 'ours'
  const hasEnded = isKept && (await keeper.restart()).ok ? () => false : await startDetached(around.root)

  let end = performance.now() + PATIENCE
  while (performance.now() < end) {
    if (await answers()) return true
    if (hasEnded()) end = Math.min(end, performance.now() + RIVAL)
    await setTimeout(PAUSE)
  }
  return false
}

/**
 * What the daemon says goes to `daemon.log` in the data folder, anew at each start.
 * @returns whether it has ended
 */
async function startDetached(root: string): Promise<() => boolean> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | NO_FOLLOW
  const log = await open(join(root, 'daemon.log'), flags, 0o600)
  // the signal would open Node's unauthenticated inspector until the program listens to it
  const program = ['--disable-sigusr1', join(packageFolder, 'bin', 'latchkey.mjs'), 'start']
  const daemon = spawn(process.execPath, program, {
    // in no folder of the browser's, and in a session of its own: what ends the browser's programs does not end it
    cwd: root,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    windowsHide: true,
  })
  let hasEnded = false
  const end = () => (hasEnded = true)
  daemon.once('exit', end).once('error', end).unref()
  await log.close()
  return () => hasEnded
}
