/** The sandbox Manager where there is one, and the clock by which the daemon lives: the sandbox's own, which a person moves. */
import { join } from 'node:path'
import type { Closing } from './closing.ts'
import { fixedClock, shiftedClock, systemClock, type Clock } from './core/clock.ts'
import type { Config } from './core/config.ts'
import type { Home } from './core/home.ts'
import { startSandboxProcess, type SandboxProcess } from './sandbox-process.ts'

export interface Surroundings {
  readonly clock: Clock
  readonly sandbox: SandboxProcess | null
  /** Brings the clock to the sandbox's, whatever moved that. */
  readonly followClock: () => Promise<void>
  /** What a person may do to the sandbox by the daemon's door; null where there is none. */
  doors(watch: { readonly syncAfresh: () => Promise<unknown> }): {
    readonly moveClock: SandboxProcess['moveClock'] | null
    readonly attemptInSandbox: SandboxProcess['attempt'] | null
  }
}

export async function openSandbox(deps: {
  readonly config: Config
  readonly home: Home
  readonly size: 'small' | 'large' | null
  /** The sandbox has something to tell. */
  readonly news: () => void
  readonly closing: Closing
  readonly say: (text: string) => void
}): Promise<Surroundings> {
  const { config, home, size, news, closing, say } = deps
  const moving = shiftedClock()
  const clock = config.dev?.now ? fixedClock(config.dev.now) : size ? moving : systemClock
  const sandbox =
    size &&
    (await startSandboxProcess({
      size,
      port: config.sandboxPort,
      dataDir: join(home.root, 'manager'),
      clockMoved(now) {
        moving.follow(now)
        news()
      },
      news,
      died: (why) => {
        say(`The sandbox has ended by itself (${why}). Start again to have it back.`)
      },
    }))
  if (sandbox) closing.push(() => sandbox.stop())

  return {
    clock,
    sandbox,
    followClock: async () => {
      if (sandbox) moving.follow(await sandbox.moveClock({}))
    },
    doors: ({ syncAfresh }) => ({
      moveClock:
        sandbox &&
        (async (move) => {
          const now = await sandbox.moveClock(move)
          moving.follow(now)
          if (Object.keys(move).length > 0) await syncAfresh()
          return now
        }),
      attemptInSandbox:
        sandbox &&
        (async (wanted) => {
          const done = await sandbox.attempt(wanted)
          await syncAfresh()
          return done
        }),
    }),
  }
}
