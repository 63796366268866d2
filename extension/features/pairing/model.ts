/** Pairing this browser, and who else is paired. */
import { createModel, signal } from '@preact/signals'
import * as v from 'valibot'
import type { Api } from '../../core/api.ts'
import type { HostAnswer } from '../../core/native.ts'
import type { Trouble } from '../../core/trouble.ts'
import { pairedClient, type PairedClient } from '#shared/pairing.ts'

interface PairingDeps {
  readonly api: Pick<Api, 'pair'>
  /** The daemon was found on this port. */
  readonly moveTo: (port: number) => Promise<void>
  readonly paired: () => void
}

export const PairingModel = createModel(({ api, moveTo, paired }: PairingDeps) => {
  const busy = signal(false)
  const trouble = signal<Trouble | null>(null)
  /** The press led to nothing. */
  const failed = signal(false)
  const claim = async (code: string) => {
    const answered = await api.pair(code)
    trouble.value = answered.ok ? null : answered.error
    if (answered.ok) paired()
  }
  return {
    busy,
    trouble,
    failed,
    /** @param typed what stands in the field; sent as soon as it is six digits */
    async type(typed: string) {
      const code = typed.replaceAll(/\D/g, '')
      if (code.length !== 6 || busy.peek()) return
      busy.value = true
      await claim(code)
      busy.value = false
    },
    /** @param ask the program on this computer; null where it cannot be asked */
    async press(ask: () => Promise<HostAnswer | null>) {
      if (busy.peek()) return
      busy.value = true
      failed.value = false
      const found = await ask()
      if (found?.ticket === undefined) failed.value = true
      else {
        await moveTo(found.port)
        await claim(found.ticket)
      }
      busy.value = false
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
