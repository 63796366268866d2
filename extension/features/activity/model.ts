/** What happened: what asks "was it you?", the days, and the list that is read page by page as it is scrolled. */
import { batch, computed, createModel, signal } from '@preact/signals'
import {
  activityAnswer,
  activityDaysAnswer,
  activityFlag,
  activityFlagsAnswer,
  type ActivityAnswer,
  type ActivityEvent,
  type ActivityFlag,
  type FlagAnswer,
  type FlagsAnswer,
} from '#shared/activity.ts'
import { planLinks, type PlanLink } from '#shared/plan-links.ts'
import { planOf } from '#shared/plan-steps.ts'
import { plans as plansAnswer, type Plan } from '#shared/plans.ts'
import { DAY, iso } from '#shared/time.ts'
import type * as v from 'valibot'
import type { Api } from '../../core/api.ts'
import { endsTrust, type Trouble } from '../../core/trouble.ts'
import { everything, queryOf, type ActivityFilter } from './filter.ts'

export interface ActivityPorts {
  readonly api: Pick<Api, 'ask' | 'read'>
  /** ms since the epoch */
  readonly clock: () => number
  /** Hands a file to the person. */
  readonly save: (name: string, content: Blob) => void
}

export type ActivityDays = v.InferOutput<typeof activityDaysAnswer>
export const DAYS_SHOWN = 90

export const ActivityModel = createModel(({ api, clock, save }: ActivityPorts) => {
  const flags = signal<readonly ActivityFlag[] | null>(null)
  /** Of which logins that nothing asks says nothing. */
  const heard = signal<Pick<FlagsAnswer, 'logins' | 'unheard'>>({ logins: 0, unheard: [] })
  const events = signal<readonly ActivityEvent[] | null>(null)
  const next = signal<string | null>(null)
  const lists = signal<ActivityAnswer['lists']>([])
  const days = signal<ActivityDays | null>(null)
  const plans = signal<readonly Plan[]>([])
  const filter = signal(everything)
  /** Why the daemon could not be asked the last time. */
  const trouble = signal<Trouble | null>(null)
  /** Why what the person just did failed. */
  const failure = signal<Trouble | null>(null)
  const busy = signal(false)
  /** Flags that were answered on this page: they stay where they are, with the way back. */
  const answered = signal<ReadonlySet<string>>(new Set())
  let generation = 0

  const page = (before: string | null) =>
    api.ask({
      path: `/v1/activity?${queryOf(filter.peek(), before === null ? {} : { before })}`,
      answer: activityAnswer,
    })

  /** Of what is shown, newer or older than the first page, nothing moves. */
  const show = (told: ActivityAnswer, kept: readonly ActivityEvent[]) => {
    const ids = new Set(told.events.map(({ id }) => id))
    const last = told.events.at(-1)?.at ?? ''
    const older = told.next === null ? [] : kept.filter(({ id, at }) => at <= last && !ids.has(id))
    if (older.length === 0) next.value = told.next
    events.value = [...told.events, ...older]
    lists.value = told.lists
  }

  async function readEvents(keep: boolean) {
    const mine = (generation += 1)
    const told = await page(null)
    if (mine !== generation) return
    batch(() => {
      trouble.value = told.ok ? null : told.error
      if (told.ok) show(told.value, keep ? (events.peek() ?? []) : [])
      else if (endsTrust(told.error)) forget()
    })
  }

  async function readFlags() {
    const told = await api.ask({ path: '/v1/activity/flags', answer: activityFlagsAnswer })
    if (!told.ok) return
    batch(() => {
      heard.value = told.value
      flags.value = told.value.flags
    })
  }
  async function readDays() {
    const from = iso(clock() - DAYS_SHOWN * DAY)
    const told = await api.ask({
      path: `/v1/activity/days?${new URLSearchParams({ from }).toString()}`,
      answer: activityDaysAnswer,
    })
    if (told.ok) days.value = told.value
  }
  async function readPlans() {
    const told = await api.ask({ path: '/v1/plans', answer: plansAnswer })
    if (told.ok) plans.value = told.value.filter(({ id }) => planOf(id)?.kind === 'secure-account')
  }
  function forget() {
    flags.value = events.value = days.value = null
    plans.value = []
  }

  return {
    flags,
    heard,
    events,
    next,
    lists,
    days,
    filter,
    trouble,
    failure,
    busy,
    answered,
    /** Where the provider's own list is: the daemon names the page, else the table. */
    recent: computed((): PlanLink => {
      const step = plans.value.flatMap(({ steps }) => steps).find(({ id }) => id === 'activity')
      return step?.fix ?? planLinks.activity
    }),
    /** How the account of that login is being secured. */
    planFor: (id: string): Plan | null => plans.value.find((one) => one.id === id) ?? null,
    /** Reads anew what is shown, leaving it in place until the answer comes. */
    refresh: () => Promise.all([readFlags(), readEvents(true), readDays(), readPlans()]),
    /** What a message is checked against needs no list. */
    refreshFlags: () => Promise.all([readFlags(), readPlans()]),
    choose(changes: Partial<ActivityFilter>) {
      filter.value = { ...filter.peek(), ...changes }
      return readEvents(false)
    },
    clear() {
      filter.value = everything
      return readEvents(false)
    },
    async older() {
      const before = next.peek()
      if (before === null || busy.peek()) return
      busy.value = true
      const mine = generation
      const told = await page(before)
      batch(() => {
        busy.value = false
        if (mine !== generation) return
        trouble.value = told.ok ? null : told.error
        if (!told.ok) return
        next.value = told.value.next
        const known = new Set(events.peek()?.map(({ id }) => id))
        events.value = [...(events.peek() ?? []), ...told.value.events.filter(({ id }) => !known.has(id))]
      })
    },
    /** @param was `null` takes the answer back */
    async answer(flag: ActivityFlag, was: FlagAnswer | null) {
      const told = await api.ask({
        method: 'POST',
        path: `/v1/activity/flags/${encodeURIComponent(flag.id)}/answer`,
        body: { was },
        answer: activityFlag,
      })
      batch(() => {
        failure.value = told.ok ? null : told.error
        if (!told.ok) return
        answered.value = new Set([...answered.peek(), flag.id])
        flags.value = (flags.peek() ?? []).map((one) => (one.id === flag.id ? told.value : one))
      })
      return told.ok
    },
    async take(format: 'csv' | 'json') {
      const taken = await api.read(`/v1/activity/export?${queryOf(filter.peek(), { format })}`)
      failure.value = taken.ok ? null : taken.error
      if (taken.ok) save(`latchkey-activity.${format}`, taken.value)
    },
  }
})
export type ActivityModel = InstanceType<typeof ActivityModel>
