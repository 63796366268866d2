/** Everything the toolbar, the popup and the CLI show of the findings, from one judging of the snapshot. Pure. */
import { browserCounts } from './browser-counts.ts'
import { BY_HAND, isByHand, isOfBrowser, type Judged } from './judge.ts'
import type { FindingsMemory } from './memory.ts'
import { score } from './score.ts'
import { shownOf, tallyOf } from './shown.ts'
import type { FixOf } from './actions.ts'
import { badgeOver, toldOf, toThings, type JudgedThing } from './things.ts'
import type { OrganisationSnapshot, Snapshot } from '../../core/snapshot.ts'
import { isKnown, read, valueOrNull } from '#shared/fact.ts'
import type { Finding } from '#shared/findings.ts'
import type { Described } from '#shared/finding-words.ts'
import type { Badge, Overview, Status } from '#shared/status.ts'
import type { IsoTime } from '#shared/time.ts'

export interface Surroundings {
  readonly now: IsoTime
  readonly version: string
  readonly sandbox: boolean
  readonly locked: boolean
  readonly syncing: boolean
  readonly lastSyncAt: IsoTime | null
  readonly warnings: readonly string[]
}

/** Words in the reader's language; the only thing here that is not data. */
export interface Words {
  badge(badge: Omit<Badge, 'title'>): string
  title(finding: Described): string
}

export interface View {
  readonly judged: readonly Judged[]
  readonly things: readonly JudgedThing[]
  readonly badge: Badge
  readonly score: number | null
  readonly lost: Status['lost']
}

export function view(
  judged: readonly Judged[],
  memory: FindingsMemory,
  fixOf: FixOf,
  words: Words,
  around: Surroundings,
): View {
  const things = toThings(judged, memory, fixOf, around.now)
  const dismissed = new Set(things.filter(({ status }) => status === 'dismissed').map(({ key }) => key))
  const scored = score(judged, dismissed)
  const badge = badgeOver(things, { ...around, judged: countOfAccount(judged) })
  return {
    judged,
    things,
    badge: { ...badge, title: words.badge(badge) },
    score: scored.score,
    lost: [...scored.lost],
  }
}

export function statusOf(
  view: View,
  snapshot: Snapshot,
  fixOf: FixOf,
  words: Words,
  around: Surroundings,
): Status {
  const thingByKey = new Map(view.things.map((thing) => [thing.key, thing]))
  const findings: Finding[] = []
  for (const { check, key, thing, subject, organisation, verdict } of view.judged) {
    if (verdict.state === 'ok') continue
    const shown = thingByKey.get(thing)
    const open = verdict.state === 'open'
    const status = open ? (shown?.status ?? 'open') : 'unknown'
    const seen = open ? verdict.seen : {}
    findings.push({
      id: check.id,
      key,
      severity: open ? verdict.severity : check.severity,
      subject,
      organisation: organisation?.name ?? null,
      status,
      title: words.title({
        id: check.id,
        status,
        subject,
        organisation: organisation?.name ?? null,
        count: 1,
        of: 1,
        seen,
      }),
      seen,
      reason: open ? null : verdict.reason,
      observedAt: verdict.fact.by.observedAt,
      source: verdict.fact.by.source,
      since: (open && shown?.since) || null,
      fix: fixOf(open ? verdict.action : check.action, organisation?.id ?? null),
    })
  }
  const { badge, score, lost } = view
  return {
    badge,
    score,
    lost,
    findings,
    organisations: organisations(snapshot, around.now).map(({ organisation }) => ({
      id: organisation.id,
      name: organisation.name,
      role: valueOrNull(organisation.role),
      badge: organisationBadge(view, organisation.id, words, around),
    })),
    sandbox: around.sandbox,
    warnings: [...around.warnings],
    version: around.version,
  }
}

/** @param only one organisation's id, or `null` for all */
export function overviewOf(
  view: View,
  memory: FindingsMemory,
  snapshot: Snapshot,
  words: Words,
  around: Surroundings,
  only: string | null,
): Overview {
  // what is the person's own counts in each organisation, but for names that are in none
  const isInside = (key: string) =>
    only === null || organisationOf(key) === only || (organisationOf(key) === '' && placeOf(key) !== BY_HAND)
  const judged =
    only === null
      ? view.judged
      : view.judged.filter((one) =>
          one.organisation === null ? !isByHand(one) : one.organisation.id === only,
        )
  const things = view.things.filter(({ key }) => isInside(key))
  const badge =
    only === null
      ? view.badge
      : titled(badgeOver(things, { ...around, judged: countOfAccount(judged) }), words)
  const dismissed = new Set(things.filter(({ status }) => status === 'dismissed').map(({ key }) => key))
  const scored = only === null ? view : score(judged, dismissed)
  const [first] = snapshot.connections
  const account = first && read(first.account, around.now)
  return {
    now: around.now,
    version: around.version,
    sandbox: around.sandbox,
    badge,
    score: scored.score,
    lost: [...scored.lost],
    passed: passedChecks(judged),
    things: shownOf(things).map(toldOf),
    tally: tallyOf(things),
    closed: memory.closed.filter(
      ({ key, at }) => isInside(key) && (memory.lookedAt === null || at > memory.lookedAt),
    ),
    organisations: organisations(snapshot, around.now).map((one) => ({
      id: one.organisation.id,
      name: one.organisation.name,
      role: valueOrNull(one.organisation.role),
      requires2fa: valueOrNull(one.organisation.requires2fa),
      members: memberCounts(one, around.now),
      domains: domainCounts(view.judged, one.organisation.id),
      badge: organisationBadge(view, one.organisation.id, words, around),
    })),
    account: account && isKnown(account) ? { name: account.known.name, email: account.known.email } : null,
    browsers: browserCounts(view.judged, snapshot.browsers),
    lastSyncAt: around.lastSyncAt,
    syncing: around.syncing,
    warnings: [...around.warnings],
  }
}

/** An account of which nothing is judged looks unknown, however well the browsers stand. */
const countOfAccount = (judged: readonly Judged[]) => judged.filter((one) => !isOfBrowser(one)).length

const titled = (badge: Omit<Badge, 'title'>, words: Words): Badge => ({ ...badge, title: words.badge(badge) })

/** A thing's key is `<check>/<connection>/<organisation>…`, with `?/` before it where it is unknown. */
const partsOf = (key: string) => key.replace(/^\?\//, '').split('/')
const placeOf = (key: string) => partsOf(key)[1] ?? ''
const organisationOf = (key: string) => partsOf(key)[2] ?? ''

function organisationBadge(view: View, id: string, words: Words, around: Surroundings): Badge {
  const things = view.things.filter(({ key }) => organisationOf(key) === id)
  return titled(badgeOver(things, { ...around, judged: countOfAccount(view.judged) }), words)
}

/** Checks that were answered and found nothing, each counted once however many subjects it has. */
function passedChecks(judged: readonly Judged[]): number {
  const notOk = new Set<string>()
  const ok = new Set<string>()
  for (const { check, verdict } of judged) (verdict.state === 'ok' ? ok : notOk).add(check.id)
  return ok.difference(notOk).size
}

/** Each organisation once, though several logins may see it; stale lists are not shown as if they were true. */
function organisations(snapshot: Snapshot, now: IsoTime): readonly OrganisationSnapshot[] {
  const byId = new Map<string, OrganisationSnapshot>()
  for (const connection of snapshot.connections) {
    const told = read(connection.organisations, now)
    if (!isKnown(told)) continue
    for (const one of told.known) if (!byId.has(one.organisation.id)) byId.set(one.organisation.id, one)
  }
  return [...byId.values()]
}

function memberCounts(one: OrganisationSnapshot, now: IsoTime): Overview['organisations'][number]['members'] {
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
    const state = valueOrNull(member.twoFactor) ?? 'unknown'
    counts[state === 'some' ? 'on' : state] += 1
  }
  return counts
}

function domainCounts(judged: readonly Judged[], id: string): Overview['organisations'][number]['domains'] {
  const counts = { all: 0, urgent: 0, soon: 0, unknown: 0 }
  for (const { check, organisation, key, verdict, count } of judged) {
    if (check.id !== 'domain-lapsing' || organisation?.id !== id) continue
    if (key.endsWith('/*')) return null
    counts.all += count
    if (verdict.state === 'unknown') counts.unknown += 1
    if (verdict.state === 'open') counts[verdict.severity === 'notice' ? 'soon' : 'urgent'] += 1
  }
  return counts
}
