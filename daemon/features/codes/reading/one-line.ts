/** What addresses of every make have in common: one line, percent signs, and no other address within. */
import type { AddressFault } from '#shared/codes.ts'
import { err, ok, type Result } from '#shared/result.ts'

/** Characters. The largest QR code holds 4296 (ISO/IEC 18004), and nothing below works harder than its length. */
export const LONGEST_ADDRESS = 16_384

/** Without the mark at its beginning, and what stands around it. */
export function oneLine(text: string): Result<string, AddressFault> {
  if (text.length > LONGEST_ADDRESS) return err('too-long')
  const line = text.trim()
  if (line === '') return err('empty')
  return /[\r\n]/.test(line) ? err('several') : ok(line)
}

/** A sign that begins no byte stays as it is; bytes that are no UTF-8 become U+FFFD. */
export const fromPercent = (text: string): string =>
  text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString())

/** Two addresses that ran together, or one that hides in a name. */
export const isAddressWithin = (name: string): boolean => /otpauth(?:-migration)?(?::|%3a)/i.test(name)
