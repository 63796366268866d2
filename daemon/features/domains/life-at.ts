/** The life of a name at a moment, worked out once however many ask for it. */
import type { DomainSnapshot } from '#daemon/core/snapshot.ts'
import { field, read, unknown, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { life, type Life } from './life.ts'

const lived = new WeakMap<DomainSnapshot, { readonly now: IsoTime; readonly life: Life }>()

export function lifeAt(domain: DomainSnapshot, now: IsoTime): Life {
  const before = lived.get(domain)
  if (before?.now === now) return before.life
  const after = life(domain, now)
  lived.set(domain, { now, life: after })
  return after
}

export const warrantyAt = ({ registrar }: DomainSnapshot, now: IsoTime): Told<boolean> =>
  registrar
    ? read(
        field(registrar, (record) => record.renewalWarranty),
        now,
      )
    : unknown('never-asked')
