/** The service manager of this system, and the daemon of this folder, as the commands need them. */
import { homedir } from 'node:os'
import { packageFolder } from '../package-folder.ts'
import type { Autostart } from '../install/autostart.ts'
import type { Context } from './context.ts'

/** How long a new daemon may take to answer, in ms. */
const PATIENCE = 20_000

/** @returns `null` on a system without a service manager that is known here */
export async function openAutostart({
  home,
  config,
  daemon,
}: Pick<Context, 'home' | 'config' | 'daemon'>): Promise<Autostart | null> {
  const { ownKeeper } = await import('../install/own-keeper.ts')
  const around = {
    root: home.root,
    port: config.port,
    env: process.env,
    platform: process.platform,
    homeFolder: homedir(),
  }
  const keeper = ownKeeper(around)
  return (
    keeper && {
      ...around,
      package: packageFolder,
      keeper,
      socketPath: home.socketPath,
      ask: (path) => daemon.call('GET', path),
      patience: PATIENCE,
    }
  )
}
