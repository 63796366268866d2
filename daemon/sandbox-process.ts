/** The sandbox Manager runs in a process of its own, so that nothing of it is the daemon's: no port, no memory, no cookie. */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import type { ClockMove } from './sandbox-routes.ts'
import { isoTime, type IsoTime } from '#shared/time.ts'

const ready = v.object({ type: v.literal('ready'), url: v.string(), apiUrl: v.string() })
const clockAnswer = v.union([
  v.object({ type: v.literal('clock'), now: isoTime }),
  v.object({ type: v.literal('clock'), error: v.string() }),
])

const moved = v.object({ type: v.literal('moved'), now: isoTime })

export interface SandboxProcess {
  /** The Manager's pages, on a host of their own. */
  readonly url: string
  readonly apiUrl: string
  moveClock(move: ClockMove): Promise<IsoTime>
  stop(): Promise<void>
}

export async function startSandboxProcess(options: {
  readonly size: 'small' | 'large'
  readonly port: number
  readonly dataDir: string
  /** The person moved the clock on a page. */
  readonly clockMoved: (now: IsoTime) => void
}): Promise<SandboxProcess> {
  const source = fileURLToPath(new URL('sandbox/main.ts', import.meta.url))
  const entry = existsSync(source) ? source : fileURLToPath(new URL('sandbox.js', import.meta.url))
  const child = fork(
    entry,
    [`--size=${options.size}`, `--port=${String(options.port)}`, `--data=${options.dataDir}`],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // Ctrl-C in a terminal reaches the whole group: only the daemon may decide when the sandbox ends
      detached: process.platform !== 'win32',
    },
  )
  let errors = ''
  child.stderr?.on('data', (part: Buffer) => {
    errors = (errors + part.toString()).slice(-4000)
  })
  const { url, apiUrl } = await new Promise<v.InferOutput<typeof ready>>((resolve, reject) => {
    const died = () => {
      reject(new Error(`the sandbox did not start: ${errors.trim() || 'it ended at once'}`))
    }
    child.once('exit', died)
    child.once('message', (message) => {
      child.off('exit', died)
      resolve(v.parse(ready, message))
    })
  })
  child.on('message', (message) => {
    const told = v.safeParse(moved, message)
    if (told.success) options.clockMoved(told.output.now)
  })
  let last: Promise<unknown> = Promise.resolve()
  const ask = (message: object) =>
    new Promise<IsoTime>((resolve, reject) => {
      const hear = (answer: unknown) => {
        const read = v.safeParse(clockAnswer, answer)
        if (!read.success) return
        child.off('message', hear)
        if ('now' in read.output) resolve(read.output.now)
        else reject(new Error(read.output.error))
      }
      child.on('message', hear)
      child.send(message)
    })

  return {
    url,
    apiUrl,
    moveClock({ set, advanceDays = 0 }) {
      // one question at a time: answers carry no name
      const turn = last.then(() =>
        ask(set === undefined ? { type: 'clock', advance: advanceDays } : { type: 'clock', set }),
      )
      last = turn.catch(() => undefined)
      return turn
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.disconnect()
      await ended
    },
  }
}
