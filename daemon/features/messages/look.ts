/** Words that look like a name without being it. Pure. */
import { skeletonOf } from '#shared/skeleton.ts'
import { folded } from './folded.ts'

/** The provider's name as people say it. */
const PROVIDER_WORD = 'infomaniak'
const PROVIDER_LOOK = skeletonOf(PROVIDER_WORD)

/** Names that nobody else has. */
const BRANDS = /(?<![a-z\d])k(?:suite|drive|auth|meet|chat)(?![a-z\d])/

const WORD = /[\p{L}\p{N}\p{M}]+/gu
/** One letter of another script in a Latin word is there to deceive. */
const MIXED =
  /(?=.*\p{Script=Latin})(?=.*[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}])/u
const SHORTEST = 4

const readAs = (word: string) => word.normalize('NFC').toLowerCase()

/** Whether a text names the provider, as it is read by eyes: letters that look the same count. */
export const namesProvider = (text: string): boolean => {
  const plain = folded(text)
  if (plain.includes(PROVIDER_WORD) || BRANDS.test(plain)) return true
  return skeletonOf(text.normalize('NFC').toLowerCase())
    .replaceAll(/[\s._-]+/g, '')
    .includes(PROVIDER_LOOK)
}

/** The first word that is drawn to be read as another: the provider's name in other letters, or scripts in one word. */
export function disguisedIn(text: string): { readonly word: string; readonly provider: boolean } | null {
  for (const [word] of text.matchAll(WORD)) {
    const read = readAs(word)
    const isProvider = skeletonOf(read).includes(PROVIDER_LOOK) && !read.includes(PROVIDER_WORD)
    if (isProvider || (word.length >= SHORTEST && MIXED.test(word))) return { word, provider: isProvider }
  }
  return null
}
