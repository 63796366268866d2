/** Characters that draw nothing, or turn the reading direction: what a person sees is not what a program reads. */
import type { Hiding } from '../mail.ts'

const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/gu
/** Within a word of a script that joins no letters: elsewhere they have their use. A soft hyphen only says where to break. */
const IN_WORD =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}](?!\u00AD)\p{Default_Ignorable_Code_Point}+[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u
const UNSEEN = /\p{Default_Ignorable_Code_Point}+/gu
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu

export const hidingIn = (text: string): readonly Hiding[] => [
  ...(IN_WORD.test(text) ? (['characters'] as const) : []),
  ...(text.search(DIRECTION) >= 0 ? (['direction'] as const) : []),
]

/** On one line, with nothing in it that cannot be seen. */
export const seenOnly = (text: string): string =>
  text.toWellFormed().replaceAll(CONTROL, ' ').replaceAll(UNSEEN, '').replaceAll(/\s+/g, ' ').trim()

/** With turns of direction written out, so that `gpj.exe` turned around is not taken for a picture. */
export const withDirectionShown = (text: string): string =>
  seenOnly(
    text.replaceAll(DIRECTION, (turn) => `[U+${turn.codePointAt(0)?.toString(16).toUpperCase() ?? ''}]`),
  )
