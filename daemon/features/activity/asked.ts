/** What waits for the person, as the checks are judged by it. Pure. */
import type { AskedSnapshot, ConnectionSnapshot } from '#daemon/core/snapshot.ts'
import { isSameAccount } from '#daemon/core/stated.ts'
import {
  fact,
  isKnown,
  known,
  read,
  unknown,
  valueOrNull,
  type Fact,
  type UnknownReason,
} from '#shared/fact.ts'
import { REST } from '#shared/quick-answers.ts'
import type { IsoTime } from '#shared/time.ts'
import { LIST_AGE } from './lists.ts'
import type { ToldFlag } from './rules.ts'

/** Findings of one login; more become one with a count. */
const MOST = 20

const asked = ({ id, event, count, until, reasons, you, answer }: ToldFlag): AskedSnapshot => ({
  id,
  label: event.place?.name ?? event.device ?? event.address ?? event.login ?? '',
  reasons: reasons.map(({ code }) => code),
  count,
  at: until,
  isProbablyYou: you !== null,
  isOther: answer?.was === 'not-me',
})

/** @param flags of one account, the gravest first */
export function waiting(flags: readonly ToldFlag[]): readonly AskedSnapshot[] {
  const all = flags
    .filter(({ answer, closedAt }) => answer === null || (answer.was === 'not-me' && closedAt === null))
    .map(asked)
  const [open, others] = [all.filter(({ isOther }) => !isOther), all.filter(({ isOther }) => isOther)]
  return [...few(open, MOST / 2), ...few(others, MOST / 2)]
}

function few(all: readonly AskedSnapshot[], most: number): readonly AskedSnapshot[] {
  if (all.length <= most) return all
  const rest = all.slice(most - 1)
  const [first] = rest
  if (!first) return all
  const reasons = [...new Set(rest.flatMap((one) => one.reasons))]
  return [
    ...all.slice(0, most - 1),
    {
      ...first,
      at: rest.reduce((newest, { at }) => (at > newest ? at : newest), first.at),
      id: `${REST}${first.isOther ? 'not-me' : 'waiting'}`,
      reasons,
      count: rest.reduce((sum, one) => sum + one.count, 0),
      isProbablyYou: rest.every((one) => one.isProbablyYou),
    },
  ]
}

/** A source's clock may be ahead; what is of the future is not believed. */
const earliest = (times: readonly IsoTime[]): IsoTime | null => times.toSorted()[0] ?? null

/** What waits stays until it is answered, whatever is heard; that nothing does is as old as what was heard. */
export function activityFact(
  login: ConnectionSnapshot,
  flags: readonly AskedSnapshot[],
  list: { readonly reason: UnknownReason | null; readonly at: IsoTime | null },
  now: IsoTime,
): Fact<readonly AskedSnapshot[]> {
  const { account } = login
  const heard = read(account, now)
  // when it last signed in says nothing of who it was: only devices can be compared
  const tells = isKnown(heard) && isKnown(heard.known.devices)
  if (flags.length > 0)
    return fact(
      known(flags),
      { source: 'infomaniak', observedAt: earliest([now, ...flags.map(({ at }) => at)]) },
      Infinity,
    )
  if (list.reason === null && list.at !== null)
    return fact(known(flags), { source: 'infomaniak', observedAt: list.at }, LIST_AGE)
  if (tells) return fact(known(flags), account.by, account.maxAge)
  return fact(
    unknown(isKnown(heard) ? (list.reason ?? 'not-published') : heard.unknown),
    account.by,
    account.maxAge,
  )
}

/** Logins of whose sign-ins no source tells anything that could be compared, and why. */
export const unheardOf = (
  connections: readonly ConnectionSnapshot[],
  wordOf: (logins: readonly string[]) => Parameters<typeof activityFact>[2],
  now: IsoTime,
) =>
  connections.flatMap((login) => {
    const own = connections.filter((other) => isSameAccount(login, other)).map(({ name }) => name)
    const heard = read(activityFact(login, [], wordOf(own), now), now)
    const person = valueOrNull(login.account.told)?.name ?? null
    return isKnown(heard) ? [] : { login: login.name, person, reason: heard.unknown }
  })
