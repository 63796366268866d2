/** How what was installed stands, for the doctor: what starts by itself, and what browsers may start. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { realpath } from 'node:fs/promises'
import type { Sights } from '../features/doctor/sights.ts'
import { createNative } from './native-install.ts'
import { ownKeeper } from './own-keeper.ts'
import { installedProgram, isIntact } from './program.ts'
import { createRegistry } from './registry.ts'

const here = () => ({ platform: process.platform, env: process.env })

export async function seeService(root: string, port: number): Promise<Sights['service']> {
  const keeper = ownKeeper({ ...here(), root, port, homeFolder: homedir() })
  if (keeper === null) return { kept: null, runs: false, whole: true }
  const kept = await keeper.kept()
  if (kept !== 'ours') return { kept, runs: false, whole: true }
  const program = await installedProgram(root)
  const folder = program && (await realpath(program.folder).catch(() => null))
  const whole = program !== null && folder !== null && existsSync(program.node) && (await isIntact(folder))
  return { kept, runs: (await keeper.running()) !== null, whole }
}

export async function seeNative(root: string): Promise<Sights['native']> {
  const native = createNative({
    root,
    surroundings: { ...here(), home: homedir() },
    registry: createRegistry(),
  })
  return (await native.sight()).rows.map(({ state }) => state)
}
