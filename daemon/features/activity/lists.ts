/** Which lists there are, and whether a source tells each: one that none tells is not an empty one. Pure. */
import * as v from 'valibot'
import { organisationsSeen } from '#daemon/core/organisations.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { activityLists, type ActivityAnswer } from '#shared/activity.ts'
import { fact, isKnown, known, read, unknown, valueOrNull, type UnknownReason } from '#shared/fact.ts'
import { HOUR, isoTime, type IsoTime } from '#shared/time.ts'
import { listKey } from './identity.ts'

type State = ActivityAnswer['lists'][number]

/** What a source says of one list when it has told all of it that is new. */
const listTold = v.strictObject({
  list: v.picklist(activityLists),
  login: v.nullable(v.string()),
  organisation: v.nullable(v.string()),
})
export type ListTold = Readonly<v.InferOutput<typeof listTold>>
export const keptList = v.strictObject({ ...listTold.entries, at: isoTime })
export type KeptList = Readonly<v.InferOutput<typeof keptList>>

/** A login's own. */
export const userList = (login: string): ListTold => ({ list: 'user', login, organisation: null })

/** How long it may be believed without being heard again; ms. */
export const LIST_AGE = 6 * HOUR

/** When all of it that was new was last told. */
const toldAt = (told: readonly KeptList[], list: ListTold): IsoTime | null =>
  told.find((one) => listKey(one) === listKey(list))?.at ?? null

/** What is to be said of the own lists of one account: of those that were ever told, how fresh is for who reads it. */
export function lastTold(
  told: readonly KeptList[],
  logins: readonly string[],
  silent: UnknownReason,
): { readonly reason: UnknownReason | null; readonly at: IsoTime | null } {
  const [at = null] = logins
    .flatMap((login) => toldAt(told, userList(login)) ?? [])
    .sort()
    .toReversed()
  return { reason: at === null ? silent : null, at }
}

/** @param silent why a list is not known that was never told */
export const stateOf = (
  told: readonly KeptList[],
  list: ListTold,
  silent: UnknownReason,
  now: IsoTime,
): null | UnknownReason => {
  const at = toldAt(told, list)
  if (at === null) return silent
  const heard = read(fact(known(null), { source: 'infomaniak', observedAt: at }, LIST_AGE), now)
  return isKnown(heard) ? null : heard.unknown
}

export function listStates(
  snapshot: Snapshot,
  stateBy: (list: ListTold) => UnknownReason | null,
  count: (key: string) => number,
  now: IsoTime,
): State[] {
  const state = (list: ListTold): State['state'] => {
    const reason = stateBy(list)
    return reason === null ? known(count(listKey(list))) : unknown(reason)
  }
  const own = snapshot.connections.map(({ name, account }): State => ({
    login: name,
    person: valueOrNull(account.told)?.name ?? null,
    organisation: null,
    list: 'user',
    state: state(userList(name)),
  }))
  const shared = organisationsSeen(snapshot, now).map(
    ({ connection, organisation: { organisation } }): State => {
      const { id, name } = organisation
      return {
        login: connection.name,
        person: valueOrNull(connection.account.told)?.name ?? null,
        organisation: { id, name },
        list: 'organisation',
        state: state({ list: 'organisation', login: connection.name, organisation: id }),
      }
    },
  )
  const here: State = {
    login: null,
    person: null,
    organisation: null,
    list: 'computer',
    state: known(count(listKey({ list: 'computer', login: null, organisation: null }))),
  }
  return [...own, ...shared, here]
}
