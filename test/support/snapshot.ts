/** Builders of snapshots: everything known and fine, until a test says otherwise. */
import type {
  BrowserSnapshot,
  ConnectionSnapshot,
  DomainSnapshot,
  OrganisationSnapshot,
  SiteSnapshot,
  Snapshot,
  StatedWord,
} from '#daemon/core/snapshot.ts'
import type { Account } from '#shared/account.ts'
import type { Connection } from '#shared/connections.ts'
import type { RegistrarRecord } from '#shared/domains.ts'
import { fact, known, type Fact, type Observation } from '#shared/fact.ts'
import type { DoctorRow } from '#shared/sessions.ts'
import type { Invitation, Member, Organisation } from '#shared/team.ts'
import { DAY, HOUR, iso, type IsoTime } from '#shared/time.ts'

export const NOW = iso(Date.UTC(2026, 10, 22, 12))
export const at = (offset: number): IsoTime => iso(Date.parse(NOW) + offset)

export const justNow: Observation = { source: 'infomaniak', observedAt: at(-60_000) }
export const fresh = <T>(value: T, by = justNow): Fact<T> => fact(known(value), by, 6 * HOUR)

export const anAccount = (over: Partial<Account> = {}): Account => ({
  id: '1',
  name: 'Anna Vully',
  email: 'anna@vully.example',
  twoFactor: known('on'),
  methods: known(['otp-app', 'security-key']),
  backupCodesLeft: known(8),
  passwordChangedAt: known(at(-100 * DAY)),
  lastLoginAt: known(at(-DAY)),
  alertOnLogin: known(true),
  alertOnFailure: known(true),
  language: known('fr'),
  country: known('CH'),
  timeZone: known('Europe/Zurich'),
  phones: known([{ id: '1', number: '+41790000000', verified: known(true), forRecovery: known(true) }]),
  emails: known([
    { id: '1', address: 'anna@elsewhere.example', verified: known(true), forRecovery: known(true) },
  ]),
  applicationPasswords: known([]),
  devices: known([]),
  ...over,
})

export const aMember = (over: Partial<Member> = {}): Member => ({
  id: 'u1',
  name: 'Luca Bernasconi',
  email: 'luca@vully.example',
  kind: 'member',
  role: known('collaborator'),
  twoFactor: known('on'),
  lastSeenAt: known(at(-DAY)),
  rights: { billing: known(false), manager: known(false) },
  ...over,
})

export const anInvitation = (over: Partial<Invitation> = {}): Invitation => ({
  id: 'i7',
  name: 'Noah Weber',
  email: 'noah@elsewhere.example',
  role: known('collaborator'),
  status: known('pending'),
  sentAt: known(at(-3 * DAY)),
  expiresAt: known(at(27 * DAY)),
  language: known('fr'),
  contact: known({ billing: false, products: false }),
  products: known([]),
  ...over,
})

export const aRegistrarRecord = (over: Partial<RegistrarRecord> = {}): RegistrarRecord => ({
  name: 'vully.example',
  expiresAt: known(at(300 * DAY)),
  renewalWarranty: known(true),
  statuses: known([]),
  dnssec: known(true),
  contacts: known([]),
  ...over,
})

export const aDomain = (over: Partial<RegistrarRecord> = {}): DomainSnapshot => {
  const record = aRegistrarRecord(over)
  return { name: record.name, registrar: fresh(record), registry: null, notes: null }
}

const representatives = ['u8', 'u9'].map((id) =>
  aMember({ id, email: `${id}@vully.example`, role: known('legal-representative') }),
)

export const anOrganisation = (
  over: Partial<Omit<OrganisationSnapshot, 'organisation'>> & { organisation?: Partial<Organisation> } = {},
): OrganisationSnapshot => ({
  followed: null,
  members: fresh([...representatives, aMember()]),
  invitations: fresh([]),
  products: fresh([]),
  domains: fresh([aDomain()]),
  ...over,
  organisation: {
    id: '42',
    name: 'Atelier Vully SA',
    role: known('legal-representative'),
    requires2fa: known(true),
    supportLevel: known(1),
    blocked: known(false),
    ...over.organisation,
  },
})

export const aConnectionStatus = (over: Partial<Connection> = {}): Connection => ({
  name: 'main',
  connectedAt: at(-10 * DAY),
  state: 'ok',
  lastSyncAt: at(-60_000),
  lastTryAt: at(-60_000),
  capabilities: [],
  keptBack: [],
  ...over,
})

/** The person's word, said `age` ms ago and believed for half a year; aged as the daemon tells it. */
export function aWord(
  key: string,
  value: unknown,
  { scope = 'account', subject = 'main', age = DAY }: Partial<StatedWord> & { readonly age?: number } = {},
): StatedWord {
  const stated = { at: at(-age), maxAge: 180 * DAY }
  const told = age > stated.maxAge ? { unknown: 'stale' as const, stated } : { known: value, stated }
  return { scope, subject, key, told }
}

export const aConnection = (over: Partial<ConnectionSnapshot> = {}): ConnectionSnapshot => ({
  name: 'main',
  status: aConnectionStatus(),
  account: fresh(anAccount()),
  organisations: fresh([anOrganisation()]),
  incidents: fresh([]),
  references: { countries: fresh([]), languages: fresh([]), timeZones: fresh([]) },
  // what no source says
  stated: [aWord('backupCodesKept', true), aWord('loginHostedHere', false)],
  vault: null,
  tools: null,
  activity: fresh([]),
  ...over,
})

export const aSnapshot = (
  over: Partial<ConnectionSnapshot> = {},
  browsers: readonly BrowserSnapshot[] = [],
): Snapshot => ({ connections: [aConnection(over)], byHand: [], browsers })

export const aSite = (over: Partial<SiteSnapshot> = {}): SiteSnapshot => ({
  site: 'infomaniak.com',
  snoozedUntil: null,
  breach: null,
  missedAt: null,
  returnedAt: null,
  shut: null,
  ...over,
})

/** One that reported a minute ago, or `seenAt`, and whose facts do not age, as those of real ones. */
export const aBrowser = ({
  seenAt = at(-60_000),
  sites = [aSite()],
  weak = [],
  ...over
}: {
  readonly id?: string
  readonly name?: string
  readonly seenAt?: IsoTime
  readonly sites?: readonly SiteSnapshot[] | null
  readonly weak?: readonly DoctorRow[]
} = {}): BrowserSnapshot => {
  const lasting = <T>(value: T) => fact(known(value), { source: 'browser', observedAt: seenAt }, Infinity)
  return {
    id: 'b0b0b0b0b0b0b0b0',
    name: 'Firefox, Linux',
    seenAt: lasting(seenAt),
    sites: sites && lasting(sites),
    weak: sites && lasting(weak),
    ...over,
  }
}
