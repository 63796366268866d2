/** The sets of backup codes, and what a person does with them: one is shown, struck when it has worked, and never shown again. */
import type { Clock } from '#daemon/core/clock.ts'
import type { Act } from '#daemon/core/journal.ts'
import type { Store } from '#daemon/core/store.ts'
import { createTurns } from '#daemon/core/turns.ts'
import type { Vault } from '#daemon/core/vault.ts'
import { bareCode, MOST_CODES, type CodeState, type KeepRequest } from '#shared/backup-codes.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { keptSet, nextOf, noteOf, setNote, withCode, type KeptSet, type SetNote } from './notes.ts'
import { createSealedSets, type SetFault } from './sealed-sets.ts'

type Outcome<T> = Promise<Result<T, SetFault | 'conflict' | 'bad-shape'>>
const fresh: CodeState = { shownAt: null, struckAt: null }

export interface BackupCodes {
  /** Changes whenever a note does. */
  readonly revision: number
  readonly notes: readonly SetNote[]
  /** Whether every note has its record; what is missing cannot be told while the vault is locked. */
  readonly isWhole: boolean
  /** `null` while the vault is locked, and of one that does not open. */
  set(id: string): KeptSet | null
  keep(request: KeepRequest, by: string): Outcome<{ id: string; added: number; repeated: number }>
  /** Shows one, which is durable before it leaves. `conflict`: none is left. */
  next(id: string, by: string): Outcome<{ which: number; code: string; left: number }>
  strike(id: string, which: number, by: string): Outcome<void>
  /** It was not used after all. */
  unstrike(id: string, which: number, by: string): Outcome<void>
  /** The person says that the count is still right. */
  confirm(id: string, by: string): Outcome<void>
  /** Those that are left. */
  print(id: string, by: string): Outcome<{ set: KeptSet; codes: string[] }>
  remove(id: string, by: string): Outcome<void>
  /** An older state has come back: nobody stands for any count until the person does. */
  doubt(): Promise<void>
  /** Brings the notes to what the vault holds, as far as that can be seen now. */
  settle(): Promise<void>
  /** After a login was disconnected. */
  forgetGone(): Promise<void>
}

export async function openBackupCodes(deps: {
  readonly store: Store
  readonly vault: Pick<Vault, 'records' | 'state' | 'used'>
  readonly clock: Clock
  /** Whether a login of that name is connected. */
  readonly isLogin: (name: string) => boolean
  readonly newId: () => string
  readonly journal: (act: Act) => void
}): Promise<BackupCodes> {
  const { vault, clock, journal } = deps
  const records = await vault.records('backup-codes', keptSet)
  const notes = await deps.store.collection('backup-codes', setNote, ({ id }) => id)
  const sets = createSealedSets(records, notes, deps.isLogin)
  const { inTurn } = createTurns()
  const standing = (id: string) => notes.get(id)?.standsAt ?? null

  /** What the person says of one code, who thereby stands for the set as well, unless that is in doubt. */
  const say = (
    id: string,
    which: number,
    what: 'struck' | 'taken-back',
    state: (before: CodeState) => CodeState,
    by: string,
  ) =>
    inTurn(async (): Outcome<void> => {
      const found = sets.find(id)
      if (!found.ok) return found
      const code = found.value.codes[which]
      if (code === undefined) return err('not-found')
      const now = clock.now()
      const next = withCode(found.value, which, state(code), now)
      const done = await sets.change(id, next, standing(id) === null ? null : now)
      if (done.ok) journal({ event: `spare.${what}`, by, subject: id })
      return done
    })

  function placeFor(of: KeepRequest['of']): string | null {
    if ('connection' in of)
      return [...notes.values()].find(({ connection }) => connection === of.connection)?.id ?? null
    const all = records.all()
    return (all.ok && all.value.find(({ about }) => about.label === of.label)?.id) || null
  }

  async function keep({ of, codes, how }: KeepRequest, by: string) {
    if (vault.state !== 'open') return err('locked' as const)
    const place = placeFor(of)
    if (place !== null && how === undefined) return err('conflict' as const)
    const id = place ?? deps.newId()
    const now = clock.now()
    const start: KeptSet = {
      connection: 'connection' in of ? of.connection : null,
      label: 'label' in of ? of.label : null,
      keptAt: now,
      changedAt: now,
      codes: [],
    }
    const isMore = place !== null && how === 'add'
    const set = isMore ? sets.find(id) : ok(start)
    const before = isMore ? sets.codesOf(id) : ok([])
    if (!set.ok) return set
    if (!before.ok) return before
    const there = new Set(before.value.map(bareCode))
    const added = codes.filter((code) => !there.has(bareCode(code)) && there.add(bareCode(code)))
    const all = [...before.value, ...added]
    if (all.length > MOST_CODES) return err('bad-shape' as const)
    const next = { ...set.value, changedAt: now, codes: [...set.value.codes, ...added.map(() => fresh)] }
    const done = await sets.put(id, next, all, isMore ? standing(id) : now)
    if (!done.ok) return done
    journal({ event: 'spare.kept', by, subject: id, data: { count: added.length, how: how ?? 'new' } })
    return ok({ id, added: added.length, repeated: codes.length - added.length })
  }

  return {
    get revision() {
      return notes.revision
    },
    get notes() {
      return [...notes.values()]
    },
    get isWhole() {
      return records.size === notes.size
    },
    set(id) {
      const found = records.get(id)
      return found.ok ? found.value : null
    },
    keep: (request, by) => inTurn(() => keep(request, by)),
    next: (id, by) =>
      inTurn(async () => {
        const found = sets.find(id)
        if (!found.ok) return found
        const which = nextOf(found.value)
        if (which === -1) return err('conflict')
        const codes = sets.codesOf(id)
        if (!codes.ok) return codes
        if (found.value.codes[which]?.shownAt === null) {
          const now = clock.now()
          const shown = withCode(found.value, which, { shownAt: now, struckAt: null }, now)
          const done = await sets.change(id, shown, standing(id))
          if (!done.ok) return done
          journal({ event: 'spare.shown', by, subject: id })
        }
        return ok({ which, code: codes.value[which] ?? '', left: notes.get(id)?.left ?? 0 })
      }),
    strike: (id, which, by) =>
      say(id, which, 'struck', ({ shownAt }) => ({ shownAt, struckAt: clock.now() }), by),
    unstrike: (id, which, by) => say(id, which, 'taken-back', () => fresh, by),
    confirm: (id, by) =>
      inTurn(async () => {
        const found = sets.find(id)
        if (!found.ok) return found
        await notes.change({ put: [noteOf(id, found.value, clock.now())] })
        journal({ event: 'spare.confirmed', by, subject: id })
        return ok(undefined)
      }),
    print: (id, by) =>
      inTurn(async () => {
        const [found, codes] = [sets.find(id), sets.codesOf(id)]
        if (!found.ok) return found
        if (!codes.ok) return codes
        const isLeft = (_: string, at: number) => {
          const state = found.value.codes[at]
          return state?.shownAt === null && state.struckAt === null
        }
        journal({ event: 'spare.printed', by, subject: id })
        return ok({ set: found.value, codes: codes.value.filter(isLeft) })
      }),
    remove: (id, by) =>
      inTurn(async () => {
        if (notes.get(id) === undefined) return err('not-found')
        await records.remove(id)
        await notes.change({ remove: [id] })
        journal({ event: 'spare.removed', by, subject: id })
        return ok(undefined)
      }),
    doubt: () =>
      inTurn(() =>
        notes.change({ put: Array.from(notes.values(), (note) => ({ ...note, standsAt: null })) }),
      ),
    settle: () =>
      inTurn(async () => {
        if (vault.state === 'none' && notes.size > 0)
          await notes.change({ remove: Array.from(notes.values(), ({ id }) => id) })
        await sets.settle()
      }),
    forgetGone: () => inTurn(() => sets.forgetGone()),
  }
}
