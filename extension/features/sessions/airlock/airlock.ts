/**
 * The airlock: decides when sessions end, and does it, one thing after the other. Everything it decides by is kept, since the
 * background may be put to sleep between any two events.
 */
import type { Tabs } from '../../../core/browser.ts'
import type { WaitAnswer } from '../messages.ts'
import { newSalt } from './came-back.ts'
import { isSnoozed } from './due.ts'
import { endSessions, goOn, letIn, type Ended, type Why } from './ending.ts'
import { noteLife, readSigns } from './life.ts'
import { keepLasting, readLasting } from './memory.ts'
import { see } from './sights.ts'
import { addReceipts } from './receipts.ts'
import { siteOfAddress } from './site-hosts.ts'
import { newStanding, readRules, recallStanding, setOuterDoor, type Standing } from './standing.ts'
import { causeOf, isOwnRestart, isSameRun, type Signs, type StartEvents } from './start.ts'
import { moveOn, tabsOf, waitingPage } from './tabs.ts'
import type { SiteRule } from '#shared/sessions.ts'
import { iso } from '#shared/time.ts'

export interface AirlockPorts {
  /** Resolves when the events that come with a start have come, at the latest after a while. */
  readonly events: () => Promise<StartEvents>
  /** Called when there is something that the daemon should know. */
  readonly news: () => void
}

export function createAirlock({ events, news }: AirlockPorts) {
  let standing: Standing | null = null
  let tail: Promise<unknown> = Promise.resolve()
  /** Tabs whose waiting page has spoken up; in Chromium one that was reached from another site's page is shown as refused. */
  const spoke = new Set<number>()

  /** One thing after the other: two sweeps at once would open each other's doors. */
  function inTurn<T>(act: (standing: Standing) => Promise<T>): Promise<T> {
    const run = tail.then(async () => act(await begun()))
    tail = run.catch(() => undefined)
    return run
  }

  /** At the first use in each life of the background: the same run of the browser, or a new one. */
  async function begun(): Promise<Standing> {
    standing ??= (await recallStanding()) ?? (await begin())
    return standing
  }

  /** The marker is absent. Until it is surely known that the browser has been running all along, every session ends. */
  async function begin(): Promise<Standing> {
    const signs = await readSigns()
    const fresh = newStanding(newSalt())
    const rules = await readRules()
    await setOuterDoor()
    const before = (await readLasting('sessionSites')) ?? []
    const isSame = isSameRun(signs)
    const done: Ended[] = []
    const toEnd: SiteRule[] = []
    for (const rule of rules) {
      const state = before.find(({ site }) => site === rule.site)
      const beganAt = state?.beganAt ?? null
      if (isSame && state?.door === 'open') done.push(await goOn(fresh, rule.site, 'same-process', beganAt))
      else if (isSnoozed(rule, signs.now)) done.push(await goOn(fresh, rule.site, 'snoozed', beganAt))
      else if (rule.onBrowserUpdate === 'keep' && isOwnRestart(signs) && state?.door === 'open')
        done.push(await goOn(fresh, rule.site, 'browser-update', beganAt))
      else toEnd.push(rule)
    }
    if (toEnd.length > 0) {
      done.push(
        ...(await endSessions(
          fresh,
          toEnd.map(({ site }) => site),
        )),
      )
      await see({ restored: done.some(({ tabs }) => tabs > 0) })
    }
    await fresh.note({ startedAt: isSame ? (signs.before?.startedAt ?? null) : iso(signs.now) })
    await noteLife({ startedAt: fresh.state.startedAt })
    void explain(signs, done, isSame)
    return fresh
  }

  /** The cause stands in the receipt when the browser's own events are in; the doors have not waited for it. */
  async function explain(signs: Signs, done: readonly Ended[], wasSame: boolean): Promise<void> {
    const told = await events()
    const { cause, signals } = causeOf(signs, told)
    for (const one of done)
      await note([one], { cause: one.kept === 'browser-update' ? 'browser-update' : cause, signals })
    // the browser says that it has started after all
    if (wasSame && told.startup)
      await end(
        (await readRules()).map(({ site }) => site),
        { cause: 'browser-start', signals },
      )
  }

  /** Ends sessions, in its turn. */
  const end = (sites: readonly string[], why: Why): Promise<void> =>
    inTurn(async (standing) => {
      const rules = await readRules()
      const known = sites.filter((site) => rules.some((rule) => rule.site === site))
      if (known.length > 0) await endNow(standing, known, why)
    })

  async function endNow(standing: Standing, sites: readonly string[], why: Why) {
    await note(await endSessions(standing, sites), why)
  }

  async function note(done: readonly Ended[], { cause, signals }: Why) {
    await addReceipts(done.map((one) => ({ ...one, cause, signals: [...signals] })))
    news()
  }

  async function setRule(rule: SiteRule): Promise<void> {
    const rules = await readRules()
    const before = rules.find(({ site }) => site === rule.site)
    await keepLasting({ sessionRules: [...rules.filter(({ site }) => site !== rule.site), rule] })
    await inTurn(async (standing) => {
      await setOuterDoor()
      // a session that began before its rule is not to be trusted to it
      if (before === undefined) await endNow(standing, [rule.site], { cause: 'rule-on', signals: [] })
      else await standing.note({})
    })
    news()
  }

  async function dropRule(site: string): Promise<void> {
    const rules = await readRules()
    await keepLasting({ sessionRules: rules.filter((rule) => rule.site !== site) })
    await inTurn(async (standing) => {
      await setOuterDoor()
      const held = await tabsOf([site])
      await standing.drop(site)
      for (const tab of held) if (tab.url?.startsWith(waitingPage)) await moveOn(tab)
    })
    news()
  }

  async function openByHand(site: string): Promise<void> {
    await inTurn(async (standing) => {
      const state = standing.site(site)
      if (state === undefined || state.door === 'open') return
      const { problem, left } = state
      const opened = await goOn(standing, site, 'same-process', state.beganAt)
      await addReceipts([
        { ...opened, kept: null, outcome: 'by-hand', problem, left, cause: 'again', signals: [] },
      ])
    })
    news()
  }

  /** What a waiting page asks. Where its tab has been replaced by another, nobody waits for the answer any more. */
  async function pass(address: string, tab: Tabs.Tab | undefined): Promise<WaitAnswer> {
    if (tab?.id !== undefined) spoke.add(tab.id)
    const site = siteOfAddress(
      address,
      (await readRules()).map((rule) => rule.site),
    )
    if (site === null) return { door: 'shut', site: null, problem: null, left: [] }
    return inTurn(async (standing) => {
      const state = standing.site(site)
      if (state?.door !== 'open')
        return { door: 'shut', site, problem: state?.problem ?? null, left: state?.left ?? [] }
      const wasHeld = standing.state.open[site]?.includes(new URL(address).origin) ?? false
      const isOpen = await letIn(standing, site, address).catch(() => false)
      if (!isOpen) return { door: 'shut', site, problem: 'storage-refused', left: [] }
      // an open door held it a moment ago: what its tab keeps is from before
      if (wasHeld && tab !== undefined && (await moveOn(tab)))
        return { door: 'sweeping', site, problem: null, left: [] }
      return { door: 'open', site, problem: null, left: [] }
    })
  }

  return {
    inTurn,
    end,
    endNow,
    note,
    setRule,
    dropRule,
    openByHand,
    pass,
    spoke,
  }
}
export type Airlock = ReturnType<typeof createAirlock>
