/** The background's side of the Sessions view, made up: it keeps what it was asked and answers with how things stand. */
import type { Api, Call } from '../../extension/core/api.ts'
import type { Trouble } from '../../extension/core/trouble.ts'
import type { AirlockRequest, AirlockView } from '../../extension/features/sessions/messages.ts'
import { SessionsModel, type SessionsPorts } from '../../extension/features/sessions/model.ts'
import { err, ok } from '#shared/result.ts'
import type { SessionsView } from '#shared/sessions.ts'
import { NOW } from './daemon-data.ts'
import { aReceipt } from './sessions-data.ts'

type Request = Exclude<AirlockRequest, { do: 'wait' }>

export interface FakeAirlock {
  view: AirlockView
  readonly said: Request[]
  /** Sites that the browser asked the person about. */
  readonly asked: string[]
  /** What the person answers. */
  permits: boolean
  allowed: Set<string>
  wished: string | null
  silent: boolean
  /** While it is a list, what is said waits there for its answer. */
  held: (() => void)[] | null
  hosts: readonly string[]
  activeAddress: string | null
  everywhere: SessionsView | Trouble
  changed(): void
  model(): SessionsModel
}

export function fakeAirlock(view: AirlockView, changes: Partial<FakeAirlock> = {}): FakeAirlock {
  const told = new Set<() => void>()
  const fake: FakeAirlock = {
    view,
    said: [],
    asked: [],
    permits: true,
    allowed: new Set(),
    wished: null,
    silent: false,
    held: null,
    hosts: [],
    activeAddress: null,
    everywhere: { type: 'unreachable' },
    changed() {
      for (const one of told) one()
    },
    model: () => new SessionsModel(ports),
    ...changes,
  }

  /** As the background does it: rules are kept, a session that ends leaves a receipt and an open door. */
  function follow(request: Request): void {
    const { view } = fake
    if (request.do === 'rule') {
      const others = view.rules.filter(({ site }) => site !== request.rule.site)
      fake.view = { ...view, rules: [...others, request.rule] }
    }
    if (request.do === 'drop')
      fake.view = { ...view, rules: view.rules.filter(({ site }) => site !== request.site) }
    if (request.do === 'end' || request.do === 'again') {
      const cause = request.do === 'end' ? 'now' : 'again'
      const receipt = aReceipt(request.site, { cause, tabs: 0, at: new Date(NOW).toISOString() as never })
      const sites = view.sites.map((state) =>
        state.site === request.site ? { ...state, door: 'open' as const, problem: null, left: [] } : state,
      )
      fake.view = { ...view, sites, receipts: [receipt, ...view.receipts] }
    }
  }

  const ports: SessionsPorts = {
    api: {
      ask: ({ path }: Call<never>) => {
        if (path !== '/v1/sessions') throw new Error(`the view asked for ${path}`)
        const { everywhere } = fake
        return Promise.resolve('type' in everywhere ? err(everywhere) : ok(everywhere))
      },
      clientId: () => Promise.resolve('aaaaaaaaaaaaaaaa'),
    } as Pick<Api, 'ask' | 'clientId'>,
    async ask(request) {
      fake.said.push(request)
      const { held } = fake
      if (held) await new Promise<void>((resolve) => held.push(resolve))
      if (fake.silent) throw new Error('Receiving end does not exist.')
      follow(request)
      return structuredClone(fake.view)
    },
    onChange(listener) {
      told.add(listener)
      return () => told.delete(listener)
    },
    allow(site) {
      fake.asked.push(site)
      if (fake.permits) fake.allowed.add(site)
      return Promise.resolve(fake.permits)
    },
    isAllowed: (site) => Promise.resolve(fake.allowed.has(site)),
    wish: {
      put(site) {
        fake.wished = site
        return Promise.resolve()
      },
      take() {
        const site = fake.wished
        fake.wished = null
        return Promise.resolve(site)
      },
    },
    hostsOf: () => Promise.resolve(fake.hosts),
    activeAddress: () => Promise.resolve(fake.activeAddress),
    clock: () => NOW,
  }
  return fake
}
