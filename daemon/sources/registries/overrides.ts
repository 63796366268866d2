/**
 * RDAP servers that answer for extensions which IANA's list does not have. Nobody promises their service for these
 * extensions, so a 404 of theirs is no verdict, and those that were seen failing or are undocumented stay off.
 */
interface Override {
  readonly labels: readonly string[]
  readonly base: string
  readonly on: boolean
  readonly source: string
}

const WHOISIT = 'meeb/whoisit, whoisit/overrides.py (2026-01-05)'

const overrides: readonly Override[] = [
  {
    // The same operator and host as for .info, which is on IANA's list.
    labels: ['ac', 'ag', 'bz', 'io', 'lc', 'me', 'mn', 'pr', 'sc', 'sh', 'vc'],
    base: 'https://rdap.identitydigital.services/rdap/',
    on: true,
    source: WHOISIT,
  },
  { labels: ['de'], base: 'https://rdap.denic.de/', on: false, source: WHOISIT },
  { labels: ['co'], base: 'https://rdap.registry.co/co/', on: false, source: WHOISIT },
  { labels: ['us'], base: 'https://rdap.nic.us/', on: false, source: WHOISIT },
  {
    labels: ['ch'],
    base: 'https://rdap.nic.ch/',
    on: false,
    source: `${WHOISIT}; 503 on 2025-11-12, no dates`,
  },
  {
    labels: ['li'],
    base: 'https://rdap.nic.li/',
    on: false,
    source: `${WHOISIT}; 503 on 2025-11-12, no dates`,
  },
]

export const overrideByLabel: ReadonlyMap<string, string> = new Map(
  overrides
    .filter(({ on }) => on)
    .flatMap(({ labels, base }) => labels.map((label) => [label, base] as const)),
)
