/** What the extension keeps between its lives, each item parsed when it is read. Nothing secret but the session lies here. */
import * as v from 'valibot'
import { languages } from '#shared/settings.ts'
import { browser } from './browser.ts'

export const DEFAULT_PORT = 47_600

/** The last known plans; only the page that draws them parses them. */
export const RECOVERY_KEY = 'recovery'
export const forgetRecovery = (): Promise<void> => browser.storage.local.remove(RECOVERY_KEY)

const items = {
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  /** The person's choice; null follows the browser. */
  language: v.nullable(v.picklist(languages)),
  /** Which organisation the pages show: its id, or `all`. */
  organisation: v.string(),
}
type Items = { [K in keyof typeof items]: v.InferOutput<(typeof items)[K]> }
type Kept = { [K in keyof Items]: Items[K] | null }

/** What an organisation has set by its policy, as it stands there; Firefox rejects where there is none. */
export const readPolicy = (): Promise<Record<string, unknown>> =>
  browser.storage.managed.get().catch(() => ({}))

/** Reads several items; what is set by policy goes before what was kept. Null for what is absent or cannot be understood. */
export async function readKept<K extends keyof Items>(...keys: K[]): Promise<Pick<Kept, K>> {
  const [found, policy] = await Promise.all([browser.storage.local.get(keys), readPolicy()])
  const read = keys.map((key) => {
    const wanted = [policy[key], found[key]].find((one) => one !== undefined && v.is(items[key], one))
    return [key, wanted ?? null]
  })
  return Object.fromEntries(read) as Pick<Kept, K>
}

export const keep = (changes: Partial<Items>): Promise<void> => browser.storage.local.set(changes)

/** Chromium reads a policy some time after an extension was installed. */
export function onPolicyChange(told: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') told()
  })
}

/** Tells of changes that another page, the background or a policy made. Returns what stops it. */
export function onKeptChange(key: keyof Items, told: () => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if ((area === 'local' || area === 'managed') && key in changes) told()
  }
  browser.storage.onChanged.addListener(listener)
  return () => {
    browser.storage.onChanged.removeListener(listener)
  }
}

/** Lives as long as the browser runs, in memory: the session and the ETag of the badge that is painted. */
const passing = { session: v.string(), badgeEtag: v.string() }
export async function readPassing(key: keyof typeof passing): Promise<string | null> {
  const found = await browser.storage.session.get(key)
  const parsed = v.safeParse(passing[key], found[key])
  return parsed.success ? parsed.output : null
}
export const keepPassing = (key: keyof typeof passing, value: string | null): Promise<void> =>
  value === null ? browser.storage.session.remove(key) : browser.storage.session.set({ [key]: value })
