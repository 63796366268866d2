/** The text of a WHOIS answer (RFC 3912) as lines: no charset is agreed on, no structure, and no end but the server's. */
import { onOneLine } from '#daemon/core/foreign-text.ts'

/** Far beyond any real answer, whose terms of use are longer than its data. */
const MOST_LINES = 5000
const LONGEST_LINE = 1000

/** UTF-8 where it is that, else Latin-1: neither can fail. */
export function decodeWhois(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}

/** Lines without control characters, tabs as a gap of blanks; `null` where there are more than anybody sends. */
export function linesOf(text: string): readonly string[] | null {
  const lines: string[] = []
  for (let start = 0; start <= text.length;) {
    if (lines.length === MOST_LINES) return null
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    const line = text.slice(start, Math.min(end, start + LONGEST_LINE))
    lines.push(onOneLine(line.replaceAll('\t', '    '), ' ').trimEnd())
    start = end + 1
  }
  return withoutIana(lines)
}

/** Clients that follow IANA's referral print its answer about the extension first; for .int it is the only one. */
function withoutIana(lines: readonly string[]): readonly string[] {
  const isIana = lines.slice(0, 5).some((line) => /^% iana whois server\b/i.test(line))
  const last = isIana ? lines.findIndex((line) => /^source: {1,20}iana$/i.test(line)) : -1
  const rest = last === -1 ? [] : lines.slice(last + 1)
  return rest.some((line) => line !== '') ? rest : lines
}
