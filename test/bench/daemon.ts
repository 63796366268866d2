/** The built daemon as a process of its own, asked by the clock and by the kernel. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { freePort } from '../support/latchkey.ts'
import { root } from '../../scripts/run.ts'

const program = join(root, 'dist/latchkey.js')
const probe = join(import.meta.dirname, 'probe.ts')

export interface BenchDaemon {
  readonly port: number
  /** From the start of the process to the first answer of `GET /health`, in ms. */
  readonly startedIn: number
  /** Over the private socket. Throws where the daemon refuses. */
  ask<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T>
  /** The longest time its event loop stood still since it was last asked, in ms. Only where it runs with the probe. */
  stall(): Promise<number>
  /** Its resident memory in MB (of 1000 KB); null where the kernel does not tell. */
  memory(): Promise<number | null>
  stop(): Promise<void>
}

/** Every address that it could call leads to a closed port, unless `env` says otherwise. */
export async function startBuilt(
  home: string,
  options: { args?: readonly string[]; env?: NodeJS.ProcessEnv; probed?: boolean } = {},
): Promise<BenchDaemon> {
  const port = await freePort()
  const nobody = `http://127.0.0.1:${String(await freePort())}`
  const began = performance.now()
  const child = fork(program, ['start', ...(options.args ?? [])], {
    execArgv: options.probed === true ? ['--import', probe] : [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...process.env,
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      LATCHKEY_HOME: home,
      LATCHKEY_PORT: String(port),
      LATCHKEY_SANDBOX_PORT: String(await freePort()),
      LATCHKEY_DEV: '1',
      LATCHKEY_INFOMANIAK_URL: nobody,
      LATCHKEY_RDAP_BOOTSTRAP: `${nobody}/rdap/bootstrap.json`,
      ...options.env,
    },
  })
  const kill = () => child.kill()
  process.on('exit', kill)
  child.on('exit', () => process.off('exit', kill))
  let errors = ''
  child.stderr?.on('data', (part: Buffer) => (errors += part.toString()))
  while (!(await answersHealth(port))) {
    if (child.exitCode !== null) throw new Error(`the daemon ended: ${errors}`)
    await setTimeout(4)
  }
  const startedIn = performance.now() - began
  const client = createDaemonClient(join(home, 'cli.sock'))
  return {
    port,
    startedIn,
    async ask<T>(method: 'GET' | 'POST', path: string, body?: object) {
      const answer = await client.call(method, path, body)
      if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer.error)}`)
      return answer.value as T
    },
    async stall() {
      const told = once(child, 'message')
      child.send('stall')
      const [{ stall }] = (await told) as [{ stall: number }]
      return stall
    },
    memory: () => residentMemory(child),
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

const answersHealth = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/health', agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    }).on('error', () => {
      resolve(false)
    })
  })

async function residentMemory(child: ChildProcess): Promise<number | null> {
  const status = await readFile(`/proc/${String(child.pid)}/status`, 'utf8').catch(() => '')
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  return kib === undefined ? null : (Number(kib) * 1024) / 1e6
}
