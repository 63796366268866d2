/** The state of every site in this run of the browser, kept where the browser forgets it when it ends; and the doors made from it. */
import { browser } from '../../../core/browser.ts'
import { tellAirlockChange } from '../messages.ts'
import { innerRules } from './doors.ts'
import { keepLasting, keepPassing, readPassing, type Passing } from './memory.ts'
import type { SiteState } from '#shared/sessions.ts'

type State = Passing['airlock']

/** The inner door lets through exactly what `open` says. */
async function setInnerDoor({ open, held, shut }: Pick<State, 'open' | 'held' | 'shut'>): Promise<void> {
  const there = await browser.declarativeNetRequest.getSessionRules()
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: there.map(({ id }) => id),
    addRules: [...innerRules(open, { held, shut })],
  })
}

export interface Standing {
  readonly state: State
  site(site: string): SiteState | undefined
  /** Takes origins away from what is open; from then on nothing of these sites is reached. */
  shut(sites: readonly string[]): Promise<void>
  /** Opens exactly these origins of sites, all at once; `old` are the tabs from before the sweep. */
  open(
    cleared: readonly { readonly site: string; readonly origins: readonly string[] }[],
    beganAt: SiteState['beganAt'],
    old?: { readonly held: readonly number[]; readonly shut: readonly number[] },
  ): Promise<void>
  /** A tab from before that could not be replaced goes on in its place. */
  trust(site: string, tab: number): Promise<void>
  /** Keeps a site shut for a reason. */
  hold(site: string, why: Pick<SiteState, 'problem' | 'left'>): Promise<void>
  drop(site: string): Promise<void>
  note(changes: Partial<Pick<State, 'startedAt' | 'gone' | 'visited' | 'rested' | 'snoozed'>>): Promise<void>
}

/** Null where this is a new run of the browser: nothing was kept for it. */
export const recallStanding = async (): Promise<Standing | null> => {
  const kept = await readPassing('airlock')
  return kept === null ? null : standingOf(kept)
}

/** @param old of this run of the browser, where it is known to be the same */
export const newStanding = (
  salt: string,
  old: Pick<State, 'held' | 'shut'> = { held: {}, shut: {} },
): Standing =>
  standingOf({
    startedAt: null,
    sites: [],
    open: {},
    ...old,
    salt,
    gone: [],
    visited: [],
    rested: [],
    snoozed: [],
  })

function standingOf(state: State): Standing {
  async function save() {
    await keepPassing({ airlock: state })
    await keepLasting({ sessionSites: state.sites, sessionOld: { held: state.held, shut: state.shut } })
    await tellAirlockChange(Date.now())
  }
  function setSite(next: SiteState) {
    state.sites = [...state.sites.filter(({ site }) => site !== next.site), next]
  }
  const find = (site: string) => state.sites.find((one) => one.site === site)
  const without = (sites: readonly string[]) =>
    Object.fromEntries(Object.entries(state.open).filter(([site]) => !sites.includes(site)))
  const openTo = (open: State['open'], old: Partial<Pick<State, 'held' | 'shut'>> = {}) =>
    setInnerDoor({ held: state.held, shut: state.shut, ...old, open })

  return {
    state,
    site: find,
    async shut(sites) {
      // the rules before the words about them: what fails half-way leaves the door shut
      await openTo(without(sites))
      state.open = without(sites)
      state.visited = state.visited.filter((site) => !sites.includes(site))
      state.snoozed = state.snoozed.filter((site) => !sites.includes(site))
      for (const site of sites)
        setSite({ site, door: 'sweeping', beganAt: find(site)?.beganAt ?? null, problem: null, left: [] })
      await save()
    },
    async open(cleared, beganAt, old) {
      const bySite = <T>(of: (origins: readonly string[]) => T) =>
        Object.fromEntries(cleared.map(({ site, origins }) => [site, of(origins)]))
      const open = { ...state.open, ...bySite((origins) => [...origins]) }
      const held = old ? { ...state.held, ...bySite(() => [...old.held]) } : state.held
      const shut = old ? { ...state.shut, ...bySite(() => [...old.shut]) } : state.shut
      await openTo(open, { held, shut })
      Object.assign(state, { open, held, shut })
      for (const { site } of cleared) setSite({ site, door: 'open', beganAt, problem: null, left: [] })
      await save()
    },
    async trust(site, tab) {
      if (![...(state.held[site] ?? []), ...(state.shut[site] ?? [])].includes(tab)) return
      const trusted = (tabs: readonly number[] = []) => tabs.filter((id) => id !== tab)
      const held = { ...state.held, [site]: trusted(state.held[site]) }
      const shut = { ...state.shut, [site]: trusted(state.shut[site]) }
      await openTo(state.open, { held, shut })
      Object.assign(state, { held, shut })
      await save()
    },
    async hold(site, why) {
      setSite({ site, door: 'shut', beganAt: find(site)?.beganAt ?? null, ...why })
      await save()
    },
    async drop(site) {
      state.sites = state.sites.filter((one) => one.site !== site)
      await openTo(without([site]))
      state.open = without([site])
      await save()
    },
    async note(changes) {
      Object.assign(state, changes)
      await save()
    },
  }
}
