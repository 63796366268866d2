/** The airlock with the events of the browser: what the background calls as it wakes, before anything is awaited. */
import type { Api } from '../../../core/api.ts'
import { browser, type Runtime } from '../../../core/browser.ts'
import { onPolicyChange } from '../../../core/kept.ts'
import { diagnose } from '../doctor.ts'
import { seeBrowser } from '../doctor-sight.ts'
import { wish } from '../wish.ts'
import { airlockRequest, type AirlockRequest, type AirlockView } from '../messages.ts'
import { createAirlock } from './airlock.ts'
import { deliver } from './delivery.ts'
import { replaceBy } from './life.ts'
import { readLasting } from './memory.ts'
import { readSights } from './sights.ts'
import { isOuterDoorRight, mayReach, setOuterDoor } from './outer-door.ts'
import { setOwnRule } from './own-rule.ts'
import { createSignIns } from './sign-ins.ts'
import { saysOtherwise, sureSites } from './site-policy.ts'
import { readManagedRules, readRules } from './site-rules.ts'
import type { StartEvents } from './start.ts'
import { createWatching } from './watching.ts'
import * as v from 'valibot'
import { newRule, type DoctorFinding } from '#shared/sessions.ts'

/** ms; a start that brings no event of its own has been waited for long enough. */
const EVENTS_WITHIN = 2000
const START_FOLLOWS_WITHIN = 500

async function doctor(): Promise<DoctorFinding[]> {
  const rules = await readRules()
  if (rules.length === 0) return []
  const known = { rules, doorsStand: await isOuterDoorRight(), sights: await readSights(), now: Date.now() }
  return [...diagnose(await seeBrowser(known))]
}

export function openAirlock(api: Pick<Api, 'ask' | 'clientId'>) {
  let events: StartEvents = { startup: false, installed: null }
  const late = new Promise<void>((resolve) => setTimeout(resolve, EVENTS_WITHIN))
  const { promise: came, resolve: told } = Promise.withResolvers<void>()

  const airlock = createAirlock({
    events: async () => {
      await Promise.race([came, late])
      return events
    },
    news: () => void report(),
  })
  const watching = createWatching(airlock)
  const signIns = createSignIns()

  async function report(): Promise<void> {
    const standing = await airlock.inTurn((one) => Promise.resolve(one))
    await deliver(api, standing, await doctor())
    await signIns.deliver(api)
  }

  async function view(): Promise<AirlockView> {
    const { state } = await airlock.inTurn((one) => Promise.resolve(one))
    return {
      rules: [...(await readRules())],
      managed: (await readManagedRules()).map(({ site }) => site),
      sites: state.sites,
      receipts: (await readLasting('sessionRecent')) ?? [],
      doctor: await doctor(),
      undelivered: (await readLasting('sessionReceipts'))?.length ?? 0,
      startedAt: state.startedAt,
    }
  }

  const signOut = (site: string) => airlock.end([site], { cause: 'now', signals: [] })

  async function answer(request: AirlockRequest, tab: Parameters<typeof airlock.pass>[1]) {
    if (request.do === 'wait')
      return airlock.pass(request.address, tab, watching.ledBy(tab?.id, request.address))
    if (request.do === 'rule') await airlock.setRule(request.rule)
    if (request.do === 'drop') await airlock.dropRule(request.site)
    if (request.do === 'end') await signOut(request.site)
    if (request.do === 'again') await airlock.end([request.site], { cause: 'again', signals: [] })
    if (request.do === 'open-by-hand') await airlock.openByHand(request.site)
    return view()
  }

  browser.runtime.onStartup.addListener(() => {
    events = { ...events, startup: true }
    told()
  })
  browser.runtime.onInstalled.addListener(({ reason }) => {
    const installed = { install: 'install', update: 'update', browser_update: 'browser_update' } as const
    events = {
      ...events,
      installed: (installed as Record<string, StartEvents['installed']>)[reason] ?? 'other',
    }
    if (reason === 'install') told()
    // an update may have been put in place as the browser started: then that event comes, too
    if (reason === 'update') setTimeout(told, START_FOLLOWS_WITHIN)
  })
  browser.runtime.onUpdateAvailable.addListener(({ version }) => {
    void airlock.inTurn(({ state }) => replaceBy(version, state.startedAt))
  })
  const onMessage = (message: unknown, sender: Runtime.MessageSender, reply: (answer: unknown) => void) => {
    // of the extension's own pages alone: what runs in a page of the web speaks in its name, too
    if (sender.id !== browser.runtime.id || !sender.url?.startsWith(browser.runtime.getURL('/')))
      return undefined
    const parsed = v.safeParse(airlockRequest, message)
    if (!parsed.success) return undefined
    void answer(parsed.output, sender.tab)
      // an answer that no page takes: what went wrong here goes wrong there, and nobody waits for ever
      .catch(() => null)
      .then(reply)
    // it comes later, by `reply`: not every browser takes a promise
    return true as const
  }
  // the types know no listener that answers some messages only
  browser.runtime.onMessage.addListener(onMessage as Runtime.OnMessageListenerCallback)
  browser.permissions.onRemoved.addListener(() => void permissionsChanged())
  browser.permissions.onAdded.addListener(() => void permissionsChanged())
  // by what it says now: while that is not heard, what it said before counts
  onPolicyChange(() => void sureSites().then(permissionsChanged))
  browser.cookies.onChanged.addListener((change) => {
    signIns.cookieChanged(change)
    if (!change.removed) void watching.cookieSet(change.cookie)
  })
  browser.tabs.onUpdated.addListener((id, change, tab) => {
    void watching.tabUpdated(id, change, tab)
    if (change.status === 'complete') void pageDrawn(tab.url)
  })
  browser.tabs.onRemoved.addListener(() => void watching.tabGone())
  browser.windows.onRemoved.addListener((id) => void watching.windowGone(id))
  browser.webRequest.onBeforeRequest.addListener((asked) => void watching.documentAsked(asked), {
    // those of the sites that the person has let us reach, and of them pages and frames alone
    urls: ['*://*/*'],
    types: ['main_frame', 'sub_frame'],
  })
  browser.webRequest.onBeforeRedirect.addListener((asked) => void watching.documentAsked(asked), {
    urls: ['*://*/*'],
    types: ['main_frame'],
  })
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'locked') void watching.screenLocked()
  })
  void airlock.inTurn(() => Promise.resolve())
  void policyCame()

  async function pageDrawn(address: string | undefined): Promise<void> {
    if (await signIns.pageDrawn(address)) await report()
  }

  /** The browser's question may have closed the popup that was to go on. */
  async function grantWish(): Promise<void> {
    const site = await wish.take()
    if (site === null || !(await mayReach(site))) return
    if ((await readRules()).some((rule) => rule.site === site)) return
    await airlock.setRule(newRule(site))
  }

  async function policyCame(): Promise<void> {
    if (await saysOtherwise()) await permissionsChanged()
  }

  let changes: Promise<void> = Promise.resolve()
  /** One after the other: a late policy is told of twice, and what stands behind a new rule ends once. */
  const permissionsChanged = (): Promise<void> => (changes = changes.then(followChange, followChange))

  /**
   * Taken away: the outer door is made firmer. Given back: what was shut for want of it is swept, and opened. The same for the
   * rules of a policy: what stands behind a new one ends.
   */
  async function followChange(): Promise<void> {
    await grantWish()
    const { state } = await airlock.inTurn(async (standing) => {
      await setOuterDoor()
      await setOwnRule(Date.now())
      await standing.note({})
      return standing
    })
    const ruled = (await readRules()).map(({ site }) => site)
    const may = await Promise.all(ruled.map(mayReach))
    await airlock.lock(ruled.filter((_, at) => !may[at]))
    const stateOf = (site: string) => state.sites.find((one) => one.site === site)
    const isNew = (site: string) => stateOf(site) === undefined
    const wanting = ruled.filter((site) => isNew(site) || stateOf(site)?.problem === 'no-permission')
    const reached = await Promise.all(wanting.map(async (site) => isNew(site) || mayReach(site)))
    await airlock.end(
      wanting.filter((_, at) => reached[at]),
      { cause: 'again', signals: ['permission-given'] },
    )
    await report()
  }

  return {
    signOut,
    /** At each alarm. */
    async tick() {
      await watching.tick()
      await report()
    },
  }
}
