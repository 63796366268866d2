/** Leave to see codes: of one entry, for one session, for a few minutes. Lives in memory alone. */
import { MINUTE } from '#shared/time.ts'

export const GRANT_LIFE = 5 * MINUTE

export interface Grants {
  /** Begins anew where there is one. */
  give(session: string, entry: string): void
  /** Whether that session may see codes of that entry now. */
  has(session: string, entry: string): boolean
  /** `true` once for each grant: what is shown under it is noted only then. */
  isFirstUse(session: string, entry: string): boolean
  /** Of an entry that is gone, or of a session that has ended. */
  drop(of: { readonly session: string } | { readonly entry: string }): void
  dropAll(): void
}

const keyOf = (session: string, entry: string) => JSON.stringify([session, entry])

/** @param monotonic ms on a clock that nobody can set */
export function createGrants(monotonic: () => number): Grants {
  const given = new Map<string, { session: string; entry: string; until: number; isUsed: boolean }>()

  function live(session: string, entry: string) {
    const grant = given.get(keyOf(session, entry))
    return grant !== undefined && monotonic() < grant.until ? grant : null
  }

  return {
    give(session, entry) {
      for (const [key, { until }] of given) if (monotonic() >= until) given.delete(key)
      given.set(keyOf(session, entry), { session, entry, until: monotonic() + GRANT_LIFE, isUsed: false })
    },
    has: (session, entry) => live(session, entry) !== null,
    isFirstUse(session, entry) {
      const grant = live(session, entry)
      if (grant === null || grant.isUsed) return false
      grant.isUsed = true
      return true
    },
    drop(of) {
      for (const [key, grant] of given)
        if ('session' in of ? grant.session === of.session : grant.entry === of.entry) given.delete(key)
    },
    dropAll: () => {
      given.clear()
    },
  }
}
