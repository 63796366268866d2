/** Organisations as a test wants them seen at a moment, and a store that dies at a write. */
import { organisationsSeen } from '#daemon/core/organisations.ts'
import type { OrganisationSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import type { Store } from '#daemon/core/store.ts'
import { fact, known, type Fact, type Told } from '#shared/fact.ts'
import type { Member, TwoFactorState } from '#shared/team.ts'
import { HOUR, type IsoTime } from '#shared/time.ts'
import { aMember, anAccount, anOrganisation, aSnapshot } from './snapshot.ts'

/** As heard from the provider at that moment. */
const heardAt = <T>(value: T, observedAt: IsoTime): Fact<T> =>
  fact(known(value), { source: 'infomaniak', observedAt }, 6 * HOUR)

export const aTeam = (
  now: IsoTime,
  members: readonly Member[],
  requires2fa: Told<boolean> = known(false),
  over: Partial<Omit<OrganisationSnapshot, 'organisation'>> = {},
): Snapshot =>
  aSnapshot({
    account: heardAt(anAccount(), now),
    organisations: heardAt(
      [
        anOrganisation({
          organisation: { requires2fa },
          members: heardAt(members, now),
          invitations: heardAt([], now),
          products: heardAt([], now),
          domains: heardAt([], now),
          ...over,
        }),
      ],
      now,
    ),
  })

export const theOrganisation = (snapshot: Snapshot, now: IsoTime) => {
  const [seen] = organisationsSeen(snapshot, now)
  if (!seen) throw new Error('no organisation is seen')
  return seen
}

export const someone = (id: string, twoFactor: TwoFactorState | null, over: Partial<Member> = {}): Member =>
  aMember({
    id,
    name: `Name of ${id}`,
    email: `${id}@vully.example`,
    twoFactor: twoFactor === null ? { unknown: 'absent' } : known(twoFactor),
    ...over,
  })

/** The same store, in which the write after so many others fails, as for a process that was killed there. */
export function dyingStore(store: Store, after: number): Store {
  let left = after
  const orDie = () => {
    if (left === 0) throw new Error('killed')
    left -= 1
  }
  return {
    ...store,
    async document(path, schema, initial) {
      const kept = await store.document(path, schema, initial)
      return {
        get value() {
          return kept.value
        },
        async change(next) {
          orDie()
          await kept.change(next)
        },
      }
    },
    async collection(path, schema, idOf) {
      const kept = await store.collection(path, schema, idOf)
      return {
        get size() {
          return kept.size
        },
        get revision() {
          return kept.revision
        },
        get: (id) => kept.get(id),
        values: () => kept.values(),
        async change(delta) {
          orDie()
          await kept.change(delta)
        },
      }
    },
    async shelf(path, schema, idOf) {
      const kept = await store.shelf(path, schema, idOf)
      return {
        get: (id) => kept.get(id),
        ids: () => kept.ids(),
        // file by file: each of them is a write, and those before it hold
        async change(ids, next) {
          for (const id of ids) {
            const before = await kept.get(id)
            const after = next(id, before)
            if ((after ?? undefined) === before) continue
            orDie()
            await kept.change([id], () => after)
          }
        },
      }
    },
  }
}
