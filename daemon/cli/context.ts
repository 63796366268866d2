/** What every command needs: the data folder, the daemon behind its socket, and words in the person's language. */
import type { Command } from 'commander'
import type { Config } from '../core/config.ts'
import { homedir } from 'node:os'
import { defaultRoot, prepareHome, type Home } from '../core/home.ts'
import { createDaemonClient, type DaemonClient } from './client.ts'
import { createOutput, type Output } from './output.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { createTranslator } from '#shared/i18n.ts'
import { languages, type Language } from '#shared/settings.ts'

export interface Context {
  readonly home: Home
  readonly config: Config
  readonly out: Output
  readonly daemon: DaemonClient
}
export type AddCommands = (program: Command, context: () => Promise<Context>) => void

/** The language of the terminal, by the variables of POSIX locales. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const tag = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en'
  return languages.find((language) => tag.toLowerCase().startsWith(language)) ?? 'en'
}

export async function contextOf(config: Config, json: boolean): Promise<Context> {
  const language = terminalLanguage(process.env)
  const home = await prepareHome(defaultRoot(process.env, process.platform, homedir()))
  return {
    config,
    home,
    out: createOutput(json, createTranslator(language, catalogues[language])),
    daemon: createDaemonClient(home.socketPath),
  }
}
