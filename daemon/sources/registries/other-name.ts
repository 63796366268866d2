/** Whether a sentence speaks of another name than the one that was asked for. */
import { toAscii } from '#daemon/core/domain-name.ts'

/** Stands in a sentence for the name that was asked for. */
const ASKED = '@'

/** Where the subject of a sentence stands, in one whose marks are blanks. */
const BEFORE = new Set([
  'for',
  'domain',
  'name',
  'matching',
  'match',
  'object',
  'query',
  'found',
  'registered',
])
const AFTER = new Set(['not', 'is', 'was', 'has', 'does', 'no', '-'])

/** In lower case, the name as `@`, and marks that belong to no name as blanks. */
export const withoutMarks = (sentence: string, name: string): string =>
  sentence
    .toLowerCase()
    .replaceAll(/["'“”„«»[\]():!?;,]/g, ' ')
    .split(/\s+/)
    .map((word) => (word.includes('.') && toAscii(word) === name ? ASKED : word))
    .join(' ')

/** A name with the same extension anywhere, or any name where the subject stands. */
export function namesAnother(sentence: string, name: string): boolean {
  const words = withoutMarks(sentence, name)
    .trim()
    .split(' ')
    .map((word) => word.replace(/\.$/, ''))
  if (words.includes(ASKED)) return false
  const extension = name.slice(name.lastIndexOf('.'))
  return words.some((word, at) => {
    // `not known in .aero`
    if (/^\.[a-z]/.test(word)) return !name.endsWith(word)
    if (!isName(word)) return false
    const isSubject = BEFORE.has(words[at - 1] ?? '') || AFTER.has(words[at + 1] ?? '')
    return word.endsWith(extension) || isSubject
  })
}

function isName(word: string): boolean {
  if (word.length > 253 || /^(?:\.|www\.|whois\.|rdap\.)|@/.test(word)) return false
  const ascii = toAscii(word)
  // `e.g.` has a last label of one letter
  return ascii !== null && /\.[a-z0-9-]{2,63}$/.test(ascii)
}
