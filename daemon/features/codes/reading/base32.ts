/** Base32 (RFC 4648, section 6) as people and sites write it: any case, in groups, with padding or without. */
import { err, ok, type Result } from '#shared/result.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const values = new Map(
  Array.from(ALPHABET).flatMap((letter, value) => [
    [letter, value],
    [letter.toLowerCase(), value],
  ]),
)
const GROUPING = /[\s-]/

/**
 * Bits that fill no byte are dropped, as apps do: sites choose letters and not bytes.
 * @returns memory of its own, which whoever takes it fills with zeros
 */
export function base32Bytes(text: string): Result<Buffer, 'bad-secret' | 'bad-secret-length'> {
  const letters = Buffer.alloc(text.length)
  let count = 0
  let padded = false
  try {
    for (const char of text) {
      if (GROUPING.test(char)) continue
      const value = values.get(char)
      if (char === '=') padded = true
      else if (value === undefined || padded) return err('bad-secret')
      else letters[count++] = value
    }
    // one letter, or one more than what fills whole bytes, carries none: a letter is missing or too many
    return (count * 5) % 8 >= 5 ? err('bad-secret-length') : ok(packed(letters.subarray(0, count)))
  } finally {
    letters.fill(0)
  }
}

/** Five bits each. */
function packed(letters: Buffer): Buffer {
  const bytes = Buffer.alloc(Math.floor((letters.length * 5) / 8))
  let held = 0
  let bits = 0
  let at = 0
  for (const value of letters) {
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = held >> bits
  }
  return bytes
}

/** Without padding, as bytes: a string could not be filled with zeros. */
export function base32Text(bytes: Buffer): Buffer {
  const text = Buffer.alloc(Math.ceil((bytes.length * 8) / 5))
  for (let at = 0; at < text.length; at++) {
    const bit = at * 5
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    text[at] = ALPHABET.charCodeAt((pair >> (11 - (bit & 7))) & 31)
  }
  return text
}
