/** `native`: lets browsers start the program, so that the extension pairs by one press and can start the daemon. */
import { homedir } from 'node:os'
import { Option } from 'commander'
import { createNative, isOurs, type NativeSight, type NativeState } from '../install/native-install.ts'
import { browserIds, type BrowserId } from '../install/native-manifests.ts'
import { installedProgram, installProgram, removeProgram } from '../install/program.ts'
import { createRegistry } from '../install/registry.ts'
import type { AddCommands, Context } from './context.ts'
import { openAutostart } from './open-autostart.ts'
import { table } from './output.ts'
import { sentenceOf } from './service-faults.ts'
import { ok } from '#shared/result.ts'

interface Chosen {
  readonly browser?: BrowserId
}

const words: Readonly<Record<NativeState, string>> = {
  'no-browser': 'not used on this computer',
  absent: 'not installed',
  installed: 'installed',
  broken: 'incomplete: `latchkey native install` mends it',
  foreign: 'left alone: what lies there belongs to another program or user. Remove it, then install again.',
  open: 'other users may write to it: `latchkey native install` mends it',
}

const boxedWords = ({ boxed }: NativeSight) =>
  boxed.map(
    ({ name, box }) => `${name} as ${box} can start no program outside its box: pair it by the six digits.`,
  )

const tell = ({ out }: Pick<Context, 'out'>, sight: NativeSight) => {
  out.result(sight, () =>
    [
      table(sight.rows.map(({ name, state, manifest }) => [name, words[state], manifest])),
      ...boxedWords(sight),
    ].join('\n'),
  )
}

export const nativeIn = ({ home }: Pick<Context, 'home'>) =>
  createNative({
    root: home.root,
    surroundings: { platform: process.platform, home: homedir(), env: process.env },
    registry: createRegistry(),
  })

export const nativeCommands: AddCommands = (program, context) => {
  const group = program
    .command('native')
    .description('pairing by one press: which browsers may start Latchkey for the extension')
  const command = (name: string, about: string) =>
    group
      .command(name)
      .description(about)
      .addOption(new Option('--browser <browser>', 'this one alone').choices(browserIds))

  command('install', 'let the browsers of this computer start Latchkey for the extension').action(
    async ({ browser }: Chosen) => {
      const here = await context()
      const native = nativeIn(here)
      const before = await native.sight(browser ?? null)
      if (before.rows.every(({ state }) => state === 'no-browser')) {
        here.out.fail(['no browser was found that could start it.', ...boxedWords(before)].join(' '))
        return
      }
      // what a service runs is updated with the service, which puts the old one back where the new one does not start
      const current = (await isServed(here)) ? await installedProgram(here.home.root) : null
      const installed = current === null ? await installProgram(here.home.root) : ok(current)
      if (!installed.ok) {
        here.out.fail(sentenceOf(installed.error))
        return
      }
      const port = process.env['LATCHKEY_PORT'] || null
      const sight = await native.install({ ...installed.value, port }, browser ?? null)
      tell(here, sight)
      if (sight.rows.some(({ state }) => state !== 'installed' && state !== 'no-browser'))
        process.exitCode = 1
    },
  )

  command('remove', 'take it back').action(async ({ browser }: Chosen) => {
    const here = await context()
    const native = nativeIn(here)
    const sight = await native.remove(browser ?? null)
    const isUsed = (await native.sight()).rows.some(({ state }) => isOurs(state)) || (await isServed(here))
    if (!isUsed) await removeProgram(here.home.root)
    tell(here, sight)
  })

  command('status', 'what each browser has').action(async ({ browser }: Chosen) => {
    const here = await context()
    tell(here, await nativeIn(here).sight(browser ?? null))
  })
}

async function isServed(here: Context): Promise<boolean> {
  const autostart = await openAutostart(here)
  return autostart !== null && (await autostart.keeper.kept()) === 'ours'
}
