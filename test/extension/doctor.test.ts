// @vitest-environment node
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  diagnose,
  type CookieSetting,
  type OtherExtension,
  type Seen,
} from '../../extension/features/sessions/doctor.ts'
import { helpFor } from '../../extension/features/sessions/doctor-mend.ts'
import { doctorRow, doctorRows, newRule, type DoctorRow, type SiteRule } from '#shared/sessions.ts'

const SITE = 'infomaniak.com'
const BANK = 'ebill.example'
const rule = (changes: Partial<SiteRule> = {}): SiteRule => ({ ...newRule(SITE), ...changes })

const forgetting = new Map<string, CookieSetting>([
  [SITE, 'session_only'],
  [BANK, 'block'],
])

/** A browser in which everything is seen, and nothing weakens anything. */
const sound: Seen = {
  isFirefox: false,
  rules: [rule({ whenLocked: true }), newRule(BANK)],
  reached: [SITE, BANK],
  doorsStand: true,
  now: 0,
  privateAllowed: true,
  sights: { restored: false, early: false, windowless: true, locks: true },
  cookieSettings: forgetting,
  otherExtensions: [],
}
const restored = { ...sound.sights, restored: true }
const early = { ...sound.sights, early: true }
const rowOf = (id: DoctorRow, seen: Seen) => diagnose(seen).find((row) => row.id === id)

const extension = (name: string, hosts: readonly string[], permissions = ['cookies']): OtherExtension => ({
  name,
  permissions,
  hosts,
})

describe('the doctor', () => {
  it('finds nothing in a sound browser, but for what no browser tells', () => {
    expect(diagnose(sound).map(({ id, state }) => `${id} ${state}`)).toEqual([
      'permission fine',
      'doors fine',
      'private-windows fine',
      'session-restore unknown',
      'start-page fine',
      'background-mode fine',
      'site-exceptions fine',
      'other-extensions fine',
      'screen-lock fine',
    ])
  })

  it('has nothing to say where there is no rule to weaken', () => {
    expect(diagnose({ ...sound, rules: [], doorsStand: false, privateAllowed: false })).toEqual([])
  })

  const table: [DoctorRow, string, Partial<Seen>, 'fine' | 'weak' | 'unknown', string[]][] = [
    ['permission', 'one taken away', { reached: [BANK] }, 'weak', [SITE]],
    ['permission', 'all taken away', { reached: [] }, 'weak', [SITE, BANK]],
    ['doors', 'gone', { doorsStand: false }, 'weak', [SITE, BANK]],
    ['private-windows', 'not allowed, a rule that locks', { privateAllowed: false }, 'weak', [SITE]],
    [
      'private-windows',
      'not allowed, rules that end with the browser alone',
      { privateAllowed: false, rules: [rule()] },
      'fine',
      [],
    ],
    ['session-restore', 'never seen a start', { sights: { ...sound.sights, restored: null } }, 'unknown', []],
    ['session-restore', 'seen', { sights: restored }, 'fine', []],
    ['start-page', 'seen, but the browser’s own rule forgets', { sights: early }, 'fine', []],
    ['start-page', 'not seen, though nothing else forgets', { cookieSettings: null }, 'fine', []],
    [
      'start-page',
      'seen, and the browser keeps one of the sites',
      {
        sights: early,
        cookieSettings: new Map([
          [SITE, 'allow'],
          [BANK, 'session_only'],
        ]),
      },
      'weak',
      [SITE],
    ],
    [
      'start-page',
      'seen, and what the browser does is not',
      { sights: early, cookieSettings: null },
      'weak',
      [SITE, BANK],
    ],
    ['background-mode', 'not seen', { sights: { ...sound.sights, windowless: false } }, 'unknown', []],
    ['site-exceptions', 'not allowed', { cookieSettings: null }, 'weak', []],
    ['site-exceptions', 'hidden, in Firefox', { cookieSettings: null, isFirefox: true }, 'unknown', []],
    [
      'site-exceptions',
      'not allowed, and no rule that the browser could keep',
      { cookieSettings: null, rules: [rule({ onBrowserUpdate: 'keep' })] },
      'fine',
      [],
    ],
    [
      'site-exceptions',
      'kept, whatever is restored',
      { cookieSettings: new Map([...forgetting, [SITE, 'allow']]), sights: restored },
      'weak',
      [SITE],
    ],
    ['other-extensions', 'not shown', { otherExtensions: null }, 'unknown', []],
    ['screen-lock', 'not seen', { sights: { ...sound.sights, locks: false } }, 'unknown', []],
  ]
  it.each(table)('%s: %s', (id, _, changes, state, about) => {
    expect(rowOf(id, { ...sound, ...changes })).toEqual({ id, state, about })
  })

  it.each([{ afterHours: 8 }, { afterIdleMinutes: 30 }, { whenLocked: true }, { whenLastTabCloses: true }])(
    'a private window is out of reach of a rule with %j',
    (changes) => {
      const seen = { ...sound, privateAllowed: false, rules: [rule(changes), newRule(BANK)] }
      expect(rowOf('private-windows', seen)?.about).toEqual([SITE])
    },
  )

  it('does not ask about a start page in Firefox, whose doors stand before its first request', () => {
    const seen = { ...sound, sights: early, cookieSettings: null }
    expect(rowOf('start-page', { ...seen, isFirefox: true })).toBeUndefined()
    expect(rowOf('start-page', seen)?.state).toBe('weak')
  })

  it('does not ask about the screen where no rule goes by it', () => {
    expect(rowOf('screen-lock', { ...sound, rules: [rule()] })).toBeUndefined()
  })

  it.each([
    ['<all_urls>', true],
    ['*://*/*', true],
    ['https://*/*', true],
    ['https://infomaniak.com/*', true],
    ['*://*.infomaniak.com/*', true],
    ['https://manager.infomaniak.com/*', true],
    ['https://*.manager.infomaniak.com/path/*', true],
    ['*://*.com/*', true],
    ['https://com/*', false],
    ['https://notinfomaniak.com/*', false],
    ['*://*.infomaniak.com.evil.example/*', false],
    ['file:///*', false],
    ['ftp://infomaniak.com/*', false],
    ['moz-extension://5ff6bd9a/*', false],
    ['nonsense', false],
  ])('an extension with cookies and %s reaches the site: %s', (pattern, reaches) => {
    const seen = { ...sound, rules: [rule()], otherExtensions: [extension('Cookie Editor', [pattern])] }
    expect(rowOf('other-extensions', seen)?.about).toEqual(reaches ? ['Cookie Editor'] : [])
  })

  it('is not worried by an extension without the cookies', () => {
    const seen = { ...sound, otherExtensions: [extension('Dark', ['<all_urls>'], ['storage', 'tabs'])] }
    expect(rowOf('other-extensions', seen)?.state).toBe('fine')
  })

  it('says nothing that the wire would not take, however much there is', () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      extension(`${String(at)} ${'x'.repeat(400)}`, ['*://*/*']),
    )
    for (const row of diagnose({ ...sound, otherExtensions: many })) expect(v.is(doctorRow, row)).toBe(true)
  })
})

describe('what mends it', () => {
  const chrome = { isFirefox: false, extensionId: 'abc' }
  const firefox = { isFirefox: true, extensionId: 'x@y' }
  const row = (id: DoctorRow, state: 'fine' | 'weak' | 'unknown', about: string[] = []) => ({
    id,
    state,
    about,
  })

  /** Those that Firefox can have: its doors stand before its start page. */
  const firefoxRows: readonly DoctorRow[] = doctorRows.filter((id) => id !== 'start-page')

  it('every weakness has a press or the words for the way, in both families', () => {
    for (const id of doctorRows) {
      if (id === 'session-restore' || id === 'background-mode' || id === 'screen-lock') continue
      for (const where of firefoxRows.includes(id) ? [chrome, firefox] : [chrome]) {
        const { remedy, where: way } = helpFor(row(id, 'weak', [SITE]), where)
        expect(remedy ?? way, `${id} ${String(where.isFirefox)}`).not.toBeNull()
      }
    }
  })

  it('never tries to open a page that Firefox opens for no extension', () => {
    const mends = firefoxRows.flatMap((id) =>
      (['fine', 'weak', 'unknown'] as const).map(
        (state) => helpFor(row(id, state), firefox).remedy?.mend.does,
      ),
    )
    expect(mends).toContain('show')
    expect(mends).not.toContain('open')
  })

  it('copies the text that the guide asks for, for one site after the other', () => {
    expect(helpFor(row('site-exceptions', 'weak', [SITE, BANK]), chrome).remedy?.mend).toEqual({
      does: 'open',
      page: 'chrome://settings/content/siteData',
      copies: '[*.]infomaniak.com',
    })
    expect(helpFor(row('site-exceptions', 'fine'), chrome).remedy).toBeNull()
  })

  it('asks for the second lock only where the browser has one', () => {
    const lock = { does: 'show', permission: 'contentSettings' }
    expect(helpFor(row('site-exceptions', 'weak'), chrome).remedy?.mend).toEqual(lock)
    expect(helpFor(row('start-page', 'weak', [SITE]), chrome).remedy?.mend).toEqual(lock)
    const hidden = row('site-exceptions', 'unknown')
    expect(helpFor(hidden, firefox)).toEqual({ remedy: null, where: 'doctor.site-exceptions.firefox' })
  })
})
