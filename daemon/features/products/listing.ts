/** One page of the products, worst first, with who may do something about them. Pure over the snapshot. */
import { accountsSeen, organisationsSeen, type SeenOrganisation } from '#daemon/core/organisations.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { isKnown, read, valueOrNull } from '#shared/fact.ts'
import {
  productFilters,
  productStates,
  type Product,
  type ProductFilter,
  type ProductOrganisation,
  type ProductPage,
  type ProductQuery,
  type ProductRow,
} from '#shared/products.ts'
import { canAdminister } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'
import { actionsFor, silenceOf, stateOf } from './state.ts'

export interface Listing {
  readonly rows: readonly ProductRow[]
  readonly organisations: ReadonlyMap<string, ProductOrganisation>
  /** Logins whose organisations are not known. */
  readonly blind: number
}

const MOST_ROWS = 500
const MOST_NAMES = 5

/** Names have a view of their own: of them only what is blocked, in maintenance or busy stands here. */
const isListed = ({ service, state }: ProductRow) =>
  service !== 'domain' || state === 'blocked' || state === 'maintenance' || state === 'busy'

/** Every product of every organisation, worst first. */
export function listProducts(snapshot: Snapshot, now: IsoTime): Listing {
  const seen = organisationsSeen(snapshot, now)
  const rows = seen.flatMap(({ organisation: { organisation, products } }) =>
    (valueOrNull(read(products, now)) ?? []).map((one) => toRow(one, organisation, now)).filter(isListed),
  )
  const blind = accountsSeen(snapshot, now).filter((one) => !isKnown(read(one.organisations, now)))
  return {
    rows: rows.sort(orders.worst),
    organisations: new Map(seen.map((one) => [one.organisation.organisation.id, about(one, now)])),
    blind: blind.length,
  }
}

function toRow(product: Product, { id, name }: { id: string; name: string }, now: IsoTime): ProductRow {
  const state = stateOf(product, now)
  return {
    id: product.id,
    name: product.name,
    service: product.service,
    organisation: { id, name },
    state,
    reason: state === 'unknown' ? silenceOf(product) : null,
    expiresAt: valueOrNull(product.expiresAt),
    since: state === 'maintenance' ? product.maintenanceSince : null,
    actions: actionsFor(product, now),
  }
}

function about({ organisation: seen }: SeenOrganisation, now: IsoTime): ProductOrganisation {
  const { id, name, supportLevel } = seen.organisation
  const role = valueOrNull(seen.organisation.role)
  const products = read(seen.products, now)
  const able = (valueOrNull(read(seen.members, now)) ?? []).filter((member) => {
    const theirs = valueOrNull(member.role)
    return (member.kind === 'member' || member.kind === 'sso') && theirs !== null && canAdminister(theirs)
  })
  return {
    id,
    name,
    role,
    refused: role === null ? 'role-unknown' : canAdminister(role) ? null : 'role-too-low',
    ask: able.slice(0, MOST_NAMES).map((member) => member.name || member.email),
    supportLevel: valueOrNull(supportLevel),
    reason: isKnown(products) ? null : products.unknown,
  }
}

const rank = (row: ProductRow) => productStates.indexOf(row.state)
const byText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
const byName = (a: ProductRow, b: ProductRow) =>
  byText(a.name.toLowerCase(), b.name.toLowerCase()) || byText(a.id, b.id)
const byExpiry = (a: ProductRow, b: ProductRow) => byText(a.expiresAt ?? '9', b.expiresAt ?? '9')

const orders: Record<ProductQuery['order'], (a: ProductRow, b: ProductRow) => number> = {
  worst: (a, b) => rank(a) - rank(b) || byExpiry(a, b) || byName(a, b),
  name: byName,
  service: (a, b) => byText(a.service, b.service) || byName(a, b),
  expiry: (a, b) => byExpiry(a, b) || byName(a, b),
  organisation: (a, b) => byText(a.organisation.name, b.organisation.name) || byName(a, b),
}

const passes: Record<ProductFilter, (row: ProductRow) => boolean> = {
  // unknown stands with those: nobody may read it as fine
  'needs-you': ({ state }) => state !== 'active' && state !== 'busy',
  blocked: ({ state }) => state === 'blocked',
  maintenance: ({ state }) => state === 'maintenance',
  // one that is blocked may end too
  expiring: ({ actions, state }) => state === 'expiring' || actions.includes('renew-product'),
  all: () => true,
}

export function productPageOf({ rows, organisations, blind }: Listing, query: ProductQuery): ProductPage {
  const { organisation, filter, order, reversed, search, offset, limit } = query
  const needle = search.trim().toLowerCase()
  const counts: ProductPage['counts'] = { 'needs-you': 0, blocked: 0, maintenance: 0, expiring: 0, all: 0 }
  const found: ProductRow[] = []
  for (const row of rows) {
    if (organisation !== undefined && row.organisation.id !== organisation) continue
    if (needle !== '' && !`${row.name}\n${row.service}`.toLowerCase().includes(needle)) continue
    for (const one of productFilters) if (passes[one](row)) counts[one] += 1
    if (passes[filter](row)) found.push(row)
  }
  const sorted = order === 'worst' ? found : found.sort(orders[order])
  if (reversed === 'true') sorted.reverse()
  const shown = sorted.slice(offset, offset + Math.min(limit, MOST_ROWS))
  const wanted = new Set([...(organisation === undefined ? [] : [organisation]), ...shown.map(ownerOf)])
  const inScope = [...organisations.values()].filter(
    ({ id }) => organisation === undefined || id === organisation,
  )
  return {
    total: found.length,
    counts,
    rows: shown,
    organisations: inScope.filter(({ id }) => wanted.has(id)),
    notKnown: blind + inScope.filter(({ reason }) => reason !== null).length,
  }
}

const ownerOf = ({ organisation }: ProductRow) => organisation.id
