/** What ends a session beside a start: age, idleness, a locked screen, the last tab or window, a cookie that comes back. */
import { browser, isFirefox, type Cookies, type Tabs } from '../../../core/browser.ts'
import type { Airlock } from './airlock.ts'
import { fingerprint, mayBeCredential } from './came-back.ts'
import { isSnoozed, isTooOld } from './due.ts'
import { noteReturn, type Why } from './ending.ts'
import { noteLife } from './life.ts'
import { readLasting } from './memory.ts'
import { see } from './sights.ts'
import { siteOfAddress, siteOfHost } from './site-hosts.ts'
import { readRules, type Standing } from './standing.ts'
import { hostOf } from './sweep-cookies.ts'
import { moveOn, standsFor, tabsOf, waitingPage } from './tabs.ts'
import type { SiteRule } from '#shared/sessions.ts'

export function createWatching(airlock: Airlock) {
  const { inTurn, end, endNow, note, pass, spoke } = airlock

  /** Something that only time tells: ages, idleness, a snooze that has ended. */
  async function tick(): Promise<void> {
    const now = Date.now()
    const rules = await readRules()
    if (rules.length === 0) return
    await inTurn(async (standing) => {
      const recent = (await readLasting('sessionRecent')) ?? []
      for (const rule of rules) {
        const state = standing.site(rule.site)
        if (isSnoozed(rule, now) || state?.door !== 'open') continue
        const last = recent.find(({ site }) => site === rule.site)
        if (isTooOld(rule, state, now)) await endNow(standing, [rule.site], { cause: 'hours', signals: [] })
        else if (rule.snoozedUntil !== null && last?.kept === 'snoozed')
          await endNow(standing, [rule.site], { cause: 'rule-on', signals: ['snooze-ended'] })
      }
      await endIdle(standing, rules, now)
    })
    const isWindowless = (await browser.windows.getAll()).length === 0
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

  async function windowGone(): Promise<void> {
    if ((await browser.windows.getAll()).length > 0) return
    await inTurn((standing) => noteLife({ startedAt: standing.state.startedAt, ended: true }))
    await endThose(() => true, { cause: 'last-window', signals: [] })
  }

  /** A cookie was set: is it one that had been removed? */
  async function cookieSet(cookie: Cookies.Cookie): Promise<void> {
    const site = siteOfHost(
      hostOf(cookie),
      (await readRules()).map((rule) => rule.site),
    )
    if (site === null || !mayBeCredential(cookie)) return
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
    const { door } = await pass(standsFor(tab), undefined)
    if (door === 'open') await moveOn(tab)
  }

  return { tick, screenLocked, tabGone, tabUpdated, windowGone, cookieSet }
}

/** Seconds; the least that browsers measure. */
const SHORTEST_IDLE = 15
