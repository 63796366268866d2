/** Plans and readiness: from the daemon, else as they were last known, else as the table has them. */
import { batch, createModel, signal } from '@preact/signals'
import { planOf, planPath } from '#shared/plan-steps.ts'
import { plan, plans, supportRequest, type Plan, type PlanWord } from '#shared/plans.ts'
import { recovery, type Readiness } from '#shared/recovery.ts'
import { iso, type IsoTime } from '#shared/time.ts'
import type * as v from 'valibot'
import type { Api } from '../../core/api.ts'
import { endsTrust, type Trouble } from '../../core/trouble.ts'
import { barePlanOf } from './bare-plan.ts'
import type { RecoveryKeeper } from './kept-plans.ts'

export interface RecoveryDeps {
  readonly api: Pick<Api, 'ask'>
  readonly keeper: RecoveryKeeper
  /** ms since the epoch */
  readonly clock: () => number
}

export const RecoveryModel = createModel(({ api, keeper, clock }: RecoveryDeps) => {
  const all = signal<readonly Plan[]>([])
  const readiness = signal<readonly Readiness[]>([])
  /** When what is shown was told; `null` while nothing was. */
  const at = signal<IsoTime | null>(null)
  /** Why the daemon could not be asked the last time. */
  const trouble = signal<Trouble | null>(null)
  /** Why what the person just did failed. */
  const failure = signal<Trouble | null>(null)
  const request = signal<v.InferOutput<typeof supportRequest> | null>(null)
  /** What was asked for by its id, and is no plan. */
  const missing = signal<string | null>(null)
  /** A first answer, or the lack of one, is there. */
  const settled = signal(false)
  let generation = 0

  const put = (one: Plan) => {
    all.value = [...all.peek().filter(({ id }) => id !== one.id), one]
  }
  const remember = () =>
    keeper.write({ at: iso(clock()), plans: [...all.peek()], readiness: [...readiness.peek()] })

  async function drawOld(why: Trouble) {
    if (endsTrust(why)) {
      await keeper.forget()
      batch(() => {
        all.value = []
        readiness.value = []
        at.value = null
      })
    } else if (at.peek() === null) {
      const old = await keeper.read()
      if (old === null || at.peek() !== null) return
      batch(() => {
        all.value = old.plans
        readiness.value = old.readiness
        at.value = old.at
      })
    }
  }

  async function read() {
    const mine = (generation += 1)
    const [told, ready] = await Promise.all([
      api.ask({ path: '/v1/plans', answer: plans }),
      api.ask({ path: '/v1/recovery', answer: recovery }),
    ])
    if (mine !== generation) return
    if (told.ok && ready.ok) {
      batch(() => {
        // a member's plan that was never begun is in no list
        const others = all.peek().filter((one) => told.value.every(({ id }) => id !== one.id))
        all.value = [...told.value, ...others.filter(({ openedAt }) => openedAt === null)]
        readiness.value = ready.value
        at.value = iso(clock())
        trouble.value = null
      })
      await remember()
    } else {
      const why = told.ok ? (ready.ok ? null : ready.error) : told.error
      trouble.value = why
      if (why) await drawOld(why)
    }
    settled.value = true
  }

  /** Changes a plan at the daemon. */
  async function act(id: string, verb: 'steps' | 'open' | 'close', body: object = {}) {
    const written = await api.ask({ method: 'POST', path: `${planPath(id)}/${verb}`, body, answer: plan })
    failure.value = written.ok ? null : written.error
    if (!written.ok) return
    put(written.value)
    await read()
  }

  return {
    all,
    readiness,
    at,
    trouble,
    failure,
    request,
    missing,
    settled,
    read,
    /** Reads a plan of a member, which may stand in no list. */
    async show(id: string) {
      const of = planOf(id)
      batch(() => {
        request.value = null
        failure.value = null
      })
      if (of === null || !('member' in of)) return
      const [told, text] = await Promise.all([
        api.ask({ path: planPath(id), answer: plan }),
        of.kind === 'incident' ? api.ask({ path: `${planPath(id)}/request`, answer: supportRequest }) : null,
      ])
      batch(() => {
        if (told.ok) put(told.value)
        const isNone = !told.ok && told.error.type === 'problem' && told.error.code === 'not-found'
        missing.value = isNone ? id : null
        if (text?.ok) request.value = text.value
      })
    },
    say: (id: string, word: PlanWord) => act(id, 'steps', word),
    begin: (id: string) => act(id, 'open'),
    close: (id: string) => act(id, 'close'),
  }
})
export type RecoveryModel = InstanceType<typeof RecoveryModel>

/** The plan of that id: as it was told, else as the table has it; `null` where there is none. */
export const planShown = ({ all, missing }: RecoveryModel, id: string): Plan | null =>
  missing.value === id ? null : (all.value.find((one) => one.id === id) ?? barePlanOf(id))
