import * as fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { domainToASCII, domainToUnicode } from 'node:url'
import { eventsOf } from '#daemon/features/feeds/events.ts'
import { revise, type Revision } from '#daemon/features/feeds/revisions.ts'
import type { FeedName, FeedTold } from '#daemon/features/feeds/told.ts'
import { phases } from '#shared/domains.ts'
import { languages, type Language } from '#shared/settings.ts'
import { DAY, iso } from '#shared/time.ts'
import { byIcalJs, byNodeIcal, inCommon, type CalendarEvent } from '../support/calendar-readers.ts'
import { aFeedName, feedText, feedTold, unknownName } from '../support/feed-data.ts'
import { at, NOW } from '../support/snapshot.ts'

const read = async (told: FeedTold, language: Language = 'en') =>
  byIcalJs(await feedText('ics', told, { language })).events
const only = (events: readonly CalendarEvent[]) => {
  expect(events).toHaveLength(1)
  return events[0] as CalendarEvent
}

describe('the calendar', () => {
  it('has the last day to renew, as a whole day that keeps nobody busy, with a reminder at nine on each day of the thresholds', async () => {
    const event = only(await read(feedTold([aFeedName({}, { thresholds: [60, 7, 1] })])))
    expect(event).toMatchObject({
      summary: 'Renew vully.example',
      day: at(100 * DAY).slice(0, 10),
      transparent: true,
      sequence: 0,
      stamp: NOW,
      modified: NOW,
      categories: ['Domains', 'Atelier Vully SA'],
    })
    expect(event.alarms).toEqual([60 * 24 - 9, 7 * 24 - 9, 24 - 9])
  })

  it('takes the thresholds of each name', async () => {
    const told = feedTold([
      aFeedName({ name: 'a.example' }, { thresholds: [5] }),
      aFeedName({ name: 'b.example' }, { thresholds: [90, 2] }),
    ])
    expect((await read(told)).map(({ alarms }) => alarms)).toEqual([[111], [90 * 24 - 9, 39]])
  })

  it('tells the end of the term by itself where the last safe day to renew is another, and reminds once', async () => {
    const events = await read(feedTold([aFeedName({ renewBy: at(70 * DAY) })]))
    expect(events.map(({ summary, day, alarms }) => [summary, day, alarms.length])).toEqual([
      ['Renew vully.example', at(70 * DAY).slice(0, 10), 6],
      ['The term of vully.example ends', at(100 * DAY).slice(0, 10), 0],
    ])
  })

  it.each([
    [
      'in redemption: the last day to restore',
      { phase: 'redemption', restoreBy: at(20 * DAY) },
      ['Last day to restore vully.example'],
    ],
    ['in redemption with no day known: nothing', { phase: 'redemption' }, []],
    [
      'past its end, with days of grace: the last of them',
      { phase: 'expired', paidUntil: at(-3 * DAY), expiry: null, renewBy: at(9 * DAY) },
      ['The term of vully.example ends', 'Renew vully.example'],
    ],
    [
      'past its end, with a date that the registry moved: not that date',
      { phase: 'expired', paidUntil: null, expiry: at(362 * DAY), renewBy: null },
      [],
    ],
    ['too late to restore: nothing', { phase: 'pending-delete' }, []],
    ['free: nothing', { phase: 'available' }, []],
    [
      'without a known date: nothing',
      { paidUntil: null, expiry: null, renewBy: null, reason: 'not-published' },
      [],
    ],
    ['unknown: nothing, though an old date is about', { phase: 'unknown', reason: 'stale' }, []],
  ] as const)('has of a name %s', async (_, row, summaries) => {
    const events = await read(feedTold([aFeedName(row)]))
    expect(events.map(({ summary }) => summary)).toEqual(summaries)
  })

  it('says “by about” where the day is worked out, and whose word it is where it was stated', async () => {
    const about = only(await read(feedTold([aFeedName({}, { isAbout: true })])))
    expect(about.summary).toBe('Renew vully.example, by about this day')
    expect(about.description).toContain('worked out or in doubt')
    const sure = only(await read(feedTold([aFeedName()])))
    expect(sure.description).toBe('')
    expect(only(await read(feedTold([aFeedName({}, { stated: 'counts' })]))).description).toContain(
      'you stated',
    )
  })

  it.each(languages)('speaks %s', async (language) => {
    const told = feedTold([
      aFeedName({ name: 'a.example', renewBy: at(70 * DAY) }, { isAbout: true, stated: 'counts' }),
      aFeedName({ name: 'b.example', phase: 'redemption', restoreBy: at(20 * DAY) }),
    ])
    const calendar = byIcalJs(await feedText('ics', told, { language }))
    for (const { summary, description } of calendar.events) {
      expect(summary).toMatch(/[ab]\.example/)
      expect(summary + description).not.toMatch(/[{}]/)
    }
    const english = byIcalJs(await feedText('ics', told))
    if (language !== 'en') {
      expect(calendar.name).not.toBe(english.name)
      expect(calendar.events[0]?.summary).not.toBe(english.events[0]?.summary)
    }
  })

  it('says that the sandbox is one', async () => {
    const told = feedTold([])
    const sandbox = { ...told, overview: { ...told.overview, sandbox: true } }
    expect(byIcalJs(await feedText('ics', sandbox)).name).toBe('Domain names (Sandbox)')
    expect(byIcalJs(await feedText('ics', told)).name).toBe('Domain names')
  })

  it('holds a component even where there is no day, as a calendar must', async () => {
    const text = await feedText('ics', feedTold([]))
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
    expect(calendar.getAllSubcomponents().length).toBeGreaterThan(0)
    expect(calendar.getAllSubcomponents('vevent')).toEqual([])
  })

  it('makes one event of a name that a list has twice, and two of a name in two organisations', async () => {
    const twice = feedTold([aFeedName(), aFeedName()])
    expect(await read(twice)).toHaveLength(1)
    const two = await read(feedTold([aFeedName(), aFeedName({ organisation: '43' })]))
    expect(new Set(two.map(({ uid }) => uid)).size).toBe(2)
  })
})

/** Text that a stranger may have chosen: any character that may stand in a string, with what breaks lines and grammars often. */
const hostile = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        ';',
        ',',
        ':',
        '\\',
        '\\n',
        '"',
        '=',
        'é',
        '域',
        '🔑',
        '👩‍👧',
        '\u202e',
        '\u2028',
        '\0',
      ),
      fc.constantFrom('BEGIN:VEVENT', '\r\nEND:VCALENDAR\r\n', 'x'.repeat(80), '域'.repeat(40)),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join('').toWellFormed())

const label = fc.stringMatching(/^[a-zà-öø-ÿ\u4e00-\u4e20\u0430-\u0440]{1,18}$/)
const hostName = fc
  .tuple(label, fc.constantFrom('ch', 'example', 'swiss', 'co.uk', '中国'))
  .map((parts) => domainToASCII(parts.join('.')))
  .filter((name) => name !== '')
const moment = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2099, 11, 31) }).map((ms) => iso(ms))
const feedName: fc.Arbitrary<FeedName> = fc
  .record({
    name: hostName,
    organisation: fc.constantFrom('42', null),
    phase: fc.constantFrom(...phases),
    paidUntil: fc.option(moment),
    expiry: fc.option(moment),
    renewBy: fc.option(moment),
    restoreBy: fc.option(moment),
    isAbout: fc.boolean(),
    thresholds: fc.array(fc.integer({ min: 1, max: 365 }), { minLength: 1, maxLength: 10 }),
  })
  .map(({ isAbout, thresholds, ...row }) =>
    aFeedName({ ...row, display: domainToUnicode(row.name) }, { isAbout, thresholds }),
  )

describe('whatever the names', () => {
  it('two programs of different hands read the same out of it, and it is what was told', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(feedName, { maxLength: 5 }),
        fc.constantFrom(...languages),
        hostile,
        async (names, language, organisation) => {
          const plain = feedTold(names)
          const [first] = plain.overview.organisations
          if (!first) throw new Error('no organisation')
          const told = {
            ...plain,
            overview: { ...plain.overview, organisations: [{ ...first, name: organisation }] },
          }
          const text = await feedText('ics', told, { language })
          const one = byIcalJs(text).events
          expect(inCommon(byNodeIcal(text))).toEqual(inCommon(one))
          const organisations = new Map([['42', organisation]])
          const wanted = names.flatMap((name) => eventsOf(name, { organisations, language, now: NOW }))
          expect(new Set(one.map(({ uid, day }) => `${uid} ${day}`)).size).toBe(
            new Set(wanted.map(({ uid }) => uid)).size,
          )
          for (const event of one) {
            const from = wanted.find(({ uid }) => uid === event.uid)
            expect(event.day).toBe(from?.day)
            expect(event.summary).toContain(from?.display)
            expect(event.alarms).toEqual(from?.alarms.map((days) => days * 24 - 9))
            expect(event.transparent).toBe(true)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('no line is longer than 75 octets, no character is cut, and lines end as they must', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(feedName, { maxLength: 4 }), hostile, async (names, display) => {
        const told = feedTold(names.map((name) => ({ ...name, row: { ...name.row, display } })))
        const text = await feedText('ics', told, { language: 'fr' })
        expect(text.endsWith('\r\n')).toBe(true)
        for (const line of text.slice(0, -2).split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n\0]/)
          expect(line).not.toContain('\uFFFD')
        }
        // what was told stands in it whole, once the folds are undone, and brings no line of its own
        const unfolded = text.replaceAll('\r\n ', '')
        const begun = unfolded.split('\r\n').filter((line) => line === 'BEGIN:VEVENT').length
        expect(byIcalJs(text).events).toHaveLength(begun)
      }),
      { numRuns: 150 },
    )
  })

  it('reads nothing where the grammar is broken: the readers can fail', async () => {
    const text = await feedText('ics', feedTold([aFeedName()]))
    expect(() => byIcalJs(text.replace('END:VEVENT\r\n', ''))).toThrow()
    expect(() => byIcalJs(text.replace('\r\nSUMMARY', '\r\nnonsense without a colon\r\nSUMMARY'))).toThrow()
    expect(byNodeIcal(text.replace('DTSTART;VALUE=DATE:2027', 'DTSTART;VALUE=DATE:2031'))[0]?.day).toMatch(
      /^2031/,
    )
  })
})

/** What a daemon keeps, from one time to the next. */
function keeper() {
  const kept = new Map<string, Revision>()
  return async (names: readonly FeedName[], over: Partial<FeedTold> = {}, language: Language = 'en') => {
    const told = feedTold(names, over)
    const organisations = new Map(told.overview.organisations.map(({ id, name }) => [id, name]))
    const events = names.flatMap((name) => eventsOf(name, { organisations, language, now: told.now }))
    const { calendar, put, remove } = await revise(kept, events, told, language, () => undefined)
    for (const one of put) kept.set(one.event.uid, one)
    for (const uid of remove) kept.delete(uid)
    return calendar.map(({ event: { day, uid }, sequence, changedAt }) => ({ day, uid, sequence, changedAt }))
  }
}

describe('a day that was told before', async () => {
  const later = at(DAY)

  it('keeps its identity, its number and its time while nothing changes', async () => {
    const tell = keeper()
    const before = await tell([aFeedName()])
    expect(await tell([aFeedName()], { now: later })).toEqual(before)
  })

  it('rises by one when it moves, and keeps its identity', async () => {
    const tell = keeper()
    const [before] = await tell([aFeedName()])
    const renewed = { paidUntil: at(465 * DAY), expiry: at(465 * DAY), renewBy: at(465 * DAY) }
    const [after] = await tell([aFeedName(renewed)], { now: later })
    expect(after).toEqual({
      day: at(465 * DAY).slice(0, 10),
      uid: before?.uid,
      sequence: 1,
      changedAt: later,
    })
  })

  it.each([
    ['its reminders', aFeedName({}, { thresholds: [5] }), 'en'],
    ['what is sure of it', aFeedName({}, { isAbout: true }), 'en'],
    ['the language of its words', aFeedName(), 'fr'],
  ] as const)('rises when %s changed', async (_, name, language) => {
    const tell = keeper()
    await tell([aFeedName()])
    expect((await tell([name], { now: later }, language))[0]).toMatchObject({ sequence: 1, changedAt: later })
  })

  it('does not rise when something else of the name changed', async () => {
    const tell = keeper()
    const before = await tell([aFeedName()])
    const name = aFeedName({
      phase: 'expiring',
      renewalWarranty: false,
      sources: [{ source: 'registry', observedAt: later, outcome: 'found' }],
    })
    expect(await tell([name], { now: later })).toEqual(before)
  })

  it.each([
    ['nobody can say anything of the name', [unknownName()], {}],
    [
      'its source failed',
      [aFeedName({ paidUntil: null, expiry: null, renewBy: null, reason: 'source-failed' })],
      {},
    ],
    ['its list is not known', [], { lists: { known: 0, unknown: 1 } }],
  ] as const)('stays as it was where %s', async (_, names, over) => {
    const tell = keeper()
    const before = await tell([aFeedName()])
    expect(await tell(names, { now: later, ...over })).toEqual(before)
    // and when it is known again, it is the same day
    expect(await tell([aFeedName()], { now: at(2 * DAY) })).toEqual(before)
  })

  it.each([
    ['its name is in no list any more', []],
    [
      'its registry tells no dates',
      [aFeedName({ paidUntil: null, expiry: null, renewBy: null, reason: 'not-published' })],
    ],
    ['it is free', [aFeedName({ phase: 'available', paidUntil: null, expiry: null, renewBy: null })]],
  ])('goes where %s', async (_, names) => {
    const tell = keeper()
    await tell([aFeedName()])
    expect(await tell(names, { now: later })).toEqual([])
  })

  it('goes where the person took its name back, whatever cannot be said of others', async () => {
    const tell = keeper()
    await tell([aFeedName({ organisation: null, byHand: true })])
    expect(await tell([], { now: later, lists: { known: 0, unknown: 1 } })).toEqual([])
  })

  it('goes with the word of the person who had stated it, and stays while that word is only old', async () => {
    const tell = keeper()
    const before = await tell([aFeedName({}, { stated: 'counts' })])
    expect(await tell([{ ...unknownName(), stated: 'kept' }])).toEqual(before)
    expect(await tell([unknownName()])).toEqual([])
  })
})
