import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SiteSnapshot } from '#daemon/core/snapshot.ts'
import { siteChecks } from '#daemon/features/sessions/checks.ts'
import { judgeSite, verdictOf } from '#daemon/features/sessions/judgement.ts'
import { keep, type KeptBrowser } from '#daemon/features/sessions/kept.ts'
import type { Overstays } from '#daemon/features/sessions/overdue.ts'
import { bySite, surplus, taken, type KeptReceipt } from '#daemon/features/sessions/receipts.ts'
import { fact, known } from '#shared/fact.ts'
import { findingSeen, findingTitle } from '#shared/finding-words.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import {
  causes,
  doors,
  outcomes,
  problems,
  verdicts,
  type BrowserReport,
  type Receipt,
  type SiteRule,
  type SiteState,
  type Verdict,
} from '#shared/sessions.ts'
import { languages } from '#shared/settings.ts'
import { DAY, HOUR, iso, MINUTE, type IsoTime } from '#shared/time.ts'
import { aReceipt, aReport, aRule, aState, leftOver, SITE, STARTED } from '../support/session-report.ts'
import { aBrowser, aSite, at, NOW } from '../support/snapshot.ts'

const BROWSER = 'b0b0b0b0b0b0b0b0'

/** A browser that reports these, each at the time by which it was sent, and how its one site stands then. */
function heard(reports: readonly BrowserReport[], daemonIsAhead = 0) {
  const here = (time: IsoTime) => iso(Date.parse(time) + daemonIsAhead)
  let browser: KeptBrowser | null = null
  let overstays: Overstays = new Map()
  const receipts: KeptReceipt[] = []
  for (const report of reports) {
    const now = here(report.at)
    const receiptsOf = () => [...bySite(receipts)({ browser: BROWSER, site: SITE }), ...report.receipts]
    const next = keep(browser, report, { overstays, receiptsOf }, now)
    ;({ kept: browser, overstays } = next)
    receipts.push(
      ...taken(report.receipts, { browser: BROWSER, ahead: browser.ahead, next: receipts.length, now }),
    )
  }
  if (browser === null) throw new Error('no report was given')
  const [rule] = browser.rules
  if (!rule) throw new Error('no rule was given')
  const site = judgeSite(browser, rule, bySite(receipts)({ browser: BROWSER, site: SITE }))
  const { lastSeenAt } = browser
  return { site, verdict: (now = lastSeenAt) => verdictOf(site, lastSeenAt, now) }
}

/** Of what was before; of this run, that it began with a sweep. */
const nothingKnown = { overstays: new Map<string, number>(), receiptsOf: () => [aReceipt()] }

interface Told {
  readonly rule?: Partial<SiteRule>
  readonly state?: Partial<SiteState>
  readonly startedAt?: IsoTime | null
  readonly receipts?: readonly Partial<Receipt>[]
}
const report = ({ rule = {}, state = {}, startedAt = STARTED, receipts = [] }: Told) =>
  aReport({
    startedAt,
    rules: [aRule(rule)],
    sites: [aState(state)],
    receipts: receipts.map((one) => aReceipt(one)),
  })
const judged = (told: Told) => {
  const { site, verdict } = heard([report(told)])
  return { site, verdict: verdict() }
}
/** Before the browser began. */
const BEFORE = at(-3 * HOUR)

describe('a site is', () => {
  const cases: [Verdict, string, Told][] = [
    ['held', 'whose session began with the browser', { receipts: [{}] }],
    ['held', 'whose door is not open yet', { state: { door: 'sweeping', beganAt: BEFORE } }],
    [
      'held',
      'of a browser that cannot know its own start, for a while',
      { startedAt: null, state: { beganAt: BEFORE } },
    ],
    ['snoozed', 'whose rule is asleep', { rule: { snoozedUntil: at(HOUR) } }],
    ['held', 'whose rule was asleep', { rule: { snoozedUntil: NOW } }],
    ['shut', 'whose door is', { state: { door: 'shut' }, receipts: [{ outcome: 'left' }] }],
    ['missed', 'whose browser began without the extension', { receipts: [{ cause: 'missed-start' }] }],
    [
      'missed',
      'that was swept, but not at a start, since the browser began without the extension',
      { receipts: [{ cause: 'missed-start' }, { cause: 'idle' }, { cause: 'extension-update' }] },
    ],
    [
      'held',
      'whose browser began cleanly since it began without the extension',
      { receipts: [{ cause: 'missed-start' }, { cause: 'crash' }] },
    ],
    [
      'missed',
      'whose last start failed after it began without the extension',
      { receipts: [{ cause: 'missed-start' }, { outcome: 'failed' }, { cause: 'again' }] },
    ],
    [
      'held',
      'where nothing was to be missed, since the rule was asleep',
      { receipts: [{ cause: 'missed-start', outcome: 'kept', kept: 'snoozed' }] },
    ],
    ['held', 'whose rule is newer', { receipts: [{ cause: 'missed-start' }, { cause: 'rule-on' }] }],
    ['returned', 'of which a cookie came back', { receipts: [{}, { cause: 'came-back' }] }],
    [
      'returned',
      'of which one host was swept since a cookie came back',
      { receipts: [{}, { cause: 'came-back' }, { cause: 'new-host' }] },
    ],
    ['held', 'that was swept since', { receipts: [{}, { cause: 'came-back' }, { cause: 'now' }] }],
    [
      'breach',
      'opened by hand over what was left',
      { receipts: [{ outcome: 'left' }, { cause: 'again', outcome: 'by-hand' }] },
    ],
    [
      'breach',
      'opened by hand, and one host of it swept since',
      { receipts: [{ outcome: 'by-hand' }, { cause: 'new-host' }] },
    ],
    [
      'breach',
      'opened by hand, and being swept now',
      { state: { door: 'sweeping' }, receipts: [{ outcome: 'by-hand' }] },
    ],
    ['held', 'opened by hand, and swept since', { receipts: [{ outcome: 'by-hand' }, { cause: 'again' }] }],
    [
      'shut',
      'opened by hand, and shut by the start that followed',
      { state: { door: 'shut' }, receipts: [{ outcome: 'by-hand' }, { outcome: 'failed' }] },
    ],
    ['breach', 'open, though what was done last left something', { receipts: [{ outcome: 'left' }] }],
    [
      'returned',
      'open, though a cookie came back and was left to the person',
      { receipts: [{}, { cause: 'came-back', outcome: 'left', left: [leftOver('SESS')] }] },
    ],
    [
      'held',
      'whose start failed and was mended before it was told',
      { receipts: [{ cause: 'again', at: at(-HOUR + 1500) }, { outcome: 'failed' }] },
    ],
    [
      'breach',
      'whose start failed a while before the last sweep, by a clock that was set back',
      { receipts: [{ cause: 'again', at: at(-HOUR + 11_000) }, { outcome: 'failed' }] },
    ],
    ['breach', 'open, though what was done last failed', { receipts: [{}, { outcome: 'failed' }] }],
    [
      'breach',
      'open after a failure that a reload of the extension cannot have mended',
      {
        receipts: [
          { outcome: 'failed' },
          { cause: 'extension-reload', outcome: 'kept', kept: 'same-process' },
        ],
      },
    ],
    ['breach', 'whose session is older than its browser', { state: { beganAt: BEFORE }, receipts: [{}] }],
    ['breach', 'which says nothing of the beginning of its session', { state: { beganAt: null } }],
    [
      'breach',
      'kept over a start for a reason that is none of a start',
      {
        state: { beganAt: BEFORE },
        receipts: [{ cause: 'browser-start', outcome: 'kept', kept: 'same-process' }],
      },
    ],
    [
      'breach',
      'kept for an update of the browser that was none',
      {
        rule: { onBrowserUpdate: 'keep' },
        state: { beganAt: BEFORE },
        receipts: [{ cause: 'browser-start', outcome: 'kept', kept: 'browser-update' }],
      },
    ],
    [
      'breach',
      'kept for a reason that was given in an earlier run of the browser',
      {
        state: { beganAt: BEFORE },
        receipts: [{ at: BEFORE, cause: 'extension-update', outcome: 'kept', kept: 'same-process' }],
      },
    ],
    [
      'held',
      'kept over an update of the extension',
      {
        state: { beganAt: BEFORE },
        receipts: [{ cause: 'extension-update', outcome: 'kept', kept: 'same-process' }],
      },
    ],
    [
      'held',
      'kept over an update of the browser, as the person chose',
      {
        rule: { onBrowserUpdate: 'keep' },
        state: { beganAt: BEFORE },
        receipts: [{ cause: 'browser-update', outcome: 'kept', kept: 'browser-update' }],
      },
    ],
    [
      'snoozed',
      'kept over a start while the rule is asleep',
      {
        rule: { snoozedUntil: at(1) },
        state: { beganAt: BEFORE },
        receipts: [{ outcome: 'kept', kept: 'snoozed' }],
      },
    ],
    [
      'breach',
      'kept over a start while the rule was asleep, which woke a while ago',
      {
        rule: { snoozedUntil: at(-5 * MINUTE) },
        state: { beganAt: BEFORE },
        receipts: [{ outcome: 'kept', kept: 'snoozed' }],
      },
    ],
    [
      'breach',
      'kept over an update of the browser that was not to be, and then over one of the extension',
      {
        state: { beganAt: BEFORE },
        receipts: [
          { cause: 'browser-start', outcome: 'kept', kept: 'browser-update' },
          { cause: 'extension-update', outcome: 'kept', kept: 'same-process' },
        ],
      },
    ],
    [
      'breach',
      'asleep, but opened by hand before',
      { rule: { snoozedUntil: at(HOUR) }, receipts: [{ outcome: 'by-hand' }] },
    ],
  ]
  it.each(cases)('%s %s', (verdict, _, told) => {
    expect(judged(told).verdict).toBe(verdict)
  })

  it('each of these, and nothing else but unseen', () => {
    expect(new Set([...cases.map(([verdict]) => verdict), 'unseen'])).toEqual(new Set(verdicts))
  })

  it('unseen after more than fourteen days of silence; what was bad then is not mended by it', () => {
    const held = heard([report({ receipts: [{}] })])
    expect([held.verdict(at(14 * DAY)), held.verdict(at(14 * DAY + 1))]).toEqual(['held', 'unseen'])
    const missed = heard([report({ receipts: [{ cause: 'missed-start' }] })])
    expect(missed.verdict(at(15 * DAY))).toBe('missed')
  })

  it('no breach by an update of the browser that was kept while the rule said so, whatever it says since', () => {
    const kept = { cause: 'browser-update', outcome: 'kept', kept: 'browser-update' } as const
    const state = { beganAt: BEFORE }
    const before = report({ rule: { onBrowserUpdate: 'keep' }, state, receipts: [kept] })
    const stricter = { ...report({ state }), at: at(MINUTE) }
    expect(heard([before, stricter]).verdict()).toBe('held')
    const again = {
      ...report({ state, receipts: [{ ...kept, at: at(HOUR) }] }),
      at: at(HOUR),
      startedAt: at(HOUR),
    }
    expect(heard([before, stricter, again]).verdict()).toBe('breach')
  })

  it('in breach with what was seen: how, when and how much was left', () => {
    const left = [leftOver('SESS'), leftOver('XSRF')]
    expect(judged({ receipts: [{ outcome: 'by-hand', left }] }).site.breach).toEqual({
      kind: 'by-hand',
      at: STARTED,
      left: 2,
    })
    expect(judged({ state: { beganAt: BEFORE } }).site.breach).toEqual({
      kind: 'before-start',
      at: BEFORE,
      left: 0,
    })
    expect(judged({ state: { door: 'shut', problem: 'tabs-stay', left } }).site.shut).toEqual({
      problem: 'tabs-stay',
      left: 2,
    })
  })
})

describe('a session that goes on by a snooze', () => {
  const snoozed = { outcome: 'kept', kept: 'snoozed' } as const
  const told = (minutes: number, snoozedUntil: IsoTime | null, over: Told = {}) => ({
    ...report({ rule: { snoozedUntil }, state: { beganAt: BEFORE }, ...over }),
    at: at(minutes * MINUTE),
  })
  const start = told(0, at(HOUR), { receipts: [snoozed] })

  it('is a breach when the snooze is over for five minutes, by the clock of its browser', () => {
    expect(heard([start, told(59, at(HOUR))]).verdict()).toBe('snoozed')
    expect(heard([start, told(64, at(HOUR))]).verdict()).toBe('held')
    expect(heard([start, told(65, at(HOUR))]).site.breach).toEqual({
      kind: 'before-start',
      at: BEFORE,
      left: 0,
    })
    // swept in time: another session
    const swept = told(61, at(HOUR), {
      state: { beganAt: at(61 * MINUTE) },
      receipts: [{ cause: 'rule-on' }],
    })
    expect(heard([start, swept, told(90, at(HOUR), { state: swept.sites[0] ?? {} })]).verdict()).toBe('held')
  })

  it('is one five minutes after the snooze was ended by hand', () => {
    expect(heard([start, told(10, null), told(14, null)]).verdict()).toBe('held')
    expect(heard([start, told(10, null), told(15, null)]).verdict()).toBe('breach')
  })

  it('is one even where an update of the extension went on with it, or its browser says nothing of its start', () => {
    const updated = { cause: 'extension-update', outcome: 'kept', kept: 'same-process' } as const
    expect(heard([start, told(65, at(HOUR), { receipts: [updated] })]).verdict()).toBe('breach')
    const undated = told(65, at(HOUR), { startedAt: null })
    expect(heard([start, undated]).site.breach).toEqual({ kind: 'undated', at: BEFORE, left: 0 })
  })
})

describe('a door in mid-sweep', () => {
  const told = (minutes: number, door: SiteState['door'] = 'sweeping', receipts: Told['receipts'] = []) => ({
    ...report({ state: { door }, receipts }),
    at: at(minutes * MINUTE),
  })

  it('is shut when it stands so for five minutes', () => {
    expect(heard([told(0), told(4)]).verdict()).toBe('held')
    const stuck = heard([told(0), told(4), told(5)])
    expect(stuck.verdict()).toBe('shut')
    expect(stuck.site.shut).toEqual({ problem: null, left: 0 })
    expect(heard([told(0), told(4, 'open', [{}]), told(5)]).verdict()).toBe('held')
    expect(heard([told(0), told(5), told(6, 'open', [{}])]).verdict()).toBe('held')
  })

  it('is no breach any more by what was done by hand before', () => {
    const byHand = told(0, 'sweeping', [{ outcome: 'by-hand' }])
    expect([heard([byHand]).verdict(), heard([byHand, told(5)]).verdict()]).toEqual(['breach', 'shut'])
  })
})

describe('an open door of which no receipt of this run tells', () => {
  const told = (minutes: number, over: Told = {}) => ({ ...report(over), at: at(minutes * MINUTE) })
  const undated = (beganAt = STARTED) => ({ kind: 'undated', at: beganAt, left: 0 })

  it('is a breach when that lasts for five minutes', () => {
    expect(heard([told(0), told(4)]).verdict()).toBe('held')
    expect(heard([told(0), told(5)]).site.breach).toEqual(undated())
    // told late
    expect(heard([told(0), told(5, { receipts: [{}] })]).verdict()).toBe('held')
    expect(heard([told(0), told(5), told(6, { receipts: [{}] })]).verdict()).toBe('held')
  })

  it('is one by receipts of an earlier run, or of one host', () => {
    const earlier = { receipts: [{ at: BEFORE }] }
    expect(heard([told(0, earlier), told(5)]).site.breach).toEqual(undated())
    const oneHost = { receipts: [{ cause: 'new-host' as const }] }
    expect(heard([told(0, oneHost), told(5)]).site.breach).toEqual(undated())
  })

  it('is none while the rule is asleep', () => {
    const asleep = { rule: { snoozedUntil: at(HOUR) } }
    expect(heard([told(0, asleep), told(5, asleep)]).verdict()).toBe('snoozed')
  })

  it('gets five minutes of its own after each start', () => {
    const proven = told(0, { receipts: [{}] })
    const next = { startedAt: at(HOUR), state: { beganAt: at(HOUR) } }
    expect(heard([proven, told(60, next), told(64, next)]).verdict()).toBe('held')
    expect(heard([proven, told(60, next), told(65, next)]).verdict()).toBe('breach')
  })
})

describe('a session in a browser that does not say when it began', () => {
  const told = (minutes: number, receipts: Told['receipts'] = [], beganAt = BEFORE) => ({
    ...report({ startedAt: null, state: { beganAt }, receipts }),
    at: at(minutes * MINUTE),
  })
  const updated = { cause: 'extension-update', outcome: 'kept', kept: 'same-process' } as const

  it('is a breach after five minutes, of whatever age', () => {
    for (const beganAt of [BEFORE, STARTED, NOW]) {
      expect(heard([told(0, [], beganAt), told(4, [], beganAt)]).verdict()).toBe('held')
      const { site } = heard([told(0, [], beganAt), told(5, [], beganAt)])
      expect(site.breach).toEqual({ kind: 'undated', at: beganAt, left: 0 })
    }
  })

  it('is none where a receipt says why it goes on, and no start was told since', () => {
    expect(heard([told(0, [{}, updated]), told(5)]).verdict()).toBe('held')
    expect(heard([told(0, [updated, {}]), told(5)]).verdict()).toBe('breach')
  })
})

describe('a rule of whose site its browser says nothing', () => {
  const silent = (minutes: number) => ({
    ...report({ state: { site: 'other.example' } }),
    at: at(minutes * MINUTE),
  })

  it('is not in force yet, and a breach if that lasts for five minutes', () => {
    const { kept } = keep(null, silent(0), nothingKnown, at(0))
    expect(kept.rules).toEqual([])
    expect(heard([silent(0), silent(5)]).site.breach).toEqual({ kind: 'undated', at: null, left: 0 })
  })

  it('which it spoke of before stays as it was, for five minutes', () => {
    expect(heard([report({ receipts: [{}] }), silent(1)]).verdict()).toBe('held')
    expect(heard([report({ receipts: [{}] }), silent(1), silent(6)]).verdict()).toBe('breach')
  })
})

describe('a session older than its rule allows', () => {
  const rule = { afterHours: 2 }
  const old = (minutes: number, over: Told = {}) => ({
    ...report({ rule, startedAt: at(-5 * HOUR), state: { beganAt: BEFORE }, receipts: [{}], ...over }),
    at: at(minutes * MINUTE),
  })

  it('is a breach when its browser has left it so for five minutes, not while it wakes', () => {
    expect(heard([old(0)]).verdict()).toBe('held')
    expect(heard([old(0), old(4)]).verdict()).toBe('held')
    expect(heard([old(0), old(5)]).site.breach).toEqual({ kind: 'too-old', at: BEFORE, left: 0 })
    // swept in between: another session, another five minutes
    const swept = old(2, { state: { beganAt: at(2 * MINUTE) } })
    expect(heard([old(0), swept, old(5)]).verdict()).toBe('held')
  })

  it('stays one over a restart of the daemon, which forgets since when', () => {
    const first = keep(null, old(0), nothingKnown, at(0))
    const second = keep(first.kept, old(5), { ...nothingKnown, ...first }, at(5 * MINUTE))
    const after = (over: Told = {}) => keep(second.kept, old(6, over), nothingKnown, at(6 * MINUTE)).kept
    expect(after().overdue).toEqual({ [SITE]: 'too-old' })
    expect(after({ rule: {} }).overdue).toEqual({})
  })

  it('is none while the rule is asleep, nor by the time since a browser was closed', () => {
    const asleep = (minutes: number) => old(minutes, { rule: { ...rule, snoozedUntil: at(HOUR) } })
    expect(heard([asleep(0), asleep(5)]).verdict()).toBe('snoozed')
    const young = (minutes: number) => old(minutes, { state: { beganAt: STARTED } })
    expect(heard([young(0), young(5)]).verdict(at(DAY))).toBe('held')
  })

  it('is one of which the age cannot be told, since it began in the future', () => {
    const future = (minutes: number) => old(minutes, { state: { beganAt: at(DAY) } })
    expect(heard([future(0), future(5)]).site.breach?.kind).toBe('too-old')
  })
})

// --- whatever a browser says ----------------------------------------------------------------------------------------

/** To the minute: what is seconds apart may be told in another order than it was done. */
const arbAt = fc.integer({ min: -3 * 24 * 60, max: 0 }).map((minutes) => at(minutes * MINUTE))
const arbReceipt = fc
  .record({
    cause: fc.constantFrom(...causes),
    outcome: fc.constantFrom(...outcomes),
    kept: fc.option(fc.constantFrom('same-process', 'snoozed', 'browser-update')),
    at: arbAt,
  })
  .map((over) => aReceipt(over))
const arbReport = fc
  .record({
    receipts: fc.array(arbReceipt, { maxLength: 8 }),
    startedAt: fc.option(arbAt),
    door: fc.constantFrom(...doors),
    beganAt: fc.option(arbAt),
    snoozedUntil: fc.option(fc.integer({ min: -DAY, max: DAY }).map(at)),
    onBrowserUpdate: fc.constantFrom('end', 'keep'),
    framesElsewhere: fc.constantFrom('open', 'shut'),
    afterHours: fc.option(fc.integer({ min: 1, max: 72 })),
  })
  .map(({ receipts, startedAt, door, beganAt, ...rule }) =>
    aReport({ receipts, startedAt, rules: [aRule(rule)], sites: [aState({ door, beganAt })] }),
  )

const shifted = <T>(value: T, ms: number): T =>
  JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'string' && /^\d{4}-\d\d-\d\dT/.test(inner) ? iso(Date.parse(inner) + ms) : inner,
  ) as T

describe('the verdict', () => {
  it('does not depend on what the clock of the browser says, wrong by centuries or not', () => {
    const wrong = fc.integer({ min: -900 * 365, max: 900 * 365 }).filter((days) => days !== 0)
    fc.assert(
      fc.property(arbReport, wrong, (report, days) => {
        const reports = [report, { ...report, receipts: [], at: at(5 * MINUTE) }]
        const away = heard(shifted(reports, days * DAY), -days * DAY)
        expect(away.verdict()).toBe(heard(reports).verdict())
      }),
      { numRuns: 300 },
    )
  })

  it('is the same whether the receipts came in one report or in many', () => {
    fc.assert(
      fc.property(arbReport, (report) => {
        const many = report.receipts.map((receipt) => ({ ...report, receipts: [receipt] }))
        expect(heard([...many, { ...report, receipts: [] }]).verdict()).toBe(heard([report]).verdict())
      }),
    )
  })

  it('does not get better by silence: what was good becomes unseen, what was bad stays', () => {
    const good: readonly Verdict[] = ['snoozed', 'held', 'unseen']
    fc.assert(
      fc.property(arbReport, fc.nat(40 * DAY), (report, wait) => {
        const { verdict } = heard([report])
        const [now, then] = [verdict(), verdict(at(wait))]
        if (!good.includes(now)) expect(then).toBe(now)
        else if (wait > 14 * DAY) expect(then).toBe('unseen')
        else expect(then === now || (now === 'snoozed' && then === 'held')).toBe(true)
      }),
    )
  })

  it('is never held where a door stands open to a session from before the browser, or after a failure', () => {
    fc.assert(
      fc.property(arbReport, (report) => {
        const [state] = report.sites
        const { verdict } = heard([report])
        const unexplained = report.receipts.every(({ outcome }) => outcome !== 'kept')
        const { startedAt } = report
        const outlived =
          state?.beganAt != null &&
          startedAt !== null &&
          Date.parse(startedAt) - Date.parse(state.beganAt) > 2000
        const last = report.receipts.at(-1)
        const failed =
          last?.outcome === 'by-hand' ||
          (['left', 'failed'].includes(last?.outcome ?? '') &&
            !['came-back', 'new-host'].includes(last?.cause ?? ''))
        if (state?.door === 'open' && ((outlived && unexplained) || failed)) expect(verdict()).toBe('breach')
        if (state?.door === 'shut') expect(['held', 'snoozed', 'breach']).not.toContain(verdict())
      }),
      { numRuns: 300 },
    )
  })

  it('of a browser whose every start is clean is held', () => {
    fc.assert(
      fc.property(fc.array(arbReceipt, { maxLength: 6 }), (history) => {
        const clean = aReceipt({ cause: 'browser-start' })
        expect(heard([aReport({ receipts: [...history, clean] })]).verdict()).toBe('held')
      }),
    )
  })
})

describe('what was seen', () => {
  const kinds = ['by-hand', 'door-open', 'before-start', 'too-old', 'undated'] as const
  const sitesOf: Record<string, readonly SiteSnapshot[]> = {
    'session-breach': kinds.map((kind) => aSite({ breach: { kind, at: at(-DAY), left: 0 } })),
    'session-site-shut': [...problems, null].map((problem) => aSite({ shut: { problem, left: 3 } })),
    'session-start-missed': [aSite({ missedAt: at(-DAY) })],
    'session-cookie-returned': [aSite({ returnedAt: at(-DAY) })],
  }

  it.each(languages)('can be said in %s, each in words of its own', (language) => {
    const words = createTranslator(language, catalogues[language], 'UTC')
    for (const check of siteChecks) {
      const said = (sitesOf[check.id] ?? []).map((site) => {
        const browser = aBrowser({ sites: [site] })
        const siteFact = fact(known(site), browser.seenAt.by, Infinity)
        const verdict = check.judge({ browser, siteFact }, NOW)
        if (verdict.state !== 'open') throw new Error(`${check.id} ${verdict.state}`)
        const described = {
          id: check.id,
          status: 'open',
          subject: site.site,
          organisation: null,
          count: 1,
          of: 1,
          seen: verdict.seen,
        } as const
        return `${findingTitle(words, described, NOW)}: ${findingSeen(words, described, NOW)}`
      })
      expect(said.length, check.id).toBeGreaterThan(0)
      expect(new Set(said).size, said.join('\n')).toBe(said.length)
      for (const sentence of said) {
        expect(sentence).toContain(SITE)
        expect(sentence).toContain('Firefox, Linux')
        expect(sentence).not.toMatch(/[{}#]|none|undefined/)
      }
    }
  })
})

describe('receipts', () => {
  const keptAt = (when: IsoTime, count: number, over: Partial<Receipt> = {}, next = 0) =>
    taken(
      Array.from({ length: count }, () => aReceipt(over)),
      { browser: BROWSER, ahead: 0, next, now: when },
    )

  it('are ordered by when they can have been written: not in the future, not before anything is kept', () => {
    const whenOf = (at: IsoTime) =>
      taken([aReceipt({ at })], { browser: BROWSER, ahead: 0, next: 0, now: NOW })[0]
    expect(whenOf(at(-DAY))?.when).toBe(at(-DAY))
    for (const absurd of [at(DAY), iso(0), iso(Date.UTC(9998, 0))]) expect(whenOf(absurd)?.when).toBe(NOW)
  })

  it('go after four hundred days, by the clock of the daemon alone', () => {
    const old = keptAt(at(-400 * DAY - 1), 1, { at: iso(Date.UTC(9998, 0)) })
    const young = keptAt(at(-400 * DAY), 1, { at: iso(0) }, 1)
    expect(surplus([...old, ...young], NOW)).toEqual(old.map(({ id }) => `${BROWSER}/${id}`))
  })

  it('are not more than five thousand, and the noise of one site does not crowd out another', () => {
    const quiet = keptAt(at(-DAY), 3, { site: 'quiet.example' })
    const start = keptAt(at(-DAY), 1, { cause: 'missed-start' }, 3)
    const noise = keptAt(NOW, 5100, { cause: 'locked' }, 4)
    const gone = surplus([...quiet, ...start, ...noise], NOW)
    expect(gone).toHaveLength(104)
    expect(gone.toSorted()).toEqual(
      noise
        .slice(0, 104)
        .map(({ id }) => `${BROWSER}/${id}`)
        .toSorted(),
    )
    expect(surplus(noise.slice(0, 5000), NOW)).toEqual([])
  })
})
