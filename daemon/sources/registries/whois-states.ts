/** Words of registries for the state of a name, as words of RFC 8056 and the few of our own that life knows. */
import { isStatus, normaliseStatus } from '#daemon/core/epp-status.ts'

/**
 * Ours beyond RFC 8056: `quarantine` (deleted, not yet free), `expired` (past its end, not deleted), `unvalidated` (whose
 * owner is not verified), `free`, `kept` (neither registered nor free), `malformed` (no name could be so).
 */
const words: Readonly<Record<string, readonly string[]>> = {
  active: [
    'active, assigned, connect, activo, connected, delegated, domlnot, domok, domta, domwarn, granted, live, ok',
    'paidandinzone, published, registered, registereduntilcancelled, registereduntilexpirydate',
    'registereduntilrenewaldate',
  ],
  // whose owner the registry has verified, and has not
  validated: ['verified'],
  unvalidated: ['unverified'],
  inactive: ['failed, inactive, notdelegated'],
  'auto renew period': ['autorenewgrace, autorenewgraceperiod, autorenewperiod'],
  expired: [
    'domdakt, domexp, expired, expiredgrace, graceperiod, nonpay, outofservice, pendingrenewal, renewalrequired, renewalgrace',
  ],
  'redemption period': [
    'inredemption, pendingdeleterestorable, pendingredemption, pendingrelease, redemption, redemptiongrace',
    'redemptiongraceperiod, redemptionnoprovider, redemptionperiod, rgp',
  ],
  // DOM_HELD of .sk lasts 28 days before the deletion (weppos/whois-parser, whois.sk-nic.sk.rb)
  quarantine: ['domheld, inquarantine, quarantine, quarantined'],
  'pending restore': ['pendingrestore'],
  'pending delete': [
    'delete, deletecandidate, deleted, pendingdelete, pendingdeletescheduledforrelease, pendingpurge, pendingremoval',
    'releaseprocess, scheduledforrelease, tobedeleted, tobereleased',
  ],
  'server hold': ['frozen, hold, onhold, registryhold, suspended, thisregistrationhasbeensuspended'],
  free: ['available, availableforregistration, free, noobjectfound, notfound, notregistered, unregistered'],
  kept: [
    'atauction, auction, blocked, excluded, forbidden, noregistrationstatuslisted, notallowed, notavailable, notopen',
    'prohibited, registryreserved, reserved, restricted, revoked, unassignable, unavailable, withdrawn',
  ],
  malformed: ['invalid'],
}
const bySquashed = new Map(
  Object.entries(words).flatMap(([word, lines]) =>
    lines.flatMap((line) => line.split(', ')).map((squashed) => [squashed, word] as const),
  ),
)

/** After its sixty days as deactivated, in which it can be renewed, a name of this registry cannot be had back. */
const internetstiftelsen = { deactivated: 'expired', quarantine: 'pending delete' }
/** Where one registry means something else by a word. */
const byTld: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  be: { notavailable: 'active' },
  // shown for names that are paid, too
  it: { graceperiod: 'auto renew period' },
  // support.registry.se, "How does the release of domain names work"
  nu: internetstiftelsen,
  se: internetstiftelsen,
}

const ours = new Set(Object.keys(words))
/** Whether a state is one that says something, and not merely a word that was printed. */
export const isKnownState = (state: string): boolean => ours.has(state) || isStatus(state)

const LONGEST = 200
const MOST = 50

/** Every state in what a registry prints behind one key: some print a list, most add an address or an explanation. */
export function statesOf(value: string, tld: string): readonly string[] {
  return value
    .slice(0, LONGEST)
    .split(/,| \/ /, MOST)
    .map((part) => stateOf(part, tld))
    .filter((state) => state !== '')
}

function stateOf(printed: string, tld: string): string {
  // .nz begins with a number, .it and .kz end in an explanation
  const text = printed
    .trim()
    .replace(/^\d{3} /, '')
    .split(/ - | ?https?:/, 1)
  const whole = text[0] ?? ''
  const bare = whole.split('(', 1)[0] ?? ''
  for (const one of [whole, bare]) {
    const squashed = one.toLowerCase().replaceAll(/[^\p{L}]/gu, '')
    const own = Object.hasOwn(byTld, tld) ? byTld[tld]?.[squashed] : undefined
    const state = own ?? bySquashed.get(squashed)
    if (state !== undefined) return state
  }
  return normaliseStatus(bare)
}
