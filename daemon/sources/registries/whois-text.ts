/** The text of a WHOIS answer (RFC 3912) as lines: no charset is agreed on, no structure, and no end but the server's. */
import { onOneLine } from '#daemon/core/foreign-text.ts'

/** Far beyond any real answer, whose terms of use are longer than its data. */
const MOST_LINES = 5000
const LONGEST_LINE = 1000

/** What the bytes themselves say that they are: by a byte order mark, or by the escape into Japanese (RFC 1468). */
function encodingOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('\x1B$B') ? 'iso-2022-jp' : null
}

/** UTF-8 where it is that, else Latin-1: neither can fail. */
export function decodeWhois(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  if (encoding !== null) return new TextDecoder(encoding).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}

/** Lines without control characters, tabs as a gap of blanks; `null` where there are more than anybody sends. */
export function linesOf(answer: string): readonly string[] | null {
  // some end their lines with CR CR LF, and some with CR alone
  const text = answer.includes('\n') ? answer.replaceAll('\r', '') : answer.replaceAll('\r', '\n')
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
