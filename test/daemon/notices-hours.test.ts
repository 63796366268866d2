import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadHours, ownZone, type Hours } from '#daemon/features/notifications/hours.ts'
import type { QuietHours } from '#shared/quiet-hours.ts'
import { DAY, HOUR, iso, type IsoTime } from '#shared/time.ts'

const hours = await loadHours()
const quietUntil: Hours['quietUntil'] = (...given) => hours.quietUntil(...given)
const digestAfter: Hours['digestAfter'] = (...given) => hours.digestAfter(...given)
const ZURICH = 'Europe/Zurich'
const at = (text: string) => iso(Date.parse(text))
const night: QuietHours = { from: '22:00', to: '07:00', criticalAnyway: false }

describe('the zone of the computer', () => {
  it.each([
    ['Europe/Zurich', 'Europe/Zurich'],
    ['', 'UTC'],
    ['Nowhere/At-All', 'UTC'],
  ])('where it is set to "%s" is %s, and can be counted by', (set, zone) => {
    const before = process.env['TZ']
    onTestFinished(() => {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    })
    process.env['TZ'] = set
    expect(ownZone()).toBe(zone)
    expect(quietUntil(night, ownZone(), at('2026-01-11T03:00:00Z'))).not.toBeNull()
  })
})

/** In 2026 clocks go on at 02:00 on 29 March, and back at 03:00 on 25 October. */
describe('quiet hours', () => {
  it.each([
    ['2026-01-10T21:59:59+01:00', null],
    ['2026-01-10T22:00:00+01:00', '2026-01-11T07:00:00+01:00'],
    ['2026-01-11T06:59:59+01:00', '2026-01-11T07:00:00+01:00'],
    ['2026-01-11T07:00:00+01:00', null],
    // the night with an hour less, and the one with an hour more
    ['2026-03-28T23:00:00+01:00', '2026-03-29T07:00:00+02:00'],
    ['2026-10-24T23:00:00+02:00', '2026-10-25T07:00:00+01:00'],
  ])('at %s end at %s', (now, end) => {
    expect(quietUntil(night, ZURICH, at(now))).toBe(end === null ? null : at(end))
  })

  it('that end in the hour that is left out, or comes twice, end once', () => {
    const short = { ...night, to: '02:30' }
    expect(quietUntil(short, ZURICH, at('2026-03-29T01:59:00+01:00'))).toBe(at('2026-03-29T03:30:00+02:00'))
    // as long as the clock shows a time between the two
    for (const offset of ['02', '01'])
      expect(quietUntil(short, ZURICH, at(`2026-10-25T02:29:00+${offset}:00`))).toBe(
        at('2026-10-25T02:30:00+01:00'),
      )
    expect(quietUntil(short, ZURICH, at('2026-10-25T02:30:00+01:00'))).toBeNull()
    // begun in the hour that is left out, they have begun when it is over
    const late = { ...night, from: '02:30' }
    expect(quietUntil(late, ZURICH, at('2026-03-29T03:00:00+02:00'))).toBe(at('2026-03-29T07:00:00+02:00'))
  })

  it('of a zone whose clocks move by half an hour', () => {
    // on 4 April 2027 from 02:00 (+11) back to 01:30 (+10:30), on 4 October 2026 from 02:00 on to 02:30
    const short = { ...night, to: '01:45' }
    const zone = 'Australia/Lord_Howe'
    expect(quietUntil(short, zone, at('2027-04-04T01:40:00+11:00'))).toBe(at('2027-04-04T01:45:00+10:30'))
    expect(quietUntil(short, zone, at('2027-04-04T01:40:00+10:30'))).toBe(at('2027-04-04T01:45:00+10:30'))
    expect(quietUntil({ ...night, to: '02:15' }, zone, at('2026-10-04T01:59:00+10:30'))).toBe(
      at('2026-10-04T02:45:00+11:00'),
    )
  })

  it('within one day, and of no length', () => {
    const noon = { ...night, from: '12:00', to: '13:00' }
    expect(quietUntil(noon, 'America/New_York', at('2026-07-01T16:30:00Z'))).toBe(at('2026-07-01T17:00:00Z'))
    expect(quietUntil(noon, 'Asia/Tokyo', at('2026-07-01T16:30:00Z'))).toBeNull()
    expect(quietUntil({ ...night, to: '22:00' }, ZURICH, at('2026-01-10T22:00:00+01:00'))).toBeNull()
  })
})

describe('a digest', () => {
  it.each([
    ['daily', '08:00', '2026-03-28T09:00:00+01:00', '2026-03-29T08:00:00+02:00'],
    ['daily', '08:00', '2026-03-29T08:00:00+02:00', '2026-03-30T08:00:00+02:00'],
    // left out that day
    ['daily', '02:30', '2026-03-28T12:00:00+01:00', '2026-03-29T03:30:00+02:00'],
    // twice that day: once
    ['daily', '02:30', '2026-10-25T02:29:00+02:00', '2026-10-25T02:30:00+02:00'],
    ['daily', '02:30', '2026-10-25T02:30:00+02:00', '2026-10-26T02:30:00+01:00'],
    ['daily', '02:30', '2026-10-25T02:10:00+01:00', '2026-10-26T02:30:00+01:00'],
  ] as const)('%s at %s is due after %s at %s', (type, time, now, due) => {
    expect(digestAfter({ type, at: time }, ZURICH, at(now))).toBe(at(due))
  })

  it('of a week comes on its day', () => {
    const timing = { type: 'weekly', day: 1, at: '08:00' } as const
    expect(digestAfter(timing, ZURICH, at('2026-10-24T12:00:00+02:00'))).toBe(at('2026-10-26T08:00:00+01:00'))
    expect(digestAfter(timing, ZURICH, at('2026-10-26T08:00:00+01:00'))).toBe(at('2026-11-02T08:00:00+01:00'))
  })
})

const zone = fc.constantFrom(
  ZURICH,
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'UTC',
)
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const offsetAt = (zone: string, ms: number) =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(ms)
    .find(({ type }) => type === 'timeZoneName')?.value
/** Within three hours of a change of the clocks in one of these zones. */
const nearChange = fc
  .tuple(
    fc.constantFrom(
      '2026-03-29T01:00Z',
      '2026-10-25T01:00Z',
      '2026-03-08T07:00Z',
      '2026-11-01T06:00Z',
      '2026-10-03T15:30Z',
      '2026-04-04T15:00Z',
    ),
    fc.integer({ min: -180, max: 180 }),
  )
  .map(([change, minutes]): IsoTime => iso(Date.parse(change) + minutes * 60_000))
const moment = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2031, 0) }).map((ms): IsoTime => iso(ms))

it('whenever and wherever it is quiet, the clock shows a time between the two, and never less', () => {
  fc.assert(
    fc.property(zone, time, time, fc.oneof(moment, nearChange), (zone, from, to, now) => {
      const shown = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(Date.parse(now))
      const isBetween = from < to ? from <= shown && shown < to : from !== to && (shown >= from || shown < to)
      const isQuiet = quietUntil({ from, to, criticalAnyway: true }, zone, now) !== null
      // around a change of the clocks it may be quiet for longer, where a time is left out or comes twice
      const dayAround = [-DAY, DAY].map((off) => Date.parse(now) + off)
      const offsets = dayAround.map((ms) => offsetAt(zone, ms))
      if (offsets[0] === offsets[1]) expect(isQuiet).toBe(isBetween)
      else if (isBetween && !isQuiet) expect.unreachable(`${zone} ${from}-${to} ${now}`)
    }),
    { numRuns: 600 },
  )
})

it('whenever and wherever, a digest comes once for each day of the calendar, and quiet hours end', () => {
  fc.assert(
    fc.property(zone, time, time, moment, (zone, from, to, now) => {
      const dayOf = (at: IsoTime) => new Intl.DateTimeFormat('sv', { timeZone: zone }).format(Date.parse(at))
      let due = digestAfter({ type: 'daily', at: from }, zone, now)
      for (let turn = 0; turn < 5; turn += 1) {
        const next = digestAfter({ type: 'daily', at: from }, zone, due)
        expect(dayOf(next) > dayOf(due)).toBe(true)
        expect(Date.parse(next) - Date.parse(due)).toBeLessThanOrEqual(DAY + 2 * HOUR)
        due = next
      }
      const end = quietUntil({ from, to, criticalAnyway: true }, zone, now)
      if (end === null) return
      expect(end > now).toBe(true)
      expect(Date.parse(end) - Date.parse(now)).toBeLessThanOrEqual(DAY + 2 * HOUR)
      // the hours after follow at once where they are the whole day but a moment
      const after = quietUntil({ from, to, criticalAnyway: true }, zone, end)
      if (after !== null) expect(after > end).toBe(true)
    }),
    { numRuns: 60 },
  )
})
