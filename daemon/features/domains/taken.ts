/** Whether a name is being taken, or could be: what is wrong with one that has not lapsed. */
import { check, type CheckRow, type Judgement, type Subjects } from '#daemon/core/check.ts'
import { rungOf } from '#daemon/core/course.ts'
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import { isKnown, known, unknown, type Fact } from '#shared/fact.ts'
import { DAY, epoch, iso, type IsoTime } from '#shared/time.ts'
import { changeOf, type Change } from './delegation.ts'
import { isGone, isPast, saidOf } from './heard.ts'
import { importance } from './importance.ts'
import { derived, heardAt } from './life-at.ts'
import { hasTransferLock, transferLocks } from './transfer-lock.ts'

export const takenChecks: readonly CheckRow<'domain'>[] = [
  check({
    id: 'domain-transferring',
    scope: 'domain',
    severity: 'critical',
    action: 'open-manager',
    counted: 'each',
    needs: ({ domain }, now) => ({ found: transferring(domain, now) }),
    test: ({ found }) => judgementOf(found),
  }),
  check({
    id: 'domain-unlocked',
    scope: 'domain',
    severity: 'notice',
    action: 'open-manager',
    counted: 'together',
    // elsewhere a lock is looked after by somebody else, or there is none
    concerns: ({ domain, within }) =>
      within !== null && domain.registry !== null && hasTransferLock(domain.name),
    needs: (subject, now) => ({ found: unlocked(subject, now) }),
    test: ({ found }) => judgementOf(found),
  }),
  check({
    id: 'domain-delegation-changed',
    scope: 'domain',
    severity: 'warning',
    action: 'open-manager',
    counted: 'each',
    // with a name of which no registry ever told anything, nothing can be compared
    concerns: ({ domain: { registry } }) => registry !== null && registry.by.observedAt !== null,
    needs: ({ domain }, now) => ({ found: changed(domain, now) }),
    test: ({ found }, now) => {
      if (found === null || found === 'ok') return found
      const { at, name, state, before, after } = found
      if (epoch(now) - epoch(at) >= SHOWN_FOR) return 'ok'
      // Each change is another matter: what the person said of the one before does not speak for it.
      const course = { rung: rungOf(Math.floor(epoch(at) / 1000), 0), end: null, weight: 'warning' as const }
      return { seen: { name, state, before, after, date: at }, course }
    },
  }),
  check({
    id: 'domain-owner-unvalidated',
    scope: 'domain',
    severity: 'warning',
    action: 'open-manager',
    counted: 'each',
    concerns: ({ domain: { name } }) => CHECKED.has(name.slice(name.lastIndexOf('.') + 1)),
    needs: ({ domain }, now) => ({ found: unvalidated(domain, now) }),
    test: ({ found }) => judgementOf(found),
  }),
]

/** Registries that check who owns a name, and print what came of it (tcinet.ru). */
const CHECKED = new Set(['ru', 'su', 'xn--p1ai'])

/** As long as a change is shown that nobody put away. */
const SHOWN_FOR = 14 * DAY

/** `null`: the name is not concerned. An object: it is as bad as the check says. */
type Found<T = { readonly name: string }> = 'ok' | T | null

const judgementOf = (found: Found): Judgement =>
  found === null || found === 'ok' ? found : { seen: { name: found.name } }

/** Of thousands of names: who says so is asked only where something is wrong, or not known. */
const nobody = { source: 'registry', observedAt: iso(0) } as const
const notConcerned: Fact<null> = derived(known(null), nobody)
const fine: Fact<'ok'> = derived(known('ok'), nobody)

const MOVING = ['pending transfer']
const OWNER = ['unvalidated', 'validated']

function transferring(domain: DomainSnapshot, now: IsoTime): Fact<Found> {
  if (isGone(domain, now)) return notConcerned
  const { told, by } = saidOf(domain, MOVING, now)
  if (!isKnown(told)) return derived<Found>(told, by)
  return told.known === null ? fine : derived<Found>(known({ name: domain.name }), by)
}

/** A name on which nothing depends needs no lock, and one past its end has none. */
function unlocked({ domain, within }: Subjects['domain'], now: IsoTime): Fact<Found> {
  const { name, registry } = domain
  if (within === null || registry === null || isPast(domain, now)) return notConcerned
  const said = saidOf(domain, transferLocks, now).told
  if (isKnown(said) && said.known !== null) return fine
  const important = importance(within, name, now)
  if (!isKnown(important)) return derived<Found>(important, registry.by)
  if (!important.known) return notConcerned
  // Only the registry has all of them: that a registrar does not speak of a lock says nothing.
  const told = heardAt(domain, now).registry ?? unknown('never-asked')
  const statuses = isKnown(told) ? told.known.statuses : told
  return derived<Found>(isKnown(statuses) ? known({ name }) : statuses, registry.by)
}

function changed(domain: DomainSnapshot, now: IsoTime): Fact<Found<Change & { readonly name: string }>> {
  const { name, registry } = domain
  if (registry === null || isPast(domain, now)) return notConcerned
  const told = heardAt(domain, now).registry
  if (told === null || !isKnown(told)) return derived(told ?? unknown('never-asked'), registry.by)
  const change = changeOf(told.known)
  if (change === 'nothing-to-compare') return notConcerned
  return change === 'none' ? fine : derived(known({ name, ...change }), registry.by)
}

function unvalidated(domain: DomainSnapshot, now: IsoTime): Fact<Found> {
  const { name } = domain
  if (isGone(domain, now)) return notConcerned
  const { told, by } = saidOf(domain, OWNER, now)
  if (!isKnown(told)) return derived<Found>(told, by)
  if (told.known === null) return notConcerned
  return told.known === 'validated' ? fine : derived<Found>(known({ name }), by)
}
