/**
 * What stands on the recovery sheet: 160 random bits in eight groups of five characters (Crockford's base32: no I, L, O or U).
 * The last of each group checks the four before it and the group's place, so that a slip is found in its group. Pure.
 */
import { err, ok, type Result } from './result.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const GROUPS = 8
const DATA = 4
export const SECRET_BYTES = 20

/** `group` is the first that is not as it was printed, from 1. */
export type CodeFault =
  { readonly type: 'groups'; readonly count: number } | { readonly type: 'group'; readonly group: number }

/** @param secret 20 random bytes */
export function codeOf(secret: Uint8Array): readonly string[] {
  if (secret.length !== SECRET_BYTES)
    throw new RangeError(`a recovery code is of ${String(SECRET_BYTES)} bytes`)
  const bits = Array.from(secret, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const values = Array.from({ length: GROUPS * DATA }, (_, at) =>
    Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2),
  )
  return Array.from({ length: GROUPS }, (_, group) => {
    const data = values.slice(group * DATA, group * DATA + DATA)
    return [...data, checkOf(data, group)].map((value) => ALPHABET[value]).join('')
  })
}

/** @param text as it was typed: spaces, hyphens, small letters, and O for 0 or I and L for 1 are all the same */
export function secretOf(text: string): Result<Uint8Array, CodeFault> {
  const plain = normal(text)
  const count = Math.ceil(plain.length / (DATA + 1))
  const wrong = Array.from({ length: Math.min(count, GROUPS) }, (_, group) => group).find(
    (group) => !isGroup(plain.slice(group * (DATA + 1), (group + 1) * (DATA + 1)), group),
  )
  if (wrong !== undefined) return err({ type: 'group', group: wrong + 1 })
  if (plain.length !== GROUPS * (DATA + 1)) return err({ type: 'groups', count })
  const bits = Array.from({ length: GROUPS }, (_, group) =>
    valuesOf(plain.slice(group * (DATA + 1), group * (DATA + 1) + DATA))
      .map((value) => value.toString(2).padStart(5, '0'))
      .join(''),
  ).join('')
  return ok(
    Uint8Array.from(
      Array.from({ length: SECRET_BYTES }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2)),
    ),
  )
}

/** Whether what was typed is that very group. */
export const isSameGroup = (typed: string, group: string): boolean => normal(typed) === group

const normal = (text: string) =>
  text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

const valuesOf = (text: string) => Array.from(text, (letter) => ALPHABET.indexOf(letter))

function isGroup(text: string, group: number): boolean {
  const values = valuesOf(text)
  return (
    values.length === DATA + 1 &&
    !values.includes(-1) &&
    values[DATA] === checkOf(values.slice(0, DATA), group)
  )
}

/** Odd weights: a single wrong character always shows, as do neighbours that changed places unless they lie 16 apart. */
const checkOf = (data: readonly number[], group: number): number =>
  data.reduce((sum, value, at) => sum + value * (2 * at + 1), 11 * (group + 1)) % ALPHABET.length
