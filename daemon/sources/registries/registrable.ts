/** Whether a registry can be asked for a name at all: looked at once of each. */
import { parseDomainName } from '#daemon/core/domain-name.ts'

/** So many names are remembered. */
const MOST = 30_000
const seen = new Map<string, boolean>()

export function isRegistrable(name: string): boolean {
  const before = seen.get(name)
  if (before !== undefined) return before
  if (seen.size >= MOST) seen.clear()
  const is = parseDomainName(name).ok
  seen.set(name, is)
  return is
}
