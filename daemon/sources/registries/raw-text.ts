/** An answer as it came, for a person to read: bounded, and with nothing in it that acts on where it is shown. */
import { onOneLine } from '#daemon/core/foreign-text.ts'

const MOST_BYTES = 64 * 1024

export function rawText(text: string | null): { readonly raw: string | null; readonly cut: boolean } {
  if (text === null) return { raw: null, cut: false }
  const lines = text
    // what has more characters has more bytes, too
    .slice(0, MOST_BYTES)
    .split(/\r\n|[\r\n]/)
    .map((line) => onOneLine(line.replaceAll('\t', '    '), '\uFFFD'))
  const bytes = Buffer.from(lines.join('\n'))
  // `stream` leaves out a character that was cut in two
  const raw = new TextDecoder().decode(bytes.subarray(0, MOST_BYTES), { stream: true })
  return { raw, cut: text.length > MOST_BYTES || bytes.length > MOST_BYTES }
}
