/** The days from which the person means to require 2FA, by organisation: kept durably. */
import type { Store } from '#daemon/core/store.ts'
import { createTurns } from '#daemon/core/turns.ts'
import { day } from '#shared/requirement.ts'
import { isoTime } from '#shared/time.ts'
import * as v from 'valibot'
import type { Plan } from './plan.ts'

const plansFile = v.record(v.string(), v.strictObject({ on: day, plannedAt: isoTime }))
type PlansFile = v.InferOutput<typeof plansFile>

export interface Plans {
  /** Counts up at each change. */
  readonly revision: number
  get(organisation: string): Plan | null
  /** `null` takes it back. */
  set(organisation: string, plan: Plan | null): Promise<void>
  /** @returns whether it was there, and is no more: one that was made anew in between stays */
  close(organisation: string, plan: Plan): Promise<boolean>
  forget(isGone: (organisation: string) => boolean): Promise<void>
}

export async function openPlans(store: Store): Promise<Plans> {
  const kept = await store.document<PlansFile>('team/plans', plansFile, {})
  const { inTurn } = createTurns()
  let revision = 0
  async function change(next: (file: PlansFile) => PlansFile): Promise<void> {
    await kept.change(next)
    revision += 1
  }
  const get = (organisation: string): Plan | null =>
    (Object.hasOwn(kept.value, organisation) ? kept.value[organisation] : null) ?? null
  const without = (file: PlansFile, isGone: (organisation: string) => boolean): PlansFile =>
    Object.fromEntries(Object.entries(file).filter(([organisation]) => !isGone(organisation)))

  return {
    get revision() {
      return revision
    },
    get,
    set: (organisation, plan) =>
      inTurn(async () => {
        if (plan === null && get(organisation) === null) return
        await change((file) => ({
          ...without(file, (other) => other === organisation),
          ...(plan && { [organisation]: { on: plan.on, plannedAt: plan.plannedAt } }),
        }))
      }),
    close: (organisation, plan) =>
      inTurn(async () => {
        if (get(organisation)?.plannedAt !== plan.plannedAt) return false
        await change((file) => without(file, (other) => other === organisation))
        return true
      }),
    forget: (isGone) =>
      inTurn(async () => {
        if (!Object.keys(kept.value).some(isGone)) return
        // in the backup as well
        for (let copies = 2; copies > 0; copies -= 1) await change((file) => without(file, isGone))
      }),
  }
}
