/**
 * What the vault says of a login. A count that does not open, that was brought back by a restore, or on which nobody has acted
 * for half a year is not known; a vault that was removed says nothing. Pure.
 */
import type { VaultSnapshot } from '#daemon/core/snapshot.ts'
import { fact, known, unknown, type Fact } from '#shared/fact.ts'
import { DAY, type IsoTime } from '#shared/time.ts'
import type { SetNote } from './notes.ts'

/** ms, as of what is stated: codes may be used or made anew where nobody tells this computer. */
export const BELIEVED = 180 * DAY

export interface InVault {
  /** `false`: it was removed, or never set up. */
  readonly isThere: boolean
  readonly notes: readonly SetNote[]
  /** Whether each note has its record. */
  readonly isWhole: boolean
  /** The logins whose codes are made here; `null`: that was never seen, since the vault was not open. */
  readonly makers: { readonly logins: readonly string[]; readonly at: IsoTime } | null
}

/** @param logins the names of one account's logins */
export function vaultWord(
  { isThere, notes, isWhole, makers }: InVault,
  logins: readonly string[],
): VaultSnapshot | null {
  if (!isThere) return null
  // of one account there is one set that counts: the one that was acted on last
  const own = notes
    .filter(({ connection }) => connection !== null && logins.includes(connection))
    .sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1))
  const makes = makers && {
    told: known(logins.some((login) => makers.logins.includes(login))),
    by: { source: 'vault' as const, observedAt: makers.at },
    maxAge: Infinity,
  }
  return {
    backupCodesLeft: own[0] ? leftOf(own[0], isWhole) : null,
    makesCodes: makes ?? fact(unknown('never-asked'), { source: 'vault', observedAt: null }, 0),
  }
}

function leftOf({ left, standsAt, damaged }: SetNote, isWhole: boolean): Fact<number> {
  const by = { source: 'vault', observedAt: standsAt } as const
  if (damaged || !isWhole) return fact(unknown('odd'), by, BELIEVED)
  return fact(standsAt === null ? unknown('stale') : known(left), by, BELIEVED)
}
