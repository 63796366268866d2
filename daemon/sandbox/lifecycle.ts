/**
 * The life of a name after its date, by invented extensions, all of them reserved (RFC 2606, RFC 9476) so that no
 * registry on earth is meant. Phase and dates follow from what is paid and from the clock alone.
 */
import { DAY } from '#shared/time.ts'
import type { Domain } from './state.ts'

interface Extension {
  /** Days in which Renew still works. */
  readonly grace: number
  /** Days in which Restore works, for a fee. */
  readonly redemption: number
  readonly pendingDelete: number
  /** The registry renews by itself at expiry, so the date it publishes jumps a year although nobody paid. */
  readonly autoRenews: boolean
  readonly publishesExpiry: boolean
  readonly restoreFee: string
}

export const extensions: Readonly<Record<string, Extension>> = {
  // As most generic extensions do.
  example: {
    grace: 30,
    redemption: 30,
    pendingDelete: 5,
    autoRenews: true,
    publishesExpiry: true,
    restoreFee: 'CHF 90.00',
  },
  // As the Swiss registry does: no date published, no grace.
  test: {
    grace: 0,
    redemption: 40,
    pendingDelete: 0,
    autoRenews: true,
    publishesExpiry: false,
    restoreFee: 'CHF 60.00',
  },
  // As registries do that end at the date.
  alt: {
    grace: 10,
    redemption: 20,
    pendingDelete: 0,
    autoRenews: false,
    publishesExpiry: true,
    restoreFee: 'CHF 150.00',
  },
}

export type Phase = 'active' | 'grace' | 'redemption' | 'pending-delete' | 'free'

export function extensionOf(name: string): Extension {
  const extension = extensions[name.slice(name.lastIndexOf('.') + 1)]
  if (extension === undefined) throw new Error(`the sandbox has no extension for ${name}`)
  return extension
}

/** When each phase ends, in milliseconds; phases of no length end where they begin. */
export function endsOf(domain: Domain): Record<Exclude<Phase, 'free'>, number> {
  const { grace, redemption, pendingDelete } = extensionOf(domain.name)
  const graceEnd = domain.paidUntil + grace * DAY
  const redemptionEnd = graceEnd + redemption * DAY
  return {
    active: domain.paidUntil,
    grace: graceEnd,
    redemption: redemptionEnd,
    'pending-delete': redemptionEnd + pendingDelete * DAY,
  }
}

export function phaseAt(domain: Domain, now: number): Phase {
  const ends = endsOf(domain)
  if (now < ends.active) return 'active'
  if (now < ends.grace) return 'grace'
  if (now < ends.redemption) return 'redemption'
  return now < ends['pending-delete'] ? 'pending-delete' : 'free'
}

export function addYears(at: number, years: number): number {
  const date = new Date(at)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.getTime()
}

/** The expiry the registry prints, or null where it prints none. */
export function registryExpiry(domain: Domain, now: number): number | null {
  const { autoRenews, publishesExpiry } = extensionOf(domain.name)
  if (!publishesExpiry) return null
  return autoRenews && now >= domain.paidUntil ? addYears(domain.paidUntil, 1) : domain.paidUntil
}

/** `ok` stands where nothing else does. */
function activeStatuses({ strange }: Domain): readonly string[] {
  const lock = strange.includes('unlocked') ? [] : ['clientTransferProhibited']
  const statuses = strange.includes('moving') ? [...lock, 'pendingTransfer'] : lock
  return statuses.length === 0 ? ['ok'] : statuses
}

/** EPP status codes (RFC 5731, RFC 3915): redemption is pendingDelete and redemptionPeriod together. */
export function eppStatuses(domain: Domain, now: number): readonly string[] {
  const inGrace = extensionOf(domain.name).autoRenews ? 'autoRenewPeriod' : 'clientHold'
  const byPhase = {
    active: activeStatuses(domain),
    grace: [inGrace, 'clientTransferProhibited'],
    redemption: ['pendingDelete', 'redemptionPeriod'],
    'pending-delete': ['pendingDelete'],
    free: [],
  } satisfies Record<Phase, readonly string[]>
  return byPhase[phaseAt(domain, now)]
}
