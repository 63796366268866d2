/** Products that end soon, are blocked, or stay in maintenance; names that end are judged with the domains. */
import { check, type CheckRow } from '../../core/check.ts'
import { field, valueOrNull } from '#shared/fact.ts'
import { isMailService } from '#shared/products.ts'
import { DAY, daysBetween, epoch } from '#shared/time.ts'
import { endsSoon } from './state.ts'

/** How long a maintenance may last before it looks forgotten, in ms. */
const LONG = DAY

export const productChecks: readonly CheckRow<'product'>[] = [
  check({
    id: 'product-expiring',
    scope: 'product',
    severity: 'warning',
    action: 'renew-product',
    counted: 'each',
    needs: ({ productFact }) => ({
      product: productFact,
      expiresAt: field(productFact, (product) => product.expiresAt),
    }),
    test: ({ product, expiresAt }, now) => {
      if (product.service === 'domain' || expiresAt === null) return null
      if (!endsSoon(expiresAt, now)) return 'ok'
      const { name, service } = product
      const ended = expiresAt <= now ? { state: 'ended' } : {}
      return { seen: { name, service, days: daysBetween(now, expiresAt), date: expiresAt, ...ended } }
    },
  }),
  check({
    id: 'product-blocked',
    scope: 'product',
    severity: 'notice',
    action: 'unblock-product',
    counted: 'each',
    needs: ({ productFact }) => ({
      product: productFact,
      locked: field(productFact, (product) => product.locked),
    }),
    test: ({ product: { name, service, lockedByProvider }, locked }) => {
      if (!locked) return 'ok'
      // who blocked it is a detail that most sources leave out
      return valueOrNull(lockedByProvider) === true
        ? { seen: { name, service, state: 'provider' }, severity: 'warning', action: 'open-support' }
        : { seen: { name, service } }
    },
  }),
  check({
    id: 'product-in-maintenance',
    scope: 'product',
    severity: 'notice',
    action: 'maintenance-off',
    counted: 'each',
    needs: ({ productFact }) => ({
      product: productFact,
      maintenance: field(productFact, (product) => product.maintenance),
    }),
    test: ({ product, maintenance }, now) => {
      if (!maintenance) return 'ok'
      const since = product.maintenanceSince
      if (since !== null && epoch(now) - epoch(since) < LONG) return 'ok'
      const { name, service } = product
      const action = isMailService(service) ? 'maintenance-off' : 'manage-products'
      return { seen: { name, service, date: since }, action }
    },
  }),
]
