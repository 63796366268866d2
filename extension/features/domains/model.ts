/** Domain names of one organisation, or of all. */
import { createModel, signal } from '@preact/signals'
import type { Api } from '../../core/api.ts'
import { createPaged, type PageQuery } from '../../core/paged.ts'
import { domainPage, type DomainFilter, type DomainRow } from '#shared/domains.ts'

/** Enough for a picture of a year: the daemon sends the most urgent first. */
const YEAR_LIMIT = 500

export const DomainsModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  const organisation = signal<string | null>(null)
  const year = signal<readonly DomainRow[]>([])
  const ask = ({ filter, search, offset, limit }: PageQuery<DomainFilter>) =>
    api.ask({
      path: `/v1/domains?${new URLSearchParams({
        ...(organisation.peek() === null ? {} : { organisation: organisation.peek() ?? '' }),
        filter,
        search,
        offset: String(offset),
        limit: String(limit),
      }).toString()}`,
      answer: domainPage,
    })
  const names = createPaged<DomainRow, DomainFilter>(ask, 'urgent')
  let shown = false
  return {
    names,
    year,
    /** @param id null shows every organisation's */
    async show(id: string | null) {
      if (shown && id === organisation.peek()) return
      shown = true
      organisation.value = id
      await names.choose(names.filter.peek())
    },
    refresh: () => names.refresh(),
    async readYear() {
      const read = await ask({ filter: 'all', search: '', offset: 0, limit: YEAR_LIMIT })
      if (read.ok) year.value = read.value.rows
    },
  }
})
export type DomainsModel = InstanceType<typeof DomainsModel>
