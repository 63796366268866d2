/** Plans: how far each is, what the person says of its steps, and what support is asked. */
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { refuse } from '#daemon/core/answer.ts'
import type { Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { body, describe } from '#daemon/core/route.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import {
  planKinds,
  planOf,
  planId,
  recoveryCases,
  stepsOfPlan,
  memberPlans,
  type AccountPlan,
  type PlanOf,
} from '#shared/plan-steps.ts'
import { plan, plans, planWord, REHEARSAL, supportRequest, type Plan } from '#shared/plans.ts'
import type { IsoTime } from '#shared/time.ts'
import type { KeptPlan, KeptPlans } from './kept.ts'
import { planView, type Judged, type Places } from './plans.ts'

export interface PlanDeps {
  readonly clock: Clock
  readonly snapshot: () => { readonly snapshot: Snapshot }
  readonly plans: KeptPlans
  readonly places: Places
  readonly judgedPlan: (of: PlanOf, kept: KeptPlan | null, snapshot: Snapshot, now: IsoTime) => Judged | null
  /** As plans name them. */
  readonly planLogins: (snapshot: Snapshot, now: IsoTime) => readonly { readonly login: string | null }[]
  readonly supportRequestOf: (about: {
    readonly name: string
    readonly email: string
    readonly organisation: string
  }) => v.InferOutput<typeof supportRequest>
  /** Tells open pages that there is something new to draw. */
  readonly changed: () => void
}

const nothing = v.strictObject({})
const accountKinds = planKinds.filter((kind): kind is AccountPlan => !memberPlans.some((one) => one === kind))

export const planRoutes = (deps: PlanDeps) => {
  const { clock, plans: kept, places } = deps

  function judgedOf(id: string) {
    const of = planOf(id)
    const judged = of && deps.judgedPlan(of, kept.get(id), deps.snapshot().snapshot, clock.now())
    return judged && { of, judged }
  }
  function viewOf(id: string): Plan | null {
    const found = judgedOf(id)
    return found && planView(found.of, found.judged, kept.get(id), places)
  }
  const shown = (c: Context<Env>, id: string) => {
    const view = viewOf(id)
    return view ? c.json(view, 200) : refuse(c, 'not-found')
  }
  /** Does it, and shows the plan as it is then. */
  async function doing(c: Context<Env, string>, act: (judged: Judged, by: string) => Promise<void> | null) {
    const id = c.req.param('id') ?? ''
    const found = judgedOf(id)
    if (!found) return refuse(c, 'not-found')
    const { caller } = c.var
    const acted = act(found.judged, 'id' in caller ? caller.id : 'cli')
    if (acted === null) return refuse(c, 'bad-shape')
    await acted
    deps.changed()
    return shown(c, id)
  }

  return new Hono<Env>()
    .get(
      '/v1/plans',
      describe({ for: 'any', summary: 'Every plan, and how far it is', answers: { 200: plans } }),
      (c) => {
        const logins = deps.planLogins(deps.snapshot().snapshot, clock.now())
        const own = logins.flatMap(({ login }) => accountKinds.map((kind) => planId({ kind, login })))
        const opened = Array.from(kept.values(), ({ id }) => id).filter((id) => !own.includes(id))
        return c.json(
          [...own, ...opened.sort()].flatMap((id) => viewOf(id) ?? []),
          200,
        )
      },
    )
    .get(
      '/v1/plans/:id',
      describe({ for: 'any', summary: 'One plan, step by step', answers: { 200: plan } }),
      (c) => shown(c, c.req.param('id')),
    )
    .get(
      '/v1/plans/:id/request',
      describe({
        for: 'any',
        summary: 'What to ask of the provider’s support about a member, in each language',
        answers: { 200: supportRequest },
      }),
      (c) => {
        const found = judgedOf(c.req.param('id'))
        if (found?.of.kind !== 'incident') return refuse(c, 'not-found')
        const { subject, email, organisation } = found.judged
        const about = { name: subject ?? '', email: email ?? '', organisation: organisation ?? '' }
        return c.json([...deps.supportRequestOf(about)], 200)
      },
    )
    .post(
      '/v1/plans/:id/steps',
      describe({
        for: 'any',
        summary: 'Say that a step is done, or take that back; opens the plan',
        answers: { 200: plan },
      }),
      body(planWord),
      (c) => {
        const word = c.req.valid('json')
        const id = c.req.param('id')
        return doing(c, ({ ground }, by) => {
          const kind = planOf(id)?.kind
          const has =
            word.step === REHEARSAL
              ? recoveryCases.some((one) => one === kind)
              : kind !== undefined && stepsOfPlan(kind).some((one) => one.id === word.step)
          return has ? kept.say(id, word, ground, by) : null
        })
      },
    )
    .post(
      '/v1/plans/:id/open',
      describe({ for: 'any', summary: 'Begin a plan, from now', answers: { 200: plan } }),
      body(nothing),
      (c) => doing(c, ({ ground }, by) => kept.open(c.req.param('id'), ground, by)),
    )
    .post(
      '/v1/plans/:id/close',
      describe({ for: 'any', summary: 'Put a plan away', answers: { 200: plan } }),
      body(nothing),
      (c) => doing(c, (_, by) => kept.close(c.req.param('id'), by)),
    )
}
