/** What commands print: one JSON document on standard output, or words for a person. Messages go to standard error. */
import { styleText } from 'node:util'
import type { CallFault } from './client.ts'
import { onOneLine } from '../core/foreign-text.ts'
import type { Translator } from '#shared/i18n.ts'

export interface Output {
  readonly json: boolean
  readonly translator: Translator
  /** The result: `data` with `--json`, else `words`. */
  result(data: unknown, words: () => string): void
  readonly message: (text: string) => void
  /** Says what happened and what to do, and sets the exit status: 1 for a failure, 2 for wrong usage. */
  fail(text: string, status?: 1 | 2): void
  failCall(fault: CallFault): void
}

export const createOutput = (json: boolean, translator: Translator): Output => {
  const output: Output = {
    json,
    translator,
    result(data, words) {
      process.stdout.write(`${json ? JSON.stringify(data) : forTerminal(words())}\n`)
    },
    message(text) {
      process.stderr.write(`${forTerminal(text)}\n`)
    },
    fail(text, status = 1) {
      process.stderr.write(
        `${styleText('red', 'latchkey:', { stream: process.stderr })} ${forTerminal(text)}\n`,
      )
      process.exitCode = status
    },
    failCall(fault) {
      if (fault.type === 'not-running')
        output.fail(
          'the daemon is not running. Start it with `latchkey start` (or `latchkey start --sandbox`).',
        )
      else
        output.fail(
          fault.code ? translator.t(`error.${fault.code}`) : `the daemon answered ${String(fault.status)}.`,
        )
    },
  }
  return output
}

/** Names come from outside: none may move the cursor, colour the rest or speak to the terminal. */
const forTerminal = (text: string) =>
  text
    .split('\n')
    .map((line) => onOneLine(line, '\uFFFD'))
    .join('\n')

/** As many columns as a terminal gives it, near enough: an accent is none of its own. */
const lengthOf = (text: string) => Array.from(text.normalize('NFC')).length

/** Columns as wide as their widest cell. */
export function table(given: readonly (readonly string[])[]): string {
  const rows = given.map((row) => row.map((cell) => onOneLine(cell, '\uFFFD')))
  const [first] = rows
  if (!first) return ''
  const widths = first.map((_, column) => Math.max(...rows.map((row) => lengthOf(row[column] ?? ''))))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - lengthOf(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
