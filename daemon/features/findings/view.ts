/** What everything that is shown of the findings is made of, from one judging of the snapshot. Pure. */
import type { FixOf } from './actions.ts'
import { isOfBrowser, type Judged } from './judge.ts'
import type { FindingsMemory } from './memory.ts'
import { placeIn } from './places.ts'
import { score } from './score.ts'
import { badgeOver, toThings, type JudgedThing } from './things.ts'
import type { Described } from '#shared/finding-words.ts'
import type { Badge, Status } from '#shared/status.ts'
import type { IsoTime } from '#shared/time.ts'

export interface Surroundings {
  readonly now: IsoTime
  readonly version: string
  readonly sandbox: boolean
  readonly locked: boolean
  readonly syncing: boolean
  readonly lastSyncAt: IsoTime | null
  readonly warnings: readonly string[]
  /** Organisations that the person leaves out of the badge, by their ids. */
  readonly leftOut: readonly string[]
}

/** Words in the reader's language; the only thing here that is not data. */
export interface Words {
  badge(badge: Omit<Badge, 'title'>): string
  title(finding: Described): string
}

export interface View {
  /** All of it, of organisations that are left out as well. */
  readonly judged: readonly Judged[]
  readonly things: readonly JudgedThing[]
  /** What badge and score are made of. */
  readonly counted: { readonly judged: readonly Judged[]; readonly things: readonly JudgedThing[] }
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
  const seen = new Set(judged.flatMap(({ organisation }) => organisation?.id ?? []))
  const leftOut = new Set(around.leftOut).intersection(seen)
  const counted =
    leftOut.size === 0
      ? { judged, things }
      : {
          judged: judged.filter(({ organisation }) => organisation === null || !leftOut.has(organisation.id)),
          things: things.filter(({ key }) => !leftOut.has(placeIn(key).organisation)),
        }
  const scored = scoreOf(counted.judged, counted.things)
  const badge = badgeOf(counted.things, countOfAccount(counted.judged), words, around, leftOut.size)
  return { judged, things, counted, badge, score: scored.score, lost: [...scored.lost] }
}

/** What is of one organisation, and of nobody's own account. */
export const within = ({ judged, things }: View, id: string): View['counted'] => ({
  judged: judged.filter(({ organisation }) => organisation?.id === id),
  things: things.filter(({ key }) => placeIn(key).organisation === id),
})

export function scoreOf(judged: readonly Judged[], things: readonly JudgedThing[]): ReturnType<typeof score> {
  const dismissed = things.filter(({ status }) => status === 'dismissed')
  return score(judged, new Set(dismissed.map(({ key }) => key)))
}

/** An account of which nothing is judged looks unknown, however well the browsers stand. */
export const countOfAccount = (judged: readonly Judged[]): number =>
  judged.filter((one) => !isOfBrowser(one)).length

/** @param judged how much of the account was judged */
export function badgeOf(
  things: readonly JudgedThing[],
  judged: number,
  words: Words,
  around: Surroundings,
  leftOut = 0,
): Badge {
  const badge = { ...badgeOver(things, { ...around, judged }), leftOut }
  return { ...badge, title: words.badge(badge) }
}
