/** Sets of backup codes over a real vault: crashes between two writes, damage, a restore, a vault that is removed. */
import { describe, expect, it } from 'vitest'
import type { Act } from '#daemon/core/journal.ts'
import { openVault } from '#daemon/core/open-vault.ts'
import { sealedRecord } from '#daemon/core/vault-records.ts'
import type { Store } from '#daemon/core/store.ts'
import { vaultWord } from '#daemon/features/backup-codes/facts.ts'
import { openBackupCodes } from '#daemon/features/backup-codes/sets.ts'
import { setsView } from '#daemon/features/backup-codes/view.ts'
import { isKnown } from '#shared/fact.ts'
import type { Result } from '#shared/result.ts'
import { iso, MINUTE } from '#shared/time.ts'
import type { CodeState } from '#shared/backup-codes.ts'
import { createMemoryStore, type MemoryStore } from '../support/memory-store.ts'
import { ME, noKeychain, PASSPHRASE, setUp } from '../support/vault-rig.ts'

const CODES = ['11111-aaaaa', '22222-bbbbb', '33333-ccccc']
const of = { connection: 'main' }
let time = Date.UTC(2026, 10, 22)
const clock = { now: () => iso((time += MINUTE)) }

/** One start of the daemon, as far as backup codes go; `store` lives on. */
async function start(store: Store) {
  const acts: Act[] = []
  const vault = await openVault({
    store,
    clock,
    keychain: noKeychain,
    monotonic: () => 0,
    note: (act) => void acts.push(act),
    changed: () => undefined,
  })
  let ids = 0
  const codes = await openBackupCodes({
    isLogin: () => true,
    store,
    vault,
    clock,
    newId: () => String((ids += 1)).padStart(16, '0'),
    journal: (act) => void acts.push(act),
  })
  const unlock = async () => {
    const open = await vault.unlock(ME, PASSPHRASE)
    if (!open.ok) throw new Error(open.error.type)
    await codes.settle()
  }
  const left = (connection = 'main') => {
    const told = vaultWord(
      { isThere: vault.state !== 'none', notes: codes.notes, isWhole: codes.isWhole, makers: null },
      [connection],
    )?.backupCodesLeft?.told
    return told === undefined ? null : isKnown(told) ? told.known : told.unknown
  }
  return { vault, codes, acts, unlock, left }
}
/** With a vault that is set up and open, and three codes in it. */
async function withCodes(store = createMemoryStore()) {
  const daemon = await start(store)
  await setUp(daemon.vault)
  const { id } = must(await daemon.codes.keep({ of, codes: CODES }, ME))
  return { ...daemon, store, id }
}
function must<T>(done: Result<T, string>): T {
  if (!done.ok) throw new Error(done.error)
  return done.value
}

describe('a set of backup codes', () => {
  it('gives out one at a time: the same until somebody says what came of it, then never again', async () => {
    const { codes, id, left, acts } = await withCodes()
    expect(left()).toBe(3)
    expect(must(await codes.next(id, ME))).toEqual({ which: 0, code: CODES[0], left: 2 })
    expect(must(await codes.next(id, ME))).toEqual({ which: 0, code: CODES[0], left: 2 })
    must(await codes.strike(id, 0, ME))
    expect(must(await codes.next(id, ME))).toEqual({ which: 1, code: CODES[1], left: 1 })
    must(await codes.strike(id, 1, ME))
    must(await codes.strike(id, 2, ME))
    expect(await codes.next(id, ME)).toEqual({ ok: false, error: 'conflict' })
    expect(left()).toBe(0)
    must(await codes.unstrike(id, 1, ME))
    expect(left()).toBe(1)
    expect(must(await codes.next(id, ME)).code).toBe(CODES[1])
    expect(await codes.strike(id, 9, ME)).toEqual({ ok: false, error: 'not-found' })
    // each act is noted once, by the set's id alone
    expect(acts.filter(({ event }) => event === 'spare.shown')).toHaveLength(3)
    for (const code of CODES) expect(JSON.stringify(acts)).not.toContain(code)
  })

  it('asks whether new codes void the old, takes each once, and prints what is left', async () => {
    const { codes, id, left } = await withCodes()
    must(await codes.strike(id, 0, ME))
    const more = ['22222 bbbbb', '44444-ddddd']
    expect(await codes.keep({ of, codes: more }, ME)).toEqual({ ok: false, error: 'conflict' })
    expect(must(await codes.keep({ of, codes: more, how: 'add' }, ME))).toEqual({ id, added: 1, repeated: 1 })
    expect(left()).toBe(3)
    expect(must(await codes.print(id, ME)).codes).toEqual(['22222-bbbbb', '33333-ccccc', '44444-ddddd'])
    expect(must(await codes.keep({ of, codes: more, how: 'replace' }, ME))).toEqual({
      id,
      added: 2,
      repeated: 0,
    })
    expect(must(await codes.print(id, ME)).codes).toEqual(more)
    const elsewhere = must(await codes.keep({ of: { label: 'Example' }, codes: CODES }, ME))
    expect(elsewhere.id).not.toBe(id)
    expect(await codes.keep({ of: { label: 'Example' }, codes: CODES }, ME)).toMatchObject({
      error: 'conflict',
    })
  })

  it('tells nothing but counts while the vault is locked, and keeps no code in the clear', async () => {
    const { codes, vault, id, left, store } = await withCodes()
    must(await codes.keep({ of: { label: 'Secret shop' }, codes: CODES }, ME))
    vault.lock('asked')
    for (const act of [
      codes.next(id, ME),
      codes.strike(id, 0, ME),
      codes.print(id, ME),
      codes.keep({ of, codes: CODES, how: 'add' }, ME),
    ])
      expect(await act).toEqual({ ok: false, error: 'locked' })
    expect(left()).toBe(3)
    const view = setsView(codes, false, () => null, clock.now())
    expect(view.map(({ label, codes: all, total }) => [label, all, total])).toEqual([
      [null, null, 3],
      [null, null, 3],
    ])
    const kept = store.dump()
    expect(kept).toContain('"left":3')
    for (const secret of [...CODES, 'Secret shop']) expect(kept).not.toContain(secret)
  })

  it('cannot be kept before a recovery sheet is known to open the vault', async () => {
    const daemon = await start(createMemoryStore())
    expect(await daemon.codes.keep({ of, codes: CODES }, ME)).toEqual({ ok: false, error: 'locked' })
    await daemon.vault.setUp(ME, PASSPHRASE, false)
    expect(await daemon.codes.keep({ of, codes: CODES }, ME)).toMatchObject({ error: 'recovery-untested' })
    expect(daemon.codes.notes).toEqual([])
  })
})

/** @param mayWrite asked before each write; one that may not is cut off */
const cutAt = (store: MemoryStore, mayWrite: () => boolean): MemoryStore => ({
  ...store,
  async collection(path, schema, idOf) {
    const kept = await store.collection(path, schema, idOf)
    return {
      get: (id) => kept.get(id),
      values: () => kept.values(),
      get size() {
        return kept.size
      },
      get revision() {
        return kept.revision
      },
      async change(delta) {
        if (!mayWrite()) throw new Error('cut off')
        await kept.change(delta)
      },
    }
  },
})

describe('never counts too many', () => {
  type Act = (
    codes: Awaited<ReturnType<typeof start>>['codes'],
    id: string,
    connection: string,
  ) => Promise<unknown>
  const more = ['44444-ddddd']
  const acts: Record<string, Act> = {
    shown: (codes, id) => codes.next(id, ME),
    struck: (codes, id) => codes.strike(id, 1, ME),
    'taken-back': (codes, id) => codes.unstrike(id, 0, ME),
    added: (codes, _, connection) => codes.keep({ of: { connection }, codes: more, how: 'add' }, ME),
    replaced: (codes, _, connection) => codes.keep({ of: { connection }, codes: more, how: 'replace' }, ME),
    // by itself: one that is gone makes the others unknown
    removed: (codes, id) => codes.remove(id, ME),
  }
  const isLeft = ({ shownAt, struckAt }: CodeState) => shownAt === null && struckAt === null
  it.each([[['shown', 'struck', 'taken-back', 'added', 'replaced']], [['removed']]])(
    'where it is cut off at any write while one is %s',
    async (names) => {
      const store = createMemoryStore()
      let writes = Infinity
      const { codes } = await withCodes(cutAt(store, () => (writes -= 1) >= 0))
      for (let before = 0; before < 3; before += 1) {
        const sets: { id: string; connection: string }[] = []
        let cuts = 0
        for (const name of names) {
          const connection = `${name}-${String(before)}`
          const { id } = must(await codes.keep({ of: { connection }, codes: CODES }, ME))
          must(await codes.strike(id, 0, ME))
          writes = before
          await acts[name]?.(codes, id, connection).catch(() => void (cuts += 1))
          writes = Infinity
          sets.push({ id, connection })
        }
        if (before === 0) expect(cuts).toBe(names.length)

        const after = await start(store)
        const told = sets.map(({ connection }) => after.left(connection))
        await after.unlock()
        for (const [at, { id, connection }] of sets.entries()) {
          const set = after.codes.set(id)
          const truth = set?.codes.filter(isLeft).length ?? 0
          if (typeof told[at] === 'number') expect(told[at], connection).toBeLessThanOrEqual(truth)
          if (set) expect(after.left(connection), connection).toBe(truth)
          // without its record it counts as nothing that is known
          else expect(after.left(connection), connection).not.toEqual(expect.any(Number))
        }
        if (names.includes('removed')) for (const { id } of sets) await after.codes.remove(id, ME)
      }
    },
  )

  it('where a record was changed on the disk, locked or not', async () => {
    const { codes, vault, id, left, store } = await withCodes()
    const sealed = await store.collection('vault/backup-codes', sealedRecord, (one) => one.id)
    const record = sealed.get(id)
    if (!record) throw new Error('nothing was sealed')
    if (!record.parts) throw new Error('it was removed')
    const { about, secret } = record.parts
    await sealed.change({ put: [{ ...record, parts: { about: secret, secret: about } }] })
    await codes.settle()
    expect(left()).toBe('odd')
    expect(await codes.next(id, ME)).toEqual({ ok: false, error: 'damaged' })
    vault.lock('asked')
    expect(left()).toBe('odd')
    // new codes in its place are whole again
    const after = await start(store)
    await after.unlock()
    expect(after.left()).toBe('odd')
    must(await after.codes.keep({ of, codes: CODES, how: 'replace' }, ME))
    expect(after.left()).toBe(3)
  })

  it('where a record is gone, before the vault is even open', async () => {
    const { store, id } = await withCodes()
    const sealed = await store.collection('vault/backup-codes', sealedRecord, (one) => one.id)
    await sealed.change({ remove: [id] })
    const after = await start(store)
    expect(after.left()).toBe('odd')
    await after.unlock()
    expect(after.left()).toBe('odd')
    must(await after.codes.remove(id, ME))
    expect(after.left()).toBeNull()
  })

  it('where an older state was brought back, until the person stands for it', async () => {
    const { codes, id, left } = await withCodes()
    await codes.doubt()
    expect(left()).toBe('stale')
    must(await codes.strike(id, 0, ME))
    must(await codes.next(id, ME))
    expect(left()).toBe('stale')
    must(await codes.confirm(id, ME))
    expect(left()).toBe(1)
  })

  it('where an older state was brought back, and putting as many in its place is cut off', async () => {
    const store = createMemoryStore()
    let writes = Infinity
    const { codes, left } = await withCodes(cutAt(store, () => (writes -= 1) >= 0))
    await codes.doubt()
    const anew = () => codes.keep({ of, codes: ['4-d4d4d', '5-e5e5e', '6-f6f6f'], how: 'replace' }, ME)
    for (const before of [1, 0]) {
      writes = before
      await expect(anew()).rejects.toThrow('cut off')
      writes = Infinity
      expect(left()).toBe('stale')
      const after = await start(store)
      await after.unlock()
      expect(after.left()).toBe('stale')
    }
    must(await anew())
    expect(left()).toBe(3)
  })

  it('where the vault was removed', async () => {
    const { codes, vault, left } = await withCodes()
    const gone = await vault.remove(ME, PASSPHRASE)
    expect(gone.ok).toBe(true)
    expect(left()).toBeNull()
    await codes.settle()
    expect(codes.notes).toEqual([])
  })
})
