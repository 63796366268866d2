/**
 * Finds backup codes in whatever was pasted: lists with numbers, bullets and headings, several columns, mails. Codes of one set
 * have one form, so the most frequent form wins, and the rest is told. Pure.
 */
import { bareCode, LONGEST_CODE, MOST_CODES, type ReadCodes } from '#shared/backup-codes.ts'

/** A shorter one could be guessed, and is a day, a time or a place in a list. */
const SHORTEST = 6
const LONGEST = 40
const MOST_LEFT = 100
const LEFT_SHOWN = 120

/** Groups of letters and digits as they stood, with dashes or spaces between them. */
interface Candidate {
  readonly groups: readonly string[]
  readonly separator: '-' | ' ' | ''
  readonly line: number
}
interface Found {
  readonly candidates: readonly Candidate[]
  /** What no code was seen in. */
  readonly rest: string | null
}

/** @param text at most `LONGEST_PASTE` characters */
export function readBackupCodes(text: string): ReadCodes {
  const candidates: Candidate[] = []
  const left: ReadCodes['left'] = []
  plain(text)
    .split(/\r\n|[\n\r]/)
    .forEach((line, at) => {
      for (const part of line.split(COLUMNS)) {
        const found = readPart(part.trim(), at + 1)
        candidates.push(...found.candidates)
        if (found.rest !== null) left.push({ text: found.rest, line: at + 1, why: 'no-code' })
      }
    })
  const sure = candidates.filter(hasDigits)
  const form = mostFrequent(sure)
  const isOfKind = kindOf(form === null ? [] : sure.filter((one) => asForm(one, form) !== null))
  const taken = new Map<string, { code: string; lines: number[] }>()
  for (const candidate of candidates) {
    const codes = form !== null && isOfKind(candidate) ? asForm(candidate, form) : null
    if (codes === null || taken.size + codes.length > MOST_CODES) {
      const why = hasDigits(candidate) ? 'other-form' : 'no-code'
      left.push({ text: written(candidate), line: candidate.line, why })
      continue
    }
    for (const code of codes) {
      const before = taken.get(bareCode(code))
      if (before) before.lines.push(candidate.line)
      else taken.set(bareCode(code), { code, lines: [candidate.line] })
    }
  }
  const all = [...taken.values()]
  return {
    taken: all.map(({ code, lines }) => ({ code, line: lines[0] ?? 0 })),
    left: left
      .sort((one, other) => one.line - other.line)
      .slice(0, MOST_LEFT)
      .map((one) => ({ ...one, text: one.text.slice(0, LEFT_SHOWN) })),
    repeated: all.filter(({ lines }) => lines.length > 1).map(({ code, lines }) => ({ code, lines })),
  }
}

/** One kind of dash, space and digit; nothing that cannot be seen. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replaceAll(/[\u2010-\u2015\u2212\u2043\uFE58\uFE63\uFF0D]/g, '-')

/** Also before the next number of a list in the same row. */
const COLUMNS = /\t|\s{2,}|[|;,]|\s(?=\(?#?\d{1,3}[.)]\s)/
/** `1.`, `(2)`, `3)`, `#4`, `5:`, a bullet, or a box to tick. */
const ORDINAL = /^(?:\(?#?\d{1,3}[.):]|#\d{1,3}|[-*•·◦▪●○□☐☑]|\[[ xX]?\])(?:\s+|$)/
const AROUND = new Set(` "'\`“”„«»‘’()[]{}<>*_~.:!`)
const GROUPS = /^[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*$/
const WORD = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/

function readPart(part: string, line: number): Found {
  const text = unwrapped(part.replace(ORDINAL, ''))
  // a place in the list, or an empty line
  if (text === '' || /^\d{1,3}$/.test(text)) return { candidates: [], rest: null }
  const whole = GROUPS.test(text) ? asCodes(text, line) : null
  if (whole) return { candidates: whole, rest: null }
  const words = text.split(/\s+/).map((word) => {
    const candidate = asWord(unwrapped(word), line)
    return { word: unwrapped(word), candidate: candidate && hasDigits(candidate) ? candidate : null }
  })
  const rest = words.filter(({ candidate }) => candidate === null).map(({ word }) => word)
  return {
    candidates: words.flatMap(({ candidate }) => candidate ?? []),
    rest: rest.length === 0 ? null : rest.length === words.length ? part : rest.join(' '),
  }
}

/** Without quotes and brackets; by hand, since an expression would look at each run of them again and again. */
function unwrapped(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && AROUND.has(text[start] ?? '')) start += 1
  while (end > start && AROUND.has(text[end - 1] ?? '')) end -= 1
  return text.slice(start, end)
}

/** What is nothing but groups: one code, or several in a row; `null` where that is no code. */
function asCodes(text: string, line: number): Candidate[] | null {
  const words = text.split(' ')
  const [first = '', second = ''] = words
  // the number of a list, without a dot
  if (/^\d{1,2}$/.test(first) && second.length > 2) return asCodes(words.slice(1).join(' '), line)
  if (words.length === 1 || text.includes('-') || first.length >= SHORTEST) {
    const each = words.map((word) => asWord(word, line))
    return each.every((one) => one !== null) ? each : null
  }
  const isEven = words.every(({ length }) => length === first.length)
  return isEven && first.length > 1 && words.join('').length >= SHORTEST
    ? [{ groups: words, separator: ' ', line }]
    : null
}

/** A day has groups of two: a code has longer ones. */
function asWord(word: string, line: number): Candidate | null {
  const groups = word.split('-')
  const isFit = WORD.test(word) && isLong(groups) && groups.every(({ length }) => length > 2)
  return isFit ? { groups, separator: groups.length > 1 ? '-' : '', line } : null
}

/** Words of a language have none; of the codes of a set a few have none either. */
const hasDigits = ({ groups }: Candidate) => groups.some((group) => /\d/.test(group))

/** Whether one without a digit can be of this set: there are letters in it, and they are written alike. */
function kindOf(sure: readonly Candidate[]): (candidate: Candidate) => boolean {
  const letters = sure.flatMap(({ groups }) => groups).join('')
  const isLower = /[a-z]/.test(letters)
  const isUpper = /[A-Z]/.test(letters)
  return (candidate) => {
    if (hasDigits(candidate)) return true
    const own = candidate.groups.join('')
    return (!/[a-z]/.test(own) || isLower) && (!/[A-Z]/.test(own) || isUpper)
  }
}

function isLong(groups: readonly string[]): boolean {
  const length = groups.join('').length
  return length >= SHORTEST && length <= LONGEST && length + groups.length - 1 <= LONGEST_CODE
}

const written = ({ groups, separator }: Candidate) => groups.join(separator || ' ')
const lengthsOf = (groups: readonly string[]) => groups.map(({ length }) => length).join('-')

/** The lengths of the groups that most have; of two that are as frequent, the one with more groups, then the first. */
function mostFrequent(candidates: readonly Candidate[]): readonly number[] | null {
  const byForm = Map.groupBy(candidates, ({ groups }) => lengthsOf(groups))
  let best: readonly Candidate[] = []
  for (const alike of byForm.values())
    if (
      alike.length > best.length ||
      (alike.length === best.length && (alike[0]?.groups.length ?? 0) > (best[0]?.groups.length ?? 0))
    )
      best = alike
  const form = best[0]?.groups ?? []
  return isLong(form) ? form.map(({ length }) => length) : null
}

/** As codes of that form: one, or several in a row; `null` where it is of another. */
function asForm({ groups, separator }: Candidate, form: readonly number[]): string[] | null {
  if (groups.length % form.length !== 0) return null
  // only spaces say nothing of where a code ends
  if (groups.length !== form.length && separator !== ' ') return null
  if (groups.some(({ length }, at) => length !== form[at % form.length])) return null
  const count = groups.length / form.length
  return Array.from({ length: count }, (_, at) =>
    groups.slice(at * form.length, (at + 1) * form.length).join(separator),
  )
}
