/** Whether tests that are spoken of elsewhere are there, by the words in their files. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** As it stands in a source, where a quote may be escaped. */
const literalOf = (text: string) =>
  text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll("'", String.raw`\\?'`)

const stands = (path: string, title: string) => {
  const file = join(import.meta.dirname, '..', path)
  if (!existsSync(file)) return false
  // after the rows of `test.each`, or a condition, the name stands behind a bracket
  const call = String.raw`(?:\b(?:test|it|describe)|[\])])\(\s*`
  return new RegExp(call + title).test(readFileSync(file, 'utf8'))
}

/** Whether a test or a group of tests of that file (in `test/`) begins so. */
export const isNamed = (path: string, beginning: string): boolean =>
  stands(path, `['"\`]${literalOf(beginning)}`)

/** Whether a test or a group of tests of that file (in `test/`) is called just so. */
export const isTest = (path: string, title: string): boolean => stands(path, `(['"\`])${literalOf(title)}\\1`)
