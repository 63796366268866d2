/** The state of every site in this run of the browser, kept where the browser forgets it when it ends; and the doors made from it. */
import { browser } from '../../../core/browser.ts'
import { tellAirlockChange } from '../messages.ts'
import { originsOf } from '../reach.ts'
import { innerRules, outerRules } from './doors.ts'
import { keepLasting, keepPassing, readLasting, readPassing, type Passing } from './memory.ts'
import { waitingPage } from './tabs.ts'
import type { SiteRule, SiteState } from '#shared/sessions.ts'

type State = Passing['airlock']

export const mayReach = (site: string): Promise<boolean> => browser.permissions.contains(originsOf([site]))

export const readRules = async (): Promise<readonly SiteRule[]> => (await readLasting('sessionRules')) ?? []

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
  return sites.every((site) => there.some(({ condition }) => condition.requestDomains?.includes(site)))
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

/** The inner door lets through exactly what `open` says. */
async function setInnerDoor(open: State['open']): Promise<void> {
  const there = await browser.declarativeNetRequest.getSessionRules()
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: there.map(({ id }) => id),
    addRules: [...innerRules(open)],
  })
}

export interface Standing {
  readonly state: State
  site(site: string): SiteState | undefined
  /** Takes origins away from what is open; from then on nothing of these sites is reached. */
  shut(sites: readonly string[]): Promise<void>
  /** Opens exactly these origins of a site. */
  open(site: string, origins: readonly string[], beganAt: SiteState['beganAt']): Promise<void>
  /** Keeps a site shut for a reason. */
  hold(site: string, why: Pick<SiteState, 'problem' | 'left'>): Promise<void>
  drop(site: string): Promise<void>
  note(changes: Partial<Pick<State, 'startedAt' | 'gone' | 'visited' | 'rested'>>): Promise<void>
}

/** Null where this is a new run of the browser: nothing was kept for it. */
export const recallStanding = async (): Promise<Standing | null> => {
  const kept = await readPassing('airlock')
  return kept === null ? null : standingOf(kept)
}

export const newStanding = (salt: string): Standing =>
  standingOf({ startedAt: null, sites: [], open: {}, salt, gone: [], visited: [], rested: [] })

function standingOf(state: State): Standing {
  async function save() {
    await keepPassing({ airlock: state })
    await keepLasting({ sessionSites: state.sites })
    await tellAirlockChange(Date.now())
  }
  function setSite(next: SiteState) {
    state.sites = [...state.sites.filter(({ site }) => site !== next.site), next]
  }
  const find = (site: string) => state.sites.find((one) => one.site === site)
  const without = (sites: readonly string[]) =>
    Object.fromEntries(Object.entries(state.open).filter(([site]) => !sites.includes(site)))

  return {
    state,
    site: find,
    async shut(sites) {
      // the rules before the words about them: what fails half-way leaves the door shut
      await setInnerDoor(without(sites))
      state.open = without(sites)
      state.visited = state.visited.filter((site) => !sites.includes(site))
      for (const site of sites)
        setSite({ site, door: 'sweeping', beganAt: find(site)?.beganAt ?? null, problem: null, left: [] })
      await save()
    },
    async open(site, origins, beganAt) {
      const open = { ...state.open, [site]: [...origins] }
      await setInnerDoor(open)
      state.open = open
      setSite({ site, door: 'open', beganAt, problem: null, left: [] })
      await save()
    },
    async hold(site, why) {
      setSite({ site, door: 'shut', beganAt: find(site)?.beganAt ?? null, ...why })
      await save()
    },
    async drop(site) {
      state.sites = state.sites.filter((one) => one.site !== site)
      state.open = without([site])
      await setInnerDoor(state.open)
      await save()
    },
    async note(changes) {
      Object.assign(state, changes)
      await save()
    },
  }
}
