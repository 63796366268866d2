/** Whether those who are asked for facts answer. Pure. */
import { DAY, MINUTE, type IsoTime } from '#shared/time.ts'
import { isOlder } from './keeping.ts'
import type { Heard, Sights } from './sights.ts'
import { verdict, type Verdict } from './verdict.ts'

const STALE = DAY
const AGED = 365 * DAY
/** Infomaniak counts by the minute; the longest pause that is kept is a quarter of an hour. */
const PAUSE = 15 * MINUTE

type Access = Sights['access'][number]
const sum = (logins: Sights['access'], of: (login: Access) => number) =>
  logins.reduce((all, login) => all + of(login), 0)
/** The oldest first; what never was is left out. */
const oldest = (times: readonly (IsoTime | null)[]) => times.filter((at) => at !== null).sort()

/** @param named whether logins may be told by their names */
export function judgeAccess(logins: Sights['access'], now: IsoTime, named: boolean): Verdict {
  const [allowed, calls] = [sum(logins, (one) => one.allowed), sum(logins, (one) => one.calls)]
  const data = {
    logins: logins.length,
    allowed,
    calls,
    states: logins.map(({ state }) => state),
    ...(named && { names: logins.map(({ name }) => name) }),
  }
  const [lastOf] = oldest(logins.map(({ lastSyncAt }) => lastSyncAt))
  const [since] = oldest(logins.map(({ connectedAt }) => connectedAt))
  const is = (state: Access['state']) => logins.some((one) => one.state === state)
  if (since === undefined) return verdict('skipped', 'access.none', {}, data)
  if (is('rejected')) return verdict('fault', 'access.rejected', {}, data)
  if (is('locked')) return verdict('fault', 'access.locked', {}, data)
  if (logins.some((one) => one.calls > 0 && one.allowed === 0) && is('refused'))
    return verdict('fault', 'access.refused', { calls }, data)
  if (lastOf === undefined) return verdict('unknown', 'access.unheard', {}, data)
  const ages = { ...data, oldestAnswer: lastOf, oldestToken: since }
  if (isOlder(lastOf, STALE, now)) return verdict('warning', 'access.stale', { oldest: { at: lastOf } }, ages)
  if (isOlder(since, AGED, now)) return verdict('warning', 'access.aged', { since: { at: since } }, ages)
  const values = { logins: logins.length, allowed, calls, oldest: { at: lastOf } }
  return verdict('ok', 'access.allowed', values, ages)
}

/** The last word was no answer. */
const isFailing = ({ answeredAt, failed }: Heard) =>
  failed !== null && (answeredAt === null || failed.at >= answeredAt)

export function judgeProvider(heard: Sights['provider'], now: IsoTime): Verdict {
  if (heard === null) return verdict('skipped', 'provider.unasked')
  const { answeredAt, limitedAt, failed } = heard
  const data = { answeredAt, limitedAt, failedAt: failed?.at ?? null, why: failed?.why ?? null }
  if (isFailing(heard) && failed !== null)
    return verdict('fault', 'provider.unreachable', { when: { at: failed.at }, why: failed.why }, data)
  if (limitedAt !== null && !isOlder(limitedAt, PAUSE, now))
    return verdict('warning', 'provider.limited', { when: { at: limitedAt } }, data)
  if (answeredAt === null) return verdict('skipped', 'provider.unasked', {}, data)
  return verdict('ok', 'provider.answers', { when: { at: answeredAt } }, data)
}

/** @param named whether hosts may be told: they show which extensions a person's names have */
export function judgeRegistries({ servers, resting }: Sights['registries'], named: boolean): Verdict {
  const answered = oldest(servers.map(({ answeredAt }) => answeredAt))
  const last = answered.at(-1)
  const data = {
    servers: servers.length,
    answered: answered.length,
    failing: servers.filter(isFailing).length,
    resting: resting.length,
    lastAnswer: last ?? null,
    ...(named && { hosts: servers.map(({ host }) => host), restingHosts: [...resting] }),
  }
  const failed = servers.flatMap(({ failed }) => failed ?? []).sort((a, b) => (a.at < b.at ? -1 : 1))
  const worst = failed.at(-1)
  if (worst !== undefined && servers.every(isFailing)) {
    const values = { count: servers.length, when: { at: worst.at }, why: worst.why }
    return verdict('fault', 'registries.silent', values, data)
  }
  if (resting.length > 0) return verdict('warning', 'registries.resting', { count: resting.length }, data)
  if (last === undefined) return verdict('skipped', 'registries.unasked', {}, data)
  return verdict('ok', 'registries.answer', { count: answered.length, when: { at: last } }, data)
}

export function judgeFeeds({ on, port, door }: Sights['feeds']): Verdict {
  const data = { on, port, door }
  if (door === 'address-in-use') return verdict('fault', 'feeds.taken', { port: String(port) }, data)
  if (door === 'not-permitted') return verdict('fault', 'feeds.refused', { port: String(port) }, data)
  if (!on) return verdict('skipped', 'feeds.off', {}, data)
  return verdict('ok', 'feeds.open', { port: String(port) }, data)
}
