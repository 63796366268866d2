/** The provider's accounts that the daemon reads, and what each token may do. */
import { computed, createModel, signal } from '@preact/signals'
import * as v from 'valibot'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'
import { keyState, type KeyState } from './key.ts'
import { capability, connection, type Capability, type Connection } from '#shared/connections.ts'

const connectionsAnswer = v.object({ connections: v.array(connection) })
const connectAnswer = v.object({ connected: v.boolean(), capabilities: v.array(capability) })

/** The probe asks each call once, at 30 a minute. */
const PROBE_TIMEOUT = 3 * 60_000

export const ConnectionsModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  const connections = signal<readonly Connection[] | null>(null)
  const trouble = signal<Trouble | null>(null)
  const busy = signal(false)
  /** What the last token may do, right after it was given. */
  const learnt = signal<readonly Capability[] | null>(null)

  const key = signal<KeyState | null>(null)

  const readKey = async () => {
    const asked = await api.ask({ path: '/v1/key', answer: keyState })
    if (asked.ok) key.value = asked.value
  }
  const read = async () => {
    await readKey()
    const asked = await api.ask({ path: '/v1/connections', answer: connectionsAnswer })
    trouble.value = asked.ok ? null : asked.error
    if (asked.ok) connections.value = asked.value.connections
  }
  const change = async (method: 'POST' | 'DELETE', path: string, body: object) => {
    const asked = await api.ask({ method, path, body, answer: v.unknown() })
    await read()
    if (!asked.ok) trouble.value = asked.error
  }

  return {
    connections,
    trouble,
    busy,
    learnt,
    /** No key protects tokens yet and no keychain is here to keep one: a passphrase may. */
    mayChoosePassphrase: computed(() => key.value?.state === 'empty' && !key.value.keychain),
    read,
    /** True if the provider took the token. An empty passphrase is none. */
    async connect(name: string, token: string, passphrase: string) {
      busy.value = true
      learnt.value = null
      const body = { name, token, ...(passphrase === '' ? {} : { passphrase }) }
      const asked = await api.ask({
        method: 'POST',
        path: '/v1/connections',
        body,
        answer: connectAnswer,
        timeout: PROBE_TIMEOUT,
      })
      busy.value = false
      if (asked.ok) {
        learnt.value = asked.value.capabilities
        await read()
      } else trouble.value = asked.error
      return asked.ok
    },
    disconnect: (name: string) => change('DELETE', `/v1/connections/${encodeURIComponent(name)}`, {}),
    believe: (name: string, list: string, organisation: string) =>
      change('POST', `/v1/connections/${encodeURIComponent(name)}/believe`, { list, organisation }),
  }
})
export type ConnectionsModel = InstanceType<typeof ConnectionsModel>
