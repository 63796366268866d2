/** The real program in a folder of its own: the daemon as a process, and the command line against it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What is started, and by which Node. */
export interface Program {
  readonly node: string
  readonly script: string
}

const ofClone: Program = {
  node: process.execPath,
  script: fileURLToPath(new URL('../../bin/latchkey.mjs', import.meta.url)),
}

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface Latchkey {
  readonly home: string
  readonly port: number
  readonly sandboxPort: number
  readonly url: string
  readonly process: ChildProcess
  /** Runs one command of the CLI. */
  cli(args: readonly string[], input?: string): Promise<Ran>
  /** Runs one command with `--json` and gives what it printed. Throws where the command failed. */
  json<T>(...args: string[]): Promise<T>
  /** What the daemon has printed on standard output and error so far. */
  output(): string
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Below those that systems hand out for connections, which would take one between the look at it and its use. */
const PORTS = { first: 20_000, count: 12_000 }

/** A port that was free a moment ago, and is nobody's whom the system chooses one for. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.first + randomInt(PORTS.count)
    if (await isFree(port)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => {
      resolve(false)
    })
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true)
      })
    })
  })

export const temporaryFolder = () => mkdtemp(join(tmpdir(), 'latchkey-'))

export const runCli = (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input = '',
  { node, script } = ofClone,
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(node, [script, ...args], { env })
    let out = ''
    let err = ''
    child.stdout.on('data', (part: Buffer) => (out += part.toString()))
    child.stderr.on('data', (part: Buffer) => (err += part.toString()))
    child.once('error', reject)
    child.once('close', (code) => {
      resolve({ code: code ?? 1, out, err })
    })
    child.stdin.end(input)
  })

/** Starts the daemon and waits until it says that it is ready. */
export async function startLatchkey(
  options: {
    args?: readonly string[]
    env?: NodeJS.ProcessEnv
    home?: string
    port?: number
    program?: Program
  } = {},
): Promise<Latchkey> {
  const { program = ofClone } = options
  const home = options.home ?? (await temporaryFolder())
  const port = options.port ?? (await freePort())
  const sandboxPort = await freePort()
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    LANG: 'en_GB.UTF-8',
    // no keychain of the machine: the tests that want one bring their own
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    LATCHKEY_HOME: home,
    LATCHKEY_PORT: String(port),
    LATCHKEY_SANDBOX_PORT: String(sandboxPort),
    ...options.env,
  }
  const daemon = spawn(program.node, [program.script, 'start', ...(options.args ?? ['--sandbox'])], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<void>((resolve) =>
    daemon.once('close', () => {
      resolve()
    }),
  )
  await new Promise<void>((resolve, reject) => {
    const read = (part: Buffer) => {
      output += part.toString()
      if (output.includes('latchkey ready')) resolve()
    }
    daemon.stdout.on('data', read)
    daemon.stderr.on('data', read)
    daemon.once('close', (code) => {
      reject(new Error(`the daemon ended with ${String(code)}: ${output}`))
    })
  })

  const cli: Latchkey['cli'] = (args, input) => runCli(args, env, input, program)
  return {
    home,
    port,
    sandboxPort,
    url: `http://127.0.0.1:${String(port)}`,
    process: daemon,
    cli,
    async json(...args) {
      const { code, out, err } = await cli([...args, '--json'])
      if (code !== 0) throw new Error(`latchkey ${args.join(' ')} ended with ${String(code)}: ${err}`)
      return JSON.parse(out)
    },
    output: () => output,
    async stop(signal = 'SIGTERM') {
      daemon.kill(signal)
      await ended
      if (options.home === undefined) await rm(home, { recursive: true, force: true })
    },
  }
}

/** Asks again until the answer pleases; the last one is given with the failure. */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  pleases: (answer: T) => boolean,
  withinMs = 15_000,
): Promise<T> {
  const end = Date.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (pleases(answer)) return answer
    if (Date.now() > end)
      throw new Error(`not within ${String(withinMs)} ms; last: ${JSON.stringify(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
