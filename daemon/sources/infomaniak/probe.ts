/** What a token may do: each call is made once, reads only. A write is never tried to learn whether it is allowed. */
import * as v from 'valibot'
import type { Capability, CapabilityState } from '#shared/connections.ts'
import { isKnown } from '#shared/fact.ts'
import { canAdminister } from '#shared/team.ts'
import { callName, calls, fill, type CallId } from './calls.ts'
import type { InfomaniakClient } from './client.ts'
import type { Outcome, Page } from './envelope.ts'
import { translateOrganisation } from './translate-team.ts'
import { isRecord, translateAll, wireId } from './wire.ts'

const stateByOutcome = {
  ok: 'allowed',
  asynchronous: 'allowed',
  rejected: 'refused',
  refused: 'refused',
  'not-found': 'absent',
  'not-enabled': 'absent',
  invalid: 'absent',
  'rate-limited': 'failed',
  odd: 'failed',
  failed: 'failed',
} as const satisfies Record<Outcome<unknown>['type'], CapabilityState>

/** What an outcome shows of the right to make the call. A thing that is not there may still be asked for. */
export const capabilityState = (outcome: Outcome<unknown>): CapabilityState =>
  outcome.type === 'not-found' && outcome.what === 'object' ? 'allowed' : stateByOutcome[outcome.type]

const pageOfOne = { page: '1', per_page: '1' }
const pagedCalls: readonly CallId[] = [
  'users',
  'usersSecurity',
  'usersWith2fa',
  'products',
  'domains',
  'countries',
  'languages',
  'timezones',
]
/** Both filtered lists are one call to a person. */
const unprobed: readonly CallId[] = ['usersWithout2fa']

/** Asks in the table's order; what needs an organisation is `unasked` where none is known. */
export async function probe(client: InfomaniakClient, signal: AbortSignal): Promise<readonly Capability[]> {
  const stateByCall = new Map<CallId, CapabilityState>()
  let user: string | undefined
  let account: string | undefined

  for (const id of Object.keys(calls) as CallId[]) {
    if (unprobed.includes(id)) continue
    const needs = JSON.stringify(calls[id])
    if (
      (needs.includes('{account}') && account === undefined) ||
      (needs.includes('{user}') && user === undefined)
    ) {
      stateByCall.set(id, 'unasked')
      continue
    }
    const { path, query } = fill(id, { ...(account && { account }), ...(user && { user }) })
    const outcome = await client.get(
      path,
      pagedCalls.includes(id) ? { ...query, ...pageOfOne } : query,
      signal,
    )
    stateByCall.set(id, capabilityState(outcome))
    if (outcome.type !== 'ok') continue
    if (id === 'profile') user = ownId(outcome.value)
    if (id === 'accounts') account = tellingOrganisation(outcome.value)
  }
  return [...stateByCall].map(([id, state]) => ({ call: callName(id), state }))
}

function ownId({ data }: Page): string | undefined {
  const id = v.safeParse(wireId, isRecord(data) ? data['id'] : undefined)
  return id.success ? id.output : undefined
}

/** An organisation where the person administers, if there is one: elsewhere a refusal says little of the token. */
function tellingOrganisation({ data }: Page): string | undefined {
  const organisations = (Array.isArray(data) && translateAll(data, translateOrganisation)) || []
  const administered = organisations.find(({ role }) => isKnown(role) && canAdminister(role.known))
  return (administered ?? organisations[0])?.id
}
