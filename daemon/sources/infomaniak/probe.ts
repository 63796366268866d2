/** What a token may do: each call is made once, reads only. A write is never tried to learn whether it is allowed. */
import * as v from 'valibot'
import type { Capability, CapabilityState } from '#shared/connections.ts'
import { isKnown } from '#shared/fact.ts'
import { canAdminister } from '#shared/team.ts'
import { callName, calls, fill, neededIds, type CallId, type Ids } from './calls.ts'
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
  'productsStatus',
  'domains',
  'countries',
  'languages',
  'timezones',
]
/** Both filtered lists are one call to a person, as are both of incidents, and whether there is an open invitation shows in the first pass. */
const unprobed: readonly CallId[] = ['usersWithout2fa', 'invitation', 'attacks']

/** The call that tells an id. Where it is refused, the calls that need the id are out of the token's reach too. */
const tellingCall = { user: 'profile', account: 'accounts', invitation: 'users' } as const satisfies Record<
  keyof Ids,
  CallId
>

/** Asks in the table's order. `unasked` is a call for which no id is known although the call for it was allowed. `account`: whose it is, by id. */
export async function probe(
  client: InfomaniakClient,
  signal: AbortSignal,
): Promise<{ readonly capabilities: readonly Capability[]; readonly account: string | null }> {
  const stateByCall = new Map<CallId, CapabilityState>()
  const ids: Ids = {}

  for (const id of Object.keys(calls) as CallId[]) {
    if (unprobed.includes(id)) continue
    const [missing] = neededIds(id).filter((name) => ids[name] === undefined)
    if (missing !== undefined) {
      stateByCall.set(id, stateByCall.get(tellingCall[missing]) === 'refused' ? 'refused' : 'unasked')
      continue
    }
    const { path, query } = fill(id, ids)
    const page = pagedCalls.includes(id) ? pageOfOne : {}
    const outcome = await client.get(path, { ...query, ...page }, signal)
    stateByCall.set(id, capabilityState(outcome))
    if (outcome.type !== 'ok') continue
    if (id === tellingCall.user) Object.assign(ids, ownId(outcome.value))
    if (id === tellingCall.account) Object.assign(ids, tellingOrganisation(outcome.value))
  }
  const capabilities = [...stateByCall].map(([id, state]) => ({ call: callName(id), state }))
  return { capabilities, account: ids.user ?? null }
}

function ownId({ data }: Page): Ids {
  const id = v.safeParse(wireId, isRecord(data) ? data['id'] : undefined)
  return id.success ? { user: id.output } : {}
}

/** An organisation where the person administers, if there is one: elsewhere a refusal says little of the token. */
function tellingOrganisation({ data }: Page): Ids {
  const organisations = (Array.isArray(data) && translateAll(data, translateOrganisation)) || []
  const administered = organisations.find(({ role }) => isKnown(role) && canAdminister(role.known))
  const telling = administered ?? organisations[0]
  return telling ? { account: telling.id } : {}
}
