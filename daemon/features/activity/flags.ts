/** What asks "was it you?", as it is kept: alike events of a login are one. In whatever order they come, the same is left. Pure. */
import { flagReasons, type ActivityEvent, type ActivityKind } from '#shared/activity.ts'
import { epoch, HOUR, type IsoTime } from '#shared/time.ts'
import { idOf, newestFirst } from './identity.ts'
import type { KeptFlag } from './kept-flag.ts'
import { deviceKey, placeKey } from './known.ts'
import { worse, type Travel } from './travel.ts'

/** Between two failed ones of one run; ms. */
const RUN = HOUR
/** Of one login, that wait for an answer; what is more is gathered into one. */
export const MOST_WAITING = 20
const FEW = 20
const MANY = 'many'

const signIns: ReadonlySet<ActivityKind> = new Set(['signed-in', 'app-signed-in', 'device-new'])
const runs: Readonly<Partial<Record<ActivityKind, string>>> = {
  'sign-in-failed': 'failed',
  'sign-in-denied': 'denied',
  'sign-in-paused': 'paused',
}
export type OwnEvent = ActivityEvent & { readonly login: string }

/** What a browser of this computer saw, and what was done here, are no strangers. */
const isOfAccount = (event: ActivityEvent): event is OwnEvent =>
  event.login !== null && event.source !== 'browser' && event.source !== 'latchkey'
/** Somebody came in. */
export const isSignIn = (event: ActivityEvent): event is OwnEvent =>
  isOfAccount(event) && signIns.has(event.kind)
/** Somebody who came in before is still there. */
export const isSighting = (event: ActivityEvent): event is OwnEvent =>
  isOfAccount(event) && event.kind === 'device-seen'
/** Somebody did not come in. */
export const isRefusal = (event: ActivityEvent): event is OwnEvent =>
  isOfAccount(event) && runs[event.kind] !== undefined

export const isRun = ({ group }: Pick<KeptFlag, 'group'>): boolean =>
  Object.values(runs).some((one) => one === group)
/** The person refused it themselves. */
export const isDenial = ({ group }: Pick<KeptFlag, 'group'>): boolean => group === runs['sign-in-denied']
export const isGathered = ({ group }: Pick<KeptFlag, 'group'>): boolean => group === MANY

/** Sign-ins are alike by place and device, so that what is familiar of one is of all; those that failed by when they did. */
const groupOf = ({ kind, place, device }: ActivityEvent): string =>
  runs[kind] ??
  [
    kind === 'device-new' ? 'new' : 'known',
    place === null ? '' : placeKey(place),
    device === null ? '' : deviceKey(device),
  ].join('|')

export interface Asked {
  readonly event: OwnEvent
  readonly travel: Travel | null
  /** It asked before, and only the travel is new. */
  readonly wasAsked: boolean
}

/** @param isIdle whether a waiting flag has no reason left */
export function createFolding(kept: readonly KeptFlag[], isIdle: (flag: KeptFlag) => boolean) {
  const flags = new Map(kept.map((one) => [one.id, one]))
  const before = new Map(flags)
  const put = (flag: KeptFlag, ...gone: readonly KeptFlag[]) => {
    for (const { id } of gone) flags.delete(id)
    flags.set(flag.id, flag)
  }

  function take({ event, travel: found, wasAsked }: Asked): void {
    const fresh = flagOf(event, found)
    const alike = [...flags.values()].filter((one) => one.login === event.login && one.group === fresh.group)
    if (alike.some(({ events }) => !wasAsked && events.some(({ id }) => id === event.id))) return
    const waiting = alike.filter((one) => one.answer === null && isNear(one, event))
    if (wasAsked) {
      for (const one of waiting) put({ ...one, travel: worse(one.travel, found) })
      return
    }
    const said = alike.find((one) => one.answer !== null && one.first.at <= event.at && event.at <= one.until)
    if (waiting.length === 0 && said) put({ ...said, count: said.count + 1 })
    else put(waiting.reduce(merged, fresh), ...waiting)
    gather(event.login)
  }

  function gather(login: string): void {
    const waiting = [...flags.values()].filter((one) => one.login === login && one.answer === null)
    let tooMany = waiting.length - MOST_WAITING
    if (tooMany <= 0) return
    for (const idle of waiting.filter((one) => tooMany > 0 && isIdle(one))) {
      flags.delete(idle.id)
      tooMany -= 1
    }
    if (tooMany <= 0) return
    const rest = waiting.filter(({ id }) => flags.has(id)).sort(oldestFirst)
    const many = rest.find(isGathered)
    // one place is for them all
    const old = rest.filter((one) => one !== many).slice(0, many ? tooMany : tooMany + 1)
    const [first, ...others] = many ? [many, ...old] : old
    if (first) put(others.reduce(together, first), ...others, first)
  }

  return {
    take,
    /** What is to be written, in one change. */
    changes: () => ({
      put: [...flags.values()].filter((one) => before.get(one.id) !== one),
      remove: [...before.keys()].filter((id) => !flags.has(id)),
    }),
  }
}

const oldestFirst = (a: KeptFlag, b: KeptFlag) =>
  -newestFirst(a.first as ActivityEvent, b.first as ActivityEvent)

const isNear = (flag: KeptFlag, { at }: ActivityEvent) =>
  !isRun(flag) || (epoch(at) >= epoch(flag.first.at) - RUN && epoch(at) <= epoch(flag.until) + RUN)

const flagOf = (event: OwnEvent, found: Travel | null): KeptFlag => {
  const { id, at, login, address } = event
  const group = groupOf(event)
  return {
    id: idOf('flag', login, group, id),
    login,
    group,
    event,
    first: { id, at },
    until: at,
    count: 1,
    events: [{ id, at }],
    addresses: address === null ? [] : [address],
    travel: found,
    isNewDevice: event.kind === 'device-new',
    gathered: null,
    reasons: null,
    answer: null,
    closedAt: null,
    plan: null,
  }
}

function merged(one: KeptFlag, other: KeptFlag): KeptFlag {
  const [newer, older] = newestFirst(one.event, other.event) <= 0 ? [one, other] : [other, one]
  const [earlier] = [one, other].sort(oldestFirst)
  const events = [...newer.events, ...older.events].sort((a, b) =>
    a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1,
  )
  return {
    ...newer,
    id: earlier?.id ?? one.id,
    first: earlier?.first ?? one.first,
    until: newer.event.at,
    count: one.count + other.count,
    events: events.slice(0, FEW),
    addresses: [...new Set([...one.addresses, ...other.addresses])].sort().slice(0, FEW),
    travel: worse(one.travel, other.travel),
    isNewDevice: one.isNewDevice || other.isNewDevice,
  }
}

/** Of flags that are not alike. */
function together(one: KeptFlag, other: KeptFlag): KeptFlag {
  const codes = [one, other].flatMap(codesOf)
  return {
    ...merged(one, other),
    id: isGathered(one) ? one.id : idOf('flag', one.login, MANY, one.id),
    group: MANY,
    gathered: flagReasons.filter((code) => codes.includes(code)),
  }
}

/** Whatever may be a reason, whether or not it is familiar by now: what is gathered cannot be compared any more. */
function codesOf(flag: KeptFlag) {
  if (flag.gathered) return flag.gathered
  if (flag.group === 'failed') return ['failed-passwords' as const]
  if (flag.group === 'denied') return ['denied-on-phone' as const]
  if (flag.group === 'paused') return ['paused' as const]
  return [
    ...(flag.travel ? ['impossible-travel' as const] : []),
    ...(flag.event.place ? ['new-place' as const] : []),
    ...(flag.event.device ? ['new-device' as const] : []),
  ]
}

/** Times of all its events; `null` where they are too many to be known. */
export const timesOf = ({ count, events }: KeptFlag): readonly IsoTime[] | null =>
  count > events.length ? null : events.map(({ at }) => at)

/** Whether nothing of it need be kept after that time: what waits for the person waits. */
export const isPast = ({ answer, closedAt, until }: KeptFlag, oldest: string): boolean =>
  until < oldest && answer !== null && (answer.was === 'me' || closedAt !== null)
