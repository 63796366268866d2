/** What there is to say of the installed program and of what starts it, for a person and for the doctor. */
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { versionAnswered, type Autostart } from './autostart.ts'
import type { Keeper, Kept } from './keeper.ts'
import { currentProgram, installedProgram, isIntact } from './program.ts'

export interface AutostartState {
  readonly kind: Keeper['kind']
  /** Where the service manager's description stands. */
  readonly place: string
  /** Whether the service manager answers at all. */
  readonly managed: boolean
  readonly kept: Kept
  readonly running: { readonly pid: number | null } | null
  readonly program: {
    readonly version: string
    readonly folder: string
    readonly node: string
    /** The Node that runs it may have been uninstalled since. */
    readonly nodeThere: boolean
    /** Whether it is still what was copied. */
    readonly intact: boolean
  } | null
  /** Of the daemon that has this folder, however it was started. */
  readonly daemon: string | null
  /** Linux: whether it starts with the computer rather than with the first login; `null` elsewhere. */
  readonly lingers: boolean | null
}

export async function autostartState(autostart: Autostart): Promise<AutostartState> {
  const { keeper, root } = autostart
  const program = await installedProgram(root)
  const folder = await currentProgram(root)
  return {
    kind: keeper.kind,
    place: keeper.place,
    managed: (await keeper.answers()).ok,
    kept: await keeper.kept(),
    running: await keeper.running(),
    program: program && {
      version: program.version,
      folder: program.folder,
      node: program.node,
      nodeThere: existsSync(program.node),
      intact: folder !== null && (await isIntact(join(root, 'program', folder))),
    },
    daemon: await versionAnswered(autostart),
    lingers:
      keeper.kind === 'systemd' ? existsSync(join('/var/lib/systemd/linger', userInfo().username)) : null,
  }
}
