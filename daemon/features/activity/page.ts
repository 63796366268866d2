/** Which events are asked for, and where the next page goes on. Pure. */
import type { ActivityEvent, ActivityKind, ActivityList, ActivitySource } from '#shared/activity.ts'
import type { DayCounts } from './counts.ts'
import { newestFirst } from './identity.ts'

export interface Asking {
  readonly login?: string | undefined
  readonly organisation?: string | undefined
  readonly kinds?: readonly ActivityKind[] | undefined
  readonly list?: ActivityList | undefined
  readonly source?: ActivitySource | undefined
  readonly text?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Everything before this, newest first. */
export interface Position {
  readonly at: string
  readonly id: string
}
const form = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)~(.{0,64})$/
export const cursorOf = ({ at, id }: Position): string => `${at}~${id}`
/** `null` for what is none. */
export function positionOf(cursor: string): Position | null {
  const [, at, id] = form.exec(cursor) ?? []
  return at === undefined || id === undefined ? null : { at, id }
}
/** Before everything that happened on a day. */
export const startOf = (day: string): Position => ({ at: `${day}T00:00:00.000Z`, id: '' })
export const isBefore = (event: ActivityEvent, { at, id }: Position): boolean =>
  event.at < at || (event.at === at && event.id < id)

/** Whether nothing of a day comes before that, so that a look that ended at its beginning does not read it again. */
export const isAfter = (day: string, { at, id }: Position): boolean => {
  const start = startOf(day).at
  return start > at || (start === at && id === '')
}

export function asks({ login, organisation, kinds, list, source, text, from, to }: Asking) {
  const wanted = text === undefined ? '' : text.toLowerCase()
  return (event: ActivityEvent): boolean =>
    (login === undefined || event.login === login) &&
    (organisation === undefined || event.organisation === organisation) &&
    (kinds === undefined || kinds.includes(event.kind)) &&
    (list === undefined || event.list === list) &&
    (source === undefined || event.source === source) &&
    (from === undefined || event.at >= from) &&
    (to === undefined || event.at < to) &&
    (wanted === '' || wordsIn(event).some((words) => words.toLowerCase().includes(wanted)))
}
/** Whether an event may be asked for, by its JSON alone: of a search through many, what surely is not need not be read. */
export function mayFit({ text = '' }: Asking): ((json: string) => boolean) | undefined {
  if (text === '') return undefined
  // as it stands there, without its quotes
  const wanted = JSON.stringify(text.toLowerCase()).slice(1, -1)
  return (json) => json.toLowerCase().includes(wanted)
}

const wordsIn = ({ person, device, address, place, detail, word }: ActivityEvent) =>
  [person, device, address, place?.name, detail, word].filter((text) => text != null)

/** Whether anything of a day may be asked for, by its counts. */
export function mayHold({ day, lists, organisations }: DayCounts, asking: Asking): boolean {
  const { login, organisation, list, from, to } = asking
  if (from !== undefined && day < from.slice(0, 10)) return false
  if (to !== undefined && day > to.slice(0, 10)) return false
  if (organisation !== undefined) return Object.hasOwn(organisations, organisation)
  const keys = Object.keys(lists)
  // other lists may name a login too
  if (login !== undefined && list === 'user') return keys.includes(`user/${login}`)
  return list === undefined || keys.some((key) => key.startsWith(`${list}/`))
}

/** The newest of many, of which only so many are held. */
export function createNewest(most: number) {
  let held: ActivityEvent[] = []
  const cut = () => (held = held.sort(newestFirst).slice(0, most))
  return {
    add(event: ActivityEvent): void {
      held.push(event)
      if (held.length >= 2 * most) cut()
    },
    all: (): readonly ActivityEvent[] => cut(),
  }
}
