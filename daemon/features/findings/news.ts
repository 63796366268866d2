/** What is to be said of things: what became new or worse, each once, and what need not be said any more. Pure. */
import type { FindingsMemory } from './memory.ts'
import { isAnotherEnd, isFarther, isWorse, standingOf } from './standing.ts'
import type { JudgedThing } from './things.ts'
import type { Evidence, Severity } from '#shared/findings.ts'
import type { IsoTime } from '#shared/time.ts'

export interface News {
  /** `nearer`: a step of what runs towards an end. */
  readonly kind: 'new' | 'worse' | 'nearer'
  readonly thing: JudgedThing
  readonly since: IsoTime
  /** How often the person was told of it before. */
  readonly times: number
  /** What counts against the least severity of which the person wants notices. */
  readonly weight: Severity
}

type Open = FindingsMemory['open']

/** What is worse than when the person was last told, or was never told. */
export function newsOf(things: readonly JudgedThing[], open: Open): News[] {
  return things.flatMap((thing): News[] => {
    const seen = open[thing.key]
    if (thing.status !== 'open' || !seen) return []
    const { said, since, times } = seen
    const now = standingOf(thing)
    if (said !== null && !isWorse(now, said)) return []
    const { course, severity } = thing
    const farther = isFarther(now, said)
    return [
      {
        kind: said === null ? 'new' : course === null ? 'worse' : 'nearer',
        thing,
        since,
        times,
        // each phase comes once, and what can be done about it is another: softened or not, it is said
        weight: farther ? 'critical' : (course?.weight ?? severity),
      },
    ]
  })
}

/** The same, after they were told. */
export function afterTelling(open: Open, news: readonly News[]): Open {
  const after = { ...open }
  for (const { thing } of news) {
    const seen = after[thing.key]
    if (seen) after[thing.key] = { ...seen, said: standingOf(thing), times: seen.times + 1 }
  }
  return after
}

/** What became of things of which something was said, or is about to be. */
export interface Told {
  /**
   * Nobody needs to hear of it any more: closed by an answer, put away, or begun anew since it ran towards `end`. A
   * thing that became unknown is not over.
   */
  readonly isOver: (thing: string, end: IsoTime | null) => boolean
  /** What is seen of it by now; `null` where nothing is. */
  readonly seen: (thing: string) => Evidence | null
}

export function toldOver(things: readonly JudgedThing[], open: Open): Told {
  const thingByKey = new Map(things.map((thing) => [thing.key, thing]))
  return {
    isOver(key, end) {
      const status = thingByKey.get(key)?.status
      if (status === 'snoozed' || status === 'dismissed' || !Object.hasOwn(open, key)) return true
      const last = open[key]?.said?.end ?? null
      return end !== null && last !== null && isAnotherEnd(last, end)
    },
    seen: (key) => thingByKey.get(key)?.seen ?? null,
  }
}
