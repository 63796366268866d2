/** The provider's own pages: an exact list, since a name that is nearly right is wrong. */

/** Registrable; real mails come from it, and real links lead to it. */
export const INFOMANIAK_SITE = 'infomaniak.com'

/** Each answers over https on its default port, and on no other. */
const trueHosts: ReadonlySet<string> = new Set([
  // redirects of the provider's own applications, `infomaniak.com/gtl/…`
  INFOMANIAK_SITE,
  // the sign-in: guide 2415, and OAuth 2 of the provider's developer pages
  'login.infomaniak.com',
  // the Manager: every guided action
  'manager.infomaniak.com',
  // the webmail: guide of the automatic security mails ("the email addresses linked to Mail Infomaniak")
  'mail.infomaniak.com',
  // the public site and its guides: `www.infomaniak.com/en/support/faq/…`
  'www.infomaniak.com',
  // the guides by their numbers: `faq.infomaniak.com/NNNN`
  'faq.infomaniak.com',
  // support and shop, as the provider's applications link to them
  'support.infomaniak.com',
  'shop.infomaniak.com',
  // where an invitation leads
  'welcome.infomaniak.com',
  // the provider's warnings of forged mails: `news.infomaniak.com/en/malicious-email`
  'news.infomaniak.com',
  // the public API and its pages, by its own OpenAPI description
  'api.infomaniak.com',
  'developer.infomaniak.com',
  // files, as the provider's applications for phones open them
  'kdrive.infomaniak.com',
])

/** Names that are the provider's as well. Nobody else can register them, none of its sign-ins is there, and customers' pages may be. */
const otherSites = [
  // its first name: players, streams, and links of old pages
  'infomaniak.ch',
  // the public cloud: `docs.infomaniak.cloud`, `api.pub1.infomaniak.cloud`
  'infomaniak.cloud',
  // tickets of customers' events
  'infomaniak.events',
  // customers' sites before they have a name: `….preview.infomaniak.website`
  'infomaniak.website',
  // whether its services run
  'infomaniakstatus.com',
]

export const isAtOrBelow = (host: string, name: string): boolean => host === name || host.endsWith(`.${name}`)

/** A dot at the end of a name makes no other one. */
const bare = (host: string) => host.replace(/\.$/, '')

/** @param host as a browser writes it: small letters, A-labels */
export const isTrueHost = (host: string): boolean => trueHosts.has(bare(host))

/** Whether an address leads to one of the provider's own pages: https, default port, no user name. */
export function isTrueOrigin(url: string | URL): boolean {
  const address = typeof url === 'string' && URL.canParse(url) ? new URL(url) : url
  if (typeof address === 'string') return false
  const { protocol, port, username, password, hostname } = address
  return protocol === 'https:' && port === '' && username + password === '' && isTrueHost(hostname)
}

/** The provider's name, or whatever is below it. */
export const isProviderHost = (host: string): boolean =>
  isAtOrBelow(bare(host.toLowerCase()), INFOMANIAK_SITE)

/** The name of the provider's, beside its first one, at or below which a host is. @param host small letters, A-labels */
export const otherSiteOf = (host: string): string | null =>
  otherSites.find((name) => isAtOrBelow(host, name)) ?? null
