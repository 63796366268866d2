/**
 * Sets in the vault, with a note of each in the clear. Of two writes the one that says less comes first: a crash between them
 * leaves a count that is too low, never one too high, and the next opening mends it.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Collection } from '#daemon/core/store.ts'
import type { SealedRecords } from '#daemon/core/vault.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { IsoTime } from '#shared/time.ts'
import { noteOf, type KeptSet, type SetNote } from './notes.ts'

export type SetFault = 'locked' | 'damaged' | 'not-found' | 'recovery-untested'
type Outcome = Promise<Result<void, SetFault>>

/**
 * Whoever calls it does so one after the other.
 * @param isLogin whether a login of that name is connected: of another nothing stands in the clear
 */
export function createSealedSets(
  records: SealedRecords<KeptSet>,
  notes: Collection<SetNote>,
  isLogin: (name: string) => boolean,
) {
  const asNote = (id: string, set: KeptSet, standsAt: IsoTime | null) =>
    unnamed(noteOf(id, set, standsAt), isLogin)

  async function write(id: string, set: KeptSet, standsAt: IsoTime | null, seal: () => Outcome): Outcome {
    const before = notes.get(id)
    const after = asNote(id, set, standsAt)
    const isLess = before !== undefined && after.left <= before.left
    // that the person stands for it is more than what was said before, too
    const less = isLess && { ...after, standsAt: before.standsAt && standsAt && before.standsAt }
    if (less) await notes.change({ put: [less] })
    const sealed = await seal()
    if (sealed.ok && (!less || less.standsAt !== standsAt)) await notes.change({ put: [after] })
    return sealed
  }

  return {
    find(id: string): Result<KeptSet, SetFault> {
      const found = records.get(id)
      if (!found.ok) return err(found.error.type)
      return found.value ? ok(found.value) : err(notes.get(id) ? 'damaged' : 'not-found')
    },
    /** In the order of the set's own list. */
    codesOf(id: string): Result<string[], SetFault> {
      const bytes = records.secret(id)
      if (!bytes.ok) return err(bytes.error.type)
      if (bytes.value === null) return err('damaged')
      const codes = JSON.parse(bytes.value.toString('utf8')) as string[]
      bytes.value.fill(0)
      return ok(codes)
    },
    change: (id: string, set: KeptSet, standsAt: IsoTime | null): Outcome =>
      write(id, set, standsAt, async () => asOutcome(await records.change(id, () => set))),
    async put(id: string, set: KeptSet, codes: readonly string[], standsAt: IsoTime | null): Outcome {
      const secret = Buffer.from(JSON.stringify(codes))
      try {
        return await write(id, set, standsAt, async () => asOutcome(await records.put(id, set, secret)))
      } finally {
        secret.fill(0)
      }
    },
    /** Takes logins that are no longer connected out of what lies in the clear, and out of its backup. */
    async forgetGone(): Promise<void> {
      const gone = Array.from(notes.values()).filter(({ connection }) => connection && !isLogin(connection))
      // removed first, so that the backup forgets them; a crash in between is mended at the next opening
      await notes.change({ remove: gone.map(({ id }) => id) })
      await notes.change({ put: gone.map((note) => unnamed(note, isLogin)) })
    },
    /** Brings the notes to what the vault holds; nothing while it is locked. */
    async settle(): Promise<void> {
      const all = records.all()
      if (!all.ok) return
      const there = new Map(all.value.map(({ id, about }) => [id, about]))
      const mended = Array.from(there, ([id, set]) => asNote(id, set, notes.get(id)?.standsAt ?? null))
      const lost = Array.from(notes.values()).filter(({ id }) => !there.has(id))
      const put = [...mended, ...lost.map((note) => ({ ...note, damaged: true }))]
      const changed = put.filter((note) => !isDeepStrictEqual(notes.get(note.id), note))
      if (changed.length > 0) await notes.change({ put: changed })
    },
  }
}

const unnamed = (note: SetNote, isLogin: (name: string) => boolean): SetNote =>
  note.connection !== null && !isLogin(note.connection) ? { ...note, connection: null } : note

const asOutcome = (done: Result<void, { readonly type: SetFault }>) => (done.ok ? done : err(done.error.type))
