/** The daemon as a process: what it holds, opens, prints and lets others read while it is attacked. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { askAsExtension } from '../support/extension-client.ts'
import { eventually, startLatchkey } from '../support/latchkey.ts'
import { pairedProgram, type PairedProgram } from '../support/paired-program.ts'
import { dial, exchange, families, oneByOne } from '../support/raw-http.ts'

const isLinux = process.platform === 'linux'
const NOBODY = 65_534

let folder: string
let program: PairedProgram
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-'))
  // what keeps others out shall be the program's doing, not this folder's
  await chmod(folder, 0o755)
  program = await pairedProgram({ home: join(folder, 'home') })
}, 60_000)
afterAll(async () => {
  await program.close()
  await rm(folder, { recursive: true, force: true })
})
const pid = () => program.latchkey.process.pid ?? 0

/** The memory of the process that lies in RAM, in bytes. */
async function memory(): Promise<number> {
  const status = await readFile(`/proc/${String(pid())}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
}

/** The TCP ports on which a process listens. */
async function portsOf(process: number): Promise<string[]> {
  const files = await readdir(`/proc/${String(process)}/fd`)
  const links = await Promise.all(
    files.map((name) => readlink(`/proc/${String(process)}/fd/${name}`).catch(() => '')),
  )
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8')))
  return tables
    .flatMap((table) => table.split('\n').map((line) => line.trim().split(/\s+/)))
    .filter(([, , , state, , , , , , inode]) => state === '0A' && links.includes(`socket:[${String(inode)}]`))
    .map(([, local = '']) => local)
    .sort()
}

describe.skipIf(!isLinux)('memory', () => {
  it.each(families)('does not grow with requests by the thousand over %s', async (family) => {
    const asked = program.ask(family, { target: '/v1/badge', headers: { connection: 'keep-alive' } })
    const flood = () => oneByOne(program.port, family, asked, 5_000)
    // the first takes what the engine then has for good
    await flood()
    const before = await memory()
    expect(await flood()).toEqual([200])
    for (let connections = 0; connections < 50; connections += 1)
      await exchange(program.port, family, asked.repeat(200))
    expect((await memory()) - before).toBeLessThan(24 * 1024 * 1024)
  })
})

describe.skipIf(!isLinux)('a signal that opens a debugger', () => {
  it('opens nothing here', async () => {
    const before = await portsOf(pid())
    expect(before).toHaveLength(2)
    program.latchkey.process.kill('SIGUSR1')
    // answers asked after the signal come after it was dealt with
    for (let asked = 0; asked < 20; asked += 1) expect((await program.send('127.0.0.1')).status).toBe(200)
    expect(await portsOf(pid())).toEqual(before)
    expect(program.latchkey.output()).not.toMatch(/debugger/i)
  })

  it('is of no more use than an option in the environment that opens it', async () => {
    const env = { NODE_OPTIONS: '--inspect=127.0.0.1:0' }
    const opened = await startLatchkey({ env })
    onTestFinished(() => opened.stop())
    expect(opened.output()).toContain('Debugger listening')
    expect(await portsOf(opened.process.pid ?? 0)).toHaveLength(2)
  })

  it('opens a port in a program that does nothing about it', async () => {
    const other = spawn(process.execPath, [
      '--inspect-port=127.0.0.1:0',
      '-e',
      'console.log(1); setInterval(() => {}, 1000)',
    ])
    onTestFinished(() => void other.kill('SIGKILL'))
    await once(other.stdout, 'data')
    const opened = async () => {
      other.kill('SIGUSR1')
      return portsOf(other.pid ?? 0)
    }
    await eventually(opened, (ports) => ports.length === 1)
  })
})

it.each(families)('a stream over %s ends when its browser is revoked on the command line', async (family) => {
  const own = await pairedProgram()
  onTestFinished(() => own.close())
  const socket = await dial(own.port, family)
  socket.write(own.ask(family, { target: '/v1/events', headers: { connection: 'keep-alive' } }))
  await once(socket, 'data')
  const ended = once(socket, 'close')
  await own.latchkey.json('clients', 'revoke', own.client.id)
  await ended
  expect((await own.send(family)).status).toBe(401)
})

describe('what a browser says of itself', () => {
  const hostile = 'Ga\n{"level":60}\r\u001B[2J\u0007\u202E\u0000\u2028<img src=x onerror=alert(1)>'

  it('stays on one line and steers nothing, wherever it is printed', async () => {
    const { code } = await program.latchkey.json<{ code: string }>('pair')
    const answer = await askAsExtension(program.port, {
      method: 'POST',
      target: '/v1/pair',
      body: { code, clientName: hostile, nonce: 'A'.repeat(22) },
      bearer: null,
    })
    expect(answer.status).toBe(200)
    for (const target of ['/v1/%0A%1B', '/v1/a\u001Bb', '/v1/notes?x=%0d%0a'])
      await program.send('127.0.0.1', { target, headers: { origin: 'https://evil.test\u001B[2J' } })
    const list = await program.latchkey.cli(['clients', 'list'])
    const journal = join(program.latchkey.home, 'sandbox', 'journal')
    const acts = await Promise.all(
      (await readdir(journal)).map((name) => readFile(join(journal, name), 'utf8')),
    )
    // eslint-disable-next-line no-control-regex
    const steering = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/
    for (const text of [list.out, list.err, program.latchkey.output(), ...acts])
      expect(text).not.toMatch(steering)
    expect(list.out.split('\n').filter((line) => line.includes('onerror'))).toHaveLength(1)
    for (const line of acts.join('').trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
    expect(steering.test(hostile)).toBe(true)
  })
})

describe.skipIf(!isLinux || process.getuid?.() !== 0)('another user of this computer', () => {
  it('reads no file of it, and lists no folder', async () => {
    const node = join(folder, 'node')
    await copyFile(process.execPath, node)
    await chmod(node, 0o755)
    const home = join(folder, 'home')
    const entries = await readdir(home, { recursive: true, withFileTypes: true })
    const paths = [home, ...entries.map((entry) => join(entry.parentPath, entry.name))]
    expect(paths.length).toBeGreaterThan(20)
    const script = `
      const fs = require('node:fs')
      const attempt = (path) => {
        try { return fs.lstatSync(path).isDirectory() ? fs.readdirSync(path) : fs.readFileSync(path) }
        catch ({ code }) { return code }
      }
      console.log(JSON.stringify(JSON.parse(process.argv[1]).map((path) => [path, attempt(path)]).filter(([, is]) => is !== 'EACCES')))`
    const read = async (paths: readonly string[]) => {
      const as = { uid: NOBODY, gid: NOBODY, cwd: '/' }
      const { stdout } = await promisify(execFile)(node, ['-e', script, JSON.stringify(paths)], as)
      return JSON.parse(stdout) as unknown[]
    }
    expect(await read(paths)).toEqual([])
    // what lies open is read
    expect(await read([folder])).toHaveLength(1)
  })
})
