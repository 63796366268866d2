/** The sandbox Manager runs in a process of its own, so that nothing of it is the daemon's: no port, no memory, no cookie. */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { createTurns } from './core/turns.ts'
import { attemptDone, type Attempt, type AttemptDone, type ClockMove } from './sandbox-routes.ts'
import { isoTime, type IsoTime } from '#shared/time.ts'

const ready = v.object({ type: v.literal('ready'), url: v.string(), apiUrl: v.string() })
const clockAnswer = v.object({ type: v.literal('clock'), now: isoTime })
const attemptAnswer = v.object({ type: v.literal('attempt'), ...attemptDone.entries })
const refusal = v.object({ type: v.picklist(['clock', 'attempt']), error: v.string() })

const moved = v.object({ type: v.literal('moved'), now: isoTime })
const news = v.object({ type: v.literal('news') })

export interface SandboxProcess {
  /** The Manager's pages, on a host of their own. */
  readonly url: string
  readonly apiUrl: string
  /** Rejects where the clock does not go that far, or the sandbox has ended. */
  moveClock(move: ClockMove): Promise<IsoTime>
  /** Lets somebody else try it at the account that is connected. */
  attempt(wanted: Attempt): Promise<AttemptDone>
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
  /** Something was tried on a page: its journal has grown. */
  readonly news: () => void
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
    if (v.is(news, message)) options.news()
  })
  const { inTurn } = createTurns()
  const ask = <T>(message: object, wanted: v.GenericSchema<unknown, T>) =>
    new Promise<T>((resolve, reject) => {
      giveUp = reject
      const hear = (answer: unknown) => {
        const [read, refused] = [v.safeParse(wanted, answer), v.safeParse(refusal, answer)]
        if (!read.success && !refused.success) return
        child.off('message', hear)
        if (read.success) resolve(read.output)
        else if (refused.success) reject(new RangeError(refused.output.error))
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
      inTurn(async () => {
        const move = set === undefined ? { advance: advanceDays } : { set }
        return (await ask({ type: 'clock', ...move }, clockAnswer)).now
      }),
    attempt: (wanted) =>
      inTurn(async () => {
        const { now, mails } = await ask({ type: 'attempt', ...wanted }, attemptAnswer)
        return { now, mails }
      }),
    async stop() {
      stopping = true
      if (child.connected) child.disconnect()
      const cut = setTimeout(() => child.kill('SIGKILL'), LAST_ACT)
      await ended
      clearTimeout(cut)
    },
  }
}
