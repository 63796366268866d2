/** Makes the receipts of what was done. */
import type { Cookies } from '../../../core/browser.ts'
import { leftOver, type CookieSweep } from './sweep-cookies.ts'
import type { Cause, Outcome, Problem, Receipt } from '#shared/sessions.ts'
import { iso } from '#shared/time.ts'

export interface Why {
  readonly cause: Cause
  readonly signals: readonly string[]
}

/** What happened to one site, before it is known for good why. */
export type Ended = Omit<Receipt, 'cause' | 'signals'>

export interface SweptSite {
  readonly site: string
  readonly cookies: CookieSweep
  readonly origins: readonly string[]
  readonly problem: Problem | null
}

export const outcomeOf = (isClean: boolean, problem: Problem | null): Outcome =>
  isClean ? 'held' : problem === null ? 'left' : 'failed'

export function noteOf(
  { site, cookies, origins }: SweptSite,
  how: { problem: Problem | null; outcome: Outcome; began: number; jars: number },
): Ended {
  return {
    id: crypto.randomUUID(),
    site,
    outcome: how.outcome,
    at: iso(Date.now()),
    tookMs: Math.round(performance.now() - how.began),
    kept: null,
    removed: {
      cookies: cookies.removed.length,
      partitioned: cookies.removed.filter(({ partitionKey }) => partitionKey != null).length,
      jars: how.jars,
      origins: origins.length,
    },
    rounds: cookies.rounds,
    left: [...cookies.left],
    problem: how.problem,
    tabs: 0,
    early: 0,
  }
}

/** One cookie was set again as it had been: it is left to the person, for it may be the site itself in good faith. */
export function noteReturn(site: string, cookie: Cookies.Cookie): Ended {
  const cookies: CookieSweep = { removed: [], rounds: 0, left: [leftOver(cookie)], refused: false }
  return noteOf(
    { site, cookies, origins: [], problem: null },
    { problem: null, outcome: 'left', began: performance.now(), jars: 1 },
  )
}
