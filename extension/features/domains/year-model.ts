/** When names run out in the next twelve months, as the daemon counted them. */
import { createModel, signal } from '@preact/signals'
import { domainYear, type DomainYear } from '#shared/domain-year.ts'
import type { Api } from '../../core/api.ts'

export const YearModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  /** Null until it was read. What was read last stays while the daemon cannot be asked. */
  const year = signal<DomainYear | null>(null)
  let latest = 0
  return {
    year,
    /** @param organisation null counts every name */
    async read(organisation: string | null) {
      const mine = (latest += 1)
      const query = organisation === null ? '' : `?${new URLSearchParams({ organisation }).toString()}`
      const asked = await api.ask({ path: `/v1/domains/year${query}`, answer: domainYear })
      if (mine === latest && asked.ok) year.value = asked.value
    },
  }
})
export type YearModel = InstanceType<typeof YearModel>
