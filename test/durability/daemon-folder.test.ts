import { tmpdir } from 'node:os'
import {
  chmod,
  chown,
  cp,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { startLatchkey } from '../support/latchkey.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openToOthers } from './folder.ts'
import { alone } from './loaded-daemon.ts'

async function started(home: string, base: string) {
  const latchkey = await startLatchkey({ args: [], home, env: await alone(base) })
  onTestFinished(() => latchkey.stop('SIGKILL'))
  return latchkey
}
const patch = (home: string, passwordDays: number) =>
  createDaemonClient(join(home, 'cli.sock')).call('PATCH', '/v1/settings', { passwordDays })

let template: string
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'latchkey-'))
  const home = join(template, 'home')
  const latchkey = await startLatchkey({ args: [], home, env: await alone(template) })
  await patch(home, 31)
  await createDaemonClient(join(home, 'cli.sock')).call('POST', '/v1/tokens', { name: 'script' })
  await latchkey.stop()
})
afterAll(() => rm(template, { recursive: true, force: true }))

/** A copy of the folder of a daemon that has run. */
async function usedHome() {
  const base = await temporaryFolder()
  const home = join(base, 'home')
  await cp(join(template, 'home'), home, { recursive: true })
  return { base, home }
}
const refusalOf = (home: string, base: string) =>
  started(home, base).then(
    () => 'started',
    (error: unknown) => String(error),
  )
/** Of a file or a folder: each path with its mode, owner and bytes. */
async function stateOf(place: string): Promise<Record<string, string>> {
  const names = await readdir(place, { recursive: true }).catch(() => [])
  const states = [place, ...names.map((name) => join(place, name))].map(async (path) => {
    const { mode, uid, isFile } = await lstat(path).then((found) => ({
      mode: found.mode,
      uid: found.uid,
      isFile: found.isFile(),
    }))
    return [path, `${mode.toString(8)} ${String(uid)} ${isFile ? await readFile(path, 'latin1') : ''}`]
  })
  return Object.fromEntries(await Promise.all(states)) as Record<string, string>
}

test('a second daemon on the folder ends with the process and port of the first, and touches nothing', async () => {
  const { base, home } = await usedHome()
  const first = await started(home, base)
  await patch(home, 32)
  const before = await stateOf(home)
  const refusal = await refusalOf(home, base)
  expect(refusal).toContain('ended with 1')
  expect(refusal).toContain(
    `a daemon already runs in this folder (process ${String(first.process.pid)}, port ${String(first.port)})`,
  )
  expect(await stateOf(home)).toEqual(before)
  expect(await patch(home, 33)).toMatchObject({ ok: true })
})

test('a daemon that was killed leaves the folder free at once, and a lock file with anything in it is no hindrance', async () => {
  const { base, home } = await usedHome()
  const first = await started(home, base)
  await first.stop('SIGKILL')
  await writeFile(
    join(home, 'lock.db'),
    'not a database, and longer than the hundred bytes that SQLite wants to see of one: '.repeat(20),
  )
  await writeFile(join(home, 'data.key.77-0123456789ab.tmp'), 'half a key')
  const second = await started(home, base)
  expect(await patch(home, 34)).toMatchObject({ ok: true })
  expect(await refusalOf(home, base)).toContain(`process ${String(second.process.pid)}`)
  expect((await readdir(home)).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('a symbolic link is refused, and its target untouched', async () => {
  const inData = ['names', 'journal', 'settings.json', '.store.json', 'journal/journal-000001.ndjson']
  const places = ['.', 'lock.db', 'data', ...inData.map((name) => join('data', name))]
  const tried = places.map(async (place) => {
    const { base, home } = await usedHome()
    const [linked, target] = [join(home, place), join(base, 'target')]
    await rename(linked, target)
    await symlink(target, linked)
    const before = await stateOf(target)
    expect(await refusalOf(home, base)).toContain(`${linked} is a symbolic link: put the real`)
    expect(await stateOf(target), place).toEqual(before)
  })
  // all of them, so that one that fails leaves no daemon of another behind
  await Promise.allSettled(tried)
  await Promise.all(tried)
})

test('links in the place of what a start writes anew are not followed', async () => {
  const { base, home } = await usedHome()
  await writeFile(join(base, 'target'), 'untouched')
  for (const name of [
    'daemon.json',
    'daemon.json.tmp',
    'data/settings.json.bak',
    'data/settings.json.1-0.tmp',
  ]) {
    await rm(join(home, name), { force: true })
    await symlink(join(base, 'target'), join(home, name))
  }
  await started(home, base)
  for (const days of [32, 33]) expect(await patch(home, days)).toMatchObject({ ok: true })
  expect(await readFile(join(base, 'target'), 'utf8')).toBe('untouched')
  expect(await openToOthers(home)).toEqual([])
})

test('what belongs to somebody else is refused, and left as it is', async (ctx) => {
  ctx.skip(process.getuid?.() !== 0, 'only root can give a file away')
  const places = ['.', 'data', 'data/names', 'data/settings.json', 'data/journal', 'lock.db']
  const tried = places.map(async (place) => {
    const { base, home } = await usedHome()
    await chown(join(home, place), 12_345, 12_345)
    const before = await stateOf(join(home, 'data'))
    expect(await refusalOf(home, base)).toContain(`${join(home, place)} belongs to user 12345`)
    expect(await stateOf(join(home, 'data')), place).toEqual(before)
  })
  // all of them, so that one that fails leaves no daemon of another behind
  await Promise.allSettled(tried)
  await Promise.all(tried)
})

test('folders and files that anybody may open are closed at the start, and all stays private under umask 000', async () => {
  const { base, home } = await usedHome()
  for (const entry of await readdir(home, { recursive: true, withFileTypes: true }))
    if (!entry.isSocket())
      await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o777 : 0o666)
  await chmod(home, 0o777)
  const umask = process.umask(0)
  onTestFinished(() => void process.umask(umask))
  await started(home, base)
  for (let days = 40; days < 50; days += 1) expect(await patch(home, days)).toMatchObject({ ok: true })
  expect(await openToOthers(home)).toEqual([])
})
