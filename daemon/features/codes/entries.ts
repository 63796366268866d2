/** The entries: what is known of each beside its seed, which stays sealed but for the moment in which a code is made. */
import * as v from 'valibot'
import type { Clock } from '#daemon/core/clock.ts'
import type { Damaged, Locked, SealedRecords, Vault } from '#daemon/core/vault.ts'
import { codeEntry, type CodeEntry } from '#shared/codes.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { epoch, HOUR } from '#shared/time.ts'
import type { Fingerprints } from './fingerprints.ts'
import type { Removed } from './removed.ts'

/** Sealed with each seed. Whether it is removed stands elsewhere, and its id is the record's. */
const keptCode = v.omit(codeEntry, ['id', 'removedAt'])
export type KeptCode = Readonly<v.InferOutput<typeof keptCode>>

type NotFound = { readonly type: 'not-found' }
export type EntryFault = Locked | Damaged | NotFound
type AddFault = Exclude<Awaited<ReturnType<SealedRecords<KeptCode>['put']>>, { ok: true }>['error']

export interface Entries {
  /** Also while it is locked. */
  readonly counts: () => { readonly codes: number; readonly removed: number }
  /** Counts up whenever `list` may give something else, so that what is derived can be cached. */
  readonly revision: () => number
  /** Removed ones among them. */
  list(): Result<{ readonly entries: readonly CodeEntry[]; readonly damaged: number }, Locked>
  /** A removed one is none. */
  get(id: string): Result<CodeEntry, EntryFault>
  /** An entry that has this seed, by the fingerprint of it. */
  withSeed(fingerprint: string): string | null
  /** @param secret stays the caller's */
  add(id: string, kept: KeptCode, secret: Buffer): Promise<Result<CodeEntry, AddFault>>
  change(id: string, next: (kept: KeptCode) => KeptCode): Promise<Result<CodeEntry, EntryFault>>
  /** Opens the seed of an entry for `use`, and overwrites it after that. */
  withSecret<T>(id: string, use: (secret: Buffer, entry: CodeEntry) => T): Result<T, EntryFault>
  /** The counter that is due, which no other call gets: the next one is on the disk when this resolves. */
  takeCounter(id: string): Promise<Result<number, EntryFault>>
  /** To the hour. */
  touch(id: string): Promise<void>
  remove(id: string): Promise<Result<void, EntryFault>>
  restore(id: string): Promise<Result<CodeEntry, EntryFault>>
  /** What was removed long ago goes for good, with its seed. @returns how many */
  readonly purge: () => Promise<number>
}

export async function openEntries(deps: {
  readonly vault: Pick<Vault, 'records' | 'onLock'>
  readonly removed: Removed
  readonly fingerprints: Fingerprints
  readonly clock: Clock
}): Promise<Entries> {
  const { vault, removed, fingerprints, clock } = deps
  const records = await vault.records('codes', keptCode)
  /** As they are told, while the vault is open. */
  let drawn: Map<string, KeptCode> | null = null
  let revision = 0
  vault.onLock(() => {
    drawn = null
    revision += 1
    fingerprints.forget()
  })

  const told = (id: string, kept: KeptCode): CodeEntry => ({ id, ...kept, removedAt: removed.at(id) })

  function all(): Result<ReadonlyMap<string, KeptCode>, Locked> {
    if (drawn !== null) return ok(drawn)
    const found = records.all()
    if (!found.ok) return found
    drawn = new Map(found.value.map(({ id, about }) => [id, about]))
    return ok(drawn)
  }

  function find(id: string): Result<CodeEntry, EntryFault> {
    const known = all()
    if (!known.ok) return known
    const kept = known.value.get(id)
    if (kept !== undefined) return ok(told(id, kept))
    const found = records.get(id)
    return found.ok ? err({ type: 'not-found' }) : found
  }
  function get(id: string): Result<CodeEntry, EntryFault> {
    const found = find(id)
    return found.ok && found.value.removedAt !== null ? err({ type: 'not-found' }) : found
  }

  async function change(
    id: string,
    next: (kept: KeptCode) => KeptCode,
  ): Promise<Result<CodeEntry, EntryFault>> {
    const found = get(id)
    if (!found.ok) return found
    let last: KeptCode | null = null
    const done = await records.change(id, (kept) => (last = next(kept)))
    if (!done.ok) return done
    if (last !== null) drawn?.set(id, last)
    revision += 1
    return get(id)
  }

  function withSecret<T>(id: string, use: (secret: Buffer, entry: CodeEntry) => T): Result<T, EntryFault> {
    const found = get(id)
    if (!found.ok) return found
    const secret = records.secret(id)
    if (!secret.ok) return secret
    if (secret.value === null) return err({ type: 'not-found' })
    try {
      return ok(use(secret.value, found.value))
    } finally {
      secret.value.fill(0)
    }
  }

  /** Of each entry that has none yet: those that are there when it is first asked for, and whatever came since. */
  function fingerprintAll(): void {
    const known = all()
    if (!known.ok) return
    for (const id of known.value.keys()) {
      const secret = fingerprints.known.has(id) ? null : records.secret(id)
      if (!secret?.ok || secret.value === null) continue
      fingerprints.known.set(id, fingerprints.of(secret.value))
      secret.value.fill(0)
    }
  }

  async function forget(id: string): Promise<void> {
    await records.remove(id)
    drawn?.delete(id)
    fingerprints.known.delete(id)
    await removed.take(id)
    revision += 1
  }

  return {
    revision: () => revision,
    counts() {
      const gone = Math.min(records.size, removed.size)
      return { codes: records.size - gone, removed: gone }
    },
    list() {
      const known = all()
      if (!known.ok) return known
      const entries = Array.from(known.value, ([id, kept]) => told(id, kept))
      return ok({ entries, damaged: records.size - entries.length })
    },
    get,
    withSeed(fingerprint) {
      fingerprintAll()
      for (const [id, one] of fingerprints.known) if (one === fingerprint) return id
      return null
    },
    async add(id, kept, secret) {
      // of a vault that was removed with all that lay in it
      if (records.size === 0) await removed.keepOnly(() => false)
      const done = await records.put(id, kept, secret)
      if (!done.ok) return done
      drawn?.set(id, kept)
      revision += 1
      return ok(told(id, kept))
    },
    change,
    withSecret,
    async takeCounter(id) {
      let taken = 0
      const done = await change(id, (kept) => {
        taken = kept.counter ?? 0
        return { ...kept, counter: taken + 1, usedAt: clock.now() }
      })
      return done.ok ? ok(taken) : done
    },
    async touch(id) {
      const found = get(id)
      const now = clock.now()
      if (!found.ok) return
      const { usedAt } = found.value
      if (usedAt !== null && Math.abs(epoch(now) - epoch(usedAt)) < HOUR) return
      await change(id, (kept) => ({ ...kept, usedAt: now }))
    },
    async remove(id) {
      const found = get(id)
      if (!found.ok) return found
      await removed.add(id)
      revision += 1
      return ok(undefined)
    },
    async restore(id) {
      const found = find(id)
      if (!found.ok) return found
      await removed.take(id)
      revision += 1
      return find(id)
    },
    async purge() {
      const known = all()
      // one that does not open is there all the same
      if (known.ok) await removed.keepOnly((id) => known.value.has(id) || !records.get(id).ok)
      const due = await removed.due()
      for (const id of due) await forget(id)
      return due.length
    },
  }
}
