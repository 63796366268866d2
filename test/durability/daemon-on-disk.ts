/** Runs on a small tmpfs: a daemon lives there while its disk is full, read-only, or gives out no more files; prints each stage. */
import { execFile } from 'node:child_process'
import { open, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createDaemonClient } from '#daemon/cli/client.ts'
import type { Settings } from '#shared/settings.ts'
import { eventually, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { leftOver } from './folder.ts'
import { alone } from './loaded-daemon.ts'

export interface Stage {
  readonly stage: string
  /** What changes were answered: 200, or status and code. */
  readonly changes: readonly string[]
  /** What is read, in the same order as `changes` would have changed it. */
  readonly passwordDays: number
  readonly clients: number
  readonly names: number
  readonly left: readonly string[]
}
export interface Refused {
  readonly stage: string
  readonly refused: string
}

const run = promisify(execFile)
const [disk = ''] = process.argv.slice(2)
const home = join(disk, 'home')
const filler = join(disk, 'filler')
const env = await alone(disk)
const start = () => startLatchkey({ args: [], home, env })
const client = createDaemonClient(join(home, 'cli.sock'))
const say = (row: Stage | Refused) => process.stdout.write(`${JSON.stringify(row)}\n`)

async function asked<T>(path: string): Promise<T> {
  const answer = await client.call('GET', path)
  if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(answer.error)}`)
  return answer.value as T
}
async function changed(method: 'POST' | 'PATCH', path: string, body: object): Promise<string> {
  const answer = await client.call(method, path, body)
  if (answer.ok) return '200'
  return answer.error.type === 'refused'
    ? `${String(answer.error.status)} ${String(answer.error.code)}`
    : answer.error.type
}

let tries = 0
async function stage(name: string): Promise<void> {
  tries += 1
  const changes = [
    await changed('PATCH', '/v1/settings', { passwordDays: 30 + tries }),
    await changed('POST', '/v1/tokens', { name: 'script' }),
    await changed('POST', '/v1/domains', {
      text: `kept-${String(tries)}.ch`,
      kind: null,
      dates: null,
      dryRun: false,
    }),
  ]
  const { passwordDays } = await asked<Settings>('/v1/settings')
  const clients = (await asked<unknown[]>('/v1/clients')).length
  const names = (await asked<{ total: number }>('/v1/domains')).total
  say({ stage: name, changes, passwordDays, clients, names, left: await leftOver(home) })
}

/** Until not one byte more is taken. */
async function fill(): Promise<void> {
  const file = await open(filler, 'w')
  for (let isFull = false; !isFull;)
    isFull = await file.write(Buffer.alloc(1024)).then(
      () => false,
      () => true,
    )
  await file.close()
}
const empty = () => rm(filler)
const remount = (how: 'ro' | 'rw') => run('mount', ['-o', `remount,${how}`, disk])
/** Over itself, read-only: the lock above it is open, so the whole disk cannot be while a daemon runs. */
const data = join(home, 'data')
const cover = async () => {
  await run('mount', ['--bind', data, data])
  // refused while the daemon has a file open to write
  const isCovered = () =>
    run('mount', ['-o', 'remount,bind,ro', data]).then(
      () => true,
      () => false,
    )
  await eventually(isCovered, (covered) => covered)
}
const uncover = () => run('umount', [data])

/** As few open files as it has now. */
async function starve(latchkey: Latchkey): Promise<() => Promise<unknown>> {
  const pid = String(latchkey.process.pid)
  const limit = (files: number) => run('prlimit', ['--pid', pid, `--nofile=${String(files)}:4096`])
  const taken = (await readdir(`/proc/${pid}/fd`)).map(Number)
  // one less than the lowest free number would be refused: numbers in between may be free
  const free =
    Array.from({ length: taken.length + 1 }, (_, n) => n).find((n) => !taken.includes(n)) ?? taken.length
  await limit(free)
  return () => limit(1024)
}

let latchkey = await start()
await stage('at first')
await fill()
await stage('full')
await latchkey.stop()
latchkey = await start()
await stage('full, after a restart')
await empty()
await stage('with room again')
// as a write that was cut short leaves it: no start can remove it now
await writeFile(join(data, 'activity-days', '00.json.1-0.tmp'), '{')
await cover()
await stage('read-only')
await latchkey.stop()
latchkey = await start()
await stage('read-only, after a restart')
await uncover()
await stage('writable again')
await latchkey.stop()
await remount('ro')
say({ stage: 'a start on a read-only disk', refused: await start().then(() => '', String) })
await remount('rw')
latchkey = await start()
// on a connection that is there already
await asked('/v1/settings')
const feed = await starve(latchkey)
await stage('out of files')
await feed()
await stage('with files again')
await latchkey.stop()
