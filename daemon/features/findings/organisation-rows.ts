/** Each organisation as a row: how many need the person, its members, its domains. Pure. */
import type { Judged } from './judge.ts'
import { placeIn } from './places.ts'
import { badgeOf, countOfAccount, type Surroundings, type View, type Words } from './view.ts'
import { organisationsSeen, type SeenOrganisation } from '../../core/organisations.ts'
import type { OrganisationSnapshot, Snapshot } from '../../core/snapshot.ts'
import { isKnown, read, valueOrNull } from '#shared/fact.ts'
import type { Overview } from '#shared/status.ts'
import type { IsoTime } from '#shared/time.ts'

type Row = Overview['organisations'][number]

/** Organisations of a list that is stale are not shown as if they were true. */
export function organisationRows(view: View, snapshot: Snapshot, words: Words, around: Surroundings): Row[] {
  const things = Map.groupBy(view.things, ({ key }) => placeIn(key).organisation)
  const lapsing = Map.groupBy(
    view.judged.filter(({ check }) => check.id === 'domain-lapsing'),
    ({ organisation }) => organisation?.id,
  )
  const leftOut = new Set(around.leftOut)
  const judged = countOfAccount(view.judged)
  return organisationsSeen(snapshot, around.now).map((seen) => {
    const { organisation } = seen.organisation
    const { id, name } = organisation
    return {
      id,
      name,
      role: valueOrNull(organisation.role),
      requires2fa: valueOrNull(organisation.requires2fa),
      planned: seen.organisation.followed?.planned?.on ?? null,
      supportLevel: valueOrNull(organisation.supportLevel),
      members: memberCounts(seen.organisation, around.now),
      domains: domainCounts(lapsing.get(id) ?? []),
      badge: badgeOf(things.get(id) ?? [], judged, words, around),
      counted: !leftOut.has(id),
      lastSyncAt: lastSync(seen),
    }
  })
}

const lastSync = ({ logins }: SeenOrganisation): IsoTime | null =>
  logins
    .map(({ status }) => status.lastSyncAt)
    .filter((at) => at !== null)
    .sort()
    .at(-1) ?? null

function memberCounts(one: OrganisationSnapshot, now: IsoTime): Row['members'] {
  const told = read(one.members, now)
  if (!isKnown(told)) return null
  const counts = { all: 0, on: 0, weak: 0, off: 0, unknown: 0, invited: 0, external: 0 }
  for (const member of told.known) {
    if (member.kind === 'invited') {
      counts.invited += 1
      continue
    }
    counts.all += 1
    if (member.kind === 'external') counts.external += 1
    // whoever signs in elsewhere has their second factor there
    if (member.kind === 'sso') continue
    const state = valueOrNull(member.twoFactor) ?? 'unknown'
    counts[state === 'some' ? 'on' : state] += 1
  }
  return counts
}

function domainCounts(lapsing: readonly Judged[]): Row['domains'] {
  const counts = { all: 0, urgent: 0, soon: 0, unknown: 0 }
  for (const { key, verdict, count } of lapsing) {
    if (key.endsWith('/*')) return null
    counts.all += count
    if (verdict.state === 'unknown') counts.unknown += 1
    if (verdict.state === 'open') counts[verdict.severity === 'notice' ? 'soon' : 'urgent'] += 1
  }
  return counts
}
