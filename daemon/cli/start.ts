/** `start`: runs the daemon until it is told to stop. */
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Option } from 'commander'
import { keepHeapSmall } from '../core/small-heap.ts'
import { StoreOpenError } from '../core/store.ts'
import { extensionFolders } from '../extension-folders.ts'
import { trimOwnLog } from '../install/own-log.ts'
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
      const { config, home, out, managed } = await context()
      keepHeapSmall()
      trimOwnLog(join(home.root, 'daemon.log'))
      const told = toldToEnd()
      // loaded here alone: the other commands should answer at once
      const { startDaemon } = await import('../main.ts')
      async function run(): Promise<'ended' | 'again'> {
        const started = await startDaemon({
          config,
          managed,
          home,
          sandbox: sandbox ?? null,
          language: terminalLanguage(process.env),
          say: out.message,
        })
        // only where somebody can read it: a service has `latchkey pair`
        if (started.ok) return serve(started.value, told, out.message, pairing ?? process.stderr.isTTY)
        out.fail(sentences[started.error.type](started.error as never))
        return 'ended'
      }
      try {
        while ((await run()) === 'again') out.message('Latchkey starts again with other data.')
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

/** From the start to the very end: a second signal, or one before everything answers, must not cut the closing off. */
function toldToEnd(): Promise<'ended'> {
  const told = Promise.withResolvers<'ended'>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      told.resolve('ended')
    })
  return told.promise
}

async function serve(
  daemon: Daemon,
  told: Promise<'ended'>,
  say: (text: string) => void,
  offersCode: boolean,
): Promise<'ended' | 'again'> {
  const end = Promise.race([told, daemon.restarting.then(() => 'again' as const)])
  await Promise.race([daemon.firstSync, end, setTimeout(FIRST_SYNC, undefined, { ref: false })])
  process.stdout.write(`latchkey ready ${daemon.address}\n`)

  await daemon.findings.judged()
  const { badge, score } = daemon.findings.summary()
  say(`${badge.title}${score === null ? '' : ` · ${String(score)}/100`}`)
  if (daemon.sandboxUrl) say(`The sandbox's Manager: ${daemon.sandboxUrl}`)
  const folders = extensionFolders()
  if (offersCode && folders && daemon.pairing.status().browsers === 0)
    say(`The extension, for "Load unpacked": ${folders.chrome} (Firefox: ${folders.firefox}/manifest.json)`)
  let renewal: NodeJS.Timeout | undefined
  const offerCode = () => {
    if (daemon.pairing.status().browsers > 0) return
    const { code } = daemon.pairing.open()
    say(`Pairing code: ${code.slice(0, 3)}-${code.slice(3)} (type it in the popup within two minutes)`)
    renewal = globalThis.setTimeout(offerCode, CODE_LIFE)
  }
  if (offersCode) offerCode()
  const how = await end
  clearTimeout(renewal)
  const stopped = await Promise.race([daemon.stop().then(() => true), setTimeout(STOP_PATIENCE, false)])
  if (!stopped) say('Something did not end in time and was cut off. What was saved is safe.')
  if (how === 'again' && stopped) return how
  // a service manager starts it again where that could not be done here
  if (how === 'again') process.exitCode = 1
  // whatever a foreign server still holds open must not keep the program alive
  return process.exit()
}
