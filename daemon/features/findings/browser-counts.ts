/** How many of the paired browsers hold the session rule. Pure. */
import type { BrowserSnapshot } from '../../core/snapshot.ts'
import type { Judged } from './judge.ts'
import type { Overview } from '#shared/status.ts'

/** Counted as holding is who has a rule in force, and of whose sites every one was answered for and is fine. */
export function browserCounts(
  judged: readonly Judged[],
  browsers: readonly BrowserSnapshot[],
): Overview['browsers'] {
  if (browsers.length === 0) return null
  const ofSites = judged.filter(({ check }) => check.scope === 'site')
  const answers = Map.groupBy(ofSites, ({ connection }) => connection)
  const holds = ({ id }: BrowserSnapshot) =>
    answers.get(id)?.every(({ verdict }) => verdict.state === 'ok') ?? false
  return { all: browsers.length, holding: browsers.filter(holds).length }
}
