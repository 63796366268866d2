/** From judgements to what a person sees: one thing per thing to do, worst first. Pure. */
import type { Course } from '../../core/course.ts'
import type { Judged } from './judge.ts'
import { markInForce, type FindingsMemory } from './memory.ts'
import type { FixOf } from './actions.ts'
import { severities } from '#shared/findings.ts'
import type { Badge, Thing } from '#shared/status.ts'
import type { IsoTime } from '#shared/time.ts'

const SUBJECTS_SHOWN = 5

/** A thing, and how far it has come where time alone makes it worse: that is remembered, and no page needs it. */
export interface JudgedThing extends Thing {
  readonly course: Course | null
}

/** What a page is told. */
export function toldOf(thing: JudgedThing): Thing {
  const told: Thing & { course?: unknown } = { ...thing }
  delete told.course
  return told
}

/** Groups what is not OK into things to do. `of` counts every subject that the check looked at. */
export function toThings(
  judged: readonly Judged[],
  memory: FindingsMemory,
  fixOf: FixOf,
  now: IsoTime,
): JudgedThing[] {
  const looked = new Map<string, number>()
  const groups = new Map<string, Judged[]>()
  for (const one of judged) {
    looked.set(one.thing, (looked.get(one.thing) ?? 0) + one.count)
    if (one.verdict.state === 'ok') continue
    // what is open and what is unknown in one organisation are two things: the first can be mended
    const key = one.verdict.state === 'unknown' ? unknownKey(one) : one.thing
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups].map(([key, group]) => toThing(key, group, looked, memory, fixOf, now)).sort(worstFirst)
}

/** Unknown answers with one reason are one thing per check and organisation: nobody mends them one by one. */
const unknownKey = ({ check, connection, organisation, verdict }: Judged) =>
  `?/${check.id}/${connection}/${organisation?.id ?? ''}/${verdict.state === 'unknown' ? verdict.reason : ''}`

function toThing(
  key: string,
  group: readonly Judged[],
  looked: ReadonlyMap<string, number>,
  memory: FindingsMemory,
  fixOf: FixOf,
  now: IsoTime,
): JudgedThing {
  const worst = group.reduce((a, b) => (rankOf(b) < rankOf(a) ? b : a))
  const { check, verdict, organisation, thing } = worst
  if (verdict.state === 'ok') throw new Error('a thing is made of what is not OK')
  const severity = verdict.state === 'open' ? verdict.severity : check.severity
  const course = verdict.state === 'open' ? verdict.course : null
  const counted = { key, severity, count: group.length, course }
  const mark = verdict.state === 'open' ? markInForce(memory, counted, now) : null
  const since = memory.open[key]?.since ?? null
  return {
    ...counted,
    id: check.id,
    status: verdict.state === 'unknown' ? 'unknown' : (mark?.as ?? 'open'),
    organisation: organisation?.name ?? null,
    of: looked.get(thing) ?? group.length,
    subjects: group.slice(0, SUBJECTS_SHOWN).map(({ subject }) => subject),
    seen: verdict.state === 'open' ? verdict.seen : {},
    reason: verdict.state === 'unknown' ? verdict.reason : null,
    observedAt: verdict.fact.by.observedAt,
    source: verdict.fact.by.source,
    since,
    until: mark?.until ?? null,
    because: mark?.because ?? null,
    actedAt: memory.acted[key] ?? null,
    isNew:
      verdict.state === 'open' && (since === null || memory.lookedAt === null || since > memory.lookedAt),
    fix: fixOf(verdict.state === 'open' ? verdict.action : check.action, organisation?.id ?? null),
  }
}

const severityOf = ({ verdict, check }: Judged) =>
  verdict.state === 'open' ? verdict.severity : check.severity
const rankOf = (judged: Judged) => severities.indexOf(severityOf(judged))

const statusRank = { open: 0, unknown: 1, snoozed: 2, dismissed: 3 } as const

/** Open before unknown before put away; then by severity; then by days left; then by key, so that rows keep their place. */
const worstFirst = (a: Thing, b: Thing): number =>
  statusRank[a.status] - statusRank[b.status] ||
  severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
  urgency(a) - urgency(b) ||
  (a.key < b.key ? -1 : 1)

/** Days; somebody else who may be in the account by now goes before every date. */
const urgency = ({ id, seen }: Thing) => {
  if (id.startsWith('activity-')) return Number.MIN_SAFE_INTEGER
  return typeof seen['days'] === 'number' ? seen['days'] : Number.MAX_SAFE_INTEGER
}

/** The badge over some things: the first state that applies, in the order of `badgeStates`. */
export function badgeOver(
  things: readonly Thing[],
  context: { readonly locked: boolean; readonly sandbox: boolean; readonly judged: number },
): Omit<Badge, 'title' | 'leftOut'> {
  const open = things.filter(({ status }) => status === 'open')
  const unknown = things.filter(({ status }) => status === 'unknown').length
  const base = { count: open.length, unknown, worst: open[0]?.severity ?? null, sandbox: context.sandbox }
  if (context.locked) return { ...base, state: 'locked', text: '–' }
  if (open.length > 0) return { ...base, state: 'todo', text: open.length > 99 ? '99+' : String(open.length) }
  // nothing judged is nothing known: an empty account can never look fine
  if (unknown > 0 || context.judged === 0) return { ...base, state: 'unknown', text: '?' }
  return { ...base, state: 'ok', text: '' }
}
