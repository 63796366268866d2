/** What is kept of one connection, and where: `connections/<name>/…` in the store. */
import * as v from 'valibot'
import type { Collection, Document, Store } from '#daemon/core/store.ts'
import { account, type Account } from '#shared/account.ts'
import { capability } from '#shared/connections.ts'
import { registrarRecord, type RegistrarRecord } from '#shared/domains.ts'
import { unknownReasons, type Observation } from '#shared/fact.ts'
import { product, type Product } from '#shared/products.ts'
import { member, organisation, type Member, type Organisation } from '#shared/team.ts'
import { HOUR, isoTime, type IsoTime } from '#shared/time.ts'
import { keptBack } from './believe.ts'

/** How long what the provider said may be believed without being heard again, in ms. */
export const maxAge = {
  account: 6 * HOUR,
  organisations: 6 * HOUR,
  members: 6 * HOUR,
  products: 48 * HOUR,
  domains: 48 * HOUR,
} as const

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
}

export interface Kept {
  readonly account: Document<Account | null>
  readonly organisations: Document<Organisation[]>
  readonly sync: Document<SyncRecord>
  /** Lists of the organisations that are known; `openLists` adds one. */
  readonly lists: ReadonlyMap<string, OrganisationLists>
  openLists(organisation: string): Promise<OrganisationLists>
  dropLists(organisation: string): Promise<void>
  dropAll(): Promise<void>
}

export const stampOf = (sync: SyncRecord, list: string): Stamp =>
  (Object.hasOwn(sync.stamps, list) ? sync.stamps[list] : undefined) ?? neverAsked

export const by = ({ observedAt }: Stamp): Observation => ({ source: 'infomaniak', observedAt })

export async function openKept(store: Store, name: string, now: IsoTime): Promise<Kept> {
  const root = `connections/${name}`
  const lists = new Map<string, OrganisationLists>()
  const organisations = await store.document(`${root}/organisations`, v.array(organisation), [])

  async function openLists(id: string) {
    const folder = `${root}/organisation-${id}`
    const opened = {
      members: await store.collection(`${folder}/members`, member, (record) => record.id),
      products: await store.collection(`${folder}/products`, product, (record) => record.id),
      domains: await store.collection(`${folder}/domains`, registrarRecord, (record) => record.name),
    }
    lists.set(id, opened)
    return opened
  }

  for (const { id } of organisations.value) await openLists(id)
  return {
    account: await store.document(`${root}/account`, v.nullable(account), null),
    organisations,
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
