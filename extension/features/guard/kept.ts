/** What the guard keeps in this browser. It alone writes there, and the names were parsed as they came. */
import { browser } from '../../core/browser.ts'
import type { GuardedName } from '#shared/sites.ts'

interface Kept {
  /** Whether the person wants it. */
  readonly guard: boolean
  /** As the daemon last told them; without it, the provider's name is guarded all the same. */
  readonly guardedNames: { readonly names: readonly GuardedName[]; readonly etag: string | null }
  /** Hosts that the person knows. */
  readonly knownSites: readonly string[]
}

const nothing: Kept = { guard: false, guardedNames: { names: [], etag: null }, knownSites: [] }

export const readGuard = async (): Promise<Kept> =>
  (await browser.storage.local.get({ ...nothing })) as unknown as Kept

export const keepGuard = (changes: Partial<Kept>): Promise<void> => browser.storage.local.set(changes)
