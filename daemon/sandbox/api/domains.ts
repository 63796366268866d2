/** Domain names and products, as the registrar lists them. */
import { ok, type Result } from '#shared/result.ts'
import { eppStatuses, phaseAt } from '#daemon/sandbox/lifecycle.ts'
import { organisationsOf } from '#daemon/sandbox/membership.ts'
import type { Organisation } from '#daemon/sandbox/organisation.ts'
import type { Domain, Product } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { listReply, seconds, withOf, type Query } from './query.ts'
import { data, invalid, refuse, type ApiError } from './reply.ts'
import type { Call, Routes } from './route.ts'

export const domainRoutes: Routes = {
  '/2/domains/domains': { scope: 'domain:read', answer: domains },
  '/2/domains/domains/{domain}': {
    scope: 'domain:read',
    answer({ world, caller, ids }) {
      const name = ids[0]?.toLowerCase()
      const found = organisationsOf(world.state, caller)
        .flatMap((one) => heldDomains(world, one))
        .find((one) => one.name === name)
      return found === undefined
        ? refuse('object_not_found', 'Domain not found')
        : data(domain(found, world.at()))
    },
  },
  '/1/products': { scope: 'accounts', answer: products },
}

/** The names of an organisation: one that is free again has left it. */
export function heldDomains(world: World, { id }: Organisation): readonly Domain[] {
  const now = world.at()
  return world.view(`held?${id}`, () =>
    world.state.domains.filter((one) => one.organisationId === id && phaseAt(one, now) !== 'free'),
  )
}

/** The organisation that is asked for, or each that the caller belongs to. */
function accountsAsked({ world, caller, query }: Call): Result<readonly Organisation[], ApiError> {
  const asked = query.get('account_id')
  const own = organisationsOf(world.state, caller)
  if (asked === null) return ok(own)
  const found = own.filter(({ id }) => String(id) === asked)
  return found.length === 0 ? refuse('object_not_found', 'Account not found') : ok(found)
}

const idsOf = (accounts: readonly Organisation[]) => accounts.map(({ id }) => id)

function domains(call: Call) {
  const { world, query } = call
  const accounts = accountsAsked(call)
  if (!accounts.ok) return accounts
  const by = query.get('order_by')
  const direction = query.get('order_dir') ?? 'asc'
  if (by !== null && by !== 'expiration' && by !== 'name')
    return invalid('order_by', 'in', ['expiration', 'name'])
  if (direction !== 'asc' && direction !== 'desc') return invalid('order_dir', 'in', ['asc', 'desc'])
  const test = domainFilter(query)
  if (!test.ok) return test
  const now = world.at()
  const rows = world.view(
    `domains?${idsOf(accounts.value).join()}&${test.value.key}&${by}&${direction}`,
    () => {
      const kept = accounts.value.flatMap((one) => heldDomains(world, one)).filter(test.value.test)
      const sign = direction === 'desc' ? -1 : 1
      if (by === 'expiration') kept.sort((a, b) => sign * (a.paidUntil - b.paidUntil))
      if (by === 'name') kept.sort((a, b) => (a.name < b.name ? -sign : sign))
      return kept
    },
  )
  return listReply(query, rows, (one) => domain(one, now))
}

function domainFilter(query: Query) {
  const search = (query.get('search') ?? '').toLowerCase()
  const tld = query.get('tld')
  const limits = { after: -Infinity, before: Infinity }
  for (const side of ['after', 'before'] as const) {
    const text = query.get(`expires_${side}`)
    if (text === null) continue
    if (!/^\d{1,12}$/.test(text)) return invalid(`expires_${side}`, 'integer')
    limits[side] = Number(text) * 1000
  }
  const test = ({ name, paidUntil }: Domain) =>
    name.includes(search) &&
    (tld === null || name.endsWith(`.${tld}`)) &&
    paidUntil > limits.after &&
    paidUntil < limits.before
  return ok({ key: JSON.stringify([search, tld, limits.after, limits.before]), test })
}

function domain(one: Domain, now: number) {
  const contact = { email: one.contact, is_validated: true, validated_at: seconds(one.createdAt) }
  return {
    name: one.name,
    tld: one.name.slice(one.name.lastIndexOf('.') + 1),
    is_premium: false,
    created_at: seconds(one.createdAt),
    expires_at: one.undated ? null : seconds(one.paidUntil),
    options: {
      dns_anycast: false,
      renewal_warranty: one.warranty,
      domain_privacy: one.privacy,
      dnssec: one.dnssec,
    },
    contacts: { owner: contact, admin: contact, tech: contact, billing: contact },
    status: eppStatuses(one, now),
  }
}

type Item = { readonly domain: Domain; readonly id: number } | { readonly product: Product }

function products(call: Call) {
  const { world, query } = call
  const accounts = accountsAsked(call)
  if (!accounts.ok) return accounts
  const wanted = withOf(query, ['rights', 'status', 'users'])
  if (!wanted.ok) return wanted
  const service = query.get('service_name')
  const name = query.get('customer_name')
  const now = world.at()
  const ids = new Set(idsOf(accounts.value))
  const items = world.view(`products?${JSON.stringify([[...ids], service, name])}`, () =>
    [
      ...world.state.products.map((one): Item => ({ product: one })),
      // Numbered by their place in the whole list, which a name that goes does not change.
      ...world.state.domains.map((one, place): Item => ({ domain: one, id: 100_000 + place })),
    ].filter(
      (item) =>
        ids.has(recordOf(item).organisationId) &&
        ('product' in item || phaseAt(item.domain, now) !== 'free') &&
        (service === null || serviceOf(item) === service) &&
        (name === null || recordOf(item).name === name),
    ),
  )
  return listReply(query, items, (item) => product(item, wanted.value.has('status')))
}

const recordOf = (item: Item): Domain | Product => ('product' in item ? item.product : item.domain)
const serviceOf = (item: Item) => ('product' in item ? item.product.serviceName : 'domain')

function product(item: Item, status: boolean) {
  const own = 'product' in item ? item.product : null
  const { name, organisationId, createdAt } = recordOf(item)
  const paid = 'product' in item ? item.product.paidUntil : item.domain.undated ? null : item.domain.paidUntil
  const id = 'product' in item ? item.product.id : item.id
  return {
    id,
    account_id: organisationId,
    // The number of domain names was seen with the provider's own tools.
    service_id: own?.serviceId ?? 14,
    service_name: serviceOf(item),
    customer_name: name,
    internal_name: null,
    created_at: seconds(createdAt),
    expired_at: paid === null ? null : seconds(paid),
    version: 1,
    has_maintenance: own?.maintenance ?? false,
    is_locked: own?.locked ?? false,
    has_operation_in_progress: false,
    tags: [],
    unique_id: id,
    is_free: false,
    is_zero_price: false,
    is_trial: false,
    rights: { technical: true, statistic: true, check: true, sale: true },
    ...(status
      ? {
          status: {
            maintenance: { technical: false, superuser: own?.maintenance ?? false, infomaniak: false },
            locked: { superuser: own?.locked ?? false, infomaniak: false },
            activated_by: [],
            activated_at: seconds(createdAt),
          },
        }
      : {}),
  }
}
