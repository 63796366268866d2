/** The place that a mail names beside the one that a source gave. Names alone are compared: nobody guesses what lies where. Pure. */
import type { ActivityPlace } from '#shared/activity.ts'
import { languages } from '#shared/settings.ts'
import { folded } from './folded.ts'

/** Names a state of another country, too. */
const AMBIGUOUS = 'GE'
const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
  (code) => code !== AMBIGUOUS,
)

/** Country codes by the country's name in each language; made for the first place that is compared. */
let codesByName: ReadonlyMap<string, ReadonlySet<string>> | null = null

function countryNames(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const language of languages) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const code of CODES) {
      const name = names.of(code)
      if (name === undefined) continue
      const key = folded(name)
      found.set(key, (found.get(key) ?? new Set()).add(code))
    }
  }
  return found
}

/** `Lausanne, Switzerland (approximate)` */
const piecesOf = (text: string) =>
  folded(text)
    .split(/[,;()/|·•\n]|\s[-–—]\s/)
    .map((piece) => piece.trim().replace(/[.:]+$/, ''))
    .filter((piece) => piece !== '')

function countriesIn(pieces: readonly string[]): ReadonlySet<string> {
  codesByName ??= countryNames()
  return new Set(pieces.flatMap((piece) => [...(codesByName?.get(piece) ?? [])]))
}

/**
 * `other`: it names another country. A city may have another name in each language, and a network lies in more than one:
 * where the country is the same, or is not named, a city that differs says nothing (`null`).
 */
export function comparePlace(said: string | null, known: ActivityPlace | null): 'same' | 'other' | null {
  if (said === null || known === null) return null
  const [pieces, own] = [piecesOf(said), piecesOf(known.name)]
  const named = countriesIn(pieces)
  const countries = known.country === null ? countriesIn(own) : new Set([known.country.toUpperCase()])
  if (named.size > 0 && countries.size > 0) return named.isDisjointFrom(countries) ? 'other' : 'same'
  return pieces.some((piece) => own.includes(piece)) ? 'same' : null
}
