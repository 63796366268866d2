/** The list of public suffixes: fetched when a site is to be named, since it weighs more than all else on the page. */
import type { Surroundings } from './site-name.ts'

/** Private suffixes count as well: below `github.io` there are as many sites as people. */
export async function loadRegistrable(): Promise<Surroundings['registrable']> {
  const { getDomain } = await import('tldts')
  return (host) => getDomain(host, { allowPrivateDomains: true, validateHostname: false })
}
