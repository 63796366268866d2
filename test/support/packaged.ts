/** The project once more in another place, and what its own commands make of it there. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const project = fileURLToPath(new URL('../..', import.meta.url))
export const modules = join(project, 'node_modules')
const made = ['node_modules', '.git', '.output', '.wxt', '.vitest', 'dist', 'coverage']

export interface Place {
  readonly folder: string
  /** Runs in it with the project's own Node; throws where the command fails. */
  run(command: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<string>
  remove(): Promise<void>
}

/** @param below folders that the place lies below, so that no two are equally deep */
export async function newPlace(below = ''): Promise<Place> {
  const top = await realpath(await mkdtemp(join(tmpdir(), 'latchkey-packaged-')))
  const folder = join(top, below)
  await mkdir(folder, { recursive: true })
  return { ...placeAt(folder), remove: () => rm(top, { recursive: true, force: true }) }
}

const PATH = `${join(modules, '.bin')}${delimiter}${process.env['PATH'] ?? ''}`

export const placeAt = (folder: string): Omit<Place, 'remove'> => ({
  folder,
  async run(command, args, env) {
    const options = { cwd: folder, env: { ...process.env, PATH, ...env }, maxBuffer: 1e8 }
    return (await promisify(execFile)(command, args, options)).stdout
  },
})

/**
 * Everything but what was made of it; the installed libraries are shared, since installing them takes minutes.
 * @param from this project, or a copy of it
 */
export async function copyProject(below = '', from = project): Promise<Place> {
  const place = await newPlace(below)
  await cp(from, place.folder, {
    recursive: true,
    filter: (source) => !made.includes(relative(from, source)),
  })
  await shareModules(place)
  return place
}

export const shareModules = (place: Place) => symlink(modules, join(place.folder, 'node_modules'))
