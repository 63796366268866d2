/** When names run out in the next twelve months, day by day. Pure over the list. */
import { displayName } from '#daemon/core/domain-name.ts'
import { tones, toneOf } from '#shared/domain-due.ts'
import { NAMED, type DomainYear } from '#shared/domain-year.ts'
import { valueOrNull } from '#shared/fact.ts'
import { DAY, epoch, iso, type IsoTime } from '#shared/time.ts'
import { dueOf } from './due.ts'
import { warrantyAt } from './life-at.ts'
import type { Listed } from './listing.ts'

type Group = DomainYear['past']

const YEAR = 365 * DAY

/**
 * @param listed worst first, as each group then names them
 * @param organisation all of them where it is left out
 */
export function yearOf(
  listed: readonly Listed[],
  organisation: string | undefined,
  now: IsoTime,
): DomainYear {
  const end = iso(epoch(now) + YEAR)
  const days = new Map<string, Group>()
  const past = emptyGroup()
  let beyond = 0
  let unknown = 0
  for (const one of listed) {
    if (organisation !== undefined && one.organisation !== organisation) continue
    const { phase } = one.life
    const due = dueOf(one.life)
    // an active name without a date is one that never ends
    if (due === null && phase === 'unknown') unknown += 1
    else if (due === null ? phase === 'active' : due >= end) beyond += 1
    else if (due === null || due < now) put(past, one, due, now)
    else put(groupOf(days, due.slice(0, 10)), one, due, now)
  }
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1))
  return { days: inOrder.map(([day, group]) => ({ day, ...group })), past, beyond, unknown }
}

const emptyGroup = (): Group => ({ count: 0, worst: 'ok', names: [] })

function groupOf(days: Map<string, Group>, day: string): Group {
  const found = days.get(day) ?? emptyGroup()
  days.set(day, found)
  return found
}

function put(group: Group, { domain, life }: Listed, due: IsoTime | null, now: IsoTime): void {
  const { name } = domain
  const tone = toneOf(
    {
      ...life,
      restoreBy: life.phase === 'redemption' ? due : null,
      renewalWarranty: valueOrNull(warrantyAt(domain, now)),
    },
    now,
  )
  if (group.count === 0 || tones.indexOf(tone) < tones.indexOf(group.worst)) group.worst = tone
  group.count += 1
  if (group.names.length < NAMED) group.names.push({ name, display: displayName(name), phase: life.phase })
}
