/** The sandbox Manager runs in a process of its own, so that nothing of it is the daemon's: no port, no memory, no cookie. */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { createTurns } from './core/turns.ts'
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
  /** Rejects where the clock does not go that far, or the sandbox has ended. */
  moveClock(move: ClockMove): Promise<IsoTime>
  stop(): Promise<void>
}

/** How long the sandbox may take to end before it is killed, in ms. */
const LAST_ACT = 10_000

export async function startSandboxProcess(options: {
  readonly size: 'small' | 'large'
  readonly port: number
  readonly dataDir: string
  /** The person moved the clock on a page. */
  readonly clockMoved: (now: IsoTime) => void
  /** It ended without having been told to. */
  readonly died: (why: string) => void
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
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(errors.trim() || `it ended with ${String(signal ?? code)}`)
    })
    // unheard, a message to a process that has just gone would end the daemon
    child.on('error', (error) => {
      if (child.pid === undefined) resolve(error.message)
    })
  })
  const started = await new Promise<v.InferOutput<typeof ready> | string>((resolve) => {
    child.on('message', (message) => {
      const told = v.safeParse(ready, message)
      if (told.success) resolve(told.output)
    })
    void ended.then(resolve)
  })
  if (typeof started === 'string') throw new Error(`the sandbox did not start: ${started}`)
  const { url, apiUrl } = started
  let stopping = false
  let giveUp: ((error: Error) => void) | null = null
  const followEnd = async () => {
    const why = await ended
    giveUp?.(new Error(`the sandbox has ended: ${why}`))
    if (!stopping) options.died(why)
  }
  void followEnd()
  child.on('message', (message) => {
    const told = v.safeParse(moved, message)
    if (told.success) options.clockMoved(told.output.now)
  })
  const { inTurn } = createTurns()
  const ask = (message: object) =>
    new Promise<IsoTime>((resolve, reject) => {
      giveUp = reject
      const hear = (answer: unknown) => {
        const read = v.safeParse(clockAnswer, answer)
        if (!read.success) return
        child.off('message', hear)
        if ('now' in read.output) resolve(read.output.now)
        else reject(new RangeError(read.output.error))
      }
      child.on('message', hear)
      if (child.connected) child.send(message)
      else reject(new Error('the sandbox has ended'))
    })

  return {
    url,
    apiUrl,
    // one question at a time: answers carry no name
    moveClock: ({ set, advanceDays = 0 }) =>
      inTurn(() => ask(set === undefined ? { type: 'clock', advance: advanceDays } : { type: 'clock', set })),
    async stop() {
      stopping = true
      if (child.connected) child.disconnect()
      const cut = setTimeout(() => child.kill('SIGKILL'), LAST_ACT)
      await ended
      clearTimeout(cut)
    },
  }
}
