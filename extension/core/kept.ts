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

/** Reads several items in one call to the browser; null for what is absent or cannot be understood. */
export async function readKept<K extends keyof Items>(...keys: K[]): Promise<Pick<Kept, K>> {
  const found = await browser.storage.local.get(keys)
  const read = keys.map((key) => {
    const parsed = v.safeParse(items[key], found[key])
    return [key, parsed.success ? parsed.output : null]
  })
  return Object.fromEntries(read) as Pick<Kept, K>
}

export const keep = (changes: Partial<Items>): Promise<void> => browser.storage.local.set(changes)

/** Tells of changes that another page or the background made. Returns what stops it. */
export function onKeptChange(key: keyof Items, told: () => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && key in changes) told()
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
