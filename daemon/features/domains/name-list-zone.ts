/** Zone files (RFC 1035, section 5): of all that a zone holds, the names that are registered. */
import { registrableOf } from '#daemon/core/domain-name.ts'
import type { Entry } from './name-list.ts'

export const isZone = (text: string): boolean =>
  /^\$(?:ORIGIN|TTL)[ \t]/im.test(text) || /^\S*[ \t]+(?:\w+[ \t]+){0,2}SOA[ \t]/im.test(text)

/** Each once, where it first owns a record. An owner that cannot be placed is told once: the others lack the same. */
export function zoneOf(text: string): readonly Entry[] {
  const entries: Entry[] = []
  const seen = new Set<string>()
  let origin: string | null = null
  let isUnplacedTold = false
  let depth = 0
  const tell = (line: number, text: string, isRelative: boolean) => {
    if (!seen.has(text)) entries.push({ line, text, date: '', isRelative })
    seen.add(text)
  }

  for (const [index, written] of text.split('\n').entries()) {
    const begins = depth === 0
    const { first, second, opened } = wordsOf(written)
    depth = Math.max(0, depth + opened)
    if (!begins || first === '') continue
    if (first.startsWith('$')) {
      if (first.toUpperCase() === '$ORIGIN') origin = originOf(second, origin)
      continue
    }
    const owner = placed(first, origin)
    if (owner !== null) tell(index + 1, registrableOf(owner)?.replace(/^\./, '') ?? owner, false)
    else if (!isUnplacedTold) {
      isUnplacedTold = true
      tell(index + 1, first, true)
    }
  }
  return entries
}

/** RFC 1035, section 2.3.4; twice as much for names that are not A-labels yet. */
const LONGEST_ORIGIN = 2 * 255

/** `null` where nothing can lie below it: one that grew from line to line would be written out for each name of the file. */
function originOf(name: string, before: string | null): string | null {
  const origin = placed(name, before)
  return origin !== null && origin.length > LONGEST_ORIGIN ? null : origin
}

/** The whole name, without its last dot; `null` where it is relative and to what is not said. */
function placed(name: string, origin: string | null): string | null {
  if (name.endsWith('.')) return name.slice(0, -1).toLowerCase()
  if (origin === null) return null
  return name === '@' ? origin : `${name.toLowerCase()}.${origin}`
}

/** The words of a line that could be an owner or an origin, and how many parentheses it leaves open. */
function wordsOf(line: string): { first: string; second: string; opened: number } {
  // what is quoted or a comment opens nothing; a quote ends with its line here, which may end in a backslash: were that not
  // taken, the search would begin anew at each quote before it
  const bare = line.replaceAll(/"(?:[^"\\]|\\.)*(?:"|\\?$)/g, '""').replace(/;.*$/, '')
  const opened = bare.split('(').length - bare.split(')').length
  const [first = '', second = ''] = bare.split(/[ \t]+/, 2)
  return { first, second, opened }
}
