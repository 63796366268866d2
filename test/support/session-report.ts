/** Builders of what a browser reports: one rule, held since its start an hour ago, until a test says otherwise. */
import { newRule, type BrowserReport, type Receipt, type SiteRule, type SiteState } from '#shared/sessions.ts'
import { HOUR } from '#shared/time.ts'
import { at } from './snapshot.ts'

export const SITE = 'infomaniak.com'
export const STARTED = at(-HOUR)

let made = 0
export const aReceipt = (over: Partial<Receipt> = {}): Receipt => ({
  id: `00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`,
  site: SITE,
  cause: 'browser-start',
  outcome: 'held',
  at: STARTED,
  tookMs: 1200,
  kept: null,
  removed: { cookies: 14, partitioned: 2, jars: 1, origins: 3 },
  rounds: 1,
  left: [],
  problem: null,
  tabs: 2,
  early: 0,
  signals: ['startup-event', 'no-marker'],
  ...over,
})

export const leftOver = (cookie: string) => ({ host: SITE, cookie, jar: null })

export const aRule = (over: Partial<SiteRule> = {}): SiteRule => ({ ...newRule(SITE), ...over })

export const aState = (over: Partial<SiteState> = {}): SiteState => ({
  site: SITE,
  door: 'open',
  beganAt: STARTED,
  problem: null,
  left: [],
  ...over,
})

export const aReport = (over: Partial<BrowserReport> = {}): BrowserReport => ({
  at: at(0),
  browser: 'Firefox 153.7',
  system: 'Linux',
  extension: '0.2.0',
  startedAt: STARTED,
  rules: [aRule()],
  sites: [aState()],
  doctor: [{ id: 'permission', state: 'fine', about: [] }],
  receipts: [],
  ...over,
})
