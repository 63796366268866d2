/** The score: 100 less the points of every check that is open or cannot be answered. */
import { isOfBrowser, type Judged } from './judge.ts'
import type { CheckId, Severity } from '#shared/findings.ts'

const pointsBySeverity: Record<Severity, number> = { critical: 20, warning: 8, notice: 3 }

export interface LostPoints {
  readonly id: CheckId
  readonly points: number
  readonly because: 'open' | 'unknown'
}

/** The link to the provider and the browsers' sessions may be all that is known: that says nothing of an account. */
const saysOfAccount = (one: Judged) => one.check.scope !== 'connection' && !isOfBrowser(one)

/**
 * A check loses the points of its row, once, however many subjects fail it or how badly. An unknown answer loses as
 * much as a bad one, so that not knowing can never look better than knowing. `null` when
 * nothing at all is known: a zero would be a judgement too.
 * @param dismissed keys of things the person has dismissed with a reason; they lose nothing.
 */
export function score(
  judged: readonly Judged[],
  dismissed: ReadonlySet<string>,
): { readonly score: number | null; readonly lost: readonly LostPoints[] } {
  if (!judged.some((one) => one.verdict.state !== 'unknown' && saysOfAccount(one)))
    return { score: null, lost: [] }
  const lostById = new Map<CheckId, LostPoints>()
  for (const { check, verdict, thing } of judged) {
    if (verdict.state === 'ok') continue
    // a dismissal speaks of what was known: the unknown is never waved through
    if (verdict.state === 'open' && dismissed.has(thing)) continue
    const because =
      verdict.state === 'open' || lostById.get(check.id)?.because === 'open' ? 'open' : 'unknown'
    lostById.set(check.id, { id: check.id, points: pointsBySeverity[check.severity], because })
  }
  const lost = [...lostById.values()].sort((a, b) => b.points - a.points)
  return { score: Math.max(0, 100 - lost.reduce((sum, { points }) => sum + points, 0)), lost }
}
