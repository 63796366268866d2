/** Names whose registry should be asked again before its time: the registrar has said something newer that does not fit. */
import type { DomainSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import { isKnown, read, valueOrNull } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { lifecycleOf } from './phase.ts'
import { tldLengths } from './tld-lengths.ts'

/** After a restore, say: the registrar no longer shows the name deleted, while the registry was last asked before. */
export function doubtedNames(snapshot: Snapshot, now: IsoTime): string[] {
  const names: string[] = []
  for (const { organisations } of snapshot.connections)
    for (const { domains } of valueOrNull(read(organisations, now)) ?? [])
      for (const domain of valueOrNull(read(domains, now)) ?? [])
        if (isDoubted(domain, now)) names.push(domain.name)
  return names
}

function isDoubted({ name, registrar, registry }: DomainSnapshot, now: IsoTime): boolean {
  if (registrar === null || registry === null) return false
  const listed = read(registrar, now)
  const found = read(registry, now)
  if (!isKnown(listed) || !isKnown(found)) return false
  if ((registrar.by.observedAt ?? '') <= (registry.by.observedAt ?? '')) return false
  if (!isKnown(listed.known.statuses) || !isKnown(found.known.statuses)) return false
  const about = { lengths: tldLengths(name), end: valueOrNull(listed.known.expiresAt), deletedAt: null }
  const phases = [listed.known, found.known].map(({ statuses }) =>
    isKnown(statuses) ? (lifecycleOf(statuses.known, about, now)?.phase ?? null) : null,
  )
  return phases[0] !== phases[1]
}
