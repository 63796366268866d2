/** Keeps a flood from the person: at most five messages on one way in ten minutes, of which the last tells of all that are left; critical ones that come later have as many again. Pure. */
import { createHash } from 'node:crypto'
import type { Entry } from './record.ts'
import { severities } from '#shared/findings.ts'
import { MINUTE, type IsoTime } from '#shared/time.ts'

const MOST = 5
export const WINDOW = 10 * MINUTE

/** Time between two moments, whichever way the clock went. */
export const apart = (one: IsoTime, other: IsoTime): number => Math.abs(Date.parse(one) - Date.parse(other))

/** @param begun when each message of this way was last begun, by its id @returns how many of late */
export const ofLate = (begun: ReadonlyMap<string, IsoTime>, now: IsoTime): number =>
  [...begun.values()].filter((at) => apart(at, now) < WINDOW).length

/** The gravest first, else as they came. */
export const byGravity = (a: Entry, b: Entry): number =>
  severities.indexOf(a.notice.severity) - severities.indexOf(b.notice.severity) || a.seq - b.seq

/**
 * What is said with what, now. Where there is no room what is critical has some of its own: it must not wait for the end of a flood.
 *
 * @param used how many messages there were of late
 */
export function inMessages(entries: readonly Entry[], used: number): (readonly Entry[])[] {
  if (used < MOST) return fitted(entries, MOST - used)
  return fitted(
    entries.filter(({ notice }) => notice.severity === 'critical'),
    2 * MOST - used,
  )
}

function fitted(entries: readonly Entry[], room: number): (readonly Entry[])[] {
  if (room <= 0 || entries.length === 0) return []
  const sorted = entries.toSorted(byGravity)
  const single = sorted.length <= room ? sorted.length : room - 1
  const rest = sorted.slice(single)
  return [...sorted.slice(0, single).map((one) => [one]), ...(rest.length > 0 ? [rest] : [])]
}

/** The same for the same notices on the same way, whenever it is asked. */
export const messageOf = (channel: string, entries: readonly Entry[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([channel, ...entries.map(({ notice, deliveries }) => [notice.id, deliveries.length])]),
    )
    .digest('base64url')
    .slice(0, 22)
