/** Where the names of a year stand in its picture: each by name while there is room, else by the week or month. Pure. */
import { tones, type Tone } from '#shared/domain-due.ts'
import type { DomainYear } from '#shared/domain-year.ts'
import { DAY, iso, type IsoTime } from '#shared/time.ts'

export type Day = DomainYear['days'][number]
const YEAR_DAYS = 365

/** px of a letter at 12 px, and of the mark with its margins: enough to keep labels apart. */
const LETTER = 6.8
const MARK = 26
const LANES = 6
/** Above bars there is room for the worst alone. */
const LANES_OVER_BARS = 3
/** px; narrower, a week would be too thin to be pressed. */
const WEEKS_FROM = 620

export interface Mark {
  readonly day: Day
  /** px from the left */
  readonly x: number
  readonly lane: number
  readonly label: string
  /** Near the right edge the label stands before its mark. */
  readonly turned: boolean
}

export interface Bar {
  /** Days in UTC; `to` is the first that no longer belongs to it. */
  readonly from: string
  readonly to: string
  readonly count: number
  readonly worst: Tone
  /** Parts of the whole width. */
  readonly left: number
  readonly width: number
}

export interface YearLayout {
  readonly marks: readonly Mark[]
  readonly lanes: number
  /** Empty where every day has its mark. */
  readonly bars: readonly Bar[]
  readonly unit: 'week' | 'month'
}

/** @param width px */
export function layOut(
  days: readonly Day[],
  now: IsoTime,
  width: number,
  label: (day: Day) => string,
): YearLayout {
  const start = startOfDay(now)
  const unit = width >= WEEKS_FROM ? 'week' : 'month'
  const place = (some: readonly Day[], lanes: number) => placeMarks(some, { start, width, lanes, label })
  const all = place(days, LANES)
  if (all.length === days.length) return { marks: all, lanes: lanesOf(all), bars: [], unit }
  const pressing = days
    .filter(({ worst }) => worst === 'critical' || worst === 'warning')
    .sort((a, b) => tones.indexOf(a.worst) - tones.indexOf(b.worst))
  const marks = place(pressing, LANES_OVER_BARS)
  return { marks, lanes: lanesOf(marks), bars: barsOf(days, spansOf(start, unit), start), unit }
}

const lanesOf = (marks: readonly Mark[]): number => Math.max(0, ...marks.map(({ lane }) => lane + 1))

const startOfDay = (now: IsoTime): number => Date.parse(now.slice(0, 10))
const dayAt = (ms: number): string => iso(ms).slice(0, 10)
const partOf = (ms: number, start: number): number => (ms - start) / (YEAR_DAYS * DAY)

function placeMarks(
  days: readonly Day[],
  about: { start: number; width: number; lanes: number; label: (day: Day) => string },
): Mark[] {
  const { start, width, lanes, label } = about
  const taken: { from: number; to: number }[][] = Array.from({ length: lanes }, () => [])
  const marks: Mark[] = []
  for (const day of days) {
    const x = partOf(Date.parse(day.day), start) * width
    const text = label(day)
    const long = text.length * LETTER + MARK
    const turned = x + long > width
    const from = turned ? x + MARK - long : x
    const to = from + long
    const lane = taken.findIndex((others) => others.every((one) => to <= one.from || from >= one.to))
    if (lane === -1 || from < 0) continue
    taken[lane]?.push({ from, to })
    marks.push({ day, x, lane, label: text, turned })
  }
  return marks
}

/** Beginnings and ends, ms: weeks from today, the last a day or two longer; or the months of the calendar. */
function spansOf(start: number, unit: 'week' | 'month'): { from: number; to: number }[] {
  const end = start + (YEAR_DAYS + 1) * DAY
  const first = new Date(start)
  const begins = Array.from({ length: unit === 'week' ? 52 : 13 }, (_, index) =>
    unit === 'week'
      ? start + index * 7 * DAY
      : index === 0
        ? start
        : Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index, 1),
  )
  return begins.filter((from) => from < end).map((from, index, all) => ({ from, to: all[index + 1] ?? end }))
}

function barsOf(days: readonly Day[], spans: readonly { from: number; to: number }[], start: number): Bar[] {
  return spans.map(({ from, to }) => {
    const [first, next] = [dayAt(from), dayAt(to)]
    const inside = days.filter(({ day }) => day >= first && day < next)
    return {
      from: first,
      to: next,
      count: inside.reduce((sum, { count }) => sum + count, 0),
      worst: tones.find((tone) => inside.some(({ worst }) => worst === tone)) ?? 'ok',
      left: partOf(from, start),
      width: Math.min(1, partOf(to, start)) - partOf(from, start),
    }
  })
}

/** A time at which it is that day everywhere in Europe, and nearly everywhere else. */
export const noonOf = (day: string): IsoTime => iso(Date.parse(day) + DAY / 2)

export const dayAfter = (day: string): string => dayAt(Date.parse(day) + DAY)
export const dayBefore = (day: string): string => dayAt(Date.parse(day) - DAY)

/** First days of the months to come, as parts of the width. */
export function monthsOf(now: IsoTime): { readonly at: number; readonly part: number }[] {
  const start = startOfDay(now)
  const first = new Date(start)
  return Array.from({ length: 12 }, (_, index) => {
    const at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1 + index, 1)
    return { at, part: partOf(at, start) }
  }).filter(({ part }) => part < 1)
}
