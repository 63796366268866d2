/** One-time codes: what is kept, what waits to be kept, and who may see a code now. Seeds come in, and go out in an export alone. */
import type { ClockOff } from '#daemon/core/clock-off.ts'
import type { Clock } from '#daemon/core/clock.ts'
import type { Store } from '#daemon/core/store.ts'
import type { Vault } from '#daemon/core/vault.ts'
import { createDraftActs, type DraftActs } from './draft-acts.ts'
import { createDrafts, type Drafts } from './drafts.ts'
import { openEntries, type Entries } from './entries.ts'
import { createEntryActs, type EntryActs } from './entry-acts.ts'
import { createFingerprints } from './fingerprints.ts'
import { createGrants } from './grants.ts'
import { openRemoved } from './removed.ts'

export interface CodesDeps {
  readonly vault: Pick<Vault, 'records' | 'onLock' | 'state'>
  readonly store: Store
  /** Dates what is kept. */
  readonly clock: Clock
  /** Codes are made by it, as sites check them by theirs: never one that was moved for the sandbox. */
  readonly wall: Clock
  /** ms on a clock that nobody can set */
  readonly monotonic: () => number
  readonly clockOff: () => ClockOff | null
  /** Names of the connected logins. */
  readonly logins: () => readonly string[]
}

export interface Codes {
  readonly entries: EntryActs
  readonly drafts: DraftActs & Pick<Drafts, 'add' | 'get' | 'wipe' | 'noteBatch'>
  /** Also while the vault is locked. */
  readonly counts: Entries['counts']
  /** What was removed long ago goes for good; needs no key. To be called every now and then. @returns how many */
  readonly purge: Entries['purge']
  /** A session has ended: nothing of it stays. */
  readonly endSession: (session: string) => void
}

export async function openOneTimeCodes(deps: CodesDeps): Promise<Codes> {
  const { vault, store, clock, monotonic, logins } = deps
  const fingerprints = createFingerprints()
  const entries = await openEntries({ vault, removed: await openRemoved(store, clock), fingerprints, clock })
  const drafts = createDrafts(monotonic, fingerprints.of)
  const grants = createGrants(monotonic)
  vault.onLock(() => {
    grants.dropAll()
    drafts.dropAll()
  })
  const isLogin = (name: string | null) => name === null || logins().includes(name)

  return {
    entries: createEntryActs({ ...deps, entries, grants, isLogin }),
    drafts: { ...drafts, ...createDraftActs({ ...deps, drafts, entries, isLogin }) },
    counts: entries.counts,
    purge: entries.purge,
    endSession(session) {
      grants.drop({ session })
      drafts.drop(session)
    },
  }
}
