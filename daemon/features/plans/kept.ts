/** What the person said of their plans: opened, done by hand, rehearsed. Kept durably, changed one at a time. */
import * as v from 'valibot'
import type { Clock } from '#daemon/core/clock.ts'
import type { Act } from '#daemon/core/journal.ts'
import type { Opening, Word } from '#daemon/core/plan.ts'
import type { Store } from '#daemon/core/store.ts'
import { createTurns } from '#daemon/core/turns.ts'
import { LONGEST_NOTE, REHEARSAL, type PlanWord } from '#shared/plans.ts'
import { isoTime, type IsoTime } from '#shared/time.ts'

const kept = v.strictObject({
  id: v.string(),
  /** The login by which it was opened: what is kept goes with it. */
  login: v.nullable(v.string()),
  openedAt: v.nullable(isoTime),
  closedAt: v.nullable(isoTime),
  /** What stood there when it was opened. */
  base: v.record(v.string(), v.string()),
  words: v.array(
    v.strictObject({
      step: v.string(),
      at: isoTime,
      note: v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_NOTE))),
    }),
  ),
  rehearsedAt: v.nullable(isoTime),
})
export type KeptPlan = v.InferOutput<typeof kept>

/** Of whom a plan is, as far as it must be kept. */
export interface Ground {
  readonly login: string | null
  readonly base: Readonly<Record<string, string>>
}

export interface KeptPlans {
  get(id: string): KeptPlan | null
  values(): Iterable<KeptPlan>
  /** Begins afresh, whatever had been said. */
  open(id: string, ground: Ground, by: string): Promise<void>
  close(id: string, by: string): Promise<void>
  /** Said of a step, or taken back; a plan that is not open is opened by it. */
  say(id: string, word: PlanWord, ground: Ground, by: string): Promise<void>
  /** Forgets plans whose subject has gone. */
  forget(isGone: (plan: Pick<KeptPlan, 'id' | 'login'>) => boolean): Promise<void>
}

export async function openPlans(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly journal: (act: Act) => void
}): Promise<KeptPlans> {
  const { clock, journal } = deps
  const records = await deps.store.collection('plans', kept, ({ id }) => id)
  const { inTurn } = createTurns()
  const fresh = (id: string, { login, base }: Ground, at: IsoTime | null): KeptPlan => ({
    id,
    login,
    openedAt: at,
    closedAt: null,
    base: { ...base },
    words: [],
    rehearsedAt: records.get(id)?.rehearsedAt ?? null,
  })

  return {
    get: (id) => records.get(id) ?? null,
    values: () => records.values(),
    open: (id, ground, by) =>
      inTurn(async () => {
        await records.change({ put: [fresh(id, ground, clock.now())] })
        journal({ event: 'plan.opened', by, subject: id })
      }),
    close: (id, by) =>
      inTurn(async () => {
        const before = records.get(id)
        if (before?.openedAt == null || before.closedAt !== null) return
        await records.change({ put: [{ ...before, closedAt: clock.now() }] })
        journal({ event: 'plan.closed', by, subject: id })
      }),
    say: (id, { step, done, note }, ground, by) =>
      inTurn(async () => {
        const now = clock.now()
        const before = records.get(id) ?? fresh(id, ground, null)
        const after =
          step === REHEARSAL
            ? { ...before, rehearsedAt: done ? now : null }
            : withWord(isOpen(before) ? before : fresh(id, ground, now), { step, done, note }, now)
        await records.change({ put: [after] })
        const event = done ? 'plan.step-stated' : 'plan.step-taken-back'
        journal({ event, by, subject: id, data: { step } })
      }),
    forget: (isGone) =>
      inTurn(async () => {
        const gone = Array.from(records.values()).filter(isGone)
        if (gone.length > 0) await records.change({ remove: gone.map(({ id }) => id) })
      }),
  }
}

const isOpen = ({ openedAt, closedAt }: KeptPlan) => openedAt !== null && closedAt === null

function withWord(plan: KeptPlan, { step, done, note }: PlanWord, at: IsoTime): KeptPlan {
  const others = plan.words.filter((word) => word.step !== step)
  return { ...plan, words: done ? [...others, { step, at, note: note || null }] : others }
}

/** What is judged by. */
export const openingOf = (plan: KeptPlan | null): Opening => ({
  at: plan?.openedAt ?? null,
  base: plan?.base ?? {},
})
export function wordOn(plan: KeptPlan | null, step: string): Word | null {
  const found = plan?.words.find((word) => word.step === step)
  return found ? { at: found.at, note: found.note } : null
}
