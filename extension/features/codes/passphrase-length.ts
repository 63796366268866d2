/** What its length says of a passphrase, in words that promise nothing. Pure. */
export const LEAST = 8

export type LengthHint = 'none' | 'too-short' | 'short' | 'fair' | 'long'

export function hintOf(passphrase: string): LengthHint {
  const { length } = Array.from(passphrase)
  if (length === 0) return 'none'
  if (length < LEAST) return 'too-short'
  if (length < 14) return 'short'
  return length < 20 ? 'fair' : 'long'
}
