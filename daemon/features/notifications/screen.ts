/** What is shown on this computer: by a browser that is running, else by the desktop; each notice by one of them. Pure. */
import { apart, inMessages, messageOf, ofLate } from './burst.ts'
import { eachDelivery, eachEntry, SCREEN, type Entry, type KeptDelivery, type Outbox } from './record.ts'
import type { Notice } from '#shared/notices.ts'
import { MINUTE, type IsoTime } from '#shared/time.ts'

/** How long a browser that took a notice may take to show it before another may. */
const CLAIM = 2 * MINUTE
/** How long a notice waits for a browser before the desktop shows it. Browsers ask every 30 s. */
const PATIENCE = 90_000
/** Of those that stand for others, so many are named. */
const NAMED = 5

const isFree = ({ channel, state, at }: KeptDelivery, now: IsoTime) =>
  channel === SCREEN && (state === 'waiting' || (state === 'sending' && apart(now, at) > CLAIM))
const isHeldBy = ({ channel, state, by }: KeptDelivery, who: string) =>
  channel === SCREEN && state === 'sending' && by === who

const idOf = ({ notice }: Entry, { message }: KeptDelivery) => message ?? notice.id

function begun(box: Outbox): ReadonlyMap<string, IsoTime> {
  const all = new Map<string, IsoTime>()
  for (const one of box.entries)
    for (const delivery of one.deliveries)
      if (delivery.channel === SCREEN && (delivery.state === 'sent' || delivery.state === 'sending'))
        all.set(idOf(one, delivery), delivery.at)
  return all
}

export interface Claim {
  readonly by: string
  /** As the person knows it. */
  readonly name: string
  readonly now: IsoTime
  readonly wants: (entry: Entry) => boolean
  /** How many messages are taken at once. */
  readonly most: number
}

/**
 * Takes what waits for one of them: nobody else gets it while the claim lasts. What it holds already it gets again, since
 * its last answer may not have reached it.
 */
export function claim(
  box: Outbox,
  { by, name, now, wants, most }: Claim,
): { readonly box: Outbox; readonly taken: readonly Notice[] } {
  const held = new Map<string, Entry[]>()
  for (const one of box.entries)
    for (const delivery of one.deliveries)
      if (isHeldBy(delivery, by) && !isFree(delivery, now) && wants(one))
        held.set(idOf(one, delivery), [...(held.get(idOf(one, delivery)) ?? []), one])
  const again = [...held].map(([id, entries]) => asOne(id, entries))

  const free = box.entries.filter((one) => one.deliveries.some((each) => isFree(each, now)) && wants(one))
  // what was claimed and not shown in time takes no room
  const stale = new Set(free.flatMap((one) => one.deliveries.map((delivery) => idOf(one, delivery))))
  const others = new Map([...begun(box)].filter(([id]) => !stale.has(id)))
  const messages = inMessages(free, ofLate(others, now)).slice(0, Math.max(0, most - again.length))
  if (messages.length === 0) return { box, taken: again }

  const messageById = new Map<string, string | null>()
  const taken = messages.map((entries) => {
    const message = entries.length === 1 ? null : messageOf(SCREEN, entries)
    for (const { notice } of entries) messageById.set(notice.id, message)
    return asOne(message ?? entries[0]?.notice.id ?? '', entries)
  })
  const claimed = eachEntry(box, (one) => {
    const message = messageById.get(one.notice.id)
    if (message === undefined) return one
    return eachDelivery(one, (each) =>
      isFree(each, now) ? { ...each, state: 'sending', by, name, message, at: now } : each,
    )
  })
  return { box: claimed, taken: [...again, ...taken] }
}

/** One notice for all of them. */
function asOne(id: string, entries: readonly Entry[]): Notice {
  const [first, ...others] = entries
  if (first === undefined) throw new Error('a message of nothing')
  const { notice } = first
  if (others.length === 0) return notice
  const subjects = [...new Set(entries.flatMap(({ notice: { subjects } }) => subjects))].slice(0, NAMED)
  return {
    ...notice,
    id,
    kind: 'more',
    thing: '',
    organisation: null,
    subjects,
    count: entries.length,
    seen: {},
  }
}

/** Waited so long that no browser seems to be running. */
export const isOverdue = ({ deliveries }: Entry, now: IsoTime): boolean =>
  deliveries.some((each) => isFree(each, now) && apart(now, each.at) > PATIENCE)

/** @param heldBack when quiet hours were last seen: browsers are given the same time after them */
export const isPatient = (heldBack: IsoTime | null, now: IsoTime): boolean =>
  heldBack !== null && apart(now, heldBack) <= PATIENCE

/** Marks as shown what this one had claimed. */
export const shown = (box: Outbox, ids: ReadonlySet<string>, by: string, now: IsoTime): Outbox =>
  eachEntry(box, (one) =>
    eachDelivery(one, (each) =>
      isHeldBy(each, by) && ids.has(idOf(one, each))
        ? { ...each, state: 'sent', at: now, tries: each.tries + 1 }
        : each,
    ),
  )

/** Gives back what this one had claimed and could not show. */
export const release = (box: Outbox, id: string, by: string): Outbox =>
  eachEntry(box, (one) =>
    eachDelivery(one, (each) =>
      isHeldBy(each, by) && idOf(one, each) === id
        ? { ...each, state: 'waiting', by: null, name: '', message: null }
        : each,
    ),
  )
