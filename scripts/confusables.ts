/**
 * Writes the letters that look like others, from Unicode's own table (UTS 39, `confusables.txt`, which unhomoglyph carries). Run by
 * hand after that package has changed: `node scripts/confusables.ts`; the list is committed, and a test holds it to its source.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import unhomoglyph from 'unhomoglyph'

const TARGET = join(import.meta.dirname, '../shared/confusables.ts')

/** Scripts in use (UAX 31, table 5). Names in all others are shown by browsers as what they are sent as, and look like nothing. */
const scripts =
  'Arab Armn Beng Bopo Cyrl Deva Ethi Geor Grek Gujr Guru Hang Hani Hebr Hira Kana Khmr Knda Laoo Latn Mlym Mymr Orya Sinh ' +
  'Taml Telu Thaa Thai Tibt Zinh Zyyy'
const ofScriptInUse = new RegExp(
  `^[${scripts
    .split(' ')
    .map((script) => `\\p{Script=${script}}`)
    .join('')}]$`,
  'u',
)

/** What a name may hold (IDNA 2008, RFC 5892): small letters, marks and digits that no normal form changes. */
const mayStandInName = (letter: string) =>
  ofScriptInUse.test(letter) &&
  /^[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}]$/u.test(letter) &&
  letter.normalize('NFKC').toLowerCase().normalize('NFKC') === letter

/** The supplementary plane of letters; what follows are signs of Chinese and Japanese. */
const LAST = 0x1ffff

const withoutMarks = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '')

/** By what they look like: letters that a name may hold, and that neither are ASCII nor become it by losing their marks. */
export function confusablesOfUnicode(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (let code = 0x80; code <= LAST; code++) {
    const letter = String.fromCodePoint(code)
    if (!mayStandInName(letter)) continue
    const looksLike = unhomoglyph(letter)
    const target = withoutMarks(looksLike).toLowerCase()
    const isPlain = withoutMarks(letter) === target
    if (isPlain || !/^[a-z\d]+$/.test(target)) continue
    found.set(target, [...(found.get(target) ?? []), letter])
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)))
}

// written as numbers: letters that run from right to left would turn the lines around
const escaped = (letter: string) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`

function source(): string {
  const rows = Array.from(
    confusablesOfUnicode(),
    ([target, letters]) => `  ['${target}', '${letters.map(escaped).join('')}'],`,
  )
  return [
    '/** Made by scripts/confusables.ts from Unicode’s table of confusables: what letters look like, and the letters. */',
    'export const confusables: readonly (readonly [looksLike: string, letters: string])[] = [',
    ...rows,
    ']',
    '',
  ].join('\n')
}

if (import.meta.main) writeFileSync(TARGET, source())
