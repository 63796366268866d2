/** What happened, from every source: kept once, judged once, read in pages, and answered by the person. */
import type { Clock } from '#daemon/core/clock.ts'
import type { Act, Journal } from '#daemon/core/journal.ts'
import type { AskedSnapshot, ConnectionSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import type { Store } from '#daemon/core/store.ts'
import { createTurns } from '#daemon/core/turns.ts'
import type { ActivityAnswer, ActivityEvent, ActivityFlag, FlagAnswer } from '#shared/activity.ts'
import { known, unknown, type Fact, type Told } from '#shared/fact.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { IsoTime } from '#shared/time.ts'
import { activityFact, unheardOf, waiting } from './asked.ts'
import { daysOf, type AskingDays } from './counts.ts'
import { openFlagBook } from './flag-book.ts'
import { listKey } from './identity.ts'
import { lastTold, listStates, stateOf, userList, type ListTold } from './lists.ts'
import { openEventLog } from './log.ts'
import { createLooks, keptState, noState } from './looks.ts'
import { openOwnSignIns, type SeenSignIn } from './own-sign-ins.ts'
import type { Asking } from './page.ts'
import { mustOpen, type SecurePlan } from './plan.ts'
import { flagsTold, type ToldFlag } from './rules.ts'

const PAGE = 100
/** Events of a span that are told to who checks a claim. */
const MOST_RECENT = 200
const MOST_FLAGS = 500

export interface ActivityDeps {
  readonly store: Store
  readonly clock: Clock
  readonly journal: Pick<Journal, 'read'>
  /** Number of the last entry of the journal. */
  readonly journalSeq: () => number
  readonly note: (act: Act) => void
  readonly snapshot: () => { readonly snapshot: Snapshot }
  /** Of a paired client. */
  readonly nameOf: (id: string) => string | null
  /** Whether the provider's two lists are told here: the sandbox tells them, its API does not. */
  readonly tellsLists: boolean
  readonly isProvider: (site: string) => boolean
  readonly plan: {
    /** The id of the plan that secures a login's account; `null` where it is not connected. */
    readonly idOf: (login: string) => string | null
    readonly of: (login: string) => SecurePlan | null
    readonly open: (login: string, by: string) => Promise<void>
  }
}
export type Activity = Awaited<ReturnType<typeof openActivity>>

export async function openActivity(deps: ActivityDeps) {
  const { store, clock } = deps
  const log = await openEventLog(store)
  const own = await openOwnSignIns(store, deps.isProvider)
  const book = await openFlagBook({ store, clock, scan: log.scan, own: own.all })
  const state = await store.document('activity-state', keptState, noState)
  const { inTurn } = createTurns()
  const silent = deps.tellsLists ? 'never-asked' : 'not-published'
  const reasonOf = (list: ListTold) => stateOf(state.value.lists, list, silent, clock.now())

  const wordOf = (logins: readonly string[]) => lastTold(state.value.lists, logins, silent)

  async function keep(events: readonly ActivityEvent[]): Promise<void> {
    const fresh = await log.fresh(events)
    if (fresh.length === 0) return
    await book.judge(fresh)
    await log.add(fresh)
  }

  const looks = createLooks({
    ...deps,
    log,
    book,
    state,
    keep,
    listTold: (logins) =>
      logins.some((login) => reasonOf(userList(login)) === null) ? wordOf(logins).at : null,
  })

  const withPlan = (flag: ToldFlag): ActivityFlag => ({
    ...flag,
    plan: flag.event.login === null ? null : deps.plan.idOf(flag.event.login),
  })

  function flagsOf(logins?: readonly string[]): ToldFlag[] {
    const some = logins
      ? Array.from(book.values()).filter(({ login }) => logins.includes(login))
      : book.values()
    return flagsTold(some, book.knownOf, own.all())
  }

  return {
    /** Events of a source. One that is kept already, by its id or as what it was, is the same. */
    take: (events: readonly ActivityEvent[]): Promise<void> =>
      inTurn(async () => {
        // what came before the first telling is known
        for (const login of new Set(events.map(({ login }) => login)))
          if (login !== null) await book.keep(book.knownOf(login))
        await keep(events)
      }),

    /** A source has told all that is new in the lists of a login. */
    listsKnown: (login: string, organisations: readonly { readonly id: string }[]): Promise<void> =>
      inTurn(async () => {
        const at = clock.now()
        const told = [
          userList(login),
          ...organisations.map(({ id }): ListTold => ({ list: 'organisation', login, organisation: id })),
        ]
        await book.keep(book.knownOf(login))
        await state.change((before) => ({
          ...before,
          lists: [
            ...before.lists.filter((one) => !told.some((other) => listKey(other) === listKey(one))),
            ...told.map((one) => ({ ...one, at })),
          ],
        }))
      }),

    /** A browser of this computer saw that its person signed in. */
    noteSignIn: (seen: SeenSignIn): Promise<void> => inTurn(async () => keep([await own.add(seen)])),

    /** Looks for what is new at this moment, and forgets what is gone. */
    note: (): Promise<void> =>
      inTurn(async () => {
        await looks.atJournal()
        await looks.forgetGone()
        await looks.atAccounts()
        await book.follow(deps.plan.of)
      }),
    forget: (): Promise<void> =>
      inTurn(async () => {
        await looks.atJournal()
        await looks.forgetGone()
      }),

    /** `null` for a cursor that is none. */
    async page(asking: Asking, before: string | undefined): Promise<ActivityAnswer | null> {
      const page = await log.page(asking, before, PAGE)
      const now = clock.now()
      return (
        page && {
          now,
          events: [...page.events],
          next: page.next,
          lists: listStates(deps.snapshot().snapshot, reasonOf, log.known, now),
        }
      )
    },
    all: (asking: Asking) => log.all(asking),
    days: (asking: AskingDays) => daysOf(log.counts(), asking),
    /** What happened to a login in a span, at most a few hundred; `told` says whether its list is known. */
    async recent(login: string, from: IsoTime, to: IsoTime) {
      const page = await log.page({ login, from, to }, undefined, MOST_RECENT)
      const reason = reasonOf(userList(login))
      const events = page?.events ?? []
      const told: Told<readonly ActivityEvent[]> = reason === null ? known(events) : unknown(reason)
      return { events, told }
    },

    flags: () => flagsOf().slice(0, MOST_FLAGS).map(withPlan),
    /** Of which logins that nothing asks says nothing. */
    heard() {
      const { connections } = deps.snapshot().snapshot
      return { logins: connections.length, unheard: unheardOf(connections, wordOf, clock.now()) }
    },
    answer: (id: string, was: FlagAnswer | null, by: string): Promise<Result<ActivityFlag, 'not-found'>> =>
      inTurn(async () => {
        const flag = book.get(id)
        if (!flag) return err('not-found')
        if ((flag.answer?.was ?? null) === was) return ok(withPlan(book.told(flag)))
        const plan = was === 'not-me' ? deps.plan.of(flag.login) : null
        if (plan && mustOpen(plan, flag, clock.now())) await deps.plan.open(flag.login, by)
        const after = await book.answer(flag, was, by)
        deps.note({
          event: was === null ? 'activity.answer-taken-back' : `activity.answered-${was}`,
          by,
          subject: flag.login,
          data: { flag: id },
        })
        return ok(withPlan(book.told(after)))
      }),

    /** Removes what was before that time, but what waits for the person. @returns how many events were removed */
    shorten: (oldest: IsoTime): Promise<number> =>
      inTurn(async () => {
        await book.dropBefore(oldest)
        return log.dropBefore(oldest.slice(0, 10))
      }),

    /** Changes whenever what waits does. */
    revision: () => [book.revision, own.revision, state.value.lists.map(({ at }) => at).join()].join('/'),
    /** What waits for the person, of all logins of one account. */
    word: (login: ConnectionSnapshot, logins: readonly string[]): Fact<readonly AskedSnapshot[]> =>
      activityFact(login, waiting(flagsOf(logins)), wordOf(logins), clock.now()),
  }
}
