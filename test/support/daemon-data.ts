/** The invented organisation that the fake daemon serves, as the daemon would judge it. */
import { domainToUnicode } from 'node:url'
import type { ActionId } from '#shared/actions.ts'
import type { Connection } from '#shared/connections.ts'
import type { DomainPage, DomainRow } from '#shared/domains.ts'
import { tallyOf } from '#daemon/features/findings/shown.ts'
import type { Badge, Overview, Thing } from '#shared/status.ts'
import type { MemberPage, MemberRow } from '#shared/team.ts'
import { DAY, HOUR, iso, MINUTE, type IsoTime } from '#shared/time.ts'

export const NOW = Date.parse('2026-11-22T09:00:00.000Z')
const ago = (ms: number): IsoTime => iso(NOW - ms)
const inDays = (days: number): IsoTime => iso(NOW + days * DAY)

export const aBadge = (changes: Partial<Badge> = {}): Badge => ({
  state: 'todo',
  text: '3',
  title: '3 things need you',
  count: 3,
  unknown: 1,
  worst: 'critical',
  sandbox: true,
  leftOut: 0,
  ...changes,
})

const fix = (action: ActionId, exact = true): Thing['fix'] => ({
  action,
  url: `http://manager.localhost:47601/${action}`,
  exact,
  guide: 'https://faq.infomaniak.com/2192',
})

const aThing = (changes: Partial<Thing> & Pick<Thing, 'id' | 'fix'>): Thing => ({
  key: `${changes.id}/home/1/`,
  status: 'open',
  severity: 'warning',
  organisation: 'Atelier Vully SA',
  count: 1,
  of: 1,
  subjects: [],
  seen: {},
  reason: null,
  observedAt: ago(4 * MINUTE),
  source: 'infomaniak',
  since: ago(6 * DAY),
  until: null,
  because: null,
  actedAt: null,
  isNew: false,
  ...changes,
})

const things: Thing[] = [
  aThing({
    id: 'domain-lapsing',
    key: 'domain-lapsing/home/1/vully-vins.example',
    severity: 'critical',
    subjects: ['vully-vins.example'],
    seen: { name: 'vully-vins.example', phase: 'redemption', days: -6, date: inDays(27), warranty: false },
    source: 'registry',
    isNew: true,
    fix: fix('restore-domain', false),
  }),
  aThing({
    id: 'member-without-2fa',
    count: 4,
    of: 11,
    subjects: [
      'luca.bernasconi@vully.example',
      'marc.dupont@vully.example',
      'ext@agence-lac.example',
      'lea.morel@vully.example',
    ],
    seen: { name: 'Luca Bernasconi', role: 'collaborator' },
    fix: fix('send-security-alert'),
  }),
  aThing({
    id: 'domain-lapsing',
    key: 'domain-lapsing/home/1/ateliervully.example',
    subjects: ['ateliervully.example'],
    seen: { name: 'ateliervully.example', phase: 'expiring', days: 12, date: inDays(12), warranty: false },
    source: 'registry',
    fix: fix('renew-domain'),
  }),
  aThing({
    id: 'account-backup-codes-few',
    status: 'unknown',
    key: '?/account-backup-codes-few/home//no-permission',
    organisation: null,
    subjects: ['anna@vully.example'],
    reason: 'not-published',
    since: null,
    fix: fix('enable-2fa'),
  }),
  aThing({
    id: 'account-2fa-single-method',
    status: 'dismissed',
    severity: 'notice',
    organisation: null,
    subjects: ['anna@vully.example'],
    seen: { method: 'otp-app' },
    until: inDays(80),
    because: 'A second key is on order',
    fix: fix('enable-2fa'),
  }),
]

export const anOverview = (changes: Partial<Overview> = {}): Overview => ({
  now: iso(NOW),
  version: '0.1.0',
  sandbox: true,
  badge: aBadge(),
  score: 61,
  lost: [
    { id: 'domain-lapsing', points: 20, because: 'open' },
    { id: 'member-without-2fa', points: 8, because: 'open' },
    { id: 'account-backup-codes-few', points: 8, because: 'unknown' },
    { id: 'account-2fa-single-method', points: 3, because: 'open' },
  ],
  passed: 14,
  things,
  tally: tallyOf(changes.things ?? things),
  closed: [
    {
      key: 'account-alerts-off/home//',
      id: 'account-alerts-off',
      subject: 'anna@vully.example',
      at: ago(3 * HOUR),
    },
  ],
  organisations: [
    {
      id: '1',
      name: 'Atelier Vully SA',
      role: 'legal-representative',
      requires2fa: true,
      planned: null,
      members: { all: 12, on: 6, weak: 1, off: 4, unknown: 0, invited: 1, external: 1 },
      domains: { all: 27, urgent: 2, soon: 3, unknown: 1 },
      badge: aBadge(),
      supportLevel: 2,
      counted: true,
      lastSyncAt: ago(4 * MINUTE),
    },
    {
      id: '2',
      name: 'Club nautique de Morat',
      role: 'administrator',
      requires2fa: null,
      planned: null,
      members: { all: 5, on: 5, weak: 0, off: 0, unknown: 0, invited: 0, external: 0 },
      domains: { all: 2, urgent: 0, soon: 0, unknown: 0 },
      badge: aBadge({ state: 'ok', text: '', count: 0, unknown: 0, worst: null }),
      supportLevel: null,
      counted: true,
      lastSyncAt: ago(HOUR),
    },
  ],
  account: { name: 'Anna Keller', email: 'anna@vully.example' },
  browsers: { all: 2, holding: 2 },
  lastSyncAt: ago(4 * MINUTE),
  syncing: false,
  warnings: [],
  ...changes,
})

const firstNames = ['Luca', 'Sina', 'Marc', 'Léa', 'Noé', 'Anna', 'Élise', 'Tim', 'Giulia', 'Jonas', 'Nora']
const lastNames = ['Bernasconi', 'Keller', 'Dupont', 'Morel', 'Rochat', 'Meier', 'Favre', 'Rossi']

function aMember(index: number): MemberRow {
  const first = firstNames[index % firstNames.length] ?? ''
  const last = lastNames[(index * 3) % lastNames.length] ?? ''
  const kind = index === 10 ? 'invited' : index === 3 ? 'external' : 'member'
  return {
    id: `u${String(index)}`,
    name: kind === 'external' ? '' : `${first} ${last}`,
    email:
      kind === 'external'
        ? 'ext@agence-lac.example'
        : `${first}.${last}${index > 20 ? String(index) : ''}@vully.example`.toLowerCase(),
    kind,
    role:
      kind === 'external'
        ? 'external'
        : index === 5
          ? 'legal-representative'
          : index === 1
            ? 'administrator'
            : 'collaborator',
    twoFactor: kind === 'invited' ? null : index % 11 < 4 ? 'off' : index === 6 ? 'weak' : 'on',
    lastSeenAt: ago(index * 5 * HOUR),
    lastAlertAt: index === 0 ? ago(2 * DAY) : null,
  }
}

export function membersPage(query: URLSearchParams, size: number): MemberPage {
  const all = Array.from({ length: size }, (_, index) => aMember(index))
  const search = (query.get('search') ?? '').toLowerCase()
  const tests: Record<string, (member: MemberRow) => boolean> = {
    'without-2fa': ({ twoFactor }) => twoFactor === 'off',
    invited: ({ kind }) => kind === 'invited',
    external: ({ kind }) => kind === 'external',
    administrators: ({ role }) => role === 'administrator' || role === 'legal-representative',
    all: () => true,
  }
  const found = all
    .filter(tests[query.get('filter') ?? 'all'] ?? (() => true))
    .filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(search))
  const offset = Number(query.get('offset') ?? 0)
  const count = (id: string) => all.filter(tests[id] ?? (() => true)).length
  return {
    total: found.length,
    counts: {
      'without-2fa': count('without-2fa'),
      invited: count('invited'),
      external: count('external'),
      administrators: count('administrators'),
      all: count('all'),
    },
    observedAt: ago(4 * MINUTE),
    rows: found.slice(offset, offset + Number(query.get('limit') ?? 100)),
  }
}

const aDomain = (name: string, changes: Partial<DomainRow>): DomainRow => ({
  name,
  display: domainToUnicode(name),
  organisation: '1',
  phase: 'active',
  restorable: null,
  paidUntil: null,
  expiry: null,
  renewBy: null,
  byHand: false,
  restoreBy: null,
  renewalWarranty: false,
  reason: null,
  sources: [{ source: 'registry', observedAt: ago(HOUR), outcome: 'found' }],
  ...changes,
})

const namedDomains: DomainRow[] = [
  aDomain('vully-vins.example', {
    phase: 'redemption',
    restorable: true,
    paidUntil: inDays(-6),
    expiry: inDays(359),
    restoreBy: inDays(27),
  }),
  aDomain('ateliervully.example', { phase: 'expiring', paidUntil: inDays(12), expiry: inDays(12) }),
  aDomain('morat-events.example', { paidUntil: inDays(72), expiry: inDays(72) }),
  aDomain('bureau-vully.example', { paidUntil: inDays(112), expiry: inDays(112), renewalWarranty: true }),
  aDomain('xn--mller-grten-r8a91a.example', {
    phase: 'unknown',
    reason: 'not-published',
    renewalWarranty: null,
  }),
]

export function domainsPage(query: URLSearchParams, size: number): DomainPage {
  const more = Array.from({ length: Math.max(0, size + 11 - 0) }, (_, index) =>
    aDomain(`vully-${String(index)}.example`, {
      paidUntil: inDays(190 + index * 7),
      expiry: inDays(190 + index * 7),
      renewalWarranty: index % 3 === 0,
    }),
  )
  const all = [...namedDomains, ...more]
  const tests: Record<string, (row: DomainRow) => boolean> = {
    urgent: ({ phase }) => phase === 'redemption' || phase === 'expiring',
    soon: ({ paidUntil }) => paidUntil !== null && paidUntil < inDays(90),
    unknown: ({ phase }) => phase === 'unknown',
    all: () => true,
  }
  const search = (query.get('search') ?? '').toLowerCase()
  const found = all
    .filter(tests[query.get('filter') ?? 'all'] ?? (() => true))
    .filter(({ display }) => display.includes(search))
  const offset = Number(query.get('offset') ?? 0)
  const count = (id: string) => all.filter(tests[id] ?? (() => true)).length
  return {
    total: found.length,
    counts: { urgent: count('urgent'), soon: count('soon'), unknown: count('unknown'), all: count('all') },
    rows: found.slice(offset, offset + Number(query.get('limit') ?? 100)),
  }
}

export const connections: Connection[] = [
  {
    name: 'work',
    connectedAt: ago(20 * DAY),
    state: 'partial',
    lastSyncAt: ago(4 * MINUTE),
    lastTryAt: ago(4 * MINUTE),
    capabilities: [
      { call: 'GET /2/profile', state: 'allowed' },
      { call: 'GET /1/accounts', state: 'allowed' },
      { call: 'GET /2/accounts/{account}/users', state: 'refused' },
      { call: 'GET /2/domains/domains', state: 'absent' },
    ],
    keptBack: [{ list: 'users', organisation: 'Club nautique de Morat', was: 5, is: 0 }],
  },
]
