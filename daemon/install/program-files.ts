/** What a program needs to run on its own: the bundle, its launcher, the packages that the bundle leaves outside, perhaps its Node. */
import { hash, createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as v from 'valibot'

/** Path inside the installed program, with slashes → the file that is copied there. */
export type ProgramFiles = ReadonlyMap<string, string>

const names = v.optional(v.record(v.string(), v.string()), {})
const manifest = v.object({ version: v.string(), dependencies: names, optionalDependencies: names })
export const readManifest = async (folder: string) =>
  v.parse(v.pipe(v.string(), v.parseJson(), manifest), await readFile(join(folder, 'package.json'), 'utf8'))

const ownParts = ['package.json', 'LICENSE', 'bin', 'dist']

/** A Node that came with a clone or a package goes away with it. */
export const isNodeOfPackage = (node: string): boolean => node.split(sep).includes('node_modules')
export const copiedNode = process.platform === 'win32' ? 'node.exe' : 'node'

/** @returns the files, or the name of a package that is not there */
export async function programFiles(folder: string, node: string): Promise<ProgramFiles | string> {
  const files = new Map<string, string>()
  for (const part of ownParts) await addAll(files, part, join(folder, part))
  const missing = await addPackages(files, folder, '')
  if (missing !== null) return missing
  if (isNodeOfPackage(node)) files.set(copiedNode, node)
  return files
}

/** Packages stand where Node looks for them: at the top, or below the one that wants another version of the same name. */
async function addPackages(files: Map<string, string>, of: string, at: string): Promise<string | null> {
  const { dependencies, optionalDependencies } = await readManifest(of)
  const placed: [source: string, place: string][] = []
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const source = await findPackage(name, of)
    if (source === null) {
      if (name in optionalDependencies) continue
      return name
    }
    const top = `node_modules/${name}`
    const held = files.get(`${top}/package.json`)
    if (held === join(source, 'package.json')) continue
    const place = held === undefined ? top : `${at}${top}`
    await addAll(files, place, source)
    placed.push([source, place])
  }
  // all of these before any of theirs: the program's own come first at the top
  for (const [source, place] of placed) {
    const missing = await addPackages(files, source, `${place}/`)
    if (missing !== null) return missing
  }
  return null
}

/** As Node looks for it: in every `node_modules` on the way up. */
async function findPackage(name: string, from: string): Promise<string | null> {
  for (let folder = await realpath(from); ; folder = dirname(folder)) {
    const found = await realpath(join(folder, 'node_modules', name)).catch(() => null)
    if (found !== null) return found
    if (folder === dirname(folder)) return null
  }
}

async function addAll(files: Map<string, string>, place: string, source: string): Promise<void> {
  const found = await stat(source).catch(() => null)
  if (found?.isFile()) files.set(place, source)
  if (!found?.isDirectory()) return
  for (const name of await readdir(source))
    // those of a package are looked for one by one
    if (name !== 'node_modules') await addAll(files, `${place}/${name}`, join(source, name))
}

/** One name for all that is in the files, their places, and which Node runs them. */
export async function hashOf(files: ProgramFiles, node: string): Promise<string> {
  const lines = await Promise.all(
    Array.from(files, async ([place, source]) => {
      const content = createHash('sha256')
      await pipeline(createReadStream(source), content)
      return `${content.digest('hex')}  ${place}`
    }),
  )
  return hash('sha256', [node, ...lines.sort()].join('\n')).slice(0, 16)
}
