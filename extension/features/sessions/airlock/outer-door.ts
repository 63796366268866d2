/** The outer door as the rules want it. */
import { browser } from '../../../core/browser.ts'
import { originsOf } from '../reach.ts'
import { outerRules } from './doors.ts'
import { readRules } from './site-rules.ts'
import { waitingPage } from './tabs.ts'

export const mayReach = (site: string): Promise<boolean> => browser.permissions.contains(originsOf([site]))

/** Makes the outer door as the rules want it; does nothing where it stands so already. */
export async function setOuterDoor(): Promise<void> {
  const ruled = await readRules()
  const sites = ruled.map(({ site }) => site)
  const reached = await Promise.all(sites.map(mayReach))
  const wanted = outerRules(
    sites,
    sites.filter((_, at) => !reached[at]),
    ruled.filter(({ framesElsewhere }) => framesElsewhere === 'shut').map(({ site }) => site),
    waitingPage,
  )
  const there = await browser.declarativeNetRequest.getDynamicRules()
  if (sameRules(there, wanted)) return
  await browser.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: there.map(({ id }) => id),
    addRules: [...wanted],
  })
}

/** Whether the outer door stands as it should. */
export async function isOuterDoorRight(): Promise<boolean> {
  const sites = (await readRules()).map(({ site }) => site)
  const there = await browser.declarativeNetRequest.getDynamicRules()
  return sites.every((site) =>
    (['redirect', 'block'] as const).every((type) =>
      there.some(({ condition, action }) => action.type === type && condition.requestDomains?.includes(site)),
    ),
  )
}

/** Browsers add defaults to what they give back, so only what was asked for is compared. */
const sameRules = (there: readonly object[], wanted: readonly object[]) =>
  there.length === wanted.length && wanted.every((rule) => there.some((one) => includes(one, rule)))

function includes(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return whole === part
  if (typeof whole !== 'object' || whole === null) return false
  if (Array.isArray(part) && (whole as unknown[]).length !== part.length) return false
  return Object.entries(part).every(([key, value]) =>
    includes((whole as Record<string, unknown>)[key], value),
  )
}
