/** The people of one organisation. */
import { createModel, signal } from '@preact/signals'
import type { Api } from '../../core/api.ts'
import { createPaged } from '../../core/paged.ts'
import { memberPage, type memberFilters, type MemberRow } from '#shared/team.ts'

export type MemberFilter = (typeof memberFilters)[number]

export const TeamModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  /** Null: none is chosen, and there are several. */
  const organisation = signal<string | null>(null)
  const people = createPaged<MemberRow, MemberFilter>(
    ({ filter, search, offset, limit }) =>
      api.ask({
        path: `/v1/members?${new URLSearchParams({
          organisation: organisation.peek() ?? '',
          filter,
          search,
          offset: String(offset),
          limit: String(limit),
        }).toString()}`,
        answer: memberPage,
      }),
    'without-2fa',
  )
  return {
    organisation,
    people,
    async show(id: string | null) {
      if (id === organisation.peek()) return
      organisation.value = id
      if (id !== null) await people.choose(people.filter.peek())
    },
    refresh: () => (organisation.peek() === null ? Promise.resolve() : people.refresh()),
  }
})
export type TeamModel = InstanceType<typeof TeamModel>
