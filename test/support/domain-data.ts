/** Invented names as the daemon tells them, and an api that answers with what a test gives it. */
import { domainToUnicode } from 'node:url'
import type { Api, Call } from '../../extension/core/api.ts'
import type { Trouble } from '../../extension/core/trouble.ts'
import type { DomainDetail, NameAsked } from '#shared/domain-detail.ts'
import type { NameNotes, NamesAdded } from '#shared/domain-notes.ts'
import type { Tone } from '#shared/domain-due.ts'
import type { DomainYear } from '#shared/domain-year.ts'
import type { DomainRow } from '#shared/domains.ts'
import { known } from '#shared/fact.ts'
import { err, ok } from '#shared/result.ts'
import { DAY, HOUR, iso, MINUTE, type IsoTime } from '#shared/time.ts'
import { NOW } from './daemon-data.ts'

export const inDays = (days: number): IsoTime => iso(NOW + days * DAY)

export const aRow = (changes: Partial<DomainRow> = {}): DomainRow => {
  const name = changes.name ?? 'vully.example'
  return {
    name,
    display: domainToUnicode(name),
    organisation: '1',
    phase: 'active',
    restorable: null,
    paidUntil: inDays(200),
    expiry: inDays(200),
    renewBy: inDays(200),
    restoreBy: null,
    renewalWarranty: false,
    reason: null,
    byHand: false,
    sources: [{ source: 'registry', observedAt: iso(NOW - HOUR), outcome: 'found' }],
    ...changes,
  }
}

export const someNotes = (changes: Partial<NameNotes> = {}): NameNotes => ({
  name: 'vully.example',
  addedAt: null,
  stated: null,
  payment: null,
  thresholds: null,
  ...changes,
})

export const aDetail = (row: Partial<DomainRow> = {}, changes: Partial<DomainDetail> = {}): DomainDetail => ({
  row: aRow(row),
  confidence: 'high',
  reasons: ['registrar-date'],
  dates: [
    {
      date: 'paidUntil',
      at: inDays(200),
      source: 'infomaniak',
      observedAt: iso(NOW - 4 * MINUTE),
      reason: null,
    },
    { date: 'expiry', at: null, source: 'registry', observedAt: iso(NOW - HOUR), reason: 'not-published' },
    { date: 'renewBy', at: inDays(199), source: null, observedAt: null, reason: null },
    { date: 'restoreBy', at: null, source: null, observedAt: null, reason: null },
  ],
  statuses: [{ source: 'registry', statuses: known(['active', 'client transfer prohibited']) }],
  lengths: {
    grace: [0, 45],
    redemption: 30,
    pendingDelete: 5,
    closesBefore: 1,
    sure: false,
    source: 'a policy',
  },
  notes: null,
  history: [
    { at: inDays(-3), phase: 'active', paidUntil: inDays(200), expiry: null, statuses: ['active'] },
    { at: inDays(-90), phase: 'expiring', paidUntil: inDays(-60), expiry: null, statuses: [] },
  ],
  asksAgainAt: inDays(1),
  reach: 3,
  ...changes,
})

export const anAnswer = (changes: Partial<NameAsked> = {}): NameAsked => ({
  outcome: 'found',
  server: 'rdap.nic.example',
  protocol: 'rdap',
  raw: '{"ldhName":"vully.example"}',
  cut: false,
  retryAt: null,
  ...changes,
})

/** @param days from now, each with how many names and the worst tone among them */
export const aYear = (
  days: readonly (readonly [days: number, count: number, worst: Tone])[],
  changes: Partial<DomainYear> = {},
): DomainYear => ({
  days: days.map(([day, count, worst]) => ({
    day: inDays(day).slice(0, 10),
    count,
    worst,
    names: Array.from({ length: Math.min(3, count) }, (_, index) => {
      const name = `name-${String(day)}-${String(index)}.example`
      return { name, display: name, phase: worst === 'critical' ? 'redemption' : 'active' }
    }),
  })),
  past: { count: 0, worst: 'ok', names: [] },
  beyond: 0,
  unknown: 0,
  ...changes,
})

/** Each line of a list as a new name; those that hold no dot are no names. */
export const addedOf = (text: string, changes: Partial<NamesAdded> = {}): NamesAdded => {
  const lines = text.split('\n').map((line, index) => ({ line: index + 1, text: line }))
  return {
    kind: 'list',
    dryRun: false,
    names: lines
      .filter(({ text }) => text.includes('.'))
      .map(({ line, text }) => ({
        line,
        name: text,
        display: text,
        paidUntil: null,
        before: null,
        state: 'new',
      })),
    faults: lines.filter(({ text }) => !text.includes('.')).map((one) => ({ ...one, fault: 'not-a-name' })),
    ...changes,
  }
}

type Answer = unknown
type Handler = (request: { readonly path: URL; readonly body: Record<string, unknown> }) => Answer
interface Asked {
  readonly line: string
  readonly body: unknown
}

/** Refused with this. */
export class Refused {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    this.trouble = trouble
  }
}

/** By `METHOD path`; what has no answer is not found. */
export function apiOf(handlers: Readonly<Record<string, Handler>>) {
  const asked: Asked[] = []
  const api = {
    async ask({ method = 'GET', path, body }: Call<never>) {
      const url = new URL(path, 'http://127.0.0.1')
      const line = `${method} ${url.pathname}`
      asked.push({ line, body })
      const handler = handlers[line]
      if (!handler) return err({ type: 'problem', code: 'not-found' })
      const value = await handler({ path: url, body: (body ?? {}) as Record<string, unknown> })
      return value instanceof Refused ? err(value.trouble) : ok(value)
    },
  } as unknown as Pick<Api, 'ask'>
  return { api, asked, lines: () => asked.map(({ line }) => line) }
}
