/** Any name: whatever its registrar, its registry and the person said of it, and when. */
import * as fc from 'fast-check'
import type { DomainSnapshot, NotesSnapshot } from '#daemon/core/snapshot.ts'
import { keptByNobody, type RegistryRecord } from '#shared/domains.ts'
import { fact, known, unknown, unknownReasons, type Fact, type Observation, type Told } from '#shared/fact.ts'
import { DAY, HOUR } from '#shared/time.ts'
import { aRegistrarRecord, at } from './snapshot.ts'

export const aRegistryRecord = (over: Partial<RegistryRecord> = {}): RegistryRecord => ({
  name: 'vully.com',
  outcome: 'found',
  expiry: known(at(300 * DAY)),
  statuses: known(['active']),
  observedAt: at(-HOUR),
  askedAt: at(-HOUR),
  notFoundSince: null,
  deletedAt: null,
  keeping: keptByNobody,
  lastTold: null,
  moved: null,
  ...over,
})

/** @param at when the person said so */
export const statedOf = (paidUntil: ReturnType<typeof at>, said = at(-HOUR)): NotesSnapshot => ({
  stated: fact(known(paidUntil), { source: 'person', observedAt: said }, 365 * DAY),
  payment: null,
  thresholds: null,
})

const anyTold = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Told<T>> =>
  fc.oneof(
    { weight: 6, arbitrary: value.map(known) },
    { weight: 1, arbitrary: fc.constantFrom(...unknownReasons).map(unknown) },
  )
/** To the hour: dates lie as much as a tolerance apart, and less. */
const anyTime = fc.integer({ min: -800 * 24, max: 800 * 24 }).map((hours) => at(hours * HOUR))
const anyStatuses = anyTold(
  fc.subarray([
    'active',
    'auto renew period',
    'expired',
    'redemption period',
    'pending delete',
    'pending restore',
    'client hold',
  ]),
)
const anyExpiry = anyTold(fc.option(anyTime))
/** Observed before now, as all news are. */
const anyFact = <T>(told: fc.Arbitrary<Told<T>>, source: Observation['source']): fc.Arbitrary<Fact<T>> =>
  fc
    .tuple(told, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 100 }))
    .map(([told, hours, maxAge]) => fact(told, { source, observedAt: at(-hours * HOUR) }, maxAge * HOUR))

export const anyStated: fc.Arbitrary<NotesSnapshot> = anyFact(anyTime.map(known), 'person').map((stated) => ({
  stated,
  payment: null,
  thresholds: null,
}))

/** Nothing is stated of it. */
export const anySourcedDomain: fc.Arbitrary<DomainSnapshot> = fc.record({
  name: fc.constantFrom('a.com', 'a.ch', 'a.it', 'a.uk', 'a.es', 'a.ro', 'a.swiss'),
  notes: fc.constant(null),
  registrar: fc.option(
    anyFact(
      anyTold(
        fc.record({ expiresAt: anyExpiry, statuses: anyStatuses }).map((over) => aRegistrarRecord(over)),
      ),
      'infomaniak',
    ),
  ),
  registry: fc.option(
    anyFact(
      anyTold(
        fc
          .record({
            expiry: anyExpiry,
            statuses: anyStatuses,
            notFoundSince: fc.option(fc.integer({ min: 1, max: 48 }).map((hours) => at(-hours * HOUR))),
            deletedAt: fc.option(fc.record({ at: anyTime, exact: fc.boolean() })),
          })
          .map((over) => aRegistryRecord(over)),
      ),
      'registry',
    ),
  ),
})

export const anyDomain: fc.Arbitrary<DomainSnapshot> = fc
  .tuple(anySourcedDomain, fc.option(anyStated))
  .map(([domain, notes]) => ({ ...domain, notes }))
