/** How far this computer's clock is from a server's, by the `Date` of its answers. */
import { uptime } from 'node:os'
import { HOUR } from '#shared/time.ts'

/** ms since the epoch that were true here when the server wrote its answer lie between these two, less its own time. */
interface Reading {
  readonly least: number
  readonly most: number
}

export interface ClockOff {
  /** ms by which the clock is ahead of the server's; below 0 it is behind. */
  readonly ms: number
  /** ms by which that may be wrong: of `Date` no more than the second is known, and the answer took its time. */
  readonly bound: number
}

/** From so many ms on it is worth a word. */
export const WORTH_SAYING = 5_000
/** An answer that took longer says too little. With the second of `Date` it leaves a bound of 1.5 s. */
const LONGEST_EXCHANGE = 2_000
/** By how many ms the clock may move against the even one before what was measured is void. */
const JUMP = 1_000

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** The one form that a server writes (RFC 9110, section 5.6.7). */
const httpDate = new RegExp(
  String.raw`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:${months.join('|')}) \d{4} \d{2}:\d{2}:\d{2} GMT$`,
)

interface Told {
  readonly status: number
  readonly headers: { get(name: string): string | null }
}

/**
 * What one answer says; `null` where it cannot be believed: none of the server's own (a cache has its age), a fault of a machine
 * in between, an odd date, or one that was long under way.
 * @param askedAt ms since the epoch by this computer, as are `heardAt` and what comes of it
 */
export function readingOf({ status, headers }: Told, askedAt: number, heardAt: number): Reading | null {
  const date = headers.get('date') ?? ''
  if (status >= 500 || headers.get('age') !== null || !httpDate.test(date)) return null
  const told = Date.parse(date)
  const took = heardAt - askedAt
  if (Number.isNaN(told) || took < 0 || took > LONGEST_EXCHANGE) return null
  // the second that is cut off: the server wrote it between `told` and a second later
  return { least: askedAt - told - 1000, most: heardAt - told }
}

/** `null` where two answers cannot both be right. */
export function agreed(one: Reading, other: Reading): ClockOff | null {
  const least = Math.max(one.least, other.least)
  const most = Math.min(one.most, other.most)
  if (least > most) return null
  return { ms: Math.round((least + most) / 2), bound: Math.ceil((most - least) / 2) }
}

export interface ClockWatch {
  /** @param askedAt ms since the epoch by this computer; it is heard now */
  readonly hear: (told: Told, askedAt: number) => void
  /** By the last two answers, which must agree; `null` where they do not, or are too old. */
  readonly now: () => ClockOff | null
}

/**
 * Follows the answers of one server.
 * @param even ms on a clock that nobody can set and that counts sleep
 */
export function watchClockOff(
  wall: () => number = Date.now,
  even: () => number = () => uptime() * 1000,
): ClockWatch {
  let last: readonly { reading: Reading; heardAt: number; drift: number }[] = []
  const drift = () => wall() - even()
  /** What is old, or was measured by a clock that has been set since, says nothing any more. */
  const stillTrue = () =>
    last.filter((one) => even() - one.heardAt < HOUR && Math.abs(drift() - one.drift) < JUMP)

  return {
    hear(told, askedAt) {
      const reading = readingOf(told, askedAt, wall())
      if (reading !== null) last = [...stillTrue().slice(-1), { reading, heardAt: even(), drift: drift() }]
    },
    now() {
      const [one, other] = stillTrue()
      return one && other ? agreed(one.reading, other.reading) : null
    },
  }
}
