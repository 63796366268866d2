/** JSON from strangers: bounded in depth before it is parsed, so that nothing later recurses into a pit. */
import { err, ok, type Result } from '#shared/result.ts'

export type JsonFault = 'not-json' | 'too-deep'

const MAX_DEPTH = 64

export function parseJson(text: string): Result<unknown, JsonFault> {
  if (isTooDeep(text)) return err('too-deep')
  try {
    return ok(JSON.parse(text))
  } catch {
    return err('not-json')
  }
}

/** Counts brackets outside strings. Strings are jumped over: they are most of what there is. */
function isTooDeep(text: string): boolean {
  const structure = /["[\]{}]/g
  let depth = 0
  for (let found = structure.exec(text); found !== null; found = structure.exec(text)) {
    const [char] = found
    if (char === '"') structure.lastIndex = endOfString(text, found.index)
    else if (char === '[' || char === '{') depth += 1
    else depth -= 1
    if (depth > MAX_DEPTH) return true
  }
  return false
}

/** @returns the place after the closing quote, or after the text where there is none */
function endOfString(text: string, start: number): number {
  let end = start
  for (;;) {
    end = text.indexOf('"', end + 1)
    if (end === -1) return text.length
    let backslashes = 0
    while (text[end - 1 - backslashes] === '\\') backslashes += 1
    if (backslashes % 2 === 0) return end + 1
  }
}
