/** What a text looks like at a glance: two that look the same have one skeleton (UTS 39, section 4, drawn coarser). */
import { confusables } from './confusables.ts'

/** Beside those of Unicode: capitals drawn small, and what is read for a letter without being drawn like it. */
const alsoLike: readonly (readonly [looksLike: string, letters: string])[] = [
  ['a', 'ᴀдʌə'],
  ['b', 'ʙвьъβßþ'],
  ['d', 'ᴅđð'],
  ['e', 'ᴇєεɛз'],
  ['f', 'ꜰ'],
  ['g', 'ԍɢ'],
  ['h', 'ʜнԧ'],
  ['j', 'ᴊ'],
  ['k', 'ᴋкκĸқҟҡӄⱪ'],
  ['l', 'ʟı'],
  ['m', 'ᴍмʍ'],
  ['n', 'ɴпиŋπꞑ'],
  ['p', 'ᴘþ'],
  ['r', 'ʀяг'],
  ['t', 'ᴛтτʈ'],
  ['u', 'цμ'],
  ['w', 'шщω'],
  ['x', 'χ'],
]

const lookByLetter = new Map(
  [...alsoLike, ...confusables].flatMap(([looksLike, letters]) =>
    Array.from(letters, (letter) => [letter, looksLike] as const),
  ),
)

/** Letters that stand close together, or are drawn with one stroke, are read as one. */
const readAs: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/[1i]/g, 'l'],
  [/0/g, 'o'],
]

/** @param text small letters, as they are read and not as A-labels */
export function skeletonOf(text: string): string {
  const bare = text.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const looks = Array.from(bare, (letter) => lookByLetter.get(letter) ?? letter).join('')
  return readAs.reduce((seen, [letters, as]) => seen.replaceAll(letters, as), looks)
}

/** Cyrillic and Greek letters by what they are read for; of other alphabets nobody reads a Latin name. */
const readFor: readonly (readonly [letters: string, latin: string])[] = [
  ['абвгґдеёєжзиійїклмнопрстуфхцчшщыэюя', 'abvggdeeejziijiklmnoprstufhccssyeua'],
  ['αβγδεζηθικλμνοπρσςτυφχω', 'abgdezitiklmnoprsstufho'],
]
const latinByLetter = new Map(
  readFor.flatMap(([letters, latin]) =>
    Array.from(letters, (letter, at) => [letter, latin[at] ?? ''] as const),
  ),
)

/** A name in another alphabet as it is said: `инфоманиак`. What is in Latin letters stays. */
export const saidIn = (text: string): string =>
  Array.from(text, (letter) => latinByLetter.get(letter) ?? letter).join('')
