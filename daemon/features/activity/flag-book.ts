/** Flags and what is familiar, kept durably: new events become flags here, and answers what is familiar. */
import type { Clock } from '#daemon/core/clock.ts'
import { createPace } from '#daemon/core/pace.ts'
import type { Store } from '#daemon/core/store.ts'
import type { ActivityEvent, FlagAnswer } from '#shared/activity.ts'
import { DAY, epoch, iso, type IsoTime } from '#shared/time.ts'
import { createFolding, isGathered, isPast, isRun, isSignIn, type Asked } from './flags.ts'
import { keptFlag, type KeptFlag } from './kept-flag.ts'
import { dayOf, newestFirst } from './identity.ts'
import { createJudging, learnt } from './judge.ts'
import {
  answered,
  isDeviceRefused,
  isSameDevice,
  keptKnown,
  nothingKnown,
  withdrawn,
  type Known,
} from './known.ts'
import { afterPlan, type SecurePlan } from './plan.ts'
import { asTold, reasonsOf, type OwnSignIn, type ToldFlag } from './rules.ts'

/** Looks of one login a day, so that an event of yesterday and one of today are compared. */
const AROUND = [-DAY, 0, DAY]

export type FlagBook = Awaited<ReturnType<typeof openFlagBook>>

export async function openFlagBook(deps: {
  readonly store: Store
  readonly clock: Clock
  /** Of one day, as far as they are kept. */
  readonly scan: (day: string) => AsyncIterable<readonly ActivityEvent[]>
  readonly own: () => readonly OwnSignIn[]
}) {
  const { store, clock } = deps
  const flags = await store.collection('activity-flags', keptFlag, ({ id }) => id)
  const familiar = await store.collection('activity-known', keptKnown, ({ login }) => login)
  /** A clock that was ahead when the login began to be followed takes nothing for what was there before. */
  function knownOf(login: string): Known {
    const [kept, now] = [familiar.get(login), clock.now()]
    if (!kept) return nothingKnown(login, now)
    return kept.since > now ? { ...kept, since: now } : kept
  }
  // a crash may have come between an answer and what it teaches
  for (const flag of flags.values()) await teach(flag)

  async function keep(known: Known): Promise<void> {
    if (familiar.get(known.login) !== known) await familiar.change({ put: [known] })
  }

  async function teach(flag: KeptFlag): Promise<void> {
    if (flag.answer === null || isRun(flag) || isGathered(flag) || !familiar.get(flag.login)) return
    await keep(answered(knownOf(flag.login), flag.event, flag.answer.was, flag.id))
  }

  async function judge(login: string, fresh: readonly ActivityEvent[]): Promise<void> {
    const known = learnt(knownOf(login), fresh)
    await keep(known)
    const ids = new Set(fresh.map(({ id }) => id))
    const own = [...flags.values()].filter((one) => one.login === login)
    // until the account is secured it is known to be there
    const inHand = own.filter(({ answer, closedAt }) => answer?.was === 'not-me' && closedAt === null)
    const judging = createJudging(
      known,
      ({ id }) => ids.has(id),
      (seen) => isDeviceRefused(known, seen) && !inHand.some(({ event }) => isSameDevice(event, seen)),
    )
    const folding = createFolding(own, (flag) => reasonsOf(flag, known).length === 0)
    const pace = createPace()
    const byDay = Map.groupBy(fresh, dayOf)
    const travels = fresh.filter((one) => isSignIn(one) && one.place?.position != null).map(dayOf)
    const around = travels.flatMap((day) =>
      AROUND.map((by) => iso(epoch(`${day}T00:00:00.000Z` as IsoTime) + by).slice(0, 10)),
    )
    for (const day of [...new Set([...byDay.keys(), ...around])].sort()) {
      const events = [...(byDay.get(day) ?? [])]
      // what was kept before matters for travel alone
      if (around.includes(day))
        for await (const some of deps.scan(day))
          events.push(...some.filter((one) => one.login === login && !ids.has(one.id) && isSignIn(one)))
      for (const event of events.toSorted(newestFirst).toReversed()) {
        const asked: Asked | null = judging(event)
        if (asked) folding.take(asked)
        const rest = pace()
        if (rest) await rest
      }
    }
    const { put, remove } = folding.changes()
    if (put.length > 0 || remove.length > 0) await flags.change({ put, remove })
  }

  const told = (flag: KeptFlag): ToldFlag => asTold(flag, knownOf(flag.login), deps.own())

  return {
    get revision() {
      return `${String(flags.revision)}/${String(familiar.revision)}`
    },
    values: () => flags.values(),
    get: (id: string) => flags.get(id) ?? null,
    knownOf,
    keep,
    told,

    /** Before the events themselves are kept: one that was lost with its flag is told again, a flag would not be. */
    async judge(fresh: readonly ActivityEvent[]): Promise<void> {
      for (const [login, some] of Map.groupBy(fresh, (event) => event.login))
        if (login !== null) await judge(login, some)
    },

    async answer(flag: KeptFlag, was: FlagAnswer | null, by: string): Promise<KeptFlag> {
      const known = withdrawn(knownOf(flag.login), flag.id)
      // what was seen then is what was answered
      const reasons = was === null ? null : (flag.reasons ?? reasonsOf(flag, known))
      const answer = was === null ? null : { was, at: clock.now(), by }
      const after = { ...flag, reasons, answer, closedAt: null, plan: null }
      if (flag.answer !== null) await keep(known)
      await flags.change({ put: [after] })
      // what was taken back may stand by another's answer as well
      for (const one of flags.values()) if (one.login === flag.login) await teach(one)
      return after
    },

    /** @param planOf a login's plan to secure the account; `null` where nothing is known of it */
    async follow(planOf: (login: string) => SecurePlan | null): Promise<void> {
      const put = Array.from(flags.values()).flatMap((flag) => {
        const plan = flag.answer?.was === 'not-me' ? planOf(flag.login) : null
        const after = plan ? afterPlan(flag, plan, clock.now()) : flag
        return after === flag ? [] : after
      })
      if (put.length > 0) await flags.change({ put })
    },

    async forget(isGone: (login: string) => boolean): Promise<void> {
      const gone = Array.from(flags.values()).filter(({ login }) => isGone(login))
      if (gone.length > 0) await flags.change({ remove: gone.map(({ id }) => id) })
      const logins = Array.from(familiar.values(), ({ login }) => login).filter(isGone)
      if (logins.length > 0) await familiar.change({ remove: logins })
    },
    /** Whose events, flags or habits are kept. */
    logins: () =>
      new Set([
        ...Array.from(flags.values(), ({ login }) => login),
        ...Array.from(familiar.values(), ({ login }) => login),
      ]),

    async dropBefore(oldest: IsoTime): Promise<void> {
      const past = Array.from(flags.values()).filter((flag) => isPast(flag, oldest))
      if (past.length > 0) await flags.change({ remove: past.map(({ id }) => id) })
    },
  }
}
