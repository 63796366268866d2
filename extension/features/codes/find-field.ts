/** Finds the field of a one-time code, by what the page says of it. Where two are equal, the one with the cursor, or none. */
import { isSeen } from './field-seen.ts'
import { saysCode } from './field-words.ts'

/** One field, or a row of boxes of one digit each. */
type Field = readonly HTMLInputElement[]

export interface Found {
  /** 0 for none, 3 where the page says it in the words of the standard. */
  readonly sure: 0 | 1 | 2 | 3
  /** Those that are as sure. */
  readonly fields: readonly Field[]
}

/** @param digits of the code */
export function findField(document: Document, digits: number): Found {
  const inputs = inputsIn(document).filter(isForText)
  const fields = gathered(inputs, digits).map((field) => ({ field, sure: sureOf(field, digits) }))
  for (const sure of [3, 2, 1] as const) {
    const found = fields
      .filter((one) => one.sure === sure && one.field.every(isSeen))
      .map(({ field }) => field)
    const withCursor = found.filter((field) => field.some(hasCursor))
    if (found.length > 0) return { sure, fields: withCursor.length === 1 ? withCursor : found }
  }
  return { sure: 0, fields: [] }
}

/** In the order of the page, those in open shadow roots among them. */
function inputsIn(root: Document | ShadowRoot): HTMLInputElement[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    if (element instanceof HTMLInputElement) return [element]
    return element.shadowRoot ? inputsIn(element.shadowRoot) : []
  })
}

const isForText = (input: HTMLInputElement) =>
  ['text', 'tel', 'number'].includes(input.type) && !input.readOnly && !input.matches(':disabled')

const hasCursor = (input: HTMLInputElement) =>
  (input.getRootNode() as Document | ShadowRoot).activeElement === input

/** Boxes that follow each other, as many as the code has digits, are one field. A row of another length is for another code. */
function gathered(inputs: readonly HTMLInputElement[], digits: number): Field[] {
  const fields: Field[] = []
  for (let at = 0; at < inputs.length;) {
    const row = inputs.slice(at, at + digits)
    const next = inputs.slice(at).findIndex((input, after) => after > 0 && !isBox(input))
    const length = next < 0 ? inputs.length - at : next
    const isWhole = length === digits && isRow(row)
    if (isWhole) fields.push(row)
    else if (row[0] && holds(row[0], digits)) fields.push([row[0]])
    at += isWhole || isBox(inputs[at]) ? length : 1
  }
  return fields
}

const isBox = (input: HTMLInputElement | undefined) => input?.maxLength === 1

/** The first may take the whole code, so that it can be pasted. */
const isRow = (row: readonly HTMLInputElement[]) => {
  const [first, ...others] = row
  if (first === undefined || !others.every((box) => isBox(box) && box.form === first.form)) return false
  return isBox(first) || first.maxLength === row.length || isNamed(first)
}

/** -1 is no limit. */
const holds = ({ maxLength }: HTMLInputElement, digits: number) => maxLength < 0 || maxLength >= digits

function sureOf(field: Field, digits: number): 0 | 1 | 2 | 3 {
  const [first] = field
  if (first === undefined) return 0
  if (field.some(isNamed)) return 3
  const words = wordsOf(first)
  const said = saysCode(words)
  if (said === 'another' || isNamedOtherwise(first)) return 0
  if (said === 'surely') return 2
  return field.length > 1 || (said === 'perhaps' && isForDigits(first, digits)) ? 1 : 0
}

/** As the page has it: Firefox's own property knows some tokens only. */
const autocompleteOf = (input: HTMLInputElement) =>
  (input.getAttribute('autocomplete') ?? '').trim().toLowerCase().split(/\s+/)

/** Among other tokens, as the standard has them: `section-login one-time-code webauthn`. */
const isNamed = (input: HTMLInputElement) => autocompleteOf(input).includes('one-time-code')

/** For something else that a browser may know: `postal-code`, `cc-csc`. */
const isNamedOtherwise = (input: HTMLInputElement) =>
  !['', 'on', 'off'].includes(autocompleteOf(input)[0] ?? '')

/** Everything by which a page names a field, for people and for itself. */
function wordsOf(input: HTMLInputElement): string {
  const labels = [...(input.labels ?? [])].map(({ textContent }) => textContent)
  const labelledBy = (input.getAttribute('aria-labelledby') ?? '').split(/\s+/).map((id) => {
    const label = id === '' ? null : (input.getRootNode() as Document | ShadowRoot).getElementById(id)
    return label?.textContent ?? ''
  })
  const { name, id, placeholder, ariaLabel, title } = input
  return [name, id, placeholder, ariaLabel ?? '', title, ...labels, ...labelledBy].join(' ')
}

function isForDigits({ inputMode, type, pattern, maxLength }: HTMLInputElement, digits: number): boolean {
  return (
    inputMode === 'numeric' ||
    type !== 'text' ||
    /\\d|0-9/.test(pattern) ||
    // room for a space in the middle
    (maxLength >= digits && maxLength <= digits + 1)
  )
}
