/** Which products an invitation gives: named, and those that may be given at all. Pure. */
import { refuse, type Refused } from '#daemon/core/change-port.ts'
import type { OrganisationSnapshot } from '#daemon/core/snapshot.ts'
import type { ShownProduct } from '#shared/changes.ts'
import { isKnown, read, valueOrNull } from '#shared/fact.ts'
import { canAdminister, type Role } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'

type Organisation = Pick<OrganisationSnapshot, 'products'>

/** By name; one that nobody knows goes by its number. */
export function shownProducts(
  ids: readonly string[],
  { products }: Organisation,
  now: IsoTime,
): ShownProduct[] {
  const wanted = new Set(ids)
  const known = (valueOrNull(read(products, now)) ?? []).filter(({ id }) => wanted.has(id))
  const byId = new Map(known.map((one) => [one.id, one]))
  return [...wanted]
    .map((id) => ({ id, name: byId.get(id)?.name ?? id, service: byId.get(id)?.service ?? '' }))
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
}
const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)

export interface GivenProducts {
  readonly shown: ShownProduct[]
  readonly sent: readonly { readonly id: string; readonly serviceId: string }[]
}

/** @param role that the person has or is to have: who administers sees them all; `null` where nobody knows */
export function givenProducts(
  ids: readonly string[],
  role: Role | null,
  organisation: Organisation,
  now: IsoTime,
): GivenProducts | Refused {
  if (role !== null && canAdminister(role)) return refuse('sees-all-products', 'products')
  const shown = shownProducts(ids, organisation, now)
  if (shown.length === 0) return { shown, sent: [] }
  const there = read(organisation.products, now)
  if (!isKnown(there))
    return refuse(there.unknown === 'no-permission' ? 'no-permission' : 'product-unknown', 'products')
  const services = new Map(there.known.map(({ id, serviceId }) => [id, serviceId]))
  const sent = shown.flatMap(({ id }) => {
    const serviceId = services.get(id)
    return serviceId === undefined ? [] : [{ id, serviceId }]
  })
  return sent.length === shown.length ? { shown, sent } : refuse('product-unknown', 'products')
}

/** The same products, whatever each is called by now. */
export const sameProducts = (one: readonly ShownProduct[], other: readonly ShownProduct[]): boolean => {
  const ids = new Set(other.map(({ id }) => id))
  return one.length === other.length && one.every(({ id }) => ids.has(id))
}
