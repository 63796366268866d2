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

/** Counts brackets outside strings. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (inString) {
      if (char === '\\') at += 1
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') {
      depth += 1
      if (depth > MAX_DEPTH) return true
    } else if (char === '}' || char === ']') depth -= 1
  }
  return false
}
