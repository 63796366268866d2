/** Text as the tables of words compare it. Pure. */

/** Characters that draw nothing, or turn the reading direction: in words they only fool programs. */
const UNSEEN = /[\p{Cf}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu

/** Small letters without accents, one space for any; lines stay. The styled letters of mathematics are letters again. */
export const folded = (text: string): string =>
  text
    .replaceAll(UNSEEN, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[‘’´`']/g, '’')
    .replaceAll(/[^\S\n]+/g, ' ')

/** Sentences longer than that are none: a wall of text is cut, so that no search runs away. */
const LONGEST_SENTENCE = 600
/** Of a longer mail the beginning is judged for its words; links and attachments count wherever they stand. */
export const MOST_TEXT = 40_000

const MOST_SENTENCES = 1500

/** A full stop after a number or an abbreviation of a month ends nothing: what follows must begin as a sentence does. */
const BETWEEN = /\n+|(?<=[^\d\s][.!?…])\s+(?=[\p{Lu}¿¡«“"(])/u

/** The sentences of a text, as written. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .slice(0, MOST_TEXT)
    .split(BETWEEN)
    .flatMap((sentence) => sentence.match(new RegExp(`[^]{1,${String(LONGEST_SENTENCE)}}`, 'g')) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .slice(0, MOST_SENTENCES)

/** Whether `sentencesOf` gives all of a text. */
export const isReadWhole = (text: string): boolean =>
  text.length <= MOST_TEXT && text.split(BETWEEN).length <= MOST_SENTENCES
