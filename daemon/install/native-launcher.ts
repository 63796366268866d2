/** What browsers start: a few lines that lead to the installed program, so that it can be updated below them. */
import type { InstalledProgram } from './program.ts'

export interface Launched extends Pick<InstalledProgram, 'node' | 'folder'> {
  /** The data folder: a browser does not know which one the person chose. */
  readonly root: string
  /** Where it is not the usual one. */
  readonly port: string | null
}

export const launcherName = (platform: NodeJS.Platform) =>
  platform === 'win32' ? 'latchkey.bat' : 'latchkey'

export const launcherText = (platform: NodeJS.Platform, launched: Launched): string =>
  platform === 'win32' ? forWindows(launched) : forShell(launched)

const forShell = ({ root, port, node, folder }: Launched) =>
  [
    '#!/bin/sh',
    `LATCHKEY_HOME=${quoted(root)}`,
    'export LATCHKEY_HOME',
    ...(port === null ? [] : [`LATCHKEY_PORT=${quoted(port)}`, 'export LATCHKEY_PORT']),
    `exec ${quoted(node)} ${quoted(`${folder}/dist/native-host.js`)} "$@"`,
    '',
  ].join('\n')

const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`

const escaped = (path: string) => path.replaceAll('%', '%%')

/** Which version is in use stands in a file there; names are in UTF-8, and a per cent sign is no variable. */
const forWindows = ({ root, port, node, folder }: Launched) => {
  const current = String.raw`%~dp0..\program\%VERSION%`
  const ownNode = node.startsWith(`${folder}\\`)
  return [
    '@echo off',
    'chcp 65001 >nul',
    'setlocal',
    String.raw`set /p VERSION=<"%~dp0..\program\current"`,
    `set "LATCHKEY_HOME=${escaped(root)}"`,
    ...(port === null ? [] : [`set "LATCHKEY_PORT=${port}"`]),
    `"${ownNode ? `${current}${escaped(node.slice(folder.length))}` : escaped(node)}" "${current}\\dist\\native-host.js" %*`,
    '',
  ].join('\r\n')
}
