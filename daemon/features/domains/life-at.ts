/** A name at a moment: what may be believed of it and the life that follows, worked out once for all who ask in a row. */
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import type { RegistrarRecord, RegistryRecord } from '#shared/domains.ts'
import { fact, isKnown, read, unknown, type Fact, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { life, type Life } from './life.ts'

/** What may be believed of each at a moment; `null` where there is none to ask. */
export interface Heard {
  readonly registrar: Told<RegistrarRecord> | null
  readonly registry: Told<RegistryRecord> | null
}

interface Moment {
  readonly domain: DomainSnapshot
  readonly now: IsoTime
  readonly heard: Heard
  life: Life | null
}
/** Only the last one: kept for every name, ten thousand lives would outlast their use. */
let last: Moment | undefined

function momentOf(domain: DomainSnapshot, now: IsoTime): Moment {
  if (last?.domain !== domain || last.now !== now) {
    const { registrar, registry } = domain
    const heard = { registrar: registrar && read(registrar, now), registry: registry && read(registry, now) }
    last = { domain, now, heard, life: null }
  }
  return last
}

export const heardAt = (domain: DomainSnapshot, now: IsoTime): Heard => momentOf(domain, now).heard

export function lifeAt(domain: DomainSnapshot, now: IsoTime): Life {
  const moment = momentOf(domain, now)
  return (moment.life ??= life(domain, now))
}

export const warrantyAt = (domain: DomainSnapshot, now: IsoTime): Told<boolean> => {
  const told = heardAt(domain, now).registrar
  if (told === null) return NEVER_ASKED
  return isKnown(told) ? told.known.renewalWarranty : told
}
const NEVER_ASKED = unknown('never-asked')

/** What is derived at a moment from facts that were fresh then ages no further. */
export const derived = <T>(told: Told<T>, by: Fact<unknown>['by']) => fact(told, by, Number.POSITIVE_INFINITY)
