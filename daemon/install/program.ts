/**
 * The installed program: a copy below the data folder, so that what starts by itself does not hang on a clone that is
 * moved or on npx's cache that is emptied. `current` leads to the one that is in use, and is switched in one step.
 */
import { access, mkdtemp, readdir, readFile, readlink, realpath, rename, rm, symlink } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import * as v from 'valibot'
import { hasCode, privateFolder, syncFolder } from '../core/private-path.ts'
import { packageFolder } from '../package-folder.ts'
import { ensureBuilt, type NotBuilt } from './built.ts'
import { copyAll, writeDurably } from './program-copy.ts'
import { copiedNode, hashOf, isNodeOfPackage, programFiles, readManifest } from './program-files.ts'
import { err, ok, type Result } from '#shared/result.ts'

/** All absolute, and the same after an update: they lead through `current`. On Windows only the script does. */
export interface InstalledProgram {
  readonly version: string
  readonly node: string
  readonly script: string
  readonly folder: string
}

export type InstallFault =
  | NotBuilt
  | { readonly type: 'package-missing'; readonly name: string }
  /** What was read back is not what was copied. */
  | { readonly type: 'copy-differs'; readonly folder: string }

const about = v.strictObject({ version: v.string(), node: v.string(), hash: v.string() })
const ABOUT = 'program.json'
const SCRIPT = 'bin/latchkey.mjs'
const isWindows = process.platform === 'win32'

const programsOf = (root: string) => join(root, 'program')
const pointerOf = (root: string) => join(programsOf(root), 'current')

export async function installedProgram(root: string): Promise<InstalledProgram | null> {
  const name = await currentProgram(root)
  const read = name === null ? null : await readAbout(join(programsOf(root), name))
  if (name === null || read === null) return null
  const folder = isWindows ? join(programsOf(root), name) : pointerOf(root)
  return {
    version: read.version,
    node: isAbsolute(read.node) ? read.node : join(folder, read.node),
    script: isWindows ? join(programsOf(root), 'latchkey.mjs') : join(folder, SCRIPT),
    folder,
  }
}

/** Copies the program that runs now, reads the copy back, and lets `current` lead to it. The same one is copied once. */
export async function installProgram(
  root: string,
  from: string = packageFolder,
  node: string = process.execPath,
): Promise<Result<InstalledProgram, InstallFault>> {
  const programs = programsOf(root)
  await privateFolder(programs)
  const own = relative(await realpath(programs), await realpath(from))
  if (own !== '' && !own.startsWith('..') && !isAbsolute(own)) return switched(root, own)

  const built = await ensureBuilt(from)
  if (!built.ok) return built
  const running = await realpath(node)
  const files = await programFiles(from, running)
  if (typeof files === 'string') return err({ type: 'package-missing', name: files })
  const runBy = isNodeOfPackage(running) ? copiedNode : await lastingNode(running)
  const { version } = await readManifest(from)
  const hash = await hashOf(files, runBy)
  const name = `${version}-${hash}`

  if (!(await isIntact(join(programs, name)))) {
    const incoming = await mkdtemp(join(programs, 'incoming-'))
    await copyAll(files, incoming)
    await writeDurably(join(incoming, ABOUT), JSON.stringify({ version, node: runBy, hash }))
    if (!(await isIntact(incoming))) return err({ type: 'copy-differs', folder: incoming })
    await rm(join(programs, name), { recursive: true, force: true })
    await rename(incoming, join(programs, name))
    await syncFolder(programs)
  }
  return switched(root, name)
}

/** Which folder `current` leads to. */
export async function currentProgram(root: string): Promise<string | null> {
  try {
    return isWindows ? await readFile(pointerOf(root), 'utf8') : await readlink(pointerOf(root))
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Lets `current` lead to another folder, in one step: whoever starts sees the old one or the new one. */
export async function switchProgram(root: string, name: string): Promise<void> {
  const next = `${pointerOf(root)}.next`
  await rm(next, { force: true })
  if (isWindows) {
    // users may make no symbolic links there
    await writeDurably(join(programsOf(root), 'latchkey.mjs'), windowsLauncher)
    await writeDurably(next, name)
  } else await symlink(name, next)
  await rename(next, pointerOf(root))
  await syncFolder(programsOf(root))
}

/** Whether what lies there is what was copied. */
export async function isIntact(folder: string): Promise<boolean> {
  const told = await readAbout(folder)
  if (told === null) return false
  const files = new Map<string, string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isDirectory() && !entry.isFile()) return false
    if (entry.isFile()) files.set(relative(folder, path).replaceAll('\\', '/'), path)
  }
  files.delete(ABOUT)
  return (await hashOf(files, told.node)) === told.hash
}

export async function removeProgram(root: string): Promise<void> {
  await rm(programsOf(root), { recursive: true, force: true, maxRetries: 5 })
}

async function switched(root: string, name: string): Promise<Result<InstalledProgram, InstallFault>> {
  const before = await currentProgram(root)
  await switchProgram(root, name)
  // the one before may still run, and is the way back
  const kept = ['current', 'latchkey.mjs', name, before]
  if (before !== name)
    for (const other of await readdir(programsOf(root)))
      if (!kept.includes(other)) await rm(join(programsOf(root), other), { recursive: true, force: true })
  const program = await installedProgram(root)
  if (program === null) throw new Error(`${pointerOf(root)} leads nowhere right after it was written`)
  return ok(program)
}

async function readAbout(folder: string): Promise<v.InferOutput<typeof about> | null> {
  const text = await readFile(join(folder, ABOUT), 'utf8').catch(() => 'null')
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), about), text)
  return read.success ? read.output : null
}

/** Homebrew keeps each version in a folder of its own, which goes with the next one; `opt` leads to the newest. */
async function lastingNode(node: string): Promise<string> {
  const lasting = node.replace(/\/Cellar\/([^/]+)\/[^/]+\/bin\/node$/, '/opt/$1/bin/node')
  return (await access(lasting).then(
    () => true,
    () => false,
  ))
    ? lasting
    : node
}

export const windowsLauncher = `// Leads to the version that is in use. A task has no environment of its own: what it needs stands before the command.
import { readFileSync } from 'node:fs'
while (/^LATCHKEY_[A-Z_]+=/.test(process.argv[2])) {
  const [setting] = process.argv.splice(2, 1)
  const at = setting.indexOf('=')
  process.env[setting.slice(0, at)] = setting.slice(at + 1)
}
const name = readFileSync(new URL('current', import.meta.url), 'utf8')
await import(new URL(\`\${name}/${SCRIPT}\`, import.meta.url))
`
