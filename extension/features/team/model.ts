/** The people of one organisation, whether it requires 2FA of them, and who was told just now. */
import { batch, createModel, signal } from '@preact/signals'
import * as v from 'valibot'
import { alertsAdded, type Alert, type alertWays } from '#shared/alerts.ts'
import { memberPage, type memberFilters, type memberOrders, type MemberRow } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Api } from '../../core/api.ts'
import { createPaged } from '../../core/paged.ts'
import type { Trouble } from '../../core/trouble.ts'
import { RequirementModel } from './requirement-model.ts'

export type MemberFilter = (typeof memberFilters)[number]
export type MemberOrder = (typeof memberOrders)[number]
export type AlertWay = (typeof alertWays)[number]

export const TeamModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  /** Null: none is chosen, and there are several. */
  const organisation = signal<string | null>(null)
  const requirement = new RequirementModel({ api })
  const observedAt = signal<IsoTime | null>(null)
  /** Whom the person just said to have told, for taking it back. */
  const told = signal<readonly Alert[] | null>(null)
  /** Why that could not be kept. */
  const failure = signal<Trouble | null>(null)

  const people = createPaged<MemberRow, MemberFilter, MemberOrder>(
    async ({ filter, search, order, reversed, offset, limit }) => {
      const asked = await api.ask({
        path: `/v1/members?${new URLSearchParams({
          organisation: organisation.peek() ?? '',
          filter,
          search,
          order,
          reversed: String(reversed),
          offset: String(offset),
          limit: String(limit),
        }).toString()}`,
        answer: memberPage,
      })
      if (asked.ok) observedAt.value = asked.value.observedAt
      return asked
    },
    'without-2fa',
    'worst',
  )

  async function refresh() {
    if (organisation.peek() !== null) await Promise.all([people.refresh(), requirement.read()])
  }

  return {
    organisation,
    requirement,
    people,
    observedAt,
    told,
    failure,
    refresh,
    async show(id: string | null) {
      if (id === organisation.peek()) return
      batch(() => {
        organisation.value = id
        told.value = null
      })
      await Promise.all([requirement.show(id), id !== null && people.choose(people.filter.peek())])
    },
    /** The person says that these were told: no source shows it. False where that could not be kept. */
    async tell(members: readonly string[], way: AlertWay) {
      const of = organisation.peek()
      if (of === null || members.length === 0) return false
      const body = { organisation: of, members, way }
      const kept = await api.ask({ method: 'POST', path: '/v1/alerts', body, answer: alertsAdded })
      batch(() => {
        failure.value = kept.ok ? null : kept.error
        if (kept.ok) told.value = kept.value.added
      })
      await refresh()
      return kept.ok
    },
    /** It was not so. */
    async untell(ids: readonly string[]) {
      const gone = await api.ask({
        method: 'POST',
        path: '/v1/alerts/remove',
        body: { ids },
        answer: v.unknown(),
      })
      batch(() => {
        failure.value = gone.ok ? null : gone.error
        if (gone.ok) told.value = null
      })
      await refresh()
    },
  }
})
export type TeamModel = InstanceType<typeof TeamModel>
