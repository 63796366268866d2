/** The address that a person means by what they typed or copied. Pure. */
import { withoutUnseen } from '#shared/look-alike.ts'

/** Longer ones than browsers show. */
const LONGEST = 10_000
const scheme = /^(?:[a-z][a-z\d+.-]*:\/\/|(?:https?|blob|data|about|javascript|file|mailto|view-source):)/i

/** Without a scheme it is read as https. Null where it is none: blanks, no dot and no scheme, or a host that cannot be. */
export function typedAddress(text: string): string | null {
  if (text.length > LONGEST) return null
  const typed = whole(alone(text)).replace(/^view-source:/i, '')
  // a browser would take blanks out of the middle of a name, and lead where nobody read
  if (typed === '' || /[\s\p{Cc}]/u.test(typed)) return null
  const hasScheme = scheme.test(typed)
  const address = hasScheme ? typed : `https://${typed.replace(/^\/\//, '')}`
  const read = URL.parse(withoutUnseen(address))
  const isHost = read !== null && (hasScheme || /\.|^localhost$|:/.test(read.hostname))
  return isHost ? address : null
}

const OPENING = /^(?:["'`<({«‹“”„‚‘’]|\[(?![\da-f:.]+\])|url:)+\s*/i
const CLOSING = /\s*(?:["'`>}»›“”‘’.,;!?…]|(?<!\([^)]*)\)|(?<!\[[^\]]*)\])+$/
/** Without the marks of the sentence in which it stood. No name that anybody can register has one of them. */
const alone = (text: string): string => text.trim().replace(OPENING, '').replace(CLOSING, '')

/** Addresses are written so that nobody presses them, where people warn of them. */
const broken: readonly (readonly [RegExp, string])[] = [
  [/^hxxp/i, 'http'],
  [/[[({](?:\.|dot)[\])}]/gi, '.'],
  [/\[(:|\/\/|:\/\/)\]/g, '$1'],
]
const whole = (text: string): string =>
  broken.reduce((said, [part, meant]) => said.replace(part, meant), text)
