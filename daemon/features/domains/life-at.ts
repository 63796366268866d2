/** The life of a name at a moment, worked out once for all the checks that ask for it in a row. */
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import { fact, isKnown, read, unknown, type Fact, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { life, type Life } from './life.ts'

/** Only the last one: kept for every name, ten thousand lives would outlast their use. */
let last: { readonly domain: DomainSnapshot; readonly now: IsoTime; readonly life: Life } | undefined

export function lifeAt(domain: DomainSnapshot, now: IsoTime): Life {
  if (last?.domain !== domain || last.now !== now) last = { domain, now, life: life(domain, now) }
  return last.life
}

export const warrantyAt = ({ registrar }: DomainSnapshot, now: IsoTime): Told<boolean> => {
  if (registrar === null) return unknown('never-asked')
  const told = read(registrar, now)
  return isKnown(told) ? told.known.renewalWarranty : told
}

/** What is derived at a moment from facts that were fresh then ages no further. */
export const derived = <T>(told: Told<T>, by: Fact<unknown>['by']) => fact(told, by, Number.POSITIVE_INFINITY)
