/**
 * The airlock: decides when sessions end, and does it, one thing after the other. Everything it decides by is kept, since the
 * background may be put to sleep between any two events.
 */
import { browser, type Tabs } from '../../../core/browser.ts'
import type { WaitAnswer } from '../messages.ts'
import { newSalt } from './came-back.ts'
import { isSnoozed } from './due.ts'
import { endSessions } from './ending.ts'
import { goOn, letIn } from './letting-in.ts'
import { noteLife, readSigns } from './life.ts'
import { readLasting } from './memory.ts'
import { setOuterDoor } from './outer-door.ts'
import { setOwnRule } from './own-rule.ts'
import { see } from './sights.ts'
import type { Ended, Why } from './receipt-of.ts'
import { addReceipts } from './receipts.ts'
import { belongsTo, siteOfAddress } from './site-hosts.ts'
import { sureSites } from './site-policy.ts'
import { keepRules, readManagedRules, readRules } from './site-rules.ts'
import { newStanding, recallStanding, type Standing } from './standing.ts'
import { causeOf, isSameRun, runCauses, whyKept, type Signs, type StartEvents } from './start.ts'
import { askAnew, goesOn, standsFor, tabsOf, waitingPage } from './tabs.ts'
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
    if (standing !== null) return standing
    const recalled = await recallStanding()
    standing = recalled ?? (await begin())
    if (recalled !== null) await finish(recalled)
    return standing
  }

  /** The background was ended while it swept, or before it could begin with a site. */
  async function finish(recalled: Standing): Promise<void> {
    const sites = (await readRules()).map(({ site }) => site)
    const undone = sites.filter((site) => (recalled.site(site)?.door ?? 'sweeping') === 'sweeping')
    if (undone.length > 0) await endNow(recalled, undone, { cause: 'again', signals: ['interrupted'] })
  }

  /** The marker is absent. Until it is surely known that the browser has been running all along, every session ends. */
  async function begin(): Promise<Standing> {
    const signs = await readSigns()
    const before = (await readLasting('sessionSites')) ?? []
    // an update is in no hurry, and the browser may yet say that it has just started
    const isSame = isSameRun(signs) && !(await events()).startup
    const fresh = newStanding(
      newSalt(),
      isSame ? ((await readLasting('sessionOld')) ?? undefined) : undefined,
    )
    await fresh.note({ startedAt: isSame ? (signs.before?.startedAt ?? null) : iso(signs.now) })

    const done: Ended[] = []
    const toEnd: string[] = []
    const stateOf = (site: string) => before.find((one) => one.site === site)
    const whyGoesOn = (rule: SiteRule) =>
      whyKept(rule, signs, { isSame, wasOpen: stateOf(rule.site)?.door === 'open' })
    // a policy may forbid what keeps a session; to end one there is no need to wait for it
    if ((await readRules()).some((rule) => whyGoesOn(rule) !== null)) await sureSites()
    for (const rule of await readRules()) {
      const { site } = rule
      const state = stateOf(site)
      const kept = whyGoesOn(rule)
      if (kept === null) toEnd.push(site)
      else done.push(await goOn(fresh, site, kept, state?.beganAt ?? null))
      if (kept === 'snoozed') await fresh.note({ snoozed: [...fresh.state.snoozed, site] })
    }
    // this sets the outer door before all else
    if (toEnd.length > 0) done.push(...(await endSessions(fresh, toEnd, { isStart: !isSame })))
    else await setOuterDoor()
    await noteLife({ startedAt: fresh.state.startedAt })
    await askAnew(spoke)
    void setOwnRule(Date.now())
    void explain(signs, done)
    return fresh
  }

  /** The cause stands in the receipt when the browser's own events are in; the doors have not waited for it. */
  async function explain(signs: Signs, done: readonly Ended[]): Promise<void> {
    const { cause, signals } = causeOf(signs, await events())
    const isRun = runCauses.includes(cause)
    await addReceipts(
      done.map((one) => ({
        ...one,
        early: isRun ? one.early : 0,
        cause: one.kept === 'browser-update' ? 'browser-update' : cause,
        signals: [...signals],
      })),
    )
    news()
    if (!isRun || done.length === 0) return
    await see({
      restored: done.some(({ tabs, early }) => tabs > early),
      early: done.some(({ early }) => early > 0),
    })
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
    await inTurn(async (standing) => {
      const rules = await readRules()
      const others = rules.filter(({ site }) => site !== rule.site)
      // one door in another's frame would open with it
      if (others.some(({ site }) => belongsTo(site, rule.site) || belongsTo(rule.site, site))) return
      await keepRules([...others, rule])
      await setOuterDoor()
      await setOwnRule(Date.now())
      const isNew = others.length === rules.length
      // a session that began before its rule is not to be trusted to it, nor one that only a snooze has kept
      const wasSnoozed = standing.state.snoozed.includes(rule.site) && !isSnoozed(rule, Date.now())
      if (isNew) await endNow(standing, [rule.site], { cause: 'rule-on', signals: [] })
      else if (wasSnoozed)
        await endNow(standing, [rule.site], { cause: 'rule-on', signals: ['snooze-ended'] })
      else await standing.note({})
    })
    news()
  }

  async function dropRule(site: string): Promise<void> {
    await inTurn(async (standing) => {
      if ((await readManagedRules()).some((rule) => rule.site === site)) return
      await keepRules((await readRules()).filter((rule) => rule.site !== site))
      await setOuterDoor()
      await setOwnRule(Date.now())
      await standing.drop(site)
      for (const tab of await tabsOf([site]))
        if (tab.url?.startsWith(waitingPage))
          await browser.tabs.update(tab.id, { url: standsFor(tab) }).catch(() => undefined)
    })
    news()
  }

  async function openByHand(site: string): Promise<void> {
    await inTurn(async (standing) => {
      const state = standing.site(site)
      if (state === undefined || state.door === 'open') return
      const { problem, left } = state
      const opened = await goOn(standing, site, null, state.beganAt)
      const outcome = 'by-hand'
      await addReceipts([{ ...opened, outcome, problem, left, cause: 'again', signals: [] }])
    })
    news()
  }

  /** The permission was taken away: what cannot be swept any more stays shut. */
  const lock = (sites: readonly string[]): Promise<void> =>
    inTurn(async (standing) => {
      const open = sites.filter((site) => standing.site(site)?.door === 'open')
      if (open.length === 0) return
      await standing.shut(open)
      for (const site of open) await standing.hold(site, { problem: 'no-permission', left: [] })
    })

  /**
   * What a waiting page asks. Where its tab has been replaced by another, nobody waits for the answer any more.
   *
   * @param ledBy whether a page of another site has led there
   */
  async function pass(
    address: string,
    tab: Tabs.Tab | undefined,
    ledBy: 'another-site' | null,
  ): Promise<WaitAnswer> {
    if (tab?.id !== undefined) spoke.add(tab.id)
    const rules = await readRules()
    const site = siteOfAddress(
      address,
      rules.map((rule) => rule.site),
    )
    const answer = (door: WaitAnswer['door'], more: Partial<WaitAnswer> = {}): WaitAnswer => ({
      door,
      site,
      problem: null,
      left: [],
      byPress: false,
      ...more,
    })
    if (site === null) return answer('shut')
    const wasOpen = standing?.site(site)?.door === 'open'
    return inTurn(async (standing) => {
      const state = standing.site(site)
      if (state?.door !== 'open')
        return answer('shut', { problem: state?.problem ?? null, left: state?.left ?? [] })
      const wasHeld = standing.state.open[site]?.includes(new URL(address).origin) ?? false
      const isOpen = await letIn(standing, site, address).catch(() => false)
      if (!isOpen) return answer('shut', { problem: 'storage-refused' })
      // through our page another site's link would carry the cookies that the site keeps from such links (SameSite)
      if (wasOpen && ledBy === 'another-site') return answer('open', { byPress: true })
      // the door held this tab for what it keeps from before; not so where the session goes on
      const isOld = wasHeld && standing.state.held[site] !== undefined
      if (isOld && tab !== undefined && (await goesOn(standing, site, tab))) return answer('sweeping')
      return answer('open')
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
    lock,
    pass,
    spoke,
  }
}
export type Airlock = ReturnType<typeof createAirlock>
