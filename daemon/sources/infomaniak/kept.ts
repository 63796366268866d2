/** What is kept of one connection, and where: `connections/<name>/…` in the store. */
import * as v from 'valibot'
import { saidOnce } from '#daemon/core/said-once.ts'
import type { Collection, Document, Store } from '#daemon/core/store.ts'
import { account, type Account } from '#shared/account.ts'
import { capability } from '#shared/connections.ts'
import { registrarRecord, type RegistrarRecord } from '#shared/domains.ts'
import { unknown, unknownReasons, type Observation, type UnknownReason } from '#shared/fact.ts'
import { product, type Product } from '#shared/products.ts'
import { reference } from '#shared/references.ts'
import { member, organisation, type Member, type Organisation } from '#shared/team.ts'
import { incident, type Incident } from '#shared/incidents.ts'
import { DAY, HOUR, isoTime, type IsoTime } from '#shared/time.ts'
import { keptBack } from './believe.ts'
import { leftDomain, type LeftDomain } from './left-domains.ts'
import { invitationDetail } from './translate-invitation.ts'
import { createPageMemory, type PageMemory } from './page-memory.ts'

/** How long what the provider said may be believed without being heard again, in ms. */
export const maxAge = {
  account: 6 * HOUR,
  organisations: 6 * HOUR,
  members: 6 * HOUR,
  products: 48 * HOUR,
  domains: 48 * HOUR,
  invitations: 48 * HOUR,
  incidents: 2 * HOUR,
  references: 35 * DAY,
} as const

const keptInvitation = v.strictObject({
  id: v.string(),
  /** When it was last asked for, and last answered. */
  askedAt: v.nullable(isoTime),
  heardAt: v.nullable(isoTime),
  ...invitationDetail.entries,
})
export type KeptInvitation = v.InferOutput<typeof keptInvitation>

/** An invitation of which nothing is known. */
export const unheardInvitation = (
  id: string,
  reason: UnknownReason,
  askedAt: IsoTime | null = null,
): KeptInvitation => ({
  id,
  askedAt,
  heardAt: null,
  status: unknown(reason),
  sentAt: unknown(reason),
  expiresAt: unknown(reason),
  language: unknown(reason),
  contact: unknown(reason),
  products: unknown(reason),
})

const keptReferences = v.strictObject({
  /** When any of the lists was last asked for. */
  askedAt: v.nullable(isoTime),
  countries: v.array(reference),
  languages: v.array(reference),
  timeZones: v.array(reference),
})
type KeptReferences = v.InferOutput<typeof keptReferences>

/** When a list was last heard whole, and what came of the last try where it was not. */
const stamp = v.strictObject({
  observedAt: v.nullable(isoTime),
  reason: v.nullable(v.picklist(unknownReasons)),
})
export type Stamp = Readonly<v.InferOutput<typeof stamp>>
export const neverAsked: Stamp = { observedAt: null, reason: null }

const syncRecord = v.strictObject({
  connectedAt: isoTime,
  token: v.picklist(['ok', 'rejected']),
  state: v.picklist(['ok', 'partial', 'refused', 'failed', 'never-asked']),
  lastSyncAt: v.nullable(isoTime),
  lastTryAt: v.nullable(isoTime),
  capabilities: v.array(capability),
  keptBack: v.array(keptBack),
  /** By list: `profile`, `members/1234`. */
  stamps: v.record(v.string(), stamp),
})
export type SyncRecord = v.InferOutput<typeof syncRecord>

export interface OrganisationLists {
  readonly members: Collection<Member>
  readonly products: Collection<Product>
  readonly domains: Collection<RegistrarRecord>
  readonly leftDomains: Collection<LeftDomain>
  readonly invitations: Collection<KeptInvitation>
  /** What the pages of each said last, for as long as the daemon runs. */
  readonly pages: {
    readonly members: PageMemory<Member>
    readonly products: PageMemory<Product>
    readonly domains: PageMemory<RegistrarRecord>
  }
}

export interface Kept {
  readonly account: Document<Account | null>
  readonly organisations: Document<Organisation[]>
  readonly sync: Document<SyncRecord>
  readonly incidents: Document<Incident[]>
  readonly references: Document<KeptReferences>
  /** Lists of the organisations that are known; `openLists` adds one. */
  readonly lists: ReadonlyMap<string, OrganisationLists>
  openLists(organisation: string): Promise<OrganisationLists>
  dropLists(organisation: string): Promise<void>
  dropAll(): Promise<void>
}

export const stampOf = (sync: SyncRecord, list: string): Stamp =>
  (Object.hasOwn(sync.stamps, list) ? sync.stamps[list] : undefined) ?? neverAsked

export const by = ({ observedAt }: Stamp): Observation => ({ source: 'infomaniak', observedAt })

const idOf = ({ id }: { readonly id: string }) => id
const nameOf = ({ name }: { readonly name: string }) => name

export async function openKept(store: Store, name: string, now: IsoTime): Promise<Kept> {
  const root = `connections/${name}`
  const lists = new Map<string, OrganisationLists>()
  const organisations = await store.document(`${root}/organisations`, v.array(organisation), [])

  async function openLists(id: string) {
    const folder = `${root}/organisation-${id}`
    const members = await store.collection(
      `${folder}/members`,
      saidOnce(member, ['role', 'twoFactor', 'rights']),
      idOf,
    )
    const products = await store.collection(
      `${folder}/products`,
      saidOnce(product, ['service', 'serviceId', 'locked', 'lockedByProvider', 'maintenance', 'busy']),
      idOf,
    )
    const domains = await store.collection(
      `${folder}/domains`,
      saidOnce(registrarRecord, ['renewalWarranty', 'statuses', 'dnssec', 'contacts']),
      nameOf,
    )
    const opened = {
      members,
      products,
      domains,
      leftDomains: await store.collection(`${folder}/left-domains`, leftDomain, nameOf),
      invitations: await store.collection(`${folder}/invitations`, keptInvitation, idOf),
      pages: {
        members: createPageMemory(members, idOf),
        products: createPageMemory(products, idOf),
        domains: createPageMemory(domains, nameOf),
      },
    }
    lists.set(id, opened)
    return opened
  }

  for (const { id } of organisations.value) await openLists(id)
  return {
    account: await store.document(`${root}/account`, v.nullable(account), null),
    organisations,
    incidents: await store.document<Incident[]>(`${root}/incidents`, v.array(incident), []),
    references: await store.document<KeptReferences>(`${root}/references`, keptReferences, {
      askedAt: null,
      countries: [],
      languages: [],
      timeZones: [],
    }),
    sync: await store.document<SyncRecord>(`${root}/sync`, syncRecord, {
      connectedAt: now,
      token: 'ok',
      state: 'never-asked',
      lastSyncAt: null,
      lastTryAt: null,
      capabilities: [],
      keptBack: [],
      stamps: {},
    }),
    lists,
    async openLists(id) {
      return lists.get(id) ?? openLists(id)
    },
    async dropLists(id) {
      lists.delete(id)
      await store.drop(`${root}/organisation-${id}`)
    },
    async dropAll() {
      lists.clear()
      await store.drop(root)
    },
  }
}
