/** Products of an organisation. */
import * as v from 'valibot'
import { isKnown } from '#shared/fact.ts'
import type { Product } from '#shared/products.ts'
import type { IsoTime } from '#shared/time.ts'
import { part, tell, textOf, wireBoolean, wireId, wireTime, type WireRecord } from './wire.ts'

/** `null` when it has no identity. */
export function translateProduct(product: WireRecord): Product | null {
  const id = v.safeParse(wireId, product['id'])
  if (!id.success) return null
  const serviceId = v.safeParse(wireId, product['service_id'])
  return {
    id: id.output,
    service: textOf(product, 'service_name'),
    ...(serviceId.success && { serviceId: serviceId.output }),
    name: textOf(product, 'customer_name', 'internal_name', 'fqdn', 'service_name'),
    expiresAt: tell(product, v.nullable(wireTime), 'expired_at', 'expires_at'),
    locked: tell(product, wireBoolean, 'is_locked'),
    lockedByProvider: tell(part(part(product, 'status'), 'locked'), wireBoolean, 'infomaniak'),
    maintenance: tell(product, wireBoolean, 'has_maintenance'),
    maintenanceSince: null,
    busy: tell(product, wireBoolean, 'has_operation_in_progress'),
  }
}

/** With when it was first heard to be in maintenance, which the provider does not say. */
export const followed = (
  product: Product | null,
  before: Product | undefined,
  now: IsoTime,
): Product | null =>
  product !== null && isKnown(product.maintenance) && product.maintenance.known
    ? { ...product, maintenanceSince: before?.maintenanceSince ?? now }
    : product
