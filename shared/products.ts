/** Products of an organisation, and the support that goes with it. */
import * as v from 'valibot'
import { actionIds } from './actions.ts'
import { told, unknownReasons } from './fact.ts'
import type { Translator } from './i18n.ts'
import { roles } from './team.ts'
import { isoTime } from './time.ts'

export const product = v.strictObject({
  id: v.string(),
  /** The provider's name of the service (`email_hosting`, `domain`, …): an open set. */
  service: v.string(),
  /** The provider's number for it, where it is known. */
  serviceId: v.optional(v.string()),
  name: v.string(),
  expiresAt: told(v.nullable(isoTime)),
  locked: told(v.boolean()),
  /** By the provider, not by the organisation. */
  lockedByProvider: v.optional(told(v.boolean()), { unknown: 'never-asked' }),
  maintenance: told(v.boolean()),
  /** When it was first seen to be in maintenance; `null` while it is not, or nobody knows. */
  maintenanceSince: v.optional(v.nullable(isoTime), null),
  busy: told(v.boolean()),
})
export type Product = v.InferOutput<typeof product>

/** A mail service cannot be blocked, only put in maintenance. */
export const isMailService = (service: string): boolean => service === 'email_hosting'

/** Services with a word for them in the reader's language (`service.<id>`). */
const wordedServices = ['backup', 'certificate', 'domain', 'email_hosting', 'web_hosting'] as const

/** Services that are called the same everywhere; any other is shown as the provider writes it. */
const brands: Readonly<Record<string, string>> = {
  drive: 'kDrive',
  hosting: 'Hosting',
  ksuite: 'kSuite',
  mailing: 'Newsletter',
  public_cloud: 'Public Cloud',
  swiss_backup: 'Swiss Backup',
}

/** The name of a service in words: an open set. */
export function serviceName({ t }: Translator, service: string): string {
  const worded = wordedServices.find((one) => one === service)
  if (worded) return t(`service.${worded}`)
  return Object.hasOwn(brands, service) ? (brands[service] ?? service) : service.replaceAll('_', ' ')
}

/** Products as one text, each with its service. */
export const saidProducts = (
  words: Translator,
  products: readonly { readonly name: string; readonly service: string }[],
): string =>
  products.length === 0
    ? words.t('change.products.none')
    : words.list(
        products.map(({ name, service }) =>
          service === '' ? name : `${name} (${serviceName(words, service)})`,
        ),
      )

/** The first that applies. `unknown`: nobody knows whether it is blocked, in maintenance, busy or about to end. */
export const productStates = ['blocked', 'maintenance', 'expiring', 'busy', 'unknown', 'active'] as const
export type ProductState = (typeof productStates)[number]

/** Actions that a product may be given; what else it can do stands on its page at the provider. */
const productActions = [
  'block-product',
  'unblock-product',
  'maintenance-on',
  'maintenance-off',
  'renew-product',
  'open-support',
  'manage-products',
] as const satisfies readonly (typeof actionIds)[number][]
export type ProductAction = (typeof productActions)[number]

/** `GET /v1/products` */
export const productFilters = ['needs-you', 'blocked', 'maintenance', 'expiring', 'all'] as const
export type ProductFilter = (typeof productFilters)[number]
/** `worst` puts what needs the person first. */
export const productOrders = ['worst', 'name', 'service', 'expiry', 'organisation'] as const
export const productQuery = v.strictObject({
  organisation: v.optional(v.string()),
  filter: v.optional(v.picklist(productFilters), 'all'),
  order: v.optional(v.picklist(productOrders), 'worst'),
  reversed: v.optional(v.picklist(['true', 'false']), 'false'),
  search: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  offset: v.optional(v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number)), '0'),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number)), '100'),
})
export type ProductQuery = v.InferOutput<typeof productQuery>

const productRow = v.strictObject({
  id: v.string(),
  name: v.string(),
  service: v.string(),
  organisation: v.strictObject({ id: v.string(), name: v.string() }),
  state: v.picklist(productStates),
  /** Why the state is unknown. */
  reason: v.nullable(v.picklist(unknownReasons)),
  /** `null`: it never ends, or nobody knows. */
  expiresAt: v.nullable(isoTime),
  /** Since when it has been in maintenance, as far as was seen. */
  since: v.nullable(isoTime),
  /** What can be done with it as it is now, the most likely first. */
  actions: v.array(v.picklist(productActions)),
})
export type ProductRow = v.InferOutput<typeof productRow>

/** Who may block, put in maintenance and renew, and what support an organisation has. */
const productOrganisation = v.strictObject({
  id: v.string(),
  name: v.string(),
  role: v.nullable(v.picklist(roles)),
  /** Why the person may do none of it; `null`: they may. */
  refused: v.nullable(v.picklist(['role-too-low', 'role-unknown'])),
  /** Who may: administrators and legal representatives by name; the first few. */
  ask: v.array(v.string()),
  /** The provider's own number; `null` where it is not known. */
  supportLevel: v.nullable(v.number()),
  /** Why its products are not known; `null`: they are. */
  reason: v.nullable(v.picklist(unknownReasons)),
})
export type ProductOrganisation = v.InferOutput<typeof productOrganisation>

export const productPage = v.strictObject({
  total: v.number(),
  counts: v.record(v.picklist(productFilters), v.number()),
  rows: v.array(productRow),
  /** Those of the rows, and the one that was asked for. */
  organisations: v.array(productOrganisation),
  /** Organisations, or logins, whose products are not known. */
  notKnown: v.number(),
})
export type ProductPage = v.InferOutput<typeof productPage>

/** One source names level 2; the others are numbers. */
export const supportWords = ({ t }: Translator, level: number | null): string =>
  t('support.level', { level: level === null ? 'none' : level === 2 ? 'two' : String(level) })
