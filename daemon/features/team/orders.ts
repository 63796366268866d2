/** The orders in which people can be listed. What is not known stands after what is bad, and before what is fine. Pure. */
import { roles, type memberOrders, type MemberRow } from '#shared/team.ts'
import { administers, isJudged } from './rows.ts'

export type Order = (typeof memberOrders)[number]

/** A row with the text by which it is found and sorted: without accents and in small letters. */
export interface Entry {
  readonly row: MemberRow
  readonly name: string
  readonly text: string
}

const PLAIN = /^[\x20-\x7e]*$/
export const folded = (text: string): string =>
  // of most names there is nothing to take apart, which takes most of the time
  (PLAIN.test(text) ? text : text.normalize('NFD').replaceAll(/\p{M}/gu, '')).toLowerCase()

export function entryOf(row: MemberRow): Entry {
  const name = folded(row.name)
  return { row, name, text: `${name}\n${folded(row.email)}` }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byName = (a: Entry, b: Entry) => byText(a.name, b.name) || byText(a.row.email, b.row.email)

const stateRank = { off: 0, unknown: 1, weak: 2, on: 3 } as const
/** Who signs in elsewhere or is only invited comes last: there is nothing to judge. */
const twoFactorRank = (row: MemberRow) => (isJudged(row) ? stateRank[row.twoFactor ?? 'unknown'] : 4)

/** A few places, the first of them first: nothing needs to be compared. */
const rankByOrder = {
  // administrators without 2FA first, then whoever lacks it, then of whom it is not known
  worst: (row: MemberRow) => 2 * twoFactorRank(row) + Number(!administers(row)),
  role: ({ role }: MemberRow) => (role === null ? roles.length : roles.indexOf(role)),
  'two-factor': twoFactorRank,
} as const
/** The newest first; never, and not known, last. */
const timeByOrder = {
  'last-seen': ({ row }: Entry) => row.lastSeenAt ?? '',
  'last-alert': ({ row }: Entry) => row.lastAlertAt ?? '',
} as const

export const sortedByName = (entries: readonly Entry[]): Entry[] => entries.toSorted(byName)

/** @param named sorted by name: who is equal in another order stays so */
export function inOrder(named: readonly Entry[], order: Order): readonly Entry[] {
  if (order === 'name') return named
  if (order === 'last-seen' || order === 'last-alert') {
    const timeOf = timeByOrder[order]
    return named.toSorted((a, b) => byText(timeOf(b), timeOf(a)))
  }
  const rankOf = rankByOrder[order]
  const places: Entry[][] = []
  for (const entry of named) (places[rankOf(entry.row)] ??= []).push(entry)
  return places.flat()
}
