/** The guide's way through "my domain is not here", walked over what is known: where it is, or what became of it. Pure. */
import { displayName } from '#daemon/core/domain-name.ts'
import type { DomainSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import type { ActionId } from '#shared/actions.ts'
import { missingSteps, type MissingName } from '#shared/domain-detail.ts'
import { isKnown, read, valueOrNull } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Life } from './life.ts'
import { lifeAt } from './life-at.ts'
import { searchFor, type Search } from './missing-search.ts'

type Found = Omit<MissingName['steps'][number], 'step'>
type Steps = Readonly<Record<(typeof missingSteps)[number], Found>>
/** The page of an action, for an organisation or for none. */
type FixOf = (
  action: ActionId,
  organisation: string | null,
) => { readonly action: string; readonly url: string }

/**
 * @param domain what is known of the name, wherever it stands
 * @param againAt when its registry can be asked the next time; `null` where nobody can be asked
 */
export function missingOf(
  domain: DomainSnapshot,
  againAt: IsoTime | null,
  snapshot: Snapshot,
  fixOf: FixOf,
  now: IsoTime,
): MissingName {
  const search = searchFor(domain.name, snapshot, now)
  const life = lifeAt(domain, now)
  const steps: Steps = {
    account: inAccount(search),
    section: inSection(search),
    registry: atRegistry(domain, againAt, now),
    restore: restorable(life),
    register: registrable(life, againAt),
  }
  const { action, organisation } = nextOf(steps, search, life, snapshot)
  const { url } = fixOf(action, organisation)
  return {
    name: domain.name,
    display: displayName(domain.name),
    steps: missingSteps.map((step) => ({ step, ...steps[step] })),
    fix: { action, url },
  }
}

/** The right login, the right organisation? */
function inAccount({ logins, organisations, unread, listed, lastSeen }: Search): Found {
  if (listed !== null)
    return { state: 'yes', seen: { organisation: listed.organisation.name, login: listed.login } }
  const last = lastSeen?.organisation.name ?? null
  return logins === 0 || unread.names > 0
    ? { state: 'unknown', seen: { logins, unread: unread.names, organisation: last } }
    : { state: 'no', seen: { logins, organisations } }
}

/** What is billed or renewed bears names, too: the name itself stands in the section of domains. */
function inSection({ logins, organisations, unread, listed, product }: Search): Found {
  const spot = listed ?? product
  if (spot !== null) {
    const isDomain = listed !== null || product?.service === 'domain'
    return {
      state: 'yes',
      seen: { organisation: spot.organisation.name, kind: isDomain ? 'domain' : 'product' },
    }
  }
  return logins === 0 || unread.names + unread.products > 0
    ? { state: 'unknown', seen: { logins, unread: unread.names + unread.products } }
    : { state: 'no', seen: { organisations } }
}

function atRegistry({ registry }: DomainSnapshot, againAt: IsoTime | null, now: IsoTime): Found {
  const told = registry && read(registry, now)
  if (told === null || !isKnown(told)) return { state: 'unknown', seen: { again: againAt } }
  const { notFoundSince, observedAt, keeping } = told.known
  if (notFoundSince !== null) return { state: 'no', seen: { since: notFoundSince } }
  const registrar = valueOrNull(keeping.registrar)?.name ?? null
  return { state: 'yes', seen: { registrar, since: observedAt } }
}

function restorable(life: Life): Found {
  const { phase, restorable } = life
  if (phase === 'unknown' || restorable === null) return { state: 'unknown', seen: {} }
  if (phase === 'redemption') return { state: 'yes', seen: { until: life.restoreBy() } }
  const why = {
    active: 'alive',
    expiring: 'alive',
    expired: 'grace',
    'pending-delete': 'late',
    available: 'free',
  }
  return { state: 'no', seen: { why: why[phase] } }
}

/** Free is a name that its registry has twice not found, twelve hours apart. */
function registrable({ phase, reasons }: Life, againAt: IsoTime | null): Found {
  if (phase === 'available') return { state: 'yes', seen: {} }
  if (phase === 'unknown') {
    const once = reasons.includes('not-found-once')
    return { state: 'unknown', seen: { looks: once ? 'free' : 'none', again: againAt } }
  }
  const soon = phase === 'redemption' || phase === 'pending-delete'
  return { state: 'no', seen: { why: soon ? 'deleted' : 'taken' } }
}

/** Of several pages the one where the name is, then where it can be had back, then where to look. */
function nextOf(
  steps: Steps,
  { listed, product, lastSeen }: Search,
  { phase }: Life,
  { connections }: Snapshot,
): { readonly action: ActionId; readonly organisation: string | null } {
  const organisation = (listed ?? product ?? lastSeen)?.organisation.id ?? null
  if (steps.restore.state === 'yes') return { action: 'restore-domain', organisation }
  if (listed !== null && (phase === 'expiring' || phase === 'expired'))
    return { action: 'renew-domain', organisation }
  const isRejected = connections.some(({ status }) => status.state === 'rejected')
  if (steps.account.state === 'unknown' && isRejected) return { action: 'reconnect', organisation: null }
  return { action: 'open-manager', organisation }
}
