/** The sandbox's world: what it remembers, its movable clock, and what time alone brings about. */
import { DAY, iso, type IsoTime } from '#shared/time.ts'
import { noFaults, type Faults } from './faults.ts'
import { largeState } from './large.ts'
import { peopleOf, type Place } from './membership.ts'
import type { Organisation } from './organisation.ts'
import type { Person } from './person.ts'
import { here, type Origin } from './places.ts'
import { dueBetween, nextDue } from './settle.ts'
import { smallState } from './small.ts'
import type { Activity } from './activity.ts'
import type { Message, State } from './state.ts'

export interface World {
  readonly state: State
  readonly faults: Faults
  /** Moment on the sandbox's clock, in milliseconds. What was due by then has happened. */
  at(): number
  now(): IsoTime
  /** Moment on the computer's clock, in milliseconds: one-time codes follow it, as the person's phone does. */
  realAt(): number
  /** Moves the clock. Back in time too; what was sent stays sent. Throws for a moment a century away, or none. */
  set(moment: string): IsoTime
  advance(days: number): IsoTime
  /** Says that `state` was changed: views are computed anew, and listeners told. */
  touch(): void
  onTouch(listener: () => void): void
  /** Keeps what is derived from `state` until it changes. */
  view<T>(key: string, compute: () => T): T
  /** Everybody in an organisation, in the order in which they joined. */
  peopleOf(organisation: Organisation): readonly Place[]
  nextId(): number
  send(message: Sent, at?: number): void
  /** @param organisation where it was done; none for what a person did with their own account */
  journal(person: Person, kind: Activity['kind'], detail: string, organisation?: Organisation): void
  /** What a person, or somebody in their place, did with their own account from somewhere. */
  journalFrom(from: Origin, person: Person, kind: Activity['kind'], detail: string): void
  /** Says that something was tried on purpose, which who reads the journal should hear of at once. */
  tellNews(): void
  onNews(listener: () => void): void
}

type Sent = Omit<Message, 'id' | 'at' | 'from' | 'languageId'> & Partial<Pick<Message, 'from' | 'languageId'>>

/** English. */
const USUAL_LANGUAGE = 2

/** Farther the clock does not go: dates keep four digits of a year, and every moment can be printed. */
const FARTHEST_DAYS = 36_500

/** The outbox and the journal are for looking at: the oldest entries go. */
const KEEP = 2_000

/**
 * @param options.now the computer's clock, in milliseconds
 * @param options.state what an earlier run left; else an invented organisation, dated around `now`
 */
export function createWorld(options: {
  size: 'small' | 'large'
  now?: () => number
  state?: State | undefined
}): World {
  const { size, now: realAt = Date.now } = options
  const state = options.state ?? (size === 'large' ? largeState(realAt()) : smallState(realAt()))
  const views = new Map<string, unknown>()
  const listeners: (() => void)[] = []
  const newsListeners: (() => void)[] = []
  let due = nextDue(state)

  const world: World = {
    state,
    faults: noFaults(),
    at() {
      const at = realAt() + state.offset
      if (at >= due) settle(at)
      return at
    },
    now: () => iso(world.at()),
    realAt,
    set: (moment) => moveTo(Date.parse(moment) - realAt()),
    advance: (days) => moveTo(state.offset + days * DAY),
    touch() {
      views.clear()
      due = nextDue(state)
      for (const listener of listeners) listener()
    },
    onTouch: (listener) => listeners.push(listener),
    view<T>(key: string, compute: () => T): T {
      if (!views.has(key)) views.set(key, compute())
      return views.get(key) as T
    },
    peopleOf: (organisation) => world.view(`people?${organisation.id}`, () => peopleOf(state, organisation)),
    nextId: () => state.nextId++,
    send(message, at = world.at()) {
      state.outbox.push({ from: null, languageId: USUAL_LANGUAGE, ...message, id: world.nextId(), at })
      if (state.outbox.length > KEEP) state.outbox.splice(0, state.outbox.length - KEEP)
    },
    journal: (person, kind, detail, organisation) => note(here(), person, kind, detail, organisation),
    journalFrom: note,
    tellNews() {
      for (const listener of newsListeners) listener()
    },
    onNews: (listener) => newsListeners.push(listener),
  }

  function note(
    from: Origin,
    person: Person,
    kind: Activity['kind'],
    detail: string,
    organisation?: Organisation,
  ) {
    state.activity.push({
      ...from,
      id: world.nextId(),
      at: world.at(),
      personId: person.id,
      organisationId: organisation?.id ?? null,
      kind,
      detail,
    })
    if (state.activity.length > KEEP) state.activity.splice(0, state.activity.length - KEEP)
  }

  function moveTo(offset: number): IsoTime {
    if (!(Math.abs(offset) <= FARTHEST_DAYS * DAY))
      throw new RangeError(`the clock goes ${FARTHEST_DAYS} days far: give a day nearer to today`)
    state.offset = Math.round(offset)
    world.touch()
    return world.now()
  }

  function settle(until: number) {
    const sent = dueBetween(state, state.settledAt, until)
    state.settledAt = until
    for (const { at, ...message } of sent) world.send(message, at)
    world.touch()
  }
  return world
}
