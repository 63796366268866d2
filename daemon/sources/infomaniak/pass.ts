/** One pass over everything a token may read: what is written, and what is noted of each list. */
import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '#daemon/core/clock.ts'
import { createPace } from '#daemon/core/pace.ts'
import type { SyncState } from '#daemon/core/source.ts'
import type { Collection } from '#daemon/core/store.ts'
import type { Capability, CapabilityState } from '#shared/connections.ts'
import type { UnknownReason } from '#shared/fact.ts'
import { referenceLists } from '#shared/references.ts'
import { keepBack, type KeptBack } from './believe.ts'
import { callName, fill, type CallId, type Ids } from './calls.ts'
import type { InfomaniakClient } from './client.ts'
import { reasonOf, type Miss, type Outcome, type Page } from './envelope.ts'
import { stampOf, type Kept, type Stamp } from './kept.ts'
import type { HeardPage, PageMemory } from './page-memory.ts'
import { getPages } from './paging.ts'
import { capabilityState } from './probe.ts'

/** What the platform tells everybody: how a login fares does not show in it. */
const aside: readonly string[] = ['incidents', ...referenceLists]

/** What came of one list in this pass. */
export type PassResult = 'heard' | 'kept-back' | Miss

export interface Pass {
  readonly kept: Kept
  /** Asks for one thing. */
  ask(id: CallId, ids?: Ids): Promise<Outcome<Page>>
  /**
   * Asks for a whole list; `read` makes records of a page's items, `null` where one is not understood. A page of the
   * `memory` that says the same as last time is not read again.
   */
  askAll<T>(
    id: CallId,
    ids: Ids,
    read: (items: readonly unknown[]) => readonly T[] | null,
    memory?: PageMemory<T>,
  ): Promise<Outcome<readonly HeardPage<T>[]>>
  /** Notes what came of a list; a `reason` says more exactly why nothing is known. */
  note(list: string, result: PassResult, reason?: UnknownReason): void
  /** What came of each list so far. */
  readonly results: ReadonlyMap<string, PassResult>
  /** The list was heard from another login: nothing of its age holds any more. */
  unhear(list: string): void
  /** Whether so many may follow on so many; if not, it is kept back and reported. */
  mayReplace(of: Pick<KeptBack, 'list' | 'organisation' | 'was' | 'is'>): boolean
  /** Writes what differs and removes what is gone; `leaving` comes before that. */
  replace<T>(
    collection: Collection<T>,
    idOf: (record: T) => string,
    records: readonly T[],
    of: Pick<KeptBack, 'list' | 'organisation'>,
    leaving?: (gone: readonly T[]) => Promise<void>,
  ): Promise<void>
  count(changed: number): void
  /** Everything of an organisation that the person has left. */
  leave(organisation: string): Promise<void>
  /** Makes what was noted durable, after the records it speaks of. */
  save(): Promise<void>
  /** Nobody answered so far, or the token is bad, or the pass was called off. */
  readonly isHopeless: boolean
  /** Something of the person's own was heard in this pass. */
  readonly hasHeard: boolean
  finish(): Promise<{ readonly state: SyncState; readonly changed: number }>
}

export function createPass(deps: {
  kept: Kept
  client: InfomaniakClient
  clock: Clock
  signal: AbortSignal
}): Pass {
  const { kept, client, clock, signal } = deps
  const before = kept.sync.value
  const results: PassResult[] = []
  const resultByList = new Map<string, PassResult>()
  let stamps: Record<string, Stamp> = { ...before.stamps }
  let keptBack: readonly KeptBack[] = before.keptBack
  const seen = new Map<string, CapabilityState>()
  let changed = 0
  let rejected = false

  function learn(id: CallId, outcome: Outcome<unknown>) {
    const state = capabilityState(outcome)
    // One organisation may refuse what another allows; a failure shows nothing of the right to call.
    if (state !== 'failed' && seen.get(callName(id)) !== 'allowed') seen.set(callName(id), state)
    if (outcome.type === 'rejected') rejected = true
  }

  function capabilities(): Capability[] {
    const rest = new Map(seen)
    const updated = before.capabilities.map(({ call, state }) => {
      const now = rest.get(call) ?? state
      rest.delete(call)
      return { call, state: now }
    })
    return [...updated, ...Array.from(rest, ([call, state]) => ({ call, state }))]
  }

  const pass: Pass = {
    kept,
    results: resultByList,
    async ask(id, ids = {}) {
      const { path, query } = fill(id, ids)
      const outcome = await client.get(path, query, signal)
      learn(id, outcome)
      return outcome
    },
    async askAll(id, ids, read, memory) {
      const { path, query } = fill(id, ids)
      const outcome = await getPages(client, path, query, signal, read, memory?.recall)
      learn(id, outcome)
      return outcome
    },
    note(list, result, reason) {
      // What was called off or refused as a whole says nothing of this list.
      if (signal.aborted) return
      if (!aside.includes(list)) results.push(result)
      resultByList.set(list, result)
      const { observedAt } = stampOf({ ...before, stamps }, list)
      if (result === 'heard') stamps[list] = { observedAt: clock.now(), reason: null }
      else if (result !== 'kept-back') stamps[list] = { observedAt, reason: reason ?? reasonOf(result) }
    },
    unhear(list) {
      delete stamps[list]
    },
    mayReplace(of) {
      const entry = keepBack(of, keptBack.find(isAbout(of)), clock.now())
      keptBack = keptBack.filter((entry) => !isAbout(of)(entry))
      if (entry !== null) keptBack = [...keptBack, entry]
      return entry === null
    },
    async replace(collection, idOf, records, { list, organisation }, leaving) {
      const recordsById = new Map(records.map((record) => [idOf(record), record]))
      const name = `${list}/${organisation}`
      if (!pass.mayReplace({ list, organisation, was: collection.size, is: recordsById.size })) {
        pass.note(name, 'kept-back')
        return
      }
      const put: (typeof records)[number][] = []
      const pace = createPace()
      for (const [id, record] of recordsById) {
        const before = collection.get(id)
        // what a page that says the same again told is the kept record itself
        if (before !== record && !isDeepStrictEqual(before, record)) put.push(record)
        const rest = pace()
        if (rest) await rest
      }
      const gone = Array.from(collection.values()).filter((record) => !recordsById.has(idOf(record)))
      if (gone.length > 0) await leaving?.(gone)
      const remove = gone.map(idOf)
      if (put.length + remove.length > 0) await collection.change({ put, remove })
      changed += put.length + remove.length
      pass.note(name, 'heard')
    },
    count(records) {
      changed += records
    },
    async leave(organisation) {
      stamps = Object.fromEntries(
        Object.entries(stamps).filter(([list]) => !list.endsWith(`/${organisation}`)),
      )
      keptBack = keptBack.filter((entry) => entry.organisation !== organisation)
      await kept.dropLists(organisation)
    },
    async save() {
      const next = { stamps: { ...stamps }, keptBack: [...keptBack] }
      await kept.sync.change((sync) => ({ ...sync, ...next }))
    },
    get isHopeless() {
      if (signal.aborted || rejected) return true
      return (
        results.length > 1 &&
        results.every((result) => typeof result === 'object' && result.type === 'failed')
      )
    },
    get hasHeard() {
      return results.some((result) => result === 'heard' || result === 'kept-back')
    },
    async finish() {
      const now = clock.now()
      const state = stateOf(results)
      // Called off, it is no try: how the last one went still stands.
      const tried = signal.aborted
        ? {}
        : { state, lastTryAt: now, ...(results.includes('heard') && { lastSyncAt: now }) }
      await kept.sync.change((sync) => ({
        ...sync,
        ...tried,
        stamps,
        keptBack: [...keptBack],
        capabilities: capabilities(),
        token: rejected ? 'rejected' : 'ok',
      }))
      return { state: rejected ? 'refused' : state, changed }
    },
  }
  return pass
}

const isAbout = (of: Pick<KeptBack, 'list' | 'organisation'>) => (entry: KeptBack) =>
  entry.list === of.list && entry.organisation === of.organisation

/** Nothing heard is refused if it was refused throughout, else failed. */
function stateOf(results: readonly PassResult[]): SyncState {
  if (results.every((result) => result === 'heard')) return results.length > 0 ? 'ok' : 'failed'
  if (results.includes('heard') || results.includes('kept-back')) return 'partial'
  const isRefusal = (result: PassResult) =>
    typeof result === 'object' && (result.type === 'refused' || result.type === 'rejected')
  return results.every(isRefusal) ? 'refused' : 'failed'
}
