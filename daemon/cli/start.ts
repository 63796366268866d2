/** `start`: runs the daemon until it is told to stop. */
import { setTimeout } from 'node:timers/promises'
import { Option } from 'commander'
import { keepHeapSmall } from '../core/small-heap.ts'
import { StoreOpenError } from '../core/store.ts'
import type { Daemon } from '../main.ts'
import { terminalLanguage, type AddCommands } from './context.ts'
import type { AlreadyRunning } from '../core/lock.ts'
import type { ListenFault } from '../core/listener.ts'

/** How long the first sync of a new login may keep the daemon from saying that it is ready, in ms. */
const FIRST_SYNC = 10_000

/** How long an orderly end may take, in ms. */
const STOP_PATIENCE = 10_000

/** A code is renewed while no browser is paired and somebody looks at the terminal. */
const CODE_LIFE = 115_000

export const startCommand: AddCommands = (program, context) => {
  program
    .command('start')
    .description('run the daemon until Ctrl-C')
    .addOption(
      new Option(
        '--sandbox [size]',
        'run with an invented organisation, apart from your own data; `large` is for measuring',
      )
        .choices(['small', 'large'])
        .preset('small'),
    )
    .option('--pairing', 'show a pairing code while no browser is paired, even where there is no terminal')
    .action(async ({ sandbox, pairing }: { sandbox?: 'small' | 'large'; pairing?: true }) => {
      const { config, home, out } = await context()
      keepHeapSmall()
      // loaded here alone: the other commands should answer at once
      const { startDaemon } = await import('../main.ts')
      try {
        const started = await startDaemon({
          config,
          home,
          sandbox: sandbox ?? null,
          language: terminalLanguage(process.env),
          say: out.message,
        })
        // only where somebody can read it: a service has `latchkey pair`
        if (started.ok) await serve(started.value, out.message, pairing ?? process.stderr.isTTY)
        else out.fail(sentences[started.error.type](started.error as never))
      } catch (error) {
        if (error instanceof StoreOpenError) out.fail(error.message)
        else throw error
      }
    })
}

const sentences = {
  'already-running': ({ pid, port }: AlreadyRunning) =>
    `a daemon already runs in this folder (process ${String(pid ?? 'unknown')}, port ${String(port ?? 'unknown')}). Stop it first, or set LATCHKEY_HOME to another folder.`,
  'address-in-use': ({ address }: ListenFault) =>
    `another program holds ${address}. Stop it, or set LATCHKEY_PORT to a free port and enter the same port in the extension's settings.`,
  'not-permitted': ({ address }: ListenFault) =>
    `this user may not listen on ${address}. Set LATCHKEY_PORT to a port above 1023.`,
} as const

async function serve(daemon: Daemon, say: (text: string) => void, offersCode: boolean): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => {
        resolve()
      })
  })
  await Promise.race([daemon.firstSync, ended, setTimeout(FIRST_SYNC, undefined, { ref: false })])
  process.stdout.write(`latchkey ready ${daemon.address}\n`)

  const { badge, score } = daemon.findings.status()
  say(`${badge.title}${score === null ? '' : ` · ${String(score)}/100`}`)
  if (daemon.sandboxUrl) say(`The sandbox's Manager: ${daemon.sandboxUrl}`)
  let renewal: NodeJS.Timeout | undefined
  const offerCode = () => {
    if (daemon.pairing.status().browsers > 0) return
    const { code } = daemon.pairing.open()
    say(`Pairing code: ${code.slice(0, 3)}-${code.slice(3)} (type it in the popup within two minutes)`)
    renewal = globalThis.setTimeout(offerCode, CODE_LIFE)
  }
  if (offersCode) offerCode()
  await ended
  clearTimeout(renewal)
  const stopped = await Promise.race([daemon.stop().then(() => true), setTimeout(STOP_PATIENCE, false)])
  if (!stopped) say('Something did not end in time and was cut off. What was saved is safe.')
  // whatever a foreign server still holds open must not keep the program alive
  process.exit()
}
