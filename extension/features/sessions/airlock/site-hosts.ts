/** Which hosts and origins belong to a site, and the address that a waiting page stands for. */

export const belongsTo = (host: string, site: string): boolean => host === site || host.endsWith(`.${site}`)

/** The rule that covers a host; the longest where one lies below the other. */
export const siteOfHost = (host: string, sites: readonly string[]): string | null =>
  sites.filter((site) => belongsTo(host, site)).sort((a, b) => b.length - a.length)[0] ?? null

/** The site of an address of the web; null for every other address. */
export function siteOfAddress(address: string | undefined, sites: readonly string[]): string | null {
  if (address === undefined || !URL.canParse(address)) return null
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || protocol === 'http:' ? siteOfHost(hostname, sites) : null
}

/**
 * What a tab stands for: its own address, or the one that its waiting page holds.
 *
 * @param waitingPage address of the waiting page, without a question mark
 */
export const addressOf = (url: string, waitingPage: string): string =>
  url.startsWith(`${waitingPage}?`) ? url.slice(waitingPage.length + 1) : url

/** Of a cookie's domain no scheme is known, and none is spared. */
export const originsOfHost = (host: string): readonly string[] => [`https://${host}`, `http://${host}`]
