/** What stands in a file where a code should, before anything of it is read. */
import * as v from 'valibot'
import type { UnreadInFile } from '#shared/code-files.ts'

/** A line of a list or a table, or an entry of anything else, counted from 1. */
export type Place = Pick<UnreadInFile, 'line' | 'entry'>

/** What the file calls the account, '' where it does not. */
export interface Names {
  readonly issuer: string
  readonly account: string
}

/** As the file has them: nothing of it was looked at yet. */
export interface Fields extends Names {
  readonly kind: string
  readonly secret: string
  readonly algorithm?: string | null | undefined
  readonly digits?: number | null | undefined
  readonly period?: number | null | undefined
  readonly counter?: number | null | undefined
}

/** An address with the names for one that has none, the fields of a code, or the reason why there is nothing to read. */
export type Told =
  | { readonly address: string; readonly names: Names }
  | { readonly fields: Fields }
  | { readonly reason: UnreadInFile['reason'] }

export type Found = Told & {
  readonly place: Place
  /** By which a person finds it again in the other app. */
  readonly name: string
}

/** Nobody has as many; a file that does was made to be much work. */
export const MOST_CODES = 2000
/** Of a password manager, with and without codes. */
export const MOST_ENTRIES = 20_000

export const onLine = (line: number): Place => ({ line, entry: null })
/** @param index from 0 */
export const atEntry = (index: number): Place => ({ line: null, entry: index + 1 })

export const nameless: Names = { issuer: '', account: '' }

const named = v.object({ name: v.string() })
/** What an entry calls itself that is otherwise not as it should be. */
export function nameOf(entry: unknown): string {
  const read = v.safeParse(named, entry)
  return read.success ? read.output.name : ''
}

/**
 * What stands in the one field that a password manager has for a code: an address, or the seed alone.
 *
 * @param names of the entry
 */
export function toldIn(field: string, names: Names): Told {
  const text = field.trim()
  return /^[a-z][a-z\d+.-]{0,30}:/i.test(text)
    ? { address: text, names }
    : { fields: { kind: 'totp', secret: text, ...names } }
}
