/** What a product is doing, and what can be done with it. Pure. */
import { isKnown, valueOrNull, type Told, type UnknownReason } from '#shared/fact.ts'
import { isMailService, type Product, type ProductAction, type ProductState } from '#shared/products.ts'
import { daysBetween, type IsoTime } from '#shared/time.ts'

/** Days before its end from which a product needs the person. */
const SOON = 30

export const endsSoon = (expiresAt: IsoTime | null, now: IsoTime): boolean =>
  expiresAt !== null && daysBetween(now, expiresAt) <= SOON

const isYes = (told: Told<boolean>) => isKnown(told) && told.known

/** Why nobody can say what it is doing, where something of it is not known. */
export function silenceOf({ locked, maintenance, busy, expiresAt }: Product): UnknownReason | null {
  const all: readonly Told<unknown>[] = [locked, maintenance, busy, expiresAt]
  const silent = all.find((told) => !isKnown(told))
  return silent && !isKnown(silent) ? silent.unknown : null
}

/** What is known to be amiss says so; else nothing is called active of which something is not known. */
export function stateOf(product: Product, now: IsoTime): ProductState {
  const { locked, maintenance, busy, expiresAt } = product
  if (isYes(locked)) return 'blocked'
  if (isYes(maintenance)) return 'maintenance'
  if (isKnown(expiresAt) && endsSoon(expiresAt.known, now)) return 'expiring'
  if (isYes(busy)) return 'busy'
  return silenceOf(product) === null ? 'active' : 'unknown'
}

/** The most likely first. What nobody knows is not offered to be changed: its page says. */
export function actionsFor(product: Product, now: IsoTime): ProductAction[] {
  const actions: ProductAction[] = []
  const { locked, maintenance, expiresAt, service } = product
  if (isKnown(expiresAt) && endsSoon(expiresAt.known, now)) actions.push('renew-product')
  if (isMailService(service)) {
    if (isKnown(maintenance)) actions.push(maintenance.known ? 'maintenance-off' : 'maintenance-on')
  } else if (isYes(locked))
    actions.push(valueOrNull(product.lockedByProvider) === true ? 'open-support' : 'unblock-product')
  else if (isKnown(locked)) actions.push('block-product')
  return actions.length === 0 ? ['manage-products'] : actions
}
