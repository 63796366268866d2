import { execFile } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { eventually } from '../support/latchkey.ts'

const run = promisify(execFile)
const program = fileURLToPath(new URL('keychain-user.ts', import.meta.url))
const needed = ['dbus-run-session', 'gnome-keyring-daemon']
const missing = (
  await Promise.all(
    needed.map((name) =>
      run('which', [name]).then(
        () => null,
        () => name,
      ),
    ),
  )
).filter((name) => name !== null)

/** A person's computer: their home with their keyrings, and a data folder. */
async function person(given?: string) {
  const home = await temporaryFolder()
  const folder = given ?? join(home, 'latchkey')
  await mkdir(folder, { recursive: true })
  // Only what is named: the session of whoever runs the tests must not be reached.
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_RUNTIME_DIR: home,
    XDG_DATA_HOME: join(home, 'data'),
  }
  const use = async (command: string, args: readonly string[], more: object = {}): Promise<unknown> => {
    const { stdout } = await run(command, args, { env: { ...env, ...more } })
    return JSON.parse(stdout.slice(stdout.indexOf('\u0001') + 1))
  }
  const session = (keyring: string) => (act: string) =>
    use('dbus-run-session', [
      '--',
      'sh',
      '-c',
      `${keyring} >&2; printf '\\001'; exec "$@"`,
      'sh',
      process.execPath,
      program,
      act,
      folder,
    ])
  return {
    folder,
    unlocked: session('printf pw | gnome-keyring-daemon --unlock --components=secrets'),
    locked: session('gnome-keyring-daemon --start --components=secrets'),
    without: (act: string, more: object = {}) => use(process.execPath, [program, act, folder], more),
  }
}
const keys = (folder: string) => readFile(join(folder, 'data', 'keys.json'), 'utf8')

test('without D-Bus there is no keychain, and setting one up says so and makes no key', async () => {
  const { without, folder } = await person()
  expect(await without('available')).toBe(false)
  expect(await without('state')).toBe('absent')
  expect(await without('set-up')).toMatchObject({
    setUp: { ok: false, error: { type: 'keychain-unavailable', message: expect.stringContaining('DBus') } },
    put: { ok: false },
    state: 'empty',
    slot: null,
  })
  await expect(keys(folder)).rejects.toThrow('ENOENT')
})

test('without it a vault that it is to open is not made', async () => {
  const { without, folder } = await person()
  expect(await without('vault-set-up')).toMatchObject({
    setUp: { ok: false, error: { type: 'keychain-unavailable' } },
    state: 'none',
  })
  await expect(readFile(join(folder, 'data', 'vault-keys.json'))).rejects.toThrow('ENOENT')
})

describe('with a Secret Service', () => {
  beforeEach((ctx) => {
    ctx.skip(missing.length > 0, `not installed: ${missing.join(', ')}`)
  })

  test('a key moves from a passphrase into the keychain and back, and leaves nothing where it was', async () => {
    const { unlocked } = await person()
    expect(await unlocked('there-and-back')).toEqual({
      moved: { ok: true },
      there: { state: 'ready', slot: 'keychain' },
      unlocked: { ok: false, error: { type: 'no-passphrase' } },
      back: { ok: true },
      got: { ok: true, value: 'planted' },
    })
    expect(await unlocked('entries')).toEqual([])
  })

  test('a keychain that is locked is told from one that is open, and from none', async () => {
    const { unlocked, locked } = await person()
    expect(await unlocked('state')).toBe('open')
    expect(await locked('state')).toBe('locked')
  })

  test('the data key opens from the keychain at every start, until everything is removed', async () => {
    const { unlocked, folder } = await person()
    expect(await unlocked('available')).toBe(true)
    expect(await unlocked('entries'), 'after asking').toEqual([])
    expect(await unlocked('set-up')).toEqual({
      setUp: { ok: true },
      put: { ok: true },
      state: 'ready',
      slot: 'keychain',
    })
    const [entry, ...others] = (await unlocked('entries')) as { account: string; password: string }[]
    expect(others).toEqual([])
    expect(await keys(folder)).not.toContain(entry?.password)
    expect(await unlocked('read')).toMatchObject({ state: 'ready', got: { ok: true, value: 'planted' } })
    expect(await unlocked('remove-all')).toEqual({ ok: true })
    expect(await unlocked('entries')).toEqual([])
  })

  test('many that ask at once all find it', async () => {
    const { unlocked } = await person()
    expect(await unlocked('available-to-many')).toEqual(Array.from({ length: 8 }, () => true))
    expect(await unlocked('entries')).toEqual([])
  })

  test('a locked keyring, a lost entry and an absent keychain lock; none makes a new key', async () => {
    const { unlocked, locked, without, folder } = await person()
    await unlocked('set-up')
    const before = await keys(folder)
    const isLocked = {
      state: 'locked',
      slot: 'keychain',
      got: { error: { type: 'locked' } },
      again: { ok: false },
    }
    expect(await locked('available')).toBe(false)
    expect(await locked('read')).toMatchObject(isLocked)
    expect(await without('read')).toMatchObject(isLocked)
    const withNewKeyring = await person(folder)
    // a service that has just begun may take its time
    await eventually(() => withNewKeyring.unlocked('available'), Boolean)
    expect(await withNewKeyring.unlocked('read')).toMatchObject(isLocked)
    expect(await withNewKeyring.unlocked('entries')).toEqual([])
    expect(await keys(folder)).toBe(before)
    expect(await unlocked('read')).toMatchObject({ state: 'ready', got: { value: 'planted' } })
  })

  test(
    'it opens the vault beside the passphrase, for who has typed that once; lost, it makes no new key',
    { timeout: 60_000 },
    async () => {
      const { unlocked, locked, without, folder } = await person()
      const vaultKeys = () => readFile(join(folder, 'data', 'vault-keys.json'), 'utf8')
      const made = (await unlocked('vault-set-up')) as { accounts: string[] }
      expect(made).toEqual({
        put: { ok: true },
        ways: ['passphrase', 'keychain'],
        accounts: [expect.stringMatching(/^vault-[0-9a-f]{16}$/)],
      })
      const before = await vaultKeys()
      const passphraseAlone = {
        byKeychain: { ok: false, error: { type: 'no-keychain' } },
        byPassphrase: { ok: true },
        got: { ok: true, value: 'planted' },
      }
      expect(await locked('vault-read')).toEqual(passphraseAlone)
      expect(await without('vault-read')).toEqual(passphraseAlone)
      const withNewKeyring = await person(folder)
      expect(await withNewKeyring.unlocked('vault-read')).toEqual(passphraseAlone)
      expect(await withNewKeyring.unlocked('entries')).toEqual([])
      expect(await vaultKeys()).toBe(before)

      const changed = (await unlocked('vault-change')) as { rotated: { accounts: string[] } }
      const planted = { ok: true, value: 'planted' }
      expect(changed).toEqual({
        stranger: { ok: false, error: { type: 'untrusted' } },
        opened: planted,
        rotated: { opened: planted, accounts: [expect.any(String)] },
        off: { ways: ['passphrase'], opened: false, accounts: [] },
      })
      expect(changed.rotated.accounts).not.toEqual(made.accounts)
    },
  )

  test('a bus that never answers does not hold up the start, nor the end', async () => {
    const { unlocked, without, folder } = await person()
    await unlocked('set-up')
    const socket = join(folder, 'bus')
    const connections: { destroy(): void }[] = []
    const bus = createServer((connection) => connections.push(connection))
    onTestFinished(() => {
      for (const connection of connections) connection.destroy()
      bus.close()
    })
    await new Promise<void>((resolve) => bus.listen(socket, resolve))
    const answer = await without('give-up', { DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` })
    expect(answer).toEqual({ state: 'locked' })
    expect(connections, 'else nothing hung').not.toEqual([])
  })
})
