/** Products that end soon; names are judged with the domains. */
import { check, type CheckRow } from '../../core/check.ts'
import { field } from '#shared/fact.ts'
import { daysBetween } from '#shared/time.ts'

export const productChecks: readonly CheckRow<'product'>[] = [
  check({
    id: 'product-expiring',
    scope: 'product',
    severity: 'warning',
    action: 'manage-products',
    counted: 'each',
    needs: ({ productFact }) => ({
      product: productFact,
      expiresAt: field(productFact, (product) => product.expiresAt),
    }),
    test: ({ product, expiresAt }, now) => {
      if (product.service === 'domain' || expiresAt === null) return null
      const days = daysBetween(now, expiresAt)
      if (days > 30) return 'ok'
      return { seen: { name: product.name, service: product.service, days, date: expiresAt } }
    },
  }),
]
