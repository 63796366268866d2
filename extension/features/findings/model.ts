/** What needs the person: the overview as last seen, and what can be said of each thing. */
import { batch, computed, createModel, signal } from '@preact/signals'
import * as v from 'valibot'
import { guidedActions, type Guide } from './guide.ts'
import type { Api } from '../../core/api.ts'
import { endsTrust, type Trouble } from '../../core/trouble.ts'
import { overview as overviewSchema, type Overview, type Thing } from '#shared/status.ts'
import { DAY, iso, type IsoTime } from '#shared/time.ts'

export interface OverviewPorts {
  readonly api: Pick<Api, 'call' | 'ask'>
  /** ms since the epoch */
  readonly clock: () => number
  /** Called with every answer: the cache and the toolbar follow what a page has seen. */
  readonly seen: (outcome: Seen | Trouble) => void
}

/** An overview, when it came, and the tag by which the daemon knows it. */
export interface Seen {
  readonly at: IsoTime
  readonly overview: Overview
  readonly etag: string | null
}

/** A pass over every source, at 30 calls a minute. */
const SYNC_TIMEOUT = 10 * 60_000

type Closed = Overview['closed'][number]

export const OverviewModel = createModel(({ api, clock, seen }: OverviewPorts) => {
  const overview = signal<Overview | null>(null)
  /** ms; when the daemon last said that it is so. */
  const receivedAt = signal(0)
  /** ms; when the overview itself came: its own time is that of this moment. */
  const cameAt = signal(0)
  const trouble = signal<Trouble | null>(null)
  const failure = signal<Trouble | null>(null)
  const organisation = signal('all')
  const syncing = signal(false)
  const guides = signal<readonly Guide[]>([])
  /** Both stay for the life of the page, although the daemon counts them as looked at. */
  const newKeys = signal<ReadonlySet<string>>(new Set())
  const closed = signal<readonly Closed[]>([])
  /** ms; ages grow while nothing else changes. */
  const wall = signal(clock())
  let etag: string | null = null
  let generation = 0

  const show = (value: Overview, at: number) => {
    batch(() => {
      overview.value = value
      receivedAt.value = at
      cameAt.value = at
      const fresh = value.things.filter(({ isNew }) => isNew).map(({ key }) => key)
      newKeys.value = new Set([...newKeys.peek(), ...fresh])
      const known = new Set(closed.peek().map(({ key, at }) => key + at))
      closed.value = [...closed.peek(), ...value.closed.filter(({ key, at }) => !known.has(key + at))]
    })
  }

  async function refresh() {
    const mine = (generation += 1)
    const path = `/v1/overview?organisation=${encodeURIComponent(organisation.peek())}`
    const answered = await api.call({ path, answer: overviewSchema, etag })
    if (mine !== generation) return
    if (!answered.ok) {
      batch(() => {
        trouble.value = answered.error
        // what was read by right is not shown once the right has ended
        if (endsTrust(answered.error)) overview.value = null
      })
      if (endsTrust(answered.error)) etag = null
      seen(answered.error)
      return
    }
    trouble.value = null
    if (answered.value.value === null) receivedAt.value = clock()
    else {
      etag = answered.value.etag
      show(answered.value.value, clock())
    }
    const value = overview.peek()
    if (value) seen({ at: iso(cameAt.peek()), overview: value, etag })
  }

  /** One write, then what came of it; a refusal is told and changes nothing. */
  async function write(path: string, body: object, timeout?: number) {
    const request = { method: 'POST' as const, path, body, answer: v.unknown() }
    const written = await api.ask(timeout === undefined ? request : { ...request, timeout })
    failure.value = written.ok ? null : written.error
    await refresh()
    return written.ok
  }

  const now = computed<IsoTime>(() => {
    const value = overview.value
    // the daemon's own clock: in the sandbox it can be moved
    return value ? iso(Date.parse(value.now) + Math.max(0, wall.value - cameAt.value)) : iso(wall.value)
  })

  return {
    overview,
    receivedAt,
    trouble,
    failure,
    organisation,
    syncing: computed(() => syncing.value || (overview.value?.syncing ?? false)),
    newKeys,
    closed,
    guides,
    now,
    refresh,
    /** Ages are told anew. */
    tick() {
      wall.value = clock()
    },
    /** Draws what was kept from before, until the daemon answers. */
    recall(kept: Seen) {
      show(kept.overview, Date.parse(kept.at))
      etag = kept.etag
    },
    choose(id: string) {
      batch(() => {
        organisation.value = id
        closed.value = []
      })
      etag = null
      return refresh()
    },
    async sync() {
      syncing.value = true
      await write('/v1/sync', {}, SYNC_TIMEOUT)
      syncing.value = false
    },
    snooze(thing: Thing, days: number, reason: string) {
      const until = iso(Date.parse(now.peek()) + days * DAY)
      return write('/v1/marks', { key: thing.key, as: 'snoozed', until, reason })
    },
    dismiss: (thing: Thing, until: IsoTime, reason: string) =>
      write('/v1/marks', { key: thing.key, as: 'dismissed', until, reason }),
    bringBack: (thing: Thing) => write('/v1/marks/remove', { key: thing.key }),
    acted: (thing: Thing) => write('/v1/acted', { key: thing.key }),
    /** What is there now is no longer new the next time. */
    looked: () => api.ask({ method: 'POST', path: '/v1/looked', body: {}, answer: v.unknown() }),
    /** Every page of the Manager that the daemon knows; what the findings name where it has no such list. */
    async readGuides() {
      const asked = await api.ask({ path: '/v1/actions', answer: guidedActions })
      if (asked.ok) guides.value = asked.value
    },
    unlock: (passphrase: string) => write('/v1/unlock', { passphrase }),
  }
})
export type OverviewModel = InstanceType<typeof OverviewModel>
