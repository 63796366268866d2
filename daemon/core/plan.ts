/**
 * A step of a plan is judged as a check is: by facts, of which its test sees the values alone. What nobody knows is unknown.
 * A person's word counts where no source says anything, or where a source can only show one of several ways; it ages.
 */
import { isKnown, known, read, unknown, type Fact, type Observation, type Told } from '#shared/fact.ts'
import type { PlanKind, StepId } from '#shared/plan-steps.ts'
import type { NotNeeded, PlanStep } from '#shared/plans.ts'
import { DAY, epoch, type IsoTime } from '#shared/time.ts'

/** When the plan was opened, and what stood there then: what has changed since is seen by it. */
export interface Opening {
  readonly at: IsoTime | null
  readonly base: Readonly<Record<string, string>>
}

export interface Word {
  readonly at: IsoTime
  readonly note: string | null
}
/** After this a person's word asks to be given again; ms. */
export const WORD_AGE = 180 * DAY

export type Outcome =
  | { readonly state: 'done' | 'open'; readonly left?: number }
  | { readonly state: 'not-needed'; readonly why: NotNeeded; readonly left?: number }

interface Seen {
  readonly told: Told<Outcome>
  readonly by: Observation
}

export interface StepRow<S> {
  /** A source shows one way of doing it, and there are others: the person's word counts beside it. */
  readonly orByWord: boolean
  see(subject: S, opening: Opening, now: IsoTime): Seen
}
/** What decides each step of a plan; `null`: no source can, so the person's word does. */
export type PlanRows<K extends PlanKind, S> = { readonly [Id in StepId<K>]: StepRow<S> | null }

type Facts = Readonly<Record<string, Fact<unknown>>>
type Values<F extends Facts> = { readonly [K in keyof F]: F[K] extends Fact<infer T> ? T : never }

/** Makes a row. `test` gets the values of all the facts that it needs, known and fresh; what it cannot tell it says. */
export const step = <S, F extends Facts>(row: {
  needs: (subject: S, now: IsoTime) => F
  test: (values: Values<F>, opening: Opening, now: IsoTime) => Outcome | ReturnType<typeof unknown>
  orByWord?: boolean
}): StepRow<S> => ({
  orByWord: row.orByWord === true,
  see(subject, opening, now) {
    const values: Record<string, unknown> = {}
    let oldest: Observation | null = null
    for (const [name, fact] of Object.entries(row.needs(subject, now))) {
      const told = read(fact, now)
      if (!isKnown(told)) return { told, by: fact.by }
      values[name] = told.known
      if (oldest === null || (fact.by.observedAt ?? '') < (oldest.observedAt ?? '')) oldest = fact.by
    }
    if (oldest === null) throw new Error('a step that is judged needs a fact')
    const outcome = row.test(values as Values<F>, opening, now)
    return { told: 'state' in outcome ? known(outcome) : outcome, by: oldest }
  },
})

/** How a step stands. @param word the person's, since the plan was opened */
export function stepState<S>(
  row: StepRow<S> | null,
  subject: S,
  opening: Opening,
  word: Word | null,
  now: IsoTime,
): Omit<PlanStep, 'id' | 'fix'> {
  const stated = { statedAt: word?.at ?? null, note: word?.note ?? null }
  const seen = row?.see(subject, opening, now) ?? null
  const outcome = seen && isKnown(seen.told) ? seen.told.known : null
  const by = { source: seen?.by.source ?? null, observedAt: seen?.by.observedAt ?? null }
  const sayable = outcome === null || row?.orByWord === true
  const rest = { ...by, ...stated, sayable, reason: null, why: null, left: outcome?.left ?? null }

  if (outcome?.state === 'not-needed') return { ...rest, state: 'not-needed', why: outcome.why }
  if (outcome?.state === 'done') return { ...rest, state: seen?.by.source === 'person' ? 'stated' : 'done' }
  const counts = word !== null && sayable
  if (counts && epoch(now) - epoch(word.at) <= WORD_AGE) return { ...rest, state: 'stated' }
  if (counts) return { ...rest, state: 'unknown', reason: 'stale' }
  if (outcome !== null || seen === null) return { ...rest, state: 'open' }
  return { ...rest, state: 'unknown', reason: isKnown(seen.told) ? null : seen.told.unknown }
}

/** It was so only after the plan was opened; nothing has happened before that. Sources count whole seconds. */
export const since = (at: IsoTime | null, opening: Opening): Outcome => ({
  state: at !== null && opening.at !== null && seconds(at) >= seconds(opening.at) ? 'done' : 'open',
})
const seconds = (at: IsoTime) => at.slice(0, 19)
