/** How the name servers and keys of a name differ from what they were before, as far as its registry tells them. Pure. */
import { isOther, type Delegation, type RegistryRecord } from '#shared/domains.ts'
import { isKnown, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'

export interface Change {
  readonly at: IsoTime
  readonly state: 'servers' | 'signed' | 'unsigned' | 'both'
  /** Name servers, one after the other; empty where only the keys changed. */
  readonly before: string
  readonly after: string
}

/** `nothing-to-compare`: the registry tells neither. */
export function changeOf({
  keeping,
  lastTold,
  moved,
}: RegistryRecord): Change | 'none' | 'nothing-to-compare' {
  const now: Delegation = lastTold ?? keeping
  if (moved === null) return isKnown(now.nameServers) || isKnown(now.signed) ? 'none' : 'nothing-to-compare'
  const { at, from } = moved
  const isSigned = isOther(from.signed, now.signed) ? isKnown(now.signed) && now.signed.known : null
  if (isSigned !== null && !isOther(from.nameServers, now.nameServers))
    return { at, state: isSigned ? 'signed' : 'unsigned', before: '', after: '' }
  const state = isSigned === null ? 'servers' : 'both'
  return { at, state, before: listed(from.nameServers), after: listed(now.nameServers) }
}

const NONE = '–'
const listed = (servers: Told<readonly string[]>): string =>
  isKnown(servers) ? servers.known.join(', ') || NONE : ''
