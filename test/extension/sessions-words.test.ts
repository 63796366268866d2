import { describe, expect, it } from 'vitest'
import { leftNames, receiptSentence, ruleClauses } from '../../extension/features/sessions/describe.ts'
import {
  proofOf,
  standingOf,
  tomorrowMorning,
  worstVerdict,
  type Standing,
} from '../../extension/features/sessions/standing.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { causes, outcomes, type Receipt } from '#shared/sessions.ts'
import { languages } from '#shared/settings.ts'
import { DAY, HOUR, iso } from '#shared/time.ts'
import { NOW } from '../support/daemon-data.ts'
import { aReceipt, aRule, aState, anAirlock, held, STARTED } from '../support/sessions-data.ts'

const SITE = 'infomaniak.com'
const now = iso(NOW)
const words = createTranslator('en', catalogues.en, 'UTC')

describe('how a site stands', () => {
  const stands = (parts: Partial<ReturnType<typeof held>>): Standing => {
    const all = { ...held(SITE), ...parts }
    return standingOf(all.rules[0] ?? aRule(SITE), anAirlock([all]), now)
  }
  const receipts = (...changes: Partial<Receipt>[]) => changes.map((change) => aReceipt(SITE, change))

  it.each<[Standing, string, Partial<ReturnType<typeof held>>]>([
    ['held', 'an open door and a sweep that left nothing', {}],
    ['shut', 'whatever was proven before', { sites: [aState(SITE, { door: 'shut' })] }],
    ['sweeping', 'whatever was proven before', { sites: [aState(SITE, { door: 'sweeping' })] }],
    ['snoozed', 'until its end', { rules: [aRule(SITE, { snoozedUntil: iso(NOW + 1) })] }],
    ['held', 'again after it', { rules: [aRule(SITE, { snoozedUntil: now })] }],
    [
      'shut',
      'though it is snoozed',
      {
        rules: [aRule(SITE, { snoozedUntil: iso(NOW + HOUR) })],
        sites: [aState(SITE, { door: 'shut' })],
      },
    ],
    [
      'kept',
      'a session of before, by choice',
      { receipts: receipts({ outcome: 'kept', kept: 'browser-update' }) },
    ],
    [
      'kept',
      'a session of before, after a snooze',
      { receipts: receipts({ outcome: 'kept', kept: 'snoozed' }) },
    ],
    [
      'held',
      'as before the extension was reloaded',
      { receipts: receipts({ outcome: 'kept', kept: 'same-process' }, {}) },
    ],
    ['by-hand', 'over what was left', { receipts: receipts({ outcome: 'by-hand' }, {}) }],
    [
      'by-hand',
      'though a new host was clean',
      { receipts: receipts({ cause: 'new-host' }, { outcome: 'by-hand' }) },
    ],
    [
      'held',
      'though a cookie had come back and was removed',
      { receipts: receipts({ cause: 'came-back' }, {}) },
    ],
    ['unknown', 'without a receipt', { receipts: [] }],
    ['unknown', 'with the receipt of a part alone', { receipts: receipts({ cause: 'new-host' }) }],
    ['unknown', 'with a door that should be shut', { receipts: receipts({ outcome: 'failed' }) }],
    ['unknown', 'with a problem', { sites: [aState(SITE, { problem: 'doors-refused' })] }],
    ['unknown', 'where the browser says nothing of it', { sites: [] }],
    ['unknown', 'with the receipt of another site', { receipts: [aReceipt('other.example')] }],
  ])('%s: %s', (standing, _, parts) => {
    expect(stands(parts)).toBe(standing)
  })

  it('is proven by the last sweep, and by what has happened to a part of it since', () => {
    const [back, reload, sweep] = receipts(
      { cause: 'came-back' },
      { outcome: 'kept', kept: 'same-process' },
      {},
    )
    if (!back || !reload || !sweep) throw new Error('there are three')
    expect(proofOf([back, reload, sweep], SITE)).toEqual([back, sweep])
    expect(proofOf([sweep, back], SITE)).toEqual([sweep])
    expect(proofOf([reload], SITE)).toEqual([])
  })

  it('takes the worst verdict of several sites for the browser', () => {
    expect(worstVerdict(['held', 'snoozed', 'breach'])).toBe('breach')
    expect(worstVerdict(['held', 'unseen'])).toBe('unseen')
    expect(worstVerdict(['held', 'held'])).toBe('held')
    expect(worstVerdict([])).toBeNull()
  })
})

describe('a receipt in words', () => {
  const said = (changes: Partial<Receipt>) => receiptSentence(words, aReceipt(SITE, changes), now)

  it.each<[string, Partial<Receipt>]>([
    [
      'Last start 07:58: 14 cookies and the storage of 3 addresses removed before the first request, restored tabs included.',
      {},
    ],
    [
      'Last start 07:58: 14 cookies and the storage of 3 addresses removed before the first request.',
      { tabs: 0 },
    ],
    [
      'Last start yesterday 23:30: 1 cookie removed before the first request.',
      {
        cause: 'crash',
        at: iso(NOW - 9.5 * HOUR),
        tabs: 0,
        removed: { cookies: 1, partitioned: 0, jars: 1, origins: 0 },
      },
    ],
    [
      'Last start 07:58: 14 cookies and the storage of 3 addresses removed. 1 page was there before the doors stood; its request may have carried the old session.',
      { early: 1 },
    ],
    [
      'Last start 07:58: 1 cookie could not be removed. The site stays shut. 2 pages were there before the doors stood; their requests may have carried the old session.',
      { early: 2, outcome: 'left', left: [{ host: SITE, cookie: 'SASESSION', jar: null }] },
    ],
    // the session that they carried was their own
    [
      'Extension reloaded, 07:58: 14 cookies and the storage of 3 addresses removed.',
      { early: 2, cause: 'extension-reload' },
    ],
    // requests may have gone out before it
    [
      'Start without the extension, 07:58: 14 cookies and the storage of 3 addresses removed.',
      { cause: 'missed-start' },
    ],
    [
      'Nobody at the computer, 07:58: nothing was there to remove.',
      {
        cause: 'idle',
        removed: { cookies: 0, partitioned: 0, jars: 1, origins: 0 },
      },
    ],
    [
      'Last start 07:58: the session goes on, since the rule was snoozed.',
      { outcome: 'kept', kept: 'snoozed' },
    ],
    [
      'Last start 07:58: the session goes on, as you chose for updates of the browser.',
      {
        outcome: 'kept',
        kept: 'browser-update',
        cause: 'browser-update',
      },
    ],
    [
      'Last start 07:58: 1 cookie could not be removed. The site stays shut.',
      {
        outcome: 'left',
        left: [{ host: SITE, cookie: 'SASESSION', jar: null }],
      },
    ],
    [
      'Signed out by you, 07:58: it did not finish. The site stays shut.',
      { outcome: 'failed', cause: 'now' },
    ],
    [
      'Tried again by you, 07:58: you opened the site over what was left.',
      { outcome: 'by-hand', cause: 'again' },
    ],
  ])('%s', (sentence, changes) => {
    expect(said(changes)).toBe(sentence)
  })

  it('can be said of every cause and outcome in every language', () => {
    const left = [{ host: SITE, cookie: 'a', jar: 'container' }]
    for (const language of languages) {
      const spoken = createTranslator(language, catalogues[language], 'UTC')
      for (const cause of causes)
        for (const outcome of outcomes)
          for (const [early, kept] of (
            ['same-process', 'snoozed', 'browser-update', null] as const
          ).entries()) {
            const receipt = aReceipt(SITE, { cause, outcome, kept, left, early })
            const sentence = receiptSentence(spoken, receipt, now)
            expect(sentence).not.toMatch(/[{}#]|undefined/)
            expect(sentence).toMatch(/\.$/)
          }
      const full = aRule(SITE, {
        afterHours: 1,
        afterIdleMinutes: 1,
        whenLocked: true,
        whenLastTabCloses: true,
      })
      expect(ruleClauses(spoken, full, 'sessions.start')).toHaveLength(5)
      expect(leftNames(spoken, [...left, ...left])).toHaveLength(1)
    }
  })
})

describe('times', () => {
  it('are told from the day on which they are read', () => {
    const said = (ms: number) => words.moment(iso(NOW + ms), now)
    expect([
      said(0),
      said(-8 * HOUR),
      said(-10 * HOUR),
      said(15 * HOUR),
      said(3 * DAY),
      said(60 * DAY),
    ]).toEqual(['09:00', '01:00', 'yesterday 23:00', 'tomorrow 00:00', '25 Nov, 09:00', '21 Jan 2027, 09:00'])
    const german = createTranslator('de', catalogues.de, 'Europe/Zurich')
    expect(german.moment(STARTED, now)).toBe('08:58')
    expect(german.moment(iso(NOW - DAY), now)).toBe('gestern 10:00')
  })

  it('a snooze until tomorrow morning ends at eight, on the day that a person means', () => {
    const at = (text: string) => tomorrowMorning(new Date(text)).toString().slice(0, 21)
    expect(at('2026-11-22T09:00')).toBe('Mon Nov 23 2026 08:00')
    expect(at('2026-11-22T23:59')).toBe('Mon Nov 23 2026 08:00')
    expect(at('2026-11-23T03:30')).toBe('Mon Nov 23 2026 08:00')
    expect(at('2026-12-31T12:00')).toBe('Fri Jan 01 2027 08:00')
  })
})
