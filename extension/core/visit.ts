/**
 * Which addresses may be opened because the daemon named them: pages of the provider, and of the sandbox on this
 * computer. Whoever could answer in the daemon's place must not be able to send the person elsewhere.
 */
export function mayVisit(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password, port } = new URL(address)
  if (username !== '' || password !== '') return false
  if (protocol === 'https:') return hostname.endsWith('.infomaniak.com') && port === ''
  return protocol === 'http:' && hostname.endsWith('.localhost')
}
