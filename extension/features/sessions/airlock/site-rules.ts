/** The rules that the person made, and those of an organisation's policy, read so that none is lost: a door is never taken away because a rule cannot be read. */
import * as v from 'valibot'
import { browser } from '../../../core/browser.ts'
import { belongsTo } from './site-hosts.ts'
import { sitesForNow } from './site-policy.ts'
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

/** Each by itself: what cannot be read of one costs none of the others, and never its heart. */
export async function readManagedRules(): Promise<readonly SiteRule[]> {
  const read = (await sitesForNow()).map((one) => readOne(withUsual(one)))
  return read.filter((rule) => rule !== null)
}

/** A policy names what it changes; nobody snoozes its rules. */
const withUsual = (one: unknown): unknown =>
  v.is(named, one) ? { ...newRule(one.site), ...one, snoozedUntil: null } : null

export async function readRules(): Promise<readonly SiteRule[]> {
  const [managed, own] = await Promise.all([readManagedRules(), readOwnRules()])
  return [...managed, ...own.filter((rule) => !managed.some((one) => overlap(one, rule)))]
}

const overlap = (one: SiteRule, other: SiteRule) =>
  belongsTo(one.site, other.site) || belongsTo(other.site, one.site)

async function readOwnRules(): Promise<readonly SiteRule[]> {
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

/** Those of a policy are not kept: they go with it. */
export async function keepRules(rules: readonly SiteRule[]): Promise<void> {
  const managed = new Set((await readManagedRules()).map(({ site }) => site))
  await browser.storage.local.set({ [KEY]: rules.filter(({ site }) => !managed.has(site)) })
}
