/** Whether a name leads elsewhere than before: by its name servers, or by keys that its registry holds. Pure. */
import { isOther, type Delegation, type Keeping, type RegistryRecord } from '#shared/domains.ts'
import { isKnown, type Told } from '#shared/fact.ts'
import { DAY, epoch, type IsoTime } from '#shared/time.ts'

/** Steps of one move: a change so soon after another is compared with what stood before both. */
const ONE_MOVE = 14 * DAY

type Kept = Pick<RegistryRecord, 'keeping' | 'lastTold' | 'moved'>

export function movedBy(before: RegistryRecord | undefined, keeping: Keeping, now: IsoTime): Kept {
  const last = delegationOf(before === undefined ? keeping : (before.lastTold ?? before.keeping))
  const told: Delegation = {
    nameServers: orElse(keeping.nameServers, last.nameServers),
    signed: orElse(keeping.signed, last.signed),
  }
  const isSilent = told.nameServers !== keeping.nameServers || told.signed !== keeping.signed
  return { keeping, lastTold: isSilent ? told : null, moved: moveOf(before?.moved ?? null, last, told, now) }
}

const delegationOf = ({ nameServers, signed }: Delegation): Delegation => ({ nameServers, signed })

const orElse = <T>(now: Told<T>, last: Told<T>): Told<T> => (isKnown(now) || !isKnown(last) ? now : last)

function moveOf(
  before: RegistryRecord['moved'],
  last: Delegation,
  told: Delegation,
  now: IsoTime,
): RegistryRecord['moved'] {
  if (!differ(last, told)) return before
  const isOneMove = before !== null && epoch(now) - epoch(before.at) < ONE_MOVE
  const from = isOneMove ? before.from : last
  // back to where it was
  return differ(from, told) ? { at: now, from } : null
}

const differ = (one: Delegation, other: Delegation): boolean =>
  isOther(one.nameServers, other.nameServers) || isOther(one.signed, other.signed)
