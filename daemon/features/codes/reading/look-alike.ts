/** An issuer that is made to be read as another. A small exact rule: what it does not know, it says nothing of. */

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const LATIN = /\p{Script=Latin}/u
/** The scripts with letters that look Latin. */
const LIKE_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u

/** The one that this program speaks of, as it is written and as it looks. */
const GUARDED = 'infomaniak'
const looks: readonly (readonly [from: RegExp, to: string])[] = [
  [/\p{M}/gu, ''],
  [/[l1|!ı]/gu, 'i'],
  [/0/g, 'o'],
  [/[4@]/g, 'a'],
  [/rn/g, 'm'],
]

/** Two scripts in one word, or a word that looks like the provider's name and is not it. */
export function isLookAlike(issuer: string): boolean {
  const words = issuer.match(WORD) ?? []
  return words.some((word) => LATIN.test(word) && LIKE_LATIN.test(word)) || issuer.split(/\s/).some(poses)
}

function poses(word: string): boolean {
  const written = word.toLowerCase()
  const look = looks.reduce((text, [from, to]) => text.replaceAll(from, to), written.normalize('NFKD'))
  return written !== GUARDED && look === GUARDED
}
