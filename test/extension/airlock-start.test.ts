/** How a life of the extension began, from every combination of signs that was seen in real browsers. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  causeOf,
  isOwnRestart,
  isSameRun,
  type Signs,
  type StartEvents,
} from '../../extension/features/sessions/airlock/start.ts'
import { iso } from '#shared/time.ts'

const NOW = Date.UTC(2026, 10, 22, 8)
const before: NonNullable<Signs['before']> = {
  version: '1.0',
  browserVersion: 'Chromium 156',
  tabs: [11, 12],
  flagged: [11],
  aliveAt: NOW - 10_000,
  ended: false,
  startedAt: iso(NOW - 3_600_000),
}
const chromium = (changes: Partial<Signs> = {}): Signs => ({
  now: NOW,
  version: '1.0',
  browserVersion: 'Chromium 156',
  before,
  tabs: [21, 22],
  flagged: [],
  numbersTabsOnwards: true,
  reloadMark: null,
  ...changes,
})
const firefox = (changes: Partial<Signs> = {}) =>
  chromium({ numbersTabsOnwards: false, flagged: [], ...changes })
const none: StartEvents = { startup: false, installed: null }
const startup: StartEvents = { ...none, startup: true }
const update: StartEvents = { ...none, installed: 'update' }

describe('the beginning of a life', () => {
  it.each<[string, Signs, StartEvents, string]>([
    ['a first installation', chromium({ before: null }), { ...none, installed: 'install' }, 'installed'],
    ['a start of Chromium', chromium(), startup, 'browser-start'],
    ['a start after kill -9: the numbers of tabs come again', chromium({ tabs: [11, 12] }), startup, 'crash'],
    ['a start of Firefox, whose tabs count from one', firefox({ tabs: [11, 12] }), startup, 'browser-start'],
    [
      'a start by a newer browser, moments after',
      chromium({ browserVersion: 'Chromium 157' }),
      startup,
      'browser-update',
    ],
    [
      'a start by a newer browser, the next morning',
      chromium({ browserVersion: 'Chromium 157', now: NOW + 10 * 3_600_000 }),
      startup,
      'browser-start',
    ],
    [
      'an update in mid-session of Chromium',
      chromium({ version: '1.1', tabs: [11, 12], flagged: [11] }),
      update,
      'extension-update',
    ],
    [
      'an update in mid-session of Firefox',
      firefox({ version: '1.1', tabs: [11], reloadMark: { at: NOW - 300, to: '1.1' } }),
      update,
      'extension-update',
    ],
    ['an update put in place as Chromium started', chromium({ version: '1.1' }), update, 'browser-start'],
    ['switched off and on in one run', chromium({ tabs: [11, 12], flagged: [11] }), none, 'extension-reload'],
    ['switched off for a start, then on', chromium({ tabs: [31] }), none, 'missed-start'],
    ['the same in Firefox, whose tabs look the same', firefox({ tabs: [11, 12] }), none, 'missed-start'],
  ])('%s', (_, signs, events, cause) => {
    expect(causeOf(signs, events).cause).toBe(cause)
  })

  it('says which signals told it', () => {
    const { signals } = causeOf(chromium({ version: '1.1', tabs: [11], flagged: [11] }), update)
    expect(signals).toEqual(['no-marker', 'update-event', 'known-tabs', 'flagged-tab', 'new-version'])
  })
})

const anySigns = fc.record({
  now: fc.integer({ min: NOW - 100_000, max: NOW + 100_000 }),
  version: fc.constantFrom('1.0', '1.1'),
  browserVersion: fc.constantFrom('Chromium 156', 'Chromium 157'),
  before: fc.option(fc.constant(before), { nil: null }),
  tabs: fc.subarray([11, 12, 21, 22]),
  flagged: fc.subarray([11, 12, 21]),
  numbersTabsOnwards: fc.boolean(),
  reloadMark: fc.option(
    fc.record({
      at: fc.integer({ min: NOW - 100_000, max: NOW + 100_000 }),
      to: fc.constantFrom('1.0', '1.1'),
    }),
    { nil: null },
  ),
})

describe('a session goes on', () => {
  it('never without positive proof: a tab that bears the sign, or a fresh mark for this very version', () => {
    fc.assert(
      fc.property(anySigns, (signs) => {
        const flagged = signs.flagged.includes(11) && signs.before !== null
        const { reloadMark, now } = signs
        const marked =
          reloadMark !== null &&
          reloadMark.to === signs.version &&
          now >= reloadMark.at &&
          now - reloadMark.at < 20_000
        if (!flagged && !marked) expect(isSameRun(signs)).toBe(false)
        if (signs.before === null) expect(isSameRun(signs)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('not by the numbers of tabs alone, nor by the absence of an event', () => {
    expect(isSameRun(chromium({ tabs: [11, 12] }))).toBe(false)
  })

  it('not by a mark that is old, of another version, or from the future', () => {
    const marked = (at: number, to = '1.1') => firefox({ version: '1.1', tabs: [11], reloadMark: { at, to } })
    expect(isSameRun(marked(NOW - 1000))).toBe(true)
    expect(isSameRun(marked(NOW - 21_000))).toBe(false)
    expect(isSameRun(marked(NOW + 1000))).toBe(false)
    expect(isSameRun(marked(NOW - 1000, '1.2'))).toBe(false)
    // what a start right after a crash in the middle of an update finds
    const tabs = [1, 2]
    expect(isSameRun({ ...marked(NOW - 3000), before: { ...before, tabs }, tabs })).toBe(false)
    expect(isSameRun({ ...marked(NOW - 300), before: { ...before, tabs }, tabs })).toBe(true)
    expect(
      isSameRun(chromium({ version: '1.1', tabs: [11], reloadMark: { at: NOW - 1000, to: '1.1' } })),
    ).toBe(false)
  })

  it('over the browser’s own restart only right after the last sign of life, and by a clock that went forward', () => {
    const newer = (now: number) => isOwnRestart(chromium({ browserVersion: 'Chromium 157', now }))
    expect(newer(NOW)).toBe(true)
    expect(newer(NOW + 6 * 60_000)).toBe(false)
    expect(newer(before.aliveAt - 1)).toBe(false)
    expect(isOwnRestart(chromium())).toBe(false)
  })
})
