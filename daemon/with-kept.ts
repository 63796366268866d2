/** The logins as their sources told them, with what is kept on this computer beside each. */
import type { ConnectionSnapshot, ToolsSnapshot, VaultSnapshot } from './core/snapshot.ts'
import { isSameAccount } from './core/stated.ts'

/** @returns the same objects as long as nothing of it changes: whatever is made of them is made anew with each other one */
export function createWithKept(deps: {
  readonly told: () => readonly ConnectionSnapshot[]
  readonly tools: { readonly revision: number; of(login: string): ToolsSnapshot | null }
  readonly activity: {
    /** Changes whenever `word` gives something else. */
    readonly revision: () => string
    /** @param logins of the account of that one; `null` as long as nothing is kept */
    readonly word: (
      login: ConnectionSnapshot,
      logins: readonly string[],
    ) => ConnectionSnapshot['activity'] | null
  }
  readonly vault: {
    /** Changes whenever `word` gives something else. */
    readonly revision: () => string
    /** @param logins of one account */
    readonly word: (logins: readonly string[]) => VaultSnapshot | null
  }
}): () => readonly ConnectionSnapshot[] {
  let made: { readonly of: readonly unknown[]; readonly all: readonly ConnectionSnapshot[] } | undefined
  return () => {
    const logins = deps.told()
    const of = [deps.tools.revision, deps.vault.revision(), deps.activity.revision(), ...logins]
    if (made?.of.length === of.length && made.of.every((part, at) => Object.is(part, of[at]))) return made.all
    const all = logins.map((login) => {
      const own = logins.filter((other) => isSameAccount(login, other)).map(({ name }) => name)
      const [vault, tools] = [deps.vault.word(own), deps.tools.of(login.name)]
      const activity = deps.activity.word(login, own)
      if (vault === null && tools === null && activity === null) return login
      return { ...login, vault, tools, activity: activity ?? login.activity }
    })
    made = { of, all }
    return all
  }
}
