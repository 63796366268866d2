/** Runs every check over a snapshot. Pure: the same snapshot and moment give the same findings. */
import type { CheckRow, Scope, Verdict } from '../../core/check.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import type { IsoTime } from '#shared/time.ts'
import { BY_HAND, isOfMany, type Place } from './places.ts'
import { subjectsOf, type Standing } from './subjects.ts'

/** One check's answer for one subject, whatever it is: good, bad, unknown. Good ones may be told together. */
export interface Judged {
  readonly check: CheckRow
  /**
   * `<check>/<connection>/<organisation>/<subject>`: stable over syncs and restarts. No login is named where an organisation
   * is, which several may see; a browser's id stands as a login's name, and `BY_HAND` for names in no organisation.
   */
  readonly key: string
  /** The key of the thing to do that this belongs to: shared where the check counts its subjects together. */
  readonly thing: string
  readonly connection: string
  readonly organisation: { readonly id: string; readonly name: string } | null
  readonly subject: string
  readonly verdict: Exclude<Verdict, { state: 'not-concerned' }>
  /** How many subjects this answer is for: 1, but where `judge` has gathered what is fine. */
  readonly count: number
}

export const isByHand = ({ connection }: Judged): boolean => connection === BY_HAND

/** Of a browser's sessions, whatever account is used in them. */
export const isOfBrowser = ({ check: { scope } }: Judged): boolean => scope === 'browser' || scope === 'site'

type Checks = readonly { [S in Scope]: CheckRow<S> }[Scope][]

/** What is open or unknown, one by one, and what is fine as one answer for each check in each organisation. */
export function judge(checks: Checks, snapshot: Snapshot, now: IsoTime): Judged[] {
  const { take, all } = gathering()
  const answer = answering(checks, now, take)
  for (const standing of subjectsOf(snapshot, now)) answer(standing)
  return all
}

/** The same, resting whenever `pace` says so: others get their turn. */
export async function judgePaced(
  checks: Checks,
  snapshot: Snapshot,
  now: IsoTime,
  pace: () => Promise<void> | undefined,
): Promise<Judged[]> {
  const { take, all } = gathering()
  const answer = answering(checks, now, take)
  for (const standing of subjectsOf(snapshot, now)) {
    answer(standing)
    const rest = pace()
    if (rest) await rest
  }
  return all
}

/** Every answer for every subject, the good ones too. */
export function judgeEach(checks: Checks, snapshot: Snapshot, now: IsoTime): Judged[] {
  const all: Judged[] = []
  const toJudged = judgedBy()
  const answer = answering(checks, now, (...answered) => all.push(toJudged(...answered)))
  for (const standing of subjectsOf(snapshot, now)) answer(standing)
  return all
}

type Answered = readonly [check: CheckRow, standing: Standing, verdict: Judged['verdict']]

/** Runs the checks of a subject's scope. When a list itself is unknown, every check over its members is, once. */
function answering(checks: Checks, now: IsoTime, take: (...answered: Answered) => void) {
  const byScope = Map.groupBy(checks, (check) => check.scope)
  return (standing: Standing): void => {
    const rows = byScope.get(standing.scope) ?? []
    if ('list' in standing) {
      const { list, reason } = standing
      for (const row of rows) take(row, standing, { state: 'unknown', reason, fact: list })
      return
    }
    for (const row of rows) {
      // groupBy has put only rows of this scope here, which its type cannot say
      const verdict = (row as CheckRow<never>).judge(standing.subject as never, now)
      if (verdict.state !== 'not-concerned') take(row, standing, verdict)
    }
  }
}

function judgedBy(): (...answered: Answered) => Judged {
  // thousands of answers of one check in one organisation: its part of their keys is made once
  const groups = new Map<CheckRow, { readonly path: string; readonly group: string }>()
  const groupOf = (check: CheckRow, path: string): string => {
    const last = groups.get(check)
    if (last?.path === path) return last.group
    const group = `${check.id}/${path}`
    groups.set(check, { path, group })
    return group
  }
  return (check, standing, verdict) => {
    const { place, label: subject } = standing
    const { connection, organisation, path } = place
    const group = groupOf(check, path)
    const key = `${group}/${'list' in standing ? '*' : standing.id}`
    const thing = check.counted === 'together' ? group : key
    return { check, key, thing, connection, organisation, subject, verdict, count: 1 }
  }
}

/** Of a hundred thousand answers nearly all are good, and of those only the number is of use. */
function gathering() {
  const all: Judged[] = []
  const toJudged = judgedBy()
  let before: Place | undefined
  const fineByCheck = new Map<CheckRow, { count: number }>()
  return {
    all,
    /** Takes them place by place. */
    take: (...[check, standing, verdict]: Answered): void => {
      const { place } = standing
      if (place !== before) fineByCheck.clear()
      before = place
      const fine = verdict.state === 'ok' ? fineByCheck.get(check) : undefined
      if (fine) {
        fine.count += 1
        return
      }
      const judged = toJudged(check, standing, verdict)
      all.push(judged)
      if (verdict.state === 'ok' && isOfMany(place)) fineByCheck.set(check, judged)
    },
  }
}
