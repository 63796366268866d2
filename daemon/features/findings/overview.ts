/** What popup and full page show: the worst things, how many there are, and every organisation. Pure. */
import { browserCounts } from './browser-counts.ts'
import { isByHand, type Judged } from './judge.ts'
import type { FindingsMemory } from './memory.ts'
import { organisationRows } from './organisation-rows.ts'
import { BY_HAND, placeIn } from './places.ts'
import { shownOf, tallyOf } from './shown.ts'
import { toldOf } from './things.ts'
import { badgeOf, countOfAccount, scoreOf, within, type Surroundings, type View, type Words } from './view.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import { isKnown, read } from '#shared/fact.ts'
import type { Overview } from '#shared/status.ts'

/** @param only one organisation's id, or `null` for all that are not left out of the badge */
export function overviewOf(
  view: View,
  memory: FindingsMemory,
  snapshot: Snapshot,
  words: Words,
  around: Surroundings,
  only: string | null,
): Overview {
  const isInside = insideOf(only, around.leftOut)
  const { judged, things, badge, score, lost } =
    only === null ? countedOf(view) : ofOne(view, words, around, only)
  const [first] = snapshot.connections
  const account = first && read(first.account, around.now)
  return {
    now: around.now,
    version: around.version,
    sandbox: around.sandbox,
    badge,
    score,
    lost: [...lost],
    passed: passedChecks(judged),
    things: shownOf(things).map(toldOf),
    tally: tallyOf(things),
    closed: memory.closed.filter(
      ({ key, at }) => isInside(key) && (memory.lookedAt === null || at > memory.lookedAt),
    ),
    organisations: organisationRows(view, snapshot, words, around),
    account: account && isKnown(account) ? { name: account.known.name, email: account.known.email } : null,
    browsers: browserCounts(view.judged, snapshot.browsers),
    lastSyncAt: around.lastSyncAt,
    syncing: around.syncing,
    warnings: [...around.warnings],
  }
}

/** One organisation and nothing of the person's own; `null` where no login sees it. */
export function aloneOf(view: View, snapshot: Snapshot, words: Words, around: Surroundings, id: string) {
  const organisation = organisationRows(view, snapshot, words, around).find((one) => one.id === id)
  if (!organisation) return null
  const { judged, things } = within(view, id)
  return { organisation, score: scoreOf(judged, things).score, things: things.map(toldOf) }
}

const countedOf = ({ counted, badge, score, lost }: View) => ({ ...counted, badge, score, lost })

function ofOne(view: View, words: Words, around: Surroundings, only: string) {
  const isInside = insideOf(only, [])
  const judged = view.judged.filter((one) =>
    one.organisation === null ? !isByHand(one) : one.organisation.id === only,
  )
  const things = view.things.filter(({ key }) => isInside(key))
  return {
    judged,
    things,
    badge: badgeOf(things, countOfAccount(judged), words, around),
    ...scoreOf(judged, things),
  }
}

/** What is the person's own counts in each organisation, but for names that are in none. */
function insideOf(only: string | null, leftOut: readonly string[]): (key: string) => boolean {
  return (key) => {
    const { connection, organisation } = placeIn(key)
    if (only === null) return !leftOut.includes(organisation)
    return organisation === only || (organisation === '' && connection !== BY_HAND)
  }
}

/** Checks that were answered and found nothing, each counted once however many subjects it has. */
function passedChecks(judged: readonly Judged[]): number {
  const notOk = new Set<string>()
  const ok = new Set<string>()
  for (const { check, verdict } of judged) (verdict.state === 'ok' ? ok : notOk).add(check.id)
  return ok.difference(notOk).size
}
