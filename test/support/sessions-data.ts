/** Rules, receipts and browsers as the Sessions view may meet them. */
import type { AirlockView } from '../../extension/features/sessions/messages.ts'
import { newRule, type Receipt, type SessionsView, type SiteRule, type SiteState } from '#shared/sessions.ts'
import { HOUR, iso, MINUTE } from '#shared/time.ts'
import { NOW } from './daemon-data.ts'

export const STARTED = iso(NOW - 62 * MINUTE)

export const aRule = (site: string, changes: Partial<SiteRule> = {}): SiteRule => ({
  ...newRule(site),
  ...changes,
})

export const aState = (site: string, changes: Partial<SiteState> = {}): SiteState => ({
  site,
  door: 'open',
  beganAt: STARTED,
  problem: null,
  left: [],
  ...changes,
})

let receipts = 0
export const aReceipt = (site: string, changes: Partial<Receipt> = {}): Receipt => ({
  id: `00000000-0000-4000-8000-${String((receipts += 1)).padStart(12, '0')}`,
  site,
  cause: 'browser-start',
  outcome: 'held',
  at: STARTED,
  tookMs: 312,
  kept: null,
  removed: { cookies: 14, partitioned: 2, jars: 1, origins: 3 },
  rounds: 1,
  left: [],
  problem: null,
  tabs: 2,
  early: 0,
  signals: ['startup-event', 'no-marker'],
  ...changes,
})

/** A site that holds, with its rule, its open door and its proof. */
export function held(
  site: string,
  changes: Partial<SiteRule> = {},
): Pick<AirlockView, 'rules' | 'sites' | 'receipts'> {
  return { rules: [aRule(site, changes)], sites: [aState(site)], receipts: [aReceipt(site)] }
}

export const anAirlock = (
  parts: readonly Pick<AirlockView, 'rules' | 'sites' | 'receipts'>[],
  changes: Partial<AirlockView> = {},
): AirlockView => ({
  rules: parts.flatMap(({ rules }) => rules),
  managed: [],
  sites: parts.flatMap(({ sites }) => sites),
  receipts: parts.flatMap(({ receipts }) => receipts),
  doctor: [
    { id: 'permission', state: 'fine', about: [] },
    { id: 'session-restore', state: 'weak', about: [] },
    { id: 'background-mode', state: 'unknown', about: [] },
  ],
  undelivered: 0,
  startedAt: STARTED,
  ...changes,
})

/** @param own the paired client that this browser is */
export function aSessionsView(own: string, airlock: AirlockView): SessionsView {
  const firefox = 'bbbbbbbbbbbbbbbb'
  const yesterday = iso(NOW - 14 * HOUR - 20 * MINUTE)
  const browser = { system: 'Linux', extension: '0.1.0', doctor: [] }
  return {
    browsers: [
      {
        ...browser,
        id: own,
        name: 'Chrome, Linux',
        browser: 'Chrome 156.0',
        startedAt: STARTED,
        lastSeenAt: iso(NOW),
      },
      {
        ...browser,
        id: firefox,
        name: 'Firefox, Linux',
        browser: 'Firefox 153.7',
        startedAt: yesterday,
        lastSeenAt: iso(NOW - 13 * HOUR),
      },
    ],
    rules: [
      ...airlock.rules.map((rule) => ({
        ...rule,
        browser: own,
        door: 'open' as const,
        beganAt: STARTED,
        verdict: 'held' as const,
      })),
      ...airlock.rules.slice(0, 1).map((rule) => ({
        ...rule,
        browser: firefox,
        door: 'open' as const,
        beganAt: yesterday,
        verdict: 'held' as const,
      })),
    ],
    receipts: airlock.rules.slice(0, 1).map(({ site }) => ({
      ...aReceipt(site, { at: yesterday, cause: 'crash', tookMs: 1840, rounds: 2 }),
      browser: firefox,
    })),
  }
}
