/** What ends a session beside a start: age, idleness, a locked screen, the last tab or window, a cookie that comes back. */
import { browser, isFirefox, type Cookies, type Tabs, type WebRequest } from '../../../core/browser.ts'
import type { Airlock } from './airlock.ts'
import { fingerprint, mayBeCredential } from './came-back.ts'
import { isSnoozed, isTooOld } from './due.ts'
import { letIn } from './letting-in.ts'
import { noteReturn, type Why } from './receipt-of.ts'
import { noteLife } from './life.ts'
import { setOuterDoor } from './outer-door.ts'
import { setOwnRule } from './own-rule.ts'
import { learnJars, learnOrigins } from './seen-places.ts'
import { see } from './sights.ts'
import { siteOfAddress, siteOfHost } from './site-hosts.ts'
import { readRules } from './site-rules.ts'
import type { Standing } from './standing.ts'
import { hostOf } from './sweep-cookies.ts'
import { arePrivateWindowsOpen, openWindows, standsFor, tabsOf, waitingPage } from './tabs.ts'
import type { Problem, SiteRule } from '#shared/sessions.ts'

export function createWatching(airlock: Airlock) {
  const { inTurn, end, endNow, note, pass, spoke } = airlock

  /** Something that only time tells: ages, idleness, a snooze that has ended. */
  async function tick(): Promise<void> {
    const now = Date.now()
    const rules = await readRules()
    if (rules.length === 0) return
    await inTurn(async (standing) => {
      await setOuterDoor()
      for (const rule of rules) {
        const state = standing.site(rule.site)
        if (isSnoozed(rule, now) || state?.door !== 'open') continue
        if (isTooOld(rule, state, now)) await endNow(standing, [rule.site], { cause: 'hours', signals: [] })
        else if (standing.state.snoozed.includes(rule.site)) {
          await endNow(standing, [rule.site], { cause: 'rule-on', signals: ['snooze-ended'] })
          await setOwnRule(now)
        }
      }
      await endIdle(standing, rules, now)
    })
    if (!(await arePrivateWindowsOpen())) await endThoseHeldFor('private-window')
    const isWindowless = (await openWindows()).length === 0
    if (isWindowless) await see({ windowless: true })
    await inTurn(({ state }) => noteLife({ startedAt: state.startedAt, ended: isWindowless }))
  }

  async function endIdle(standing: Standing, rules: readonly SiteRule[], now: number): Promise<void> {
    if (!rules.some(({ afterIdleMinutes }) => afterIdleMinutes !== null)) return
    if ((await browser.idle.queryState(SHORTEST_IDLE)) === 'active') {
      if (standing.state.rested.length > 0) await standing.note({ rested: [] })
      return
    }
    for (const rule of rules) {
      const { site, afterIdleMinutes } = rule
      if (afterIdleMinutes === null || isSnoozed(rule, now)) continue
      if (standing.state.rested.includes(site) || standing.site(site)?.door !== 'open') continue
      if ((await browser.idle.queryState(afterIdleMinutes * 60)) === 'active') continue
      await endNow(standing, [site], { cause: 'idle', signals: [] })
      await standing.note({ rested: [...standing.state.rested, site] })
    }
  }

  /** Ends the sessions of the rules that want it, but for the snoozed ones. */
  async function endThose(wants: (rule: SiteRule) => boolean, why: Why): Promise<void> {
    const rules = (await readRules()).filter((rule) => wants(rule) && !isSnoozed(rule, Date.now()))
    await end(
      rules.map(({ site }) => site),
      why,
    )
  }

  async function screenLocked(): Promise<void> {
    await see({ locks: true })
    await endThose(({ whenLocked }) => whenLocked, { cause: 'locked', signals: [] })
  }

  /** A tab was closed, or went elsewhere. */
  async function tabGone(): Promise<void> {
    const wanting = (await readRules()).filter(({ whenLastTabCloses }) => whenLastTabCloses)
    if (wanting.length === 0) return
    const tabs = await tabsOf(wanting.map(({ site }) => site))
    const open = new Set(
      tabs.map((tab) =>
        siteOfAddress(
          standsFor(tab),
          wanting.map(({ site }) => site),
        ),
      ),
    )
    const { state } = await inTurn((standing) => Promise.resolve(standing))
    await endThose(
      ({ site, whenLastTabCloses }) => whenLastTabCloses && state.visited.includes(site) && !open.has(site),
      { cause: 'last-tab', signals: [] },
    )
    await inTurn(async (standing) => {
      const visited = [...new Set([...standing.state.visited, ...[...open].filter((site) => site !== null)])]
      if (visited.length !== standing.state.visited.length) await standing.note({ visited })
    })
  }

  async function windowGone(closing: number): Promise<void> {
    if (!(await arePrivateWindowsOpen(closing))) await endThoseHeldFor('private-window')
    if ((await openWindows(closing)).length > 0) return
    await inTurn((standing) => noteLife({ startedAt: standing.state.startedAt, ended: true }))
    await endThose(() => true, { cause: 'last-window', signals: [] })
  }

  /** What the door was shut for is gone. */
  async function endThoseHeldFor(reason: Problem): Promise<void> {
    const { state } = await inTurn((standing) => Promise.resolve(standing))
    const sites = state.sites.filter(({ problem }) => problem === reason).map(({ site }) => site)
    if (sites.length > 0) await end(sites, { cause: 'again', signals: [`no-${reason}`] })
  }

  /** A cookie was set: is it one that had been removed? */
  async function cookieSet(cookie: Cookies.Cookie): Promise<void> {
    const site = siteOfHost(
      hostOf(cookie),
      (await readRules()).map((rule) => rule.site),
    )
    if (site === null) return
    await learnJars([cookie.storeId])
    if (!mayBeCredential(cookie)) return
    await inTurn(async (standing) => {
      const { gone, salt } = standing.state
      if (gone.length === 0 || standing.site(site)?.door !== 'open') return
      const mark = await fingerprint(cookie, salt)
      if (!gone.includes(mark)) return
      // once: a site may set it again at each answer, and the person has been told
      await standing.note({ gone: gone.filter((one) => one !== mark) })
      await note([noteReturn(site, cookie)], { cause: 'came-back', signals: [] })
    })
  }

  /** In Chromium a page of another site may not lead to a page of ours: the browser shows it as refused until it is asked again. */
  async function tabUpdated(
    id: number,
    change: { status?: string; url?: string },
    tab: Tabs.Tab,
  ): Promise<void> {
    if (tab.cookieStoreId !== undefined) await learnJars([tab.cookieStoreId])
    const isHeld = tab.url?.startsWith(`${waitingPage}?`) ?? false
    if (isHeld && change.status === 'complete' && !isFirefox && !spoke.has(id)) {
      spoke.add(id)
      if (tab.incognito) await passPrivate(tab)
      else await browser.tabs.update(id, { url: tab.url ?? '' })
    }
    if (!isHeld && change.status === 'complete') spoke.delete(id)
    if (change.url !== undefined) await tabGone()
  }

  /** A private tab of Chromium cannot show the waiting page: it goes on as soon as it may. */
  async function passPrivate(tab: Tabs.Tab): Promise<void> {
    const address = standsFor(tab)
    const { door, site } = await pass(address, undefined, null)
    if (door !== 'open' || site === null || tab.id === undefined) return
    await inTurn((standing) => standing.trust(site, tab.id ?? 0))
    await browser.tabs.update(tab.id, { url: address }).catch(() => undefined)
  }

  /** Who led a tab to where it goes; a navigation of the person's own has no initiator. */
  const led = new Map<number, string | null>()

  /** A document of a site is asked for, in a tab or in a frame. */
  async function documentAsked(asked: WebRequest.OnBeforeRequestDetailsType): Promise<void> {
    const { url, type, tabId } = asked
    const { initiator, originUrl } = asked as { initiator?: string; originUrl?: string }
    const sites = (await readRules()).map(({ site }) => site)
    const site = siteOfAddress(url, sites)
    if (site === null) return
    if (type === 'main_frame') {
      const from = initiator ?? originUrl ?? ''
      // a page of the web, or one that hides which; not the browser itself, nor a page of ours
      const isForeign = /^(https?:|null$)/.test(from) && siteOfAddress(from, [site]) === null
      led.set(tabId, isForeign ? new URL(url).origin : null)
      return
    }
    await inTurn(async (standing) => {
      // a frame's origin that no sweep has reached: from now on every sweep does
      if (!(await letIn(standing, site, url))) await learnOrigins(new Map([[site, [new URL(url).origin]]]))
    })
  }

  /** What a waiting page is told of how its tab came there. */
  const ledBy = (tabId: number | undefined, address: string): 'another-site' | null =>
    tabId !== undefined && URL.canParse(address) && led.get(tabId) === new URL(address).origin
      ? 'another-site'
      : null

  return { tick, screenLocked, tabGone, tabUpdated, windowGone, cookieSet, documentAsked, ledBy }
}

/** Seconds; the least that browsers measure. */
const SHORTEST_IDLE = 15
