/** Which service manager keeps the daemon of this data folder, under which name, and with what it starts it. */
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { DEFAULT_PORT } from '../core/config.ts'
import { defaultRoot } from '../core/home.ts'
import type { InstalledProgram } from './program.ts'
import type { Job, Keeper } from './keeper.ts'
import { createLaunchd } from './launchd.ts'
import { createSystemd } from './systemd.ts'
import { createWindowsTask } from './windows-task.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface Around {
  readonly root: string
  readonly port: number
  readonly env: Environment
  readonly platform: NodeJS.Platform
  /** The person's own folder, `~`. */
  readonly homeFolder: string
}

/** @returns `null` on a system that has none that is known here */
export function ownKeeper(around: Around): Keeper | null {
  const { env, platform, homeFolder } = around
  const name = nameOf(around)
  const config = env['XDG_CONFIG_HOME']
  if (platform === 'linux')
    return createSystemd(name, config?.startsWith('/') ? config : join(homeFolder, '.config'))
  if (platform === 'darwin') return createLaunchd(name, join(homeFolder, 'Library'))
  if (platform === 'win32')
    return createWindowsTask(name, [env['USERDOMAIN'], env['USERNAME']].filter(Boolean).join('\\'))
  return null
}

export const ownJob = (around: Around, { node, script }: InstalledProgram): Job => ({
  name: nameOf(around),
  // the signal would open Node's unauthenticated inspector until the program listens to it
  node: [node, '--disable-sigusr1'],
  script,
  root: around.root,
  environment: {
    ...(!isUsual(around) && { LATCHKEY_HOME: around.root }),
    ...(around.port !== DEFAULT_PORT && { LATCHKEY_PORT: String(around.port) }),
    // a service manager knows no language of the terminal; notices are told in it until the person chooses
    ...(languageOf(around.env) !== null && { LANG: languageOf(around.env) ?? '' }),
  },
})

/** What the service manager would find by itself: it does not see what a terminal has set. */
const isUsual = ({ root, env, platform, homeFolder }: Around) =>
  root === defaultRoot({ LOCALAPPDATA: env['LOCALAPPDATA'] }, platform, homeFolder)

const nameOf = (around: Around) =>
  isUsual(around) ? 'latchkey' : `latchkey-${hash('sha256', around.root).slice(0, 8)}`

const languageOf = (env: Environment) => env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || null
