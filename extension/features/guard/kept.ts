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

/** The warning that a tab had last, by the browser's word. */
interface Warned {
  readonly host: string
  /** Where the true one is. */
  readonly signIn: string
  readonly title: string
}
const keyOf = (tabId: number | undefined) => `warned-${String(tabId)}`
/** The host of which the person has pressed in a warning that they know it: they are asked again where no page can press. */
const ASKED = 'asked-site'

const readPassing = async (key: string): Promise<unknown> =>
  (await browser.storage.session.get(key))[key] ?? null

/** As long as the browser runs: the background itself does not. */
export const keepWarned = (tabId: number | undefined, warned: Warned): Promise<void> =>
  browser.storage.session.set({ [keyOf(tabId)]: warned })
export const readWarned = (tabId: number | undefined) => readPassing(keyOf(tabId)) as Promise<Warned | null>
export const keepAsked = (host: string | null): Promise<void> =>
  browser.storage.session.set({ [ASKED]: host })
export const readAsked = () => readPassing(ASKED) as Promise<string | null>
