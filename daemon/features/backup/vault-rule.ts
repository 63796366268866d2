/**
 * Which vault counts after a restore or an import. Its seeds are nowhere else, so the one that is here stays as long as anything
 * lies in it: what a backup has in its place comes only where there is nothing to lose, or where the person asks for it. Pure.
 */
import type { VaultSight } from './vault-sight.ts'

export interface VaultHere extends VaultSight {
  /** Some of it can be read neither from its file nor from that file's backup: it cannot be kept. */
  readonly isDamaged: boolean
}
export type Chosen = 'here' | 'there' | 'none'

/** @param isAsked whether the person wants the one of the backup in any case; one that has none takes nothing away */
export function whichVault(here: VaultHere, there: VaultSight, isAsked: boolean): Chosen {
  const isHere = here.keys.length > 0 && !here.isDamaged
  if (there.keys.length === 0) return isHere ? 'here' : 'none'
  if (!isHere || isAsked) return 'there'
  return isEmpty(here) && !isEmpty(there) ? 'there' : 'here'
}

/** How many entries, and how many sets of backup codes. */
export interface VaultCount {
  readonly codes: number
  readonly codeSets: number
}

/** As it is told before, and as data. */
export interface VaultOutcome {
  readonly counts: Chosen
  /** Whether the two have a key in common; `null` where one of them is none. */
  readonly same: boolean | null
  readonly damagedHere: boolean
  /** What is in it afterwards. */
  readonly holds: VaultCount
  /** What is here now, and not afterwards. */
  readonly gone: VaultCount
  /** What is not here now, but afterwards. */
  readonly back: VaultCount
  /** What the backup alone has, and is not there afterwards either. */
  readonly left: VaultCount
  /** What is in both and goes back to that day: counters among it. */
  readonly older: VaultCount
}

export function vaultOutcome(here: VaultHere, there: VaultSight, isAsked: boolean): VaultOutcome {
  const counts = whichVault(here, there, isAsked)
  const after = counts === 'here' ? here : there
  const isNew = counts === 'there'
  return {
    counts,
    same:
      here.keys.length > 0 && there.keys.length > 0 ? here.keys.some((id) => there.keys.includes(id)) : null,
    damagedHere: here.isDamaged,
    holds: counted(after, () => true),
    gone: counted(here, (id, of) => !after[of].includes(id)),
    back: counted(after, (id, of) => !here[of].includes(id)),
    left: counted(there, (id, of) => !after[of].includes(id)),
    older: counted(after, (id, of) => isNew && here[of].includes(id)),
  }
}

type Kind = 'codes' | 'sets'
const counted = (of: VaultSight, is: (id: string, kind: Kind) => boolean): VaultCount => ({
  codes: of.codes.filter((id) => is(id, 'codes')).length,
  codeSets: of.sets.filter((id) => is(id, 'sets')).length,
})
const isEmpty = ({ codes, sets }: VaultSight) => codes.length + sets.length === 0
