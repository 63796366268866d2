/**
 * The two doors, as rules that the browser itself enforces before any script of ours runs.
 *
 * The outer door is made of dynamic rules, which outlive the browser: what is under a rule cannot be reached. The inner door is
 * made of session rules, which the browser forgets when it ends: they let through what the sweep of this run has reached.
 */
import type { DeclarativeNetRequest } from '../../../core/browser.ts'

type Rule = DeclarativeNetRequest.Rule

const SHUT = 1
const REDIRECT = 2
const REFUSED = 3
const OPEN = 10
const NEVER = 20

/**
 * @param sites every site under a rule
 * @param refused those of them that the browser no longer lets the extension redirect: their pages are blocked outright
 * @param framed those whose frames stay shut in pages of other sites, even while their own door is open
 * @param waitingPage its address
 */
export function outerRules(
  sites: readonly string[],
  refused: readonly string[],
  framed: readonly string[],
  waitingPage: string,
): readonly Rule[] {
  if (sites.length === 0) return []
  const rules: Rule[] = [
    {
      id: 1,
      priority: SHUT,
      condition: { requestDomains: [...sites], excludedResourceTypes: ['main_frame'] },
      action: { type: 'block' },
    },
    {
      id: 2,
      priority: REDIRECT,
      // the address stays as it is, its fragment too: whatever stands after the question mark is it
      condition: {
        regexFilter: '^(https?://.*)$',
        requestDomains: [...sites],
        resourceTypes: ['main_frame'],
      },
      action: { type: 'redirect', redirect: { regexSubstitution: `${waitingPage}?\\1` } },
    },
  ]
  // without the permission a redirect is passed over, and what it should have held would be loaded
  if (refused.length > 0)
    rules.push({
      id: 3,
      priority: REFUSED,
      condition: { requestDomains: [...refused], resourceTypes: ['main_frame'] },
      action: { type: 'block' },
    })
  if (framed.length > 0)
    rules.push({
      id: 4,
      priority: NEVER,
      condition: { requestDomains: [...framed], resourceTypes: ['sub_frame'], domainType: 'thirdParty' },
      action: { type: 'block' },
    })
  return rules
}

/** Tabs from before the sweep, by site: what they keep for their session is from before it, too. */
export interface OldTabs {
  /** A page of the site in one of them is held once, and goes on in a new tab. */
  readonly held: Readonly<Record<string, readonly number[]>>
  /** Nothing of the site is reached from them: a frame, or a page that was opened without an address, may live on in them. */
  readonly shut: Readonly<Record<string, readonly number[]>>
}

/** Browsers take 5,000 session rules. What has no room waits once more, and is let through then. */
const MOST_ORIGINS = 4000

/**
 * What loads on a page of the site is let through as a whole, but a page itself only where the sweep has cleared its origin:
 * nobody can list the hosts of a site, and one that was never seen may keep a token.
 *
 * @param open by site, the origins that this run has cleared
 */
export function innerRules(open: Readonly<Record<string, readonly string[]>>, old: OldTabs): readonly Rule[] {
  const rest = Object.keys(open).map((site): Omit<Rule, 'id'> => ({
    priority: OPEN,
    condition: { requestDomains: [site], excludedResourceTypes: ['main_frame'], ...without(old.shut[site]) },
    action: { type: 'allow' },
  }))
  const pages = Object.entries(open)
    .flatMap(([site, origins]) => origins.map((origin) => ({ site, origin })))
    .slice(-MOST_ORIGINS)
  const ways = pages.map(({ site, origin }): Omit<Rule, 'id'> => ({
    priority: OPEN,
    condition: { urlFilter: `|${origin}/`, resourceTypes: ['main_frame'], ...without(old.held[site]) },
    action: { type: 'allow' },
  }))
  return [...rest, ...ways].map((rule, at) => ({ id: at + 1, ...rule }))
}

/** An empty list is refused. */
const without = (tabs: readonly number[] = []) => (tabs.length === 0 ? {} : { excludedTabIds: [...tabs] })
