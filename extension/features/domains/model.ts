/** Domain names of one organisation, or of all. */
import { batch, createModel, signal } from '@preact/signals'
import { domainPage, type DomainFilter, type DomainRow } from '#shared/domains.ts'
import type { Api } from '../../core/api.ts'
import { createPaged, type PageQuery } from '../../core/paged.ts'

/** Days in UTC; `to` is the first that no longer belongs to it. */
export interface Span {
  readonly from: string
  readonly to: string
}

export const DomainsModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  const organisation = signal<string | null>(null)
  /** Of which the list shows those alone that run out in it. */
  const span = signal<Span | null>(null)
  const ask = ({ filter, search, offset, limit }: PageQuery<DomainFilter>) =>
    api.ask({
      path: `/v1/domains?${new URLSearchParams({
        ...(organisation.peek() === null ? {} : { organisation: organisation.peek() ?? '' }),
        ...span.peek(),
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
    span,
    /** Where the list was left for one of its names. */
    left: signal<{ readonly name: string; readonly scrollY: number } | null>(null),
    /** @param id null shows every organisation's */
    async show(id: string | null) {
      if (shown && id === organisation.peek()) return
      shown = true
      organisation.value = id
      await names.choose(names.filter.peek())
    },
    refresh: () => names.refresh(),
    /** Shows all names that run out in these days; null shows every day's again. */
    choose(days: Span | null) {
      return batch(() => {
        span.value = days
        return names.choose(days === null ? names.filter.peek() : 'all')
      })
    },
  }
})
export type DomainsModel = InstanceType<typeof DomainsModel>
