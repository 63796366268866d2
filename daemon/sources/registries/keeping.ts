/** In whose hands a name is and where it leads, in the one form in which two answers can be compared. */
import { toAscii } from '#daemon/core/domain-name.ts'
import { onOneLine } from '#daemon/core/foreign-text.ts'
import { known, unknown } from '#shared/fact.ts'
import type { Keeping } from '#shared/domains.ts'

/** A delegation has at most 13 in practice; the rest of a longer list would be of no registry. */
const MOST_SERVERS = 30
const LONGEST_NAME = 200

/** Lower case, without trailing dot, sorted; one that is no name makes the whole list odd. */
export function nameServersOf(printed: readonly string[]): Keeping['nameServers'] {
  if (printed.length > MOST_SERVERS) return unknown('odd')
  const names = printed.map((one) => toAscii(one.trim()))
  if (names.some((name) => name?.includes('.') !== true)) return unknown('odd')
  return known([...new Set(names)].filter((name) => name !== null).toSorted())
}

/** @param id that of IANA, of generic extensions alone */
export function registrarOf(printed: string | undefined, id: string | undefined): Keeping['registrar'] {
  const name = onOneLine(printed ?? '', ' ')
    .trim()
    .slice(0, LONGEST_NAME)
  if (name === '') return unknown('not-published')
  return known({ name, id: id !== undefined && /^\d{1,9}$/.test(id.trim()) ? id.trim() : null })
}
