/** Which mail service of the sandbox an address lives on. */
import type { Product, State } from './state.ts'

/** The service that is named after the address's domain, in whatever organisation. */
export function hostedBy(state: State, address: string): Product | null {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return (
    state.products.find(({ serviceName, name }) => serviceName === 'email_hosting' && name === domain) ?? null
  )
}
