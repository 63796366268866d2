import { createServer } from 'node:net'
import { chmod, lstat, mkdir, readdir, rm, stat, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { defaultRoot, pipeNamed, prepareHome } from '#daemon/core/home.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('the folder is made, private, with its parents', async () => {
  const root = join(await temporaryFolder(), 'deep', 'home')
  const before = process.umask(0)
  onTestFinished(() => void process.umask(before))
  const home = await prepareHome(root)
  expect((await stat(root)).mode & 0o777).toBe(0o700)
  expect(home.dataDir('own')).not.toBe(home.dataDir('sandbox'))
  expect(home.keyfilePath('own')).not.toBe(home.keyfilePath('sandbox'))
  expect(process.umask()).toBe(0o077)
})

test('rights of others are taken away', async () => {
  const root = await temporaryFolder()
  await chmod(root, 0o777)
  await prepareHome(root)
  expect((await stat(root)).mode & 0o777).toBe(0o700)
})

test('a symbolic link is refused, and what it points to is left alone', async () => {
  const base = await temporaryFolder()
  await mkdir(join(base, 'elsewhere'))
  await chmod(join(base, 'elsewhere'), 0o755)
  await symlink(join(base, 'elsewhere'), join(base, 'link'))
  await expect(prepareHome(join(base, 'link'))).rejects.toMatchObject({
    name: 'StoreOpenError',
    fault: 'symlink',
  })
  expect((await stat(join(base, 'elsewhere'))).mode & 0o777).toBe(0o755)
  expect(await readdir(join(base, 'elsewhere'))).toEqual([])
})

test('a socket can be opened at its path, however long the folder’s name is', async () => {
  const base = await temporaryFolder()
  const roots = [join(base, 'short'), join(base, 'l'.repeat(150)), join(base, 'é'.repeat(60))]
  const homes = await Promise.all(roots.map(prepareHome))
  for (const { root, socketPath } of homes) {
    if (!socketPath.startsWith(root)) onTestFinished(() => rm(dirname(socketPath), { recursive: true }))
    expect(Buffer.byteLength(socketPath)).toBeLessThan(100)
    const folder = await lstat(dirname(socketPath))
    expect([folder.isDirectory(), folder.mode & 0o777]).toEqual([true, 0o700])
    const server = createServer()
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socketPath, resolve))
    await new Promise((resolve) => server.close(resolve))
  }
  expect(homes[0]?.socketPath).toBe(join(roots[0] ?? '', 'cli.sock'))
  expect(new Set(homes.map(({ socketPath }) => socketPath)).size).toBe(homes.length)
  expect((await prepareHome(roots[1] ?? '')).socketPath).toBe(homes[1]?.socketPath)
})

test.each([
  [{ LATCHKEY_HOME: '/x/y/' }, 'linux', '/x/y'],
  [{ LATCHKEY_HOME: '', XDG_DATA_HOME: '/data' }, 'linux', '/data/latchkey'],
  [{ XDG_DATA_HOME: 'relative' }, 'linux', '/home/me/.local/share/latchkey'],
  [{}, 'freebsd', '/home/me/.local/share/latchkey'],
  [{}, 'darwin', '/home/me/Library/Application Support/latchkey'],
  [{ LOCALAPPDATA: '/local' }, 'win32', '/local/latchkey'],
  [{}, 'win32', '/home/me/AppData/Local/latchkey'],
] as const)('with %j on %s the folder is %s', (env, platform, root) => {
  expect(defaultRoot(env, platform, '/home/me')).toBe(root)
})

test('on Windows each folder has a pipe of its own', () => {
  expect(pipeNamed('latchkey-12ab')).toBe(String.raw`\\.\pipe\latchkey-12ab`)
})
