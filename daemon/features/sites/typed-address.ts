/** The address that a person means by what they typed or copied. Pure. */
import { withoutUnseen } from '#shared/look-alike.ts'

/** Longer ones than browsers show. */
const LONGEST = 10_000
const scheme = /^(?:[a-z][a-z\d+.-]*:\/\/|(?:https?|blob|data|about|javascript|file|mailto|view-source):)/i

/** Without a scheme it is read as https. Null where it is none: blanks, no dot and no scheme, or a host that cannot be. */
export function typedAddress(text: string): string | null {
  const typed = text.trim().replace(/^view-source:/i, '')
  // a browser would take blanks out of the middle of a name, and lead where nobody read
  if (typed === '' || typed.length > LONGEST || /[\s\p{Cc}]/u.test(typed)) return null
  const hasScheme = scheme.test(typed)
  const address = hasScheme ? typed : `https://${typed.replace(/^\/\//, '')}`
  const read = URL.parse(withoutUnseen(address))
  const isHost = read !== null && (hasScheme || /\.|^localhost$|:/.test(read.hostname))
  return isHost ? address : null
}
