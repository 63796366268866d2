/** How requiring 2FA has gone in one organisation: counts by day, and what was seen to change. Pure. */
import * as v from 'valibot'
import { isKnown, type Told } from '#shared/fact.ts'
import { adoption as shownAdoption, type Adoption } from '#shared/requirement.ts'
import type { Member } from '#shared/team.ts'
import { isoTime, type IsoTime } from '#shared/time.ts'
import { isJudged } from './rows.ts'

const MOST_DAYS = 800
const MOST_EVENTS = 1000
const EVENTS_SHOWN = 100

const shownEvent = shownAdoption.entries.events.item
const happening = v.strictObject({
  ...shownEvent.entries,
  /** Of the person; `null` for the organisation's own. */
  member: v.nullable(v.string()),
})
export type Happening = v.InferOutput<typeof happening>
export type PersonKind = Exclude<Happening['kind'], 'required' | 'not-required'>

export const adoptionRecord = v.strictObject({
  organisation: v.string(),
  /** As it was last told. */
  required: v.nullable(v.boolean()),
  withdrawnAt: v.nullable(isoTime),
  /** Whether everybody was seen once: who is seen then has not just joined. */
  hasPeople: v.boolean(),
  /** By member, until it is on again. */
  switchedOff: v.record(v.string(), isoTime),
  /** Oldest first. */
  days: v.array(shownAdoption.entries.days.item),
  /** Newest first. */
  events: v.array(happening),
})
export type AdoptionRecord = Readonly<v.InferOutput<typeof adoptionRecord>>

export const noAdoption = (organisation: string): AdoptionRecord => ({
  organisation,
  required: null,
  withdrawnAt: null,
  hasPeople: false,
  switchedOff: {},
  days: [],
  events: [],
})

/** What a source said: the person's own word has not been seen to happen. */
export const observed = <T>(told: Told<T>): T | null =>
  isKnown(told) && told.stated === undefined ? told.known : null

/** What is remembered of a person, to tell what has changed. */
export interface Person {
  readonly name: string
  /** As it was last known; which factor it is does not matter. */
  readonly state: 'on' | 'off' | null
}

/** `null` for who is no member yet. */
export function personOf(member: Member): Person | null {
  if (member.kind === 'invited') return null
  const { name } = member
  const state = isJudged(member) ? observed(member.twoFactor) : null
  return { name, state: state && (state === 'off' ? 'off' : 'on') }
}

/** Who is silent has changed nothing: what was known last stands. */
export const remembered = (before: Person | undefined, now: Person): Person => ({
  name: now.name,
  state: now.state ?? before?.state ?? null,
})

export function happened(before: Person | undefined, now: Person | null): PersonKind | null {
  if (now === null) return before ? 'left' : null
  if (before === undefined) return 'joined'
  if (before.state === null || now.state === null || before.state === now.state) return null
  return now.state === 'on' ? 'switched-on' : 'switched-off'
}

export interface PersonNews {
  readonly member: string
  readonly name: string
  readonly kind: PersonKind
}

/** Of each person the last event. */
export function lastKinds({ events }: AdoptionRecord): ReadonlyMap<string, Happening['kind']> {
  const kinds = new Map<string, Happening['kind']>()
  for (const { member, kind } of events) if (member !== null && !kinds.has(member)) kinds.set(member, kind)
  return kinds
}

/** What was noted as happened has happened, though what is remembered of the person was cut short by a crash. */
export function asNoted(before: Person | undefined, last: Happening['kind'] | undefined): Person | undefined {
  if (last === 'left') return undefined
  if (before === undefined) return last === undefined ? undefined : { name: '', state: null }
  if (last === 'switched-on') return { ...before, state: 'on' }
  return last === 'switched-off' ? { ...before, state: 'off' } : before
}

export function withPeople(record: AdoptionRecord, news: readonly PersonNews[], at: IsoTime): AdoptionRecord {
  if (news.length === 0) return record
  const switchedOff = new Map(Object.entries(record.switchedOff))
  for (const { member, kind } of news) {
    if (kind === 'switched-off') switchedOff.set(member, at)
    else switchedOff.delete(member)
  }
  return {
    ...record,
    switchedOff: Object.fromEntries(switchedOff),
    events: [...news.map((one): Happening => ({ at, ...one })), ...record.events].slice(0, MOST_EVENTS),
  }
}

/**
 * What is heard for the first time has not happened then, unless the person waits for it.
 * @param required `null` where nobody says: then nothing has changed
 * @param isAwaited whether it was planned
 */
export function withRequired(
  record: AdoptionRecord,
  required: boolean | null,
  isAwaited: boolean,
  at: IsoTime,
): AdoptionRecord {
  if (required === null || required === record.required) return record
  const isNews = record.required !== null || (required && isAwaited)
  const news: Happening = { at, kind: required ? 'required' : 'not-required', member: null, name: null }
  return {
    ...record,
    required,
    withdrawnAt: required ? null : record.required === true ? at : record.withdrawnAt,
    events: isNews ? [news, ...record.events].slice(0, MOST_EVENTS) : record.events,
  }
}

type Day = Adoption['days'][number]

/** The counts of a day are those of its last observation. */
export function withDay(record: AdoptionRecord, counted: Day): AdoptionRecord {
  const before = record.days.find(({ day }) => day === counted.day)
  const isSame =
    before && (Object.keys(counted) as (keyof Day)[]).every((key) => before[key] === counted[key])
  if (isSame) return record
  const others = record.days.filter(({ day }) => day !== counted.day)
  const days = [...others, counted].sort((a, b) => (a.day < b.day ? -1 : 1))
  return { ...record, days: days.slice(-MOST_DAYS) }
}

export function countsOf(members: readonly Member[], day: string, required: boolean | null): Day {
  const counts = { day, on: 0, weak: 0, off: 0, unknown: 0, required }
  for (const member of members) {
    if (!isJudged(member)) continue
    const state = observed(member.twoFactor) ?? 'unknown'
    counts[state === 'some' ? 'on' : state] += 1
  }
  return counts
}

export const shownOf = ({ days, events }: AdoptionRecord): Adoption => ({
  days: [...days],
  events: events.slice(0, EVENTS_SHOWN).map(({ at, kind, name }) => ({ at, kind, name })),
})
