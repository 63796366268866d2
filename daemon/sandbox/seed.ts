/** What the small and the large organisation are made of. */
import { DAY } from '#shared/time.ts'
import { addYears } from './lifecycle.ts'
import type { Person } from './person.ts'
import type { Domain, State } from './state.ts'

/** The number of the organisation that everybody of the start belongs to. */
export const seededOrganisation = 48210

/** The secret of everyone's authenticator app at the start; the sandbox shows the codes itself. */
export const SEED_SECRET = 'KVUWC43BORTGC4TPNZUW4YLTMFXGIYLS'

export const newState = (now: number): State => ({
  version: 2,
  size: 'small',
  offset: 0,
  settledAt: now,
  foundedAt: now,
  nextId: 500,
  organisations: [
    {
      id: seededOrganisation,
      name: 'Atelier Vully SA',
      requires2fa: false,
      kSuite: false,
      supportPlan: 'free',
      createdAt: now - 6 * 365 * DAY,
    },
  ],
  people: [],
  memberships: [],
  invitations: [],
  shared: [],
  supportRequests: [],
  domains: [],
  products: [],
  outbox: [],
  activity: [],
  history: { organisationId: seededOrganisation, length: 240, people: 0 },
  tokens: [],
  sessions: [],
  recoveries: [],
  identityRequests: [],
  tasks: [],
})

export function newPerson(
  state: State,
  now: number,
  person: {
    first: string
    last: string
    email: string
    password: string
    seenAt: number | null
    otpSecret?: string
    smsPhone?: boolean
    backupCodes?: number
  },
): Person {
  const id = state.nextId++
  const codes = Array.from({ length: person.backupCodes ?? 0 }, (_, place) => ({
    code: `${10_000 + id}-${20_000 + place * 137}`,
    used: false,
  }))
  return {
    id,
    login: `${person.first.slice(0, 1)}${person.last.slice(0, 1)}${String(id).padStart(5, '0')}`,
    firstName: person.first,
    lastName: person.last,
    email: person.email,
    sso: false,
    password: person.password,
    passwordChangedAt: now - (100 + (id % 400)) * DAY,
    lastLoginAt: person.seenAt,
    otpSecret: person.otpSecret ?? null,
    smsPhone: person.smsPhone === true ? `+4179000${String(id % 10_000).padStart(4, '0')}` : null,
    backupCodes: codes,
    pushApp: null,
    securityKeys: [],
    phones: [],
    emails: [],
    applicationPasswords: [],
    appsByPassword: [],
    devices: [],
    languageId: 2,
    countryId: 203,
    timezoneId: 414,
    alertOnLogin: true,
    alertOnFailure: true,
    limitFailures: false,
    failureLimit: 10,
    failedInRow: 0,
    pausedAt: null,
    addressDeletedAt: null,
    newAddress: null,
  }
}

/** @param flags W warranty, P privacy, S DNSSEC, U undated */
export function newDomain(name: string, now: number, days: number, flags: string, contact: string): Domain {
  const paidUntil = now + days * DAY
  return {
    name,
    organisationId: seededOrganisation,
    createdAt: addYears(paidUntil, -6),
    paidUntil,
    undated: flags.includes('U'),
    warranty: flags.includes('W'),
    owed: false,
    privacy: flags.includes('P'),
    dnssec: flags.includes('S'),
    contact,
    strange: [],
  }
}
