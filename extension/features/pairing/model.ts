/** Pairing this browser, and who else is paired. */
import { createModel, signal } from '@preact/signals'
import * as v from 'valibot'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'
import { pairedClient, type PairedClient } from '#shared/pairing.ts'

export const PairingModel = createModel(({ api, paired }: { api: Pick<Api, 'pair'>; paired: () => void }) => {
  const busy = signal(false)
  const trouble = signal<Trouble | null>(null)
  return {
    busy,
    trouble,
    /** @param typed what stands in the field; sent as soon as it is six digits */
    async type(typed: string) {
      const code = typed.replaceAll(/\D/g, '')
      if (code.length !== 6 || busy.peek()) return
      busy.value = true
      const answered = await api.pair(code)
      busy.value = false
      trouble.value = answered.ok ? null : answered.error
      if (answered.ok) paired()
    },
  }
})
export type PairingModel = InstanceType<typeof PairingModel>

export const ClientsModel = createModel(({ api }: { api: Pick<Api, 'ask' | 'clientId'> }) => {
  const clients = signal<readonly PairedClient[] | null>(null)
  const own = signal<string | null>(null)
  const trouble = signal<Trouble | null>(null)
  const read = async () => {
    own.value = await api.clientId()
    const asked = await api.ask({ path: '/v1/clients', answer: v.array(pairedClient) })
    trouble.value = asked.ok ? null : asked.error
    if (asked.ok) clients.value = asked.value
  }
  return {
    clients,
    own,
    trouble,
    read,
    async revoke(id: string) {
      const asked = await api.ask({ method: 'DELETE', path: `/v1/clients/${id}`, answer: v.unknown() })
      trouble.value = asked.ok ? null : asked.error
      await read()
    },
  }
})
export type ClientsModel = InstanceType<typeof ClientsModel>
