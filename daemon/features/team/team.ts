/** All that is kept of the second steps of organisations: plans, alerts, and what was seen to change. */
import type { Clock } from '#daemon/core/clock.ts'
import type { Act } from '#daemon/core/journal.ts'
import { organisationsSeen } from '#daemon/core/organisations.ts'
import type { FollowedSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import type { Store } from '#daemon/core/store.ts'
import { isKnown } from '#shared/fact.ts'
import { observed } from './adoption.ts'
import { openAdoptions, type Adoptions } from './adoptions.ts'
import { openAlerts, type Alerts } from './alerts.ts'
import { openPlans, type Plans } from './planned.ts'

export interface Team {
  readonly alerts: Alerts
  readonly plans: Plans
  readonly adoptions: Adoptions
  /** Changes whenever something that `followed` gives does. */
  readonly revision: string
  /** What the checks are judged by; `null` where nothing is kept. */
  followed(organisation: string): FollowedSnapshot | null
  /** Notes durably what is new at this moment, and closes the plans that have come true. */
  note(): Promise<void>
  /** Forgets organisations that no login sees any more. */
  forget(): Promise<void>
}

export async function openTeam(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly snapshot: () => { readonly snapshot: Snapshot }
  readonly journal: (act: Act) => void
}): Promise<Team> {
  const { store, clock, journal } = deps
  const alerts = await openAlerts({ store, clock })
  const plans = await openPlans(store)
  const adoptions = await openAdoptions(store)
  let lastListed = ''

  async function forgetBut(listed: ReadonlySet<string>): Promise<void> {
    const isGone = (organisation: string) => !listed.has(organisation)
    await plans.forget(isGone)
    await alerts.forget(isGone)
    await adoptions.forget(isGone)
  }

  return {
    alerts,
    plans,
    adoptions,
    get revision() {
      return `${String(plans.revision)}/${String(adoptions.revision)}`
    },
    followed(organisation) {
      const plan = plans.get(organisation)
      const record = adoptions.of(organisation)
      if (plan === null && record === null) return null
      const { required = null, withdrawnAt = null, switchedOff = {} } = record ?? {}
      return { planned: plan, required, withdrawnAt, switchedOff }
    },
    async note() {
      const { snapshot } = deps.snapshot()
      const now = clock.now()
      for (const seen of organisationsSeen(snapshot, now)) {
        const { id, requires2fa } = seen.organisation.organisation
        const plan = plans.get(id)
        await adoptions.note(seen, plan !== null, now)
        const isRequired = observed(requires2fa) === true
        if (plan !== null && isRequired && (await plans.close(id, plan)))
          journal({ event: 'requirement.plan-came-true', by: 'daemon', subject: id, data: { on: plan.on } })
      }
      // an organisation that was left goes without a word
      const listed = listedIn(snapshot)
      const key = listed === null ? lastListed : [...listed].sort().join()
      if (listed !== null && key !== lastListed) await forgetBut(listed)
      lastListed = key
    },
    async forget() {
      const listed = listedIn(deps.snapshot().snapshot)
      if (listed !== null) await forgetBut(listed)
    },
  }
}

/** Of every login, an old list too; `null` while one of them was never heard: it may see any. */
function listedIn({ connections }: Snapshot): ReadonlySet<string> | null {
  const lists = connections.map(({ organisations }) => organisations.told)
  if (!lists.every(isKnown)) return null
  return new Set(lists.flatMap(({ known }) => known.map(({ organisation }) => organisation.id)))
}
