import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { acquireLock } from '#daemon/core/lock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const me = { pid: process.pid, port: 1 }

async function holderOf(folder: string) {
  const program = fileURLToPath(new URL('lock-holder.ts', import.meta.url))
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, said: JSON.parse(said.toString()) as unknown }
}

test('a second daemon is refused and told the process and port of the first', async () => {
  const folder = await temporaryFolder()
  const { child, said } = await holderOf(folder)
  expect(said).toMatchObject({ ok: true })
  expect(acquireLock(folder, me)).toEqual({
    ok: false,
    error: { type: 'already-running', pid: child.pid, port: 47600 },
  })
  expect((await holderOf(folder)).said).toMatchObject({ ok: false, error: { pid: child.pid } })
})

test('the lock is free at once after its holder was killed', async () => {
  const folder = await temporaryFolder()
  const { child } = await holderOf(folder)
  child.kill('SIGKILL')
  await once(child, 'close')
  const lock = acquireLock(folder, me)
  expect(lock.ok).toBe(true)
  if (lock.ok) lock.value.release()
})

test('one process cannot take it twice, and can again after releasing it', async () => {
  const folder = await temporaryFolder()
  const first = acquireLock(folder, me)
  if (!first.ok) throw new Error('not free')
  expect(acquireLock(folder, me)).toMatchObject({ ok: false, error: me })
  first.value.release()
  const second = acquireLock(folder, me)
  expect(second.ok).toBe(true)
  if (second.ok) second.value.release()
})

test('its files are private, and a symbolic link is not followed', async () => {
  const folder = await temporaryFolder()
  const lock = acquireLock(folder, me)
  for (const name of await readdir(folder)) {
    expect((await stat(join(folder, name))).mode & 0o777, name).toBe(0o600)
  }
  if (lock.ok) lock.value.release()

  const other = await temporaryFolder()
  await writeFile(join(other, 'target'), 'untouched')
  await symlink(join(other, 'target'), join(other, 'lock.db'))
  expect(() => acquireLock(other, me)).toThrow('symbolic link')
  expect(await readFile(join(other, 'target'), 'utf8')).toBe('untouched')
})
