/** Products of an organisation. */
import * as v from 'valibot'
import type { Product } from '#shared/products.ts'
import { tell, textOf, wireBoolean, wireId, wireTime, type WireRecord } from './wire.ts'

/** `null` when it has no identity. */
export function translateProduct(product: WireRecord): Product | null {
  const id = v.safeParse(wireId, product['id'])
  if (!id.success) return null
  return {
    id: id.output,
    service: textOf(product, 'service_name'),
    name: textOf(product, 'customer_name', 'internal_name', 'fqdn', 'service_name'),
    expiresAt: tell(product, v.nullable(wireTime), 'expired_at', 'expires_at'),
    locked: tell(product, wireBoolean, 'is_locked'),
    maintenance: tell(product, wireBoolean, 'has_maintenance'),
    busy: tell(product, wireBoolean, 'has_operation_in_progress'),
  }
}
