/** The rules that the person made, read so that none is lost: a door is never taken away because a rule cannot be read. */
import * as v from 'valibot'
import { browser } from '../../../core/browser.ts'
import { newRule, site as siteSchema, siteRule, type SiteRule } from '#shared/sessions.ts'

const KEY = 'sessionRules'

const named = v.object({ site: siteSchema })

/** Of what another version wrote, or of what is damaged, the site and the rule's heart stay: its session ends with the browser. */
function readOne(kept: unknown): SiteRule | null {
  const whole = v.safeParse(siteRule, kept)
  if (whole.success) return whole.output
  const rest = v.safeParse(named, kept)
  return rest.success ? newRule(rest.output.site) : null
}

export async function readRules(): Promise<readonly SiteRule[]> {
  const kept = (await browser.storage.local.get(KEY))[KEY]
  const read = Array.isArray(kept) ? kept.map(readOne) : null
  if (read !== null && !read.includes(null)) return read.filter((rule) => rule !== null)
  // nothing was ever kept, or it cannot be read: what the doors hold is under a rule
  const known = (read ?? []).filter((rule) => rule !== null)
  const doors = await browser.declarativeNetRequest.getDynamicRules()
  const held = new Set(doors.flatMap(({ condition }) => condition.requestDomains ?? []))
  for (const { site } of known) held.delete(site)
  return [...known, ...[...held].filter((site) => v.is(siteSchema, site)).map(newRule)]
}

export const keepRules = (rules: readonly SiteRule[]): Promise<void> =>
  browser.storage.local.set({ [KEY]: [...rules] })
