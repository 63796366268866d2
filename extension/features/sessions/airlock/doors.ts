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

/**
 * What loads on a page of the site is let through as a whole, but a page itself only where the sweep has cleared its origin:
 * nobody can list the hosts of a site, and one that was never seen may keep a token.
 *
 * @param open by site, the origins that this run has cleared
 */
export function innerRules(open: Readonly<Record<string, readonly string[]>>): readonly Rule[] {
  const sites = Object.keys(open)
  if (sites.length === 0) return []
  const pages = [...new Set(Object.values(open).flat())]
  return [
    {
      id: 1,
      priority: OPEN,
      condition: { requestDomains: sites, excludedResourceTypes: ['main_frame'] },
      action: { type: 'allow' },
    },
    ...pages.map((origin, at): Rule => ({
      id: at + 2,
      priority: OPEN,
      condition: { urlFilter: `|${origin}/`, resourceTypes: ['main_frame'] },
      action: { type: 'allow' },
    })),
  ]
}
