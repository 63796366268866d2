/** What other programs may read of the names: the daemon's switches, and the address for the moment in which it is told. */
import { createModel, signal } from '@preact/signals'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'
import {
  feedAbout,
  feedsChanged,
  feedsState,
  type FeedFormat,
  type FeedsPatch,
  type FeedsState,
} from '#shared/feeds.ts'

export interface FeedsPorts {
  readonly api: Pick<Api, 'ask' | 'read'>
  /** Hands a file to the person. */
  readonly save: (name: string, content: Blob) => void
}

export const FeedsModel = createModel(({ api, save }: FeedsPorts) => {
  const state = signal<FeedsState | null>(null)
  /** With its secret; only this page has it, and only until it is left. */
  const address = signal<string | null>(null)
  const busy = signal(false)
  const trouble = signal<Trouble | null>(null)

  const send = async (method: 'PATCH' | 'POST', path: string, body: object) => {
    busy.value = true
    const asked = await api.ask({ method, path, body, answer: feedsChanged })
    busy.value = false
    trouble.value = asked.ok ? null : asked.error
    if (!asked.ok) return
    const { address: made, ...now } = asked.value
    state.value = now
    // an address that was shown a moment ago is no longer true where there is none, and stays where it is the same
    if (made !== null || !now.served) address.value = made
  }

  return {
    state,
    address,
    busy,
    trouble,
    async read() {
      const asked = await api.ask({ path: '/v1/feeds', answer: feedsState })
      trouble.value = asked.ok ? null : asked.error
      if (asked.ok) state.value = asked.value
    },
    change: (patch: FeedsPatch) => send('PATCH', '/v1/feeds', patch),
    renew: () => send('POST', '/v1/feeds/address', {}),
    async take(format: FeedFormat) {
      const asked = await api.read(`/v1/domains/export?format=${format}`)
      trouble.value = asked.ok ? null : asked.error
      if (asked.ok) save(feedAbout[format].file, asked.value)
    },
  }
})
export type FeedsModel = InstanceType<typeof FeedsModel>
