import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import {
  appendFile,
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  currentProgram,
  installedProgram,
  installProgram,
  isIntact,
  removeProgram,
  switchProgram,
  windowsLauncher,
} from '#daemon/install/program.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const write = async (path: string, text: string) => {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

/** A package as npm lays it: some of what it needs beside it, some below, one optional thing that this system has not. */
async function aPackage(version: string): Promise<string> {
  const modules = join(await temporaryFolder(), 'node_modules')
  const folder = join(modules, 'latchkey')
  const needs = { dependencies: { logger: '1', codec: '2' }, optionalDependencies: { keyring: '1' } }
  await write(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'latchkey', type: 'module', version, ...needs }),
  )
  await write(join(folder, 'bin/latchkey.mjs'), `import { say } from '../dist/latchkey.js'\nconsole.log(say)`)
  await chmod(join(folder, 'bin/latchkey.mjs'), 0o755)
  await write(join(folder, 'dist/latchkey.js'), `export const say = '${version}'`)
  await write(join(folder, 'daemon/secret.ts'), 'not part of it')
  const named = (name: string, its: string, more = {}) => JSON.stringify({ name, version: its, ...more })
  await write(
    join(modules, 'logger/package.json'),
    named('logger', '1.0.0', { dependencies: { codec: '1' } }),
  )
  await write(join(modules, 'codec/package.json'), named('codec', '1.0.0'))
  await write(join(folder, 'node_modules/codec/package.json'), named('codec', '2.0.0'))
  return folder
}

/** By a Node that lies outside of every package, unless it is told that it came with one. */
async function installed(root: string, from: string, node = '/bin/true') {
  const done = await installProgram(root, from, node)
  if (!done.ok) throw new Error(done.error.type)
  return done.value
}
const folders = async (root: string) =>
  (await readdir(join(root, 'program'))).filter((name) => name !== 'current').sort()
const versionOf = async (...parts: string[]) =>
  (JSON.parse(await readFile(join(...parts, 'package.json'), 'utf8')) as { version: string }).version

describe('the installed program', () => {
  it('is a copy that runs where it was, once what it was made from is gone', async () => {
    const root = await temporaryFolder()
    const from = await aPackage('1.0.0')
    const program = await installed(root, from, process.execPath)
    await rm(dirname(from), { recursive: true })
    expect(program).toEqual(await installedProgram(root))
    expect(program).toMatchObject({ version: '1.0.0', folder: join(root, 'program/current') })
    expect(await readlink(program.folder)).toMatch(/^1\.0\.0-[0-9a-f]{16}$/)
    expect(execFileSync(program.node, [program.script]).toString()).toBe('1.0.0\n')
  })

  it('has what it needs, each in the version that asked for it, and nothing else', async () => {
    const root = await temporaryFolder()
    const { folder } = await installed(root, await aPackage('1.0.0'))
    const modules = join(folder, 'node_modules')
    expect(await versionOf(modules, 'codec')).toBe('2.0.0')
    expect(await versionOf(modules, 'logger/node_modules/codec')).toBe('1.0.0')
    expect(existsSync(join(folder, 'daemon'))).toBe(false)
    expect(existsSync(join(modules, 'keyring'))).toBe(false)
  })

  it('is this user’s alone', async () => {
    const root = await temporaryFolder()
    const { script, folder } = await installed(root, await aPackage('1.0.0'))
    for (const entry of await readdir(join(root, 'program'), { recursive: true, withFileTypes: true })) {
      if (entry.isSymbolicLink()) continue
      const path = join(entry.parentPath, entry.name)
      expect((await lstat(path)).mode & 0o077, path).toBe(0)
    }
    expect((await lstat(script)).mode & 0o700).toBe(0o700)
    expect((await lstat(join(folder, 'package.json'))).mode & 0o700).toBe(0o600)
  })

  it('is copied once, and again where it was damaged', async () => {
    const root = await temporaryFolder()
    const from = await aPackage('1.0.0')
    const { folder } = await installed(root, from)
    const before = await lstat(join(folder, 'dist/latchkey.js'))
    await installed(root, from)
    expect((await lstat(join(folder, 'dist/latchkey.js'))).ino).toBe(before.ino)

    const real = join(root, 'program', (await currentProgram(root)) ?? '')
    expect(await isIntact(real)).toBe(true)
    await appendFile(join(folder, 'dist/latchkey.js'), '//')
    expect(await isIntact(real)).toBe(false)
    await installed(root, from)
    expect(await isIntact(real)).toBe(true)
    await write(join(real, 'dist/planted.js'), '')
    expect(await isIntact(real)).toBe(false)
    await rm(join(real, 'dist/planted.js'))
    await symlink('/etc/passwd', join(real, 'dist/link'))
    expect(await isIntact(real)).toBe(false)
    expect(await folders(root)).toHaveLength(1)
  })

  it('keeps the version before, which is the way back, and no older one', async () => {
    const root = await temporaryFolder()
    for (const version of ['1.0.0', '1.1.0', '1.2.0']) await installed(root, await aPackage(version))
    const [before = '', now] = await folders(root)
    expect([before, now].map((name) => name?.split('-')[0])).toEqual(['1.1.0', '1.2.0'])
    await switchProgram(root, before)
    expect(await installedProgram(root)).toMatchObject({ version: '1.1.0' })
    // what was kept as the way back stays when the same is installed again
    await installed(root, await aPackage('1.1.0'))
    expect(await folders(root)).toHaveLength(2)
  })

  it('takes the Node along that came with the package, and leads to one of the system', async () => {
    const root = await temporaryFolder()
    const from = await aPackage('1.0.0')
    expect(await installed(root, from)).toMatchObject({ node: await realpath('/bin/true') })
    expect(existsSync(join(root, 'program/current/node'))).toBe(false)
    const node = join(dirname(from), 'node/bin/node')
    await write(node, 'a Node of its own')
    const program = await installed(root, from, node)
    expect(program.node).toBe(join(root, 'program/current/node'))
    expect(await readFile(program.node, 'utf8')).toBe('a Node of its own')
  })

  it('installs itself without another copy', async () => {
    const root = await temporaryFolder()
    const { folder } = await installed(root, await aPackage('1.0.0'))
    expect(await installed(root, folder)).toMatchObject({ version: '1.0.0' })
    expect(await folders(root)).toHaveLength(1)
  })

  it('changes nothing where a package is missing', async () => {
    const root = await temporaryFolder()
    const from = await aPackage('1.0.0')
    await installed(root, from)
    const current = await currentProgram(root)
    const next = await aPackage('2.0.0')
    await rename(join(dirname(next), 'logger'), join(dirname(next), 'elsewhere'))
    expect(await installProgram(root, next, '/bin/true')).toEqual({
      ok: false,
      error: { type: 'package-missing', name: 'logger' },
    })
    expect(await currentProgram(root)).toBe(current)
    expect(await folders(root)).toHaveLength(1)
  })

  it('is found on Windows, where there are no links, by a file that says which one it is', async () => {
    const folder = await temporaryFolder()
    const launcher = join(folder, 'latchkey.mjs')
    await write(launcher, windowsLauncher)
    const say = 'console.log(JSON.stringify([process.env.LATCHKEY_HOME, ...process.argv.slice(2)]))'
    for (const name of ['1.0.0-a', '1.1.0-b']) {
      await write(join(folder, name, 'bin/latchkey.mjs'), `console.log('${name}'); ${say}`)
      await write(join(folder, 'current'), name)
      const out = execFileSync(process.execPath, [
        launcher,
        'LATCHKEY_HOME=C:\\a = b',
        'start',
        'LATCHKEY_X=1',
      ])
      expect(out.toString()).toBe(`${name}\n${JSON.stringify(['C:\\a = b', 'start', 'LATCHKEY_X=1'])}\n`)
    }
  })

  it('goes whole', async () => {
    const root = await temporaryFolder()
    await installed(root, await aPackage('1.0.0'))
    await removeProgram(root)
    expect(await readdir(root)).toEqual([])
    expect(await installedProgram(root)).toBeNull()
  })
})
