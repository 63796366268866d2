/** The sites whose sessions end: this browser's own truth, without the daemon, and the proof of all browsers with it. */
import { batch, computed, createModel, signal } from '@preact/signals'
import { newRule, sessionsView, type SessionsView, type SiteRule } from '#shared/sessions.ts'
import { iso, type IsoTime } from '#shared/time.ts'
import type { Api } from '../../core/api.ts'
import { endsTrust, type Trouble } from '../../core/trouble.ts'
import type { AirlockRequest, AirlockView } from './messages.ts'

type Request = Exclude<AirlockRequest, { do: 'wait' }>

export interface SessionsPorts {
  readonly api: Pick<Api, 'ask' | 'clientId'>
  /** Rejects where the background does not answer. */
  readonly ask: (request: Request) => Promise<AirlockView>
  readonly onChange: (told: () => void) => () => void
  /** The browser asks the person: only in answer to a press, with nothing awaited before. */
  readonly allow: (site: string) => Promise<boolean>
  readonly isAllowed: (site: string) => Promise<boolean>
  /** The site for which the browser is asking now: its question may close the page. */
  readonly wish: { put(site: string): Promise<void>; take(): Promise<string | null> }
  /** Hosts of the site that have a cookie here. */
  readonly hostsOf: (site: string) => Promise<readonly string[]>
  /** Of the tab that the popup lies over; null where the browser does not tell it. */
  readonly activeAddress: () => Promise<string | null>
  /** ms since the epoch; the browser's own, which rules and receipts go by. */
  readonly clock: () => number
}

const without = <T>(set: ReadonlySet<T>, value: T) => new Set([...set].filter((one) => one !== value))

export const SessionsModel = createModel((ports: SessionsPorts) => {
  const { api, clock } = ports
  /** Null until the background has answered. */
  const local = signal<AirlockView | null>(null)
  /** The background did not answer the last time. */
  const silent = signal(false)
  const everywhere = signal<SessionsView | null>(null)
  const trouble = signal<Trouble | null>(null)
  /** Which of the paired clients this browser is. */
  const own = signal<string | null>(null)
  /** Sites with which something is being done. */
  const busy = signal<ReadonlySet<string>>(new Set())
  /** Rules as the person has just set them, until the background has answered. */
  const wished = signal<ReadonlyMap<string, SiteRule>>(new Map())
  /** The site that the browser was not allowed to reach. */
  const refused = signal<string | null>(null)
  /** The site whose sign-out is to be confirmed. */
  const asking = signal<string | null>(null)
  /** The site of the tab below the popup is being added. */
  const adding = signal(false)
  /** The site whose rule was changed last, and is kept. */
  const saved = signal<string | null>(null)
  const hosts = signal<ReadonlyMap<string, readonly string[]>>(new Map())
  const wall = signal(clock())

  async function tell(request: Request): Promise<boolean> {
    const view = await ports.ask(request).catch(() => null)
    batch(() => {
      wall.value = clock()
      silent.value = view === null
      if (view) local.value = view
    })
    return view !== null
  }

  async function act(site: string, request: Request): Promise<boolean> {
    busy.value = new Set(busy.peek()).add(site)
    const told = await tell(request)
    busy.value = without(busy.peek(), site)
    return told
  }

  const look = () => {
    void tell({ do: 'look' })
  }

  /** Four names for one thing that may be asked of a site. */
  const simply = (what: 'end' | 'again' | 'drop' | 'open-by-hand') => (site: string) =>
    act(site, { do: what, site })
  const again = simply('again')

  const allow = async (site: string) => {
    refused.value = null
    const allowed = await ports.allow(site).catch(() => false)
    if (!allowed) refused.value = site
    return allowed
  }

  async function readEverywhere() {
    own.value = await api.clientId()
    const asked = await api.ask({ path: '/v1/sessions', answer: sessionsView })
    batch(() => {
      trouble.value = asked.ok ? null : asked.error
      if (asked.ok) everywhere.value = asked.value
      else if (endsTrust(asked.error)) everywhere.value = null
    })
  }

  /** The browser's question closed the page that asked: what was wished there is done here. */
  async function fulfil() {
    const site = await ports.wish.take()
    if (site === null || !(await ports.isAllowed(site))) return
    if (local.peek()?.rules.every((rule) => rule.site !== site))
      await act(site, { do: 'rule', rule: newRule(site) })
  }

  return {
    local,
    silent,
    everywhere,
    trouble,
    own,
    busy,
    refused,
    asking,
    adding,
    saved,
    hosts,
    now: computed<IsoTime>(() => iso(wall.value)),
    rules: computed(() => local.value?.rules.map((rule) => wished.value.get(rule.site) ?? rule) ?? []),
    readEverywhere,
    tick() {
      wall.value = clock()
    },
    /** Follows this browser's rules for as long as the page is there. Returns what stops it. */
    live(): () => void {
      void tell({ do: 'look' }).then(fulfil)
      return ports.onChange(look)
    },
    look,
    again,
    end: simply('end'),
    drop: simply('drop'),
    openByHand: simply('open-by-hand'),
    /** True if the browser was allowed to, and the rule stands. */
    async turnOn(site: string) {
      void ports.wish.put(site)
      const allowed = await allow(site)
      await ports.wish.take()
      return allowed && act(site, { do: 'rule', rule: newRule(site) })
    },
    /** After the permission was taken away: asks for it, then sweeps. */
    async allowAgain(site: string) {
      return (await allow(site)) && again(site)
    },
    async change(rule: SiteRule) {
      batch(() => {
        saved.value = null
        wished.value = new Map(wished.peek()).set(rule.site, rule)
      })
      const kept = await tell({ do: 'rule', rule })
      // a later change of the same rule is still on its way
      if (wished.peek().get(rule.site) !== rule) return
      batch(() => {
        wished.value = new Map([...wished.peek()].filter(([site]) => site !== rule.site))
        if (kept) saved.value = rule.site
      })
    },
    activeAddress: ports.activeAddress,
    async readHosts(site: string) {
      const found = await ports.hostsOf(site).catch(() => [])
      hosts.value = new Map(hosts.peek()).set(site, found)
    },
  }
})
export type SessionsModel = InstanceType<typeof SessionsModel>
