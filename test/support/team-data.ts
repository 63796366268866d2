/** A team as the daemon tells it: strict to what both sides agreed on, in what is asked and in what is answered. */
import * as v from 'valibot'
import type { Api, Call } from '../../extension/core/api.ts'
import type { Trouble } from '../../extension/core/trouble.ts'
import { alertsAdd, alertsQuery, alertsRemove, type Alert } from '#shared/alerts.ts'
import { changeConfirm, changeRequest, type ChangePreview, type ChangeResult } from '#shared/changes.ts'
import {
  type dryRunFilters,
  dryRunQuery,
  planRequest,
  textRequest,
  type Adoption,
  type DryRunRow,
  type Requirement,
} from '#shared/requirement.ts'
import { productQuery, type ProductPage, type ProductRow } from '#shared/products.ts'
import { err, ok } from '#shared/result.ts'
import { memberFilters, memberQuery, type MemberRow } from '#shared/team.ts'
import { DAY, HOUR, iso } from '#shared/time.ts'
import { NOW } from './daemon-data.ts'

export const ORGANISATION = '48210'

export const aMember = (changes: Partial<MemberRow> = {}): MemberRow => ({
  id: 'u1',
  name: 'Luca Bernasconi',
  email: 'luca@vully.example',
  kind: 'member',
  role: 'collaborator',
  twoFactor: 'off',
  lastSeenAt: iso(NOW - 5 * HOUR),
  lastAlertAt: null,
  ...changes,
})

const someMembers: readonly MemberRow[] = [
  aMember({ id: 'u5', name: 'Sina Keller', email: 'sina@vully.example', role: 'administrator' }),
  aMember(),
  aMember({ id: 'u2', name: 'Marc Dupont', email: 'marc@vully.example', twoFactor: 'weak' }),
  aMember({ id: 'u3', name: '', email: 'ext@agence.example', kind: 'external', role: 'external' }),
  aMember({
    id: 'u4',
    name: 'Anna Vully',
    email: 'anna@vully.example',
    role: 'legal-representative',
    twoFactor: 'on',
  }),
  aMember({ id: 'u6', name: 'Maya Singh', email: 'maya@vully.example', kind: 'sso', twoFactor: null }),
  aMember({
    id: 'i45',
    name: 'Noah Weber',
    email: 'noah@post.example',
    kind: 'invited',
    twoFactor: null,
    lastSeenAt: null,
  }),
]

const passes: Record<(typeof memberFilters)[number], (row: MemberRow) => boolean> = {
  'without-2fa': ({ kind, twoFactor }) => kind !== 'sso' && kind !== 'invited' && twoFactor === 'off',
  weak: ({ twoFactor }) => twoFactor === 'weak',
  invited: ({ kind }) => kind === 'invited',
  external: ({ kind }) => kind === 'external',
  sso: ({ kind }) => kind === 'sso',
  administrators: ({ role }) => role === 'administrator' || role === 'legal-representative',
  all: () => true,
}

export const aRequirement = (changes: Partial<Requirement> = {}): Requirement => ({
  organisation: { id: ORGANISATION, name: 'Atelier Vully SA' },
  required: false,
  own: { name: 'Anna Vully', role: 'legal-representative', twoFactor: 'on' },
  refused: null,
  administrators: { all: 2, enrolled: 2, few: false, lacking: [], unknown: [] },
  counts: { stopped: 3, unknown: 0, external: 1, apart: 2, fine: 2, all: 7 },
  planned: null,
  steps: (['own', 'administrators', 'tell', 'date', 'switch', 'everyone'] as const).map((id) => ({
    id,
    state: id === 'own' ? 'done' : 'open',
  })),
  observedAt: iso(NOW - HOUR),
  fix: {
    action: 'require-2fa',
    url: 'https://manager.infomaniak.com/v3/ng/home',
    exact: false,
    guide: 'https://faq.infomaniak.com/2192',
  },
  ...changes,
})

const dryRunOf = (member: MemberRow): DryRunRow => ({
  ...member,
  stopped:
    member.kind === 'sso' || member.kind === 'invited' ? 'apart' : member.twoFactor === 'off' ? 'yes' : 'no',
  mayLeave: member.kind === 'external',
})

const dryRunPasses: Record<(typeof dryRunFilters)[number], (row: DryRunRow) => boolean> = {
  stopped: ({ stopped }) => stopped === 'yes',
  unknown: ({ stopped }) => stopped === 'unknown',
  external: ({ kind }) => kind === 'external',
  apart: ({ stopped }) => stopped === 'apart',
  fine: ({ stopped }) => stopped === 'no',
  all: () => true,
}

export interface TeamState {
  members: readonly MemberRow[]
  requirement: Requirement
  adoption: Adoption
  alerts: Alert[]
  preview: ChangePreview
  result: ChangeResult
  products: readonly ProductRow[]
  /** Why the products are not known. */
  productsUnknown: ProductPage['organisations'][number]['reason']
  /** Every call is refused with this. */
  trouble: Trouble | null
}

/** Throws where a request is not as agreed: that is a bug of who asks. */
export function teamApi(changes: Partial<TeamState> = {}) {
  const state: TeamState = {
    members: someMembers,
    requirement: aRequirement(),
    adoption: { days: [], events: [] },
    alerts: [],
    preview: { id: 'p1', expiresAt: iso(NOW + HOUR), rows: [], warnings: [], refused: [], guided: null },
    result: { outcome: 'done', rows: [], refused: [], guided: null, once: null },
    products: [],
    productsUnknown: null,
    trouble: null,
    ...changes,
  }
  const sent: { readonly line: string; readonly body: unknown }[] = []
  const queries: Record<string, string>[] = []

  const answerOf: Record<string, (query: Record<string, string>, body: unknown) => unknown> = {
    'GET /v1/members': (query) => {
      const { filter, search, offset, limit } = v.parse(memberQuery, query)
      const found = state.members.filter((row) => passes[filter](row) && row.name.includes(search))
      const counts = memberFilters.map((one) => [one, state.members.filter(passes[one]).length])
      return {
        total: found.length,
        counts: Object.fromEntries(counts),
        observedAt: iso(NOW - HOUR),
        rows: found.slice(offset, offset + Math.min(limit, 500)),
      }
    },
    'GET /v1/products': (query): ProductPage => {
      const { organisation, search, order, offset, limit } = v.parse(productQuery, query)
      if (order !== 'name') throw new Error(`in the order of ${order}`)
      const found = state.products.filter(({ name }) => name.includes(search))
      const about = { name: 'Atelier Vully SA', role: null, refused: null, ask: [], supportLevel: null }
      return {
        total: found.length,
        counts: { 'needs-you': 0, blocked: 0, maintenance: 0, expiring: 0, all: found.length },
        rows: found.slice(offset, offset + Math.min(limit, 500)),
        organisations: [{ id: organisation ?? '', ...about, reason: state.productsUnknown }],
        notKnown: state.productsUnknown === null ? 0 : 1,
      }
    },
    'GET /v1/alerts': (query) => {
      const { member } = v.parse(alertsQuery, query)
      const rows = state.alerts.filter((one) => member === undefined || one.member === member)
      return { total: rows.length, rows }
    },
    'POST /v1/alerts': (_query, body) => {
      const { organisation, members, way } = v.parse(alertsAdd, body)
      const added = state.members
        .filter(({ id }) => members.includes(id))
        .map(({ id, name, email }): Alert => {
          const at = iso(NOW)
          return { id: `a-${id}`, organisation, member: id, name, email, way, at }
        })
      state.alerts = [...added, ...state.alerts]
      return { added, missing: members.length - added.length }
    },
    'POST /v1/alerts/remove': (_query, body) => {
      const { ids } = v.parse(alertsRemove, body)
      state.alerts = state.alerts.filter(({ id }) => !ids.includes(id))
      return { done: true }
    },
    [`GET /v1/organisations/${ORGANISATION}/requirement`]: () => state.requirement,
    [`GET /v1/organisations/${ORGANISATION}/dry-run`]: (query) => {
      const { filter, offset, limit } = v.parse(dryRunQuery, query)
      const rows = state.members.map(dryRunOf).filter(dryRunPasses[filter])
      const { counts } = state.requirement
      return { total: rows.length, counts, observedAt: iso(NOW), rows: rows.slice(offset, offset + limit) }
    },
    [`GET /v1/organisations/${ORGANISATION}/adoption`]: () => state.adoption,
    [`POST /v1/organisations/${ORGANISATION}/requirement/plan`]: (_query, body) => {
      const { on } = v.parse(planRequest, body)
      const planned = on === null ? null : { on, plannedAt: iso(NOW), daysLeft: 14, reminders: [] }
      state.requirement = { ...state.requirement, planned }
      return { done: true }
    },
    [`POST /v1/organisations/${ORGANISATION}/requirement/text`]: (_query, body) => {
      const { kind, language } = v.parse(textRequest, body)
      return { subject: `${kind} in ${language}`, body: 'Dear all,\nset it up.' }
    },
    'POST /v1/changes/preview': (_query, body) => (v.parse(changeRequest, body), state.preview),
    'POST /v1/changes/confirm': (_query, body) => (v.parse(changeConfirm, body), state.result),
  }

  const api = {
    async ask({ method = 'GET', path, body, answer }: Call<v.GenericSchema>) {
      const url = new URL(path, 'http://127.0.0.1')
      const line = `${method} ${url.pathname}`
      const query = Object.fromEntries(url.searchParams)
      if (method === 'GET') queries.push(query)
      else sent.push({ line, body })
      await Promise.resolve()
      if (state.trouble) return err(state.trouble)
      const made = answerOf[line]
      return made
        ? ok(v.parse(answer, made(query, body)))
        : err({ type: 'problem', code: 'not-found' } as const)
    },
  } as unknown as Pick<Api, 'ask'>
  return { api, state, sent, queries }
}

export const aProductRow = (id: string, changes: Partial<ProductRow> = {}): ProductRow => ({
  id,
  name: `product ${id}`,
  service: 'drive',
  organisation: { id: ORGANISATION, name: 'Atelier Vully SA' },
  state: 'active',
  reason: null,
  expiresAt: null,
  since: null,
  actions: [],
  ...changes,
})

/** As many days as there are counts of those with a second factor, of ten people. */
export const anAdoption = (on: readonly number[]): Adoption => ({
  days: on.map((count, index) => ({
    day: iso(NOW + index * DAY).slice(0, 10),
    on: count,
    weak: 0,
    off: 10 - count,
    unknown: 0,
    required: index > 0,
  })),
  events: [{ at: iso(NOW + DAY), kind: 'switched-on', name: 'Luca Bernasconi' }],
})
