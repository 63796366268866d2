/** A paired browser as facts: what the checks are judged by. Pure. */
import type { BrowserSnapshot } from '#daemon/core/snapshot.ts'
import { fact, known, type Observation } from '#shared/fact.ts'
import type { PairedClient } from '#shared/pairing.ts'
import { judgeSite } from './judgement.ts'
import type { KeptBrowser } from './kept.ts'
import type { bySite } from './receipts.ts'

/** @param kept `null` where it has never reported */
export function browserFacts(
  { id, name, createdAt }: PairedClient,
  kept: KeptBrowser | null,
  receiptsOf: ReturnType<typeof bySite>,
): BrowserSnapshot {
  const seenAt = kept?.lastSeenAt ?? createdAt
  const by: Observation = { source: 'browser', observedAt: seenAt }
  // silence mends nothing and is judged by itself: see the checks
  const lasting = <T>(value: T) => fact(known(value), by, Infinity)
  if (kept === null) return { id, name, seenAt: lasting(seenAt), sites: null, weak: null }
  const { rules, doctor } = kept
  return {
    id,
    name,
    seenAt: lasting(seenAt),
    sites: lasting(rules.map((rule) => judgeSite(kept, rule, receiptsOf({ browser: id, site: rule.site })))),
    // nothing to weaken where there is no rule
    weak: lasting(rules.length === 0 ? [] : doctor.flatMap(({ id, state }) => (state === 'weak' ? id : []))),
  }
}
