/** What an organisation has set by its policy, looked at key by key. */
import * as v from 'valibot'
import { site, siteRule } from '#shared/sessions.ts'
import { languages } from '#shared/settings.ts'

const { snoozedUntil: _never, ...triggers } = siteRule.entries

const items = {
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  language: v.picklist(languages),
  look: v.picklist(['light', 'dark']),
  notices: v.boolean(),
  pairing: v.boolean(),
  sites: v.array(v.strictObject({ ...v.partial(v.object(triggers)).entries, site })),
}
/**
 * @param policy as `readPolicy` gives it
 * @returns keys that nobody knows, or whose value cannot be understood; of a site its place in the list
 */
export const missetIn = (policy: Record<string, unknown>): string[] =>
  Object.entries(policy).flatMap(([key, value]) => {
    if (Object.hasOwn(items, key) && v.is(items[key as keyof typeof items], value)) return []
    if (key !== 'sites' || !Array.isArray(value)) return key
    return value.flatMap((one, at) => (v.is(items.sites.item, one) ? [] : `sites[${String(at)}]`))
  })
