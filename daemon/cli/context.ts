/** What every command needs: the data folder, the daemon behind its socket, and words in the person's language. */
import type { Command } from 'commander'
import type { Config } from '../core/config.ts'
import { prepareHome, type Home } from '../core/home.ts'
import type { Managed } from '../core/managed.ts'
import { createDaemonClient, type DaemonClient } from './client.ts'
import { createOutput, type Output } from './output.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { createTranslator } from '#shared/i18n.ts'
import { languages, type Language } from '#shared/settings.ts'

/** What is known before anything on the disk is touched. */
export interface Surroundings {
  /** The data folder's, whether it is there or not. */
  readonly root: string
  readonly config: Config
  readonly managed: Managed
  readonly out: Output
}
export interface Context extends Surroundings {
  readonly home: Home
  readonly daemon: DaemonClient
}
export type AddCommands = (program: Command, context: () => Promise<Context>) => void

/** The language of the terminal, by the variables of POSIX locales. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const tag = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en'
  return languages.find((language) => tag.toLowerCase().startsWith(language)) ?? 'en'
}

export function surroundingsOf(
  known: Pick<Surroundings, 'config' | 'managed' | 'root'>,
  json: boolean,
): Surroundings {
  const language = known.managed.locks.language ?? terminalLanguage(process.env)
  return { ...known, out: createOutput(json, createTranslator(language, catalogues[language])) }
}

export async function contextOf(surroundings: Surroundings): Promise<Context> {
  const home = await prepareHome(surroundings.root)
  return { ...surroundings, home, daemon: createDaemonClient(home.socketPath) }
}
