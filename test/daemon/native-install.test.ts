import { chmod, chown, lstat, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createNative, type Native, type NativeSight } from '#daemon/install/native-install.ts'
import { manifestFor } from '#daemon/install/native-manifests.ts'
import { createRegistry } from '#daemon/install/registry.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const isRoot = process.getuid?.() === 0
const FILE = 'latchkey.daemon.json'
const program = { node: process.execPath, folder: '/nowhere/program/current', port: null }

let home: string
let root: string
let native: Native
let chromium: string
let firefox: string

/** Every path below a folder, with its mode. */
const everything = async (folder: string) => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found.map((entry) => join(entry.parentPath, entry.name)).sort()
  return Promise.all(
    paths.map(
      async (path) => `${path.slice(folder.length)} ${((await lstat(path)).mode & 0o777).toString(8)}`,
    ),
  )
}
const states = ({ rows }: NativeSight) =>
  Object.fromEntries(rows.map(({ browser, state }) => [browser, state]))

beforeEach(async () => {
  home = await temporaryFolder()
  root = join(home, '.local-latchkey')
  await mkdir(join(home, '.config', 'chromium'), { recursive: true })
  await mkdir(join(home, '.config', 'mozilla', 'firefox'), { recursive: true })
  await mkdir(root, { mode: 0o700 })
  chromium = join(home, '.config', 'chromium', 'NativeMessagingHosts', FILE)
  firefox = join(home, '.mozilla', 'native-messaging-hosts', FILE)
  native = createNative({
    root,
    surroundings: { platform: 'linux', home, env: {} },
    registry: createRegistry(),
  })
})

const used = { chrome: 'no-browser', edge: 'no-browser', brave: 'no-browser' }

describe('install', () => {
  it('writes for the browsers that are used here, readable by this user alone', async () => {
    const before = await everything(home)
    expect(states(await native.sight())).toEqual({ ...used, chromium: 'absent', firefox: 'absent' })
    expect(states(await native.install(program))).toEqual({
      ...used,
      chromium: 'installed',
      firefox: 'installed',
    })

    const launcher = join(root, 'native', 'latchkey')
    const added = (await everything(home)).filter((line) => !before.includes(line))
    expect(added).toEqual([
      `/.config/chromium/NativeMessagingHosts 700`,
      `/.config/chromium/NativeMessagingHosts/${FILE} 600`,
      '/.local-latchkey/native 700',
      '/.local-latchkey/native/latchkey 700',
      '/.mozilla 700',
      '/.mozilla/native-messaging-hosts 700',
      `/.mozilla/native-messaging-hosts/${FILE} 600`,
    ])
    expect(JSON.parse(await readFile(chromium, 'utf8'))).toEqual(manifestFor('chromium', launcher))
    expect(JSON.parse(await readFile(firefox, 'utf8'))).toEqual(manifestFor('firefox', launcher))
  })

  it('changes nothing the second time, and nothing for a browser that was not named', async () => {
    await native.install(program, 'firefox')
    expect(states(await native.sight())).toMatchObject({ chromium: 'absent', firefox: 'installed' })
    const { ino } = await stat(firefox)
    await native.install(program)
    expect((await stat(firefox)).ino).toBe(ino)
  })

  it.each([
    [
      'of another program',
      async (path: string) => writeFile(path, JSON.stringify({ path: '/usr/bin/other' })),
    ],
    ['that is no manifest', async (path: string) => writeFile(path, 'x')],
    [
      'that is a link',
      async (path: string) => {
        await writeFile(
          join(home, 'aside'),
          JSON.stringify(manifestFor('chromium', join(root, 'native', 'latchkey'))),
        )
        await symlink(join(home, 'aside'), path)
      },
    ],
    ['that is a folder', async (path: string) => mkdir(path, { mode: 0o700 })],
  ])('leaves a file %s alone, and does the rest', async (_, plant) => {
    await mkdir(dirname(chromium))
    await plant(chromium)
    const before = await lstat(chromium)
    const sight = await native.install(program)
    expect(states(sight)).toEqual({ ...used, chromium: 'foreign', firefox: 'installed' })
    expect((await lstat(chromium)).ino).toBe(before.ino)
    await native.remove()
    expect((await lstat(chromium)).ino).toBe(before.ino)
  })

  it('leaves what belongs to another user alone, and says so', async ({ skip }) => {
    skip(!isRoot, 'only root can give a file to another user')
    await native.install(program)
    await chown(chromium, 1001, 1001)
    expect(states(await native.sight())).toMatchObject({ chromium: 'foreign', firefox: 'installed' })
    expect(states(await native.install(program))).toMatchObject({ chromium: 'foreign' })
    expect((await stat(chromium)).uid).toBe(1001)
  })

  it('says that the launcher belongs to another user', async ({ skip }) => {
    skip(!isRoot, 'only root can give a file to another user')
    await native.install(program)
    await chown(join(root, 'native', 'latchkey'), 1001, 1001)
    expect(states(await native.sight())).toMatchObject({ chromium: 'foreign', firefox: 'foreign' })
  })

  it('says and mends what others may write to', async () => {
    await native.install(program)
    await chmod(chromium, 0o666)
    expect(states(await native.sight())).toMatchObject({ chromium: 'open', firefox: 'installed' })
    expect(states(await native.install(program))).toMatchObject({ chromium: 'installed' })
    expect((await stat(chromium)).mode & 0o777).toBe(0o600)
  })

  it('says and mends what leads nowhere, or lets others in', async () => {
    await native.install(program)
    await rm(join(root, 'native'), { recursive: true })
    const other = {
      ...manifestFor('firefox', join(root, 'native', 'latchkey')),
      allowed_extensions: ['x@y.z'],
    }
    await writeFile(firefox, JSON.stringify(other))
    expect(states(await native.sight())).toMatchObject({ chromium: 'broken', firefox: 'broken' })
    expect(states(await native.install(program))).toMatchObject({
      chromium: 'installed',
      firefox: 'installed',
    })
    expect(await readFile(firefox, 'utf8')).not.toContain('x@y.z')
  })

  it('tells which browsers live in a box', async () => {
    await mkdir(join(home, 'snap', 'firefox'), { recursive: true })
    await mkdir(join(home, '.var', 'app', 'com.google.Chrome'), { recursive: true })
    expect((await native.install(program)).boxed).toEqual([
      { name: 'Firefox', box: 'snap' },
      { name: 'Chrome', box: 'flatpak' },
    ])
  })
})

describe('remove', () => {
  it('leaves nothing behind', async () => {
    const before = await everything(home)
    await native.install(program)
    expect(states(await native.remove())).toEqual({ ...used, chromium: 'absent', firefox: 'absent' })
    expect(await everything(home)).toEqual(before)
  })

  it('keeps what others put there, and what another browser still needs', async () => {
    await native.install(program)
    const neighbour = join(dirname(firefox), 'other.json')
    await writeFile(neighbour, '{}')
    await native.remove('firefox')
    expect(states(await native.sight())).toMatchObject({ chromium: 'installed', firefox: 'absent' })
    expect(await readdir(dirname(firefox))).toEqual(['other.json'])
  })
})
