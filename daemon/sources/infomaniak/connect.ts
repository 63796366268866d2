/** The first use of a pasted token: is it one, is it taken, and what may it do. */
import type { Clock } from '#daemon/core/clock.ts'
import type { Outgoing } from '#daemon/core/outgoing.ts'
import type { Capability } from '#shared/connections.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { createInfomaniakClient } from './client.ts'
import { probe } from './probe.ts'
import type { Queue } from './queue.ts'

export interface Connected {
  readonly connected: true
  readonly capabilities: readonly Capability[]
  /** Whose token it is, by the account's id; `null` where the provider does not say. */
  readonly account: string | null
  /** The token without what was pasted around it: what to keep. */
  readonly token: string
}

/** Codes of `shared/errors.ts`. */
export type ConnectFault = 'bad-shape' | 'token-rejected' | 'provider-unreachable'

/** What a bearer token is made of (RFC 6750, section 2.1). The bounds keep out what was pasted by mistake. */
const TOKEN = /^[A-Za-z0-9._~+/-]{8,4096}={0,2}$/

/** Keeps nothing. A token that is refused every call is connected all the same: it is the person's, and says so. */
export async function connectInfomaniak(deps: {
  pasted: string
  baseUrl: string
  outgoing: Outgoing
  queue: Queue
  clock: Clock
  signal: AbortSignal
}): Promise<Result<Connected, ConnectFault>> {
  const { pasted, signal, ...rest } = deps
  const token = pasted.trim()
  if (!TOKEN.test(token)) return err('bad-shape')
  const client = createInfomaniakClient({ ...rest, token })
  const { capabilities, account } = await probe(client, signal)
  if (client.isRejected) return err('token-rejected')
  const answered = capabilities.some(
    ({ state }) => state === 'allowed' || state === 'refused' || state === 'absent',
  )
  return answered ? ok({ connected: true, capabilities, account, token }) : err('provider-unreachable')
}
