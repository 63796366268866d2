/** Looks for a name through every list of every login: found, not there, or in a list that nobody can read now. Pure. */
import { toAscii } from '#daemon/core/domain-name.ts'
import type { OrganisationSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import { isKnown, read, valueOrNull } from '#shared/fact.ts'
import type { Product } from '#shared/products.ts'
import type { IsoTime } from '#shared/time.ts'

interface Spot {
  readonly login: string
  readonly organisation: OrganisationSnapshot['organisation']
}

export interface Search {
  readonly logins: number
  /** Each once, however many logins see it. */
  readonly organisations: number
  /** Lists of organisations, names and products that may not be read, or are too old to be believed. */
  readonly unread: { readonly names: number; readonly products: number }
  /** The list of names that has it. */
  readonly listed: Spot | null
  /** Where it stood in a list that is too old by now. */
  readonly lastSeen: Spot | null
  /** A product that bears its name. */
  readonly product: (Spot & Pick<Product, 'service'>) | null
}

export function searchFor(name: string, { connections }: Snapshot, now: IsoTime): Search {
  const unread = { names: 0, products: 0 }
  const seen = new Set<string>()
  let listed: Spot | null = null
  let lastSeen: Spot | null = null
  let product: Search['product'] = null

  function lookIn(login: string, { organisation, domains, products }: OrganisationSnapshot): void {
    const spot = { login, organisation }
    seen.add(organisation.id)
    const names = read(domains, now)
    const has = valueOrNull(domains.told)?.some((domain) => domain.name === name) === true
    if (!isKnown(names)) unread.names += 1
    if (has && isKnown(names)) listed ??= spot
    if (has) lastSeen ??= spot
    const bought = read(products, now)
    if (!isKnown(bought)) unread.products += 1
    const found = valueOrNull(bought)?.find((one) => toAscii(one.name) === name)
    if (found !== undefined) product ??= { ...spot, service: found.service }
  }
  for (const { name: login, organisations } of connections) {
    const told = read(organisations, now)
    if (!isKnown(told)) {
      unread.names += 1
      unread.products += 1
    }
    // a list that is too old still says where to look
    for (const organisation of valueOrNull(organisations.told) ?? []) lookIn(login, organisation)
  }
  return { logins: connections.length, organisations: seen.size, unread, listed, lastSeen, product }
}
