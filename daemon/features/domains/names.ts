/** The names that the person added, and what the person said of any name: kept durably, changed one at a time. */
import type { Clock } from '#daemon/core/clock.ts'
import type { NotesSnapshot } from '#daemon/core/snapshot.ts'
import type { Store } from '#daemon/core/store.ts'
import { createTurns } from '#daemon/core/turns.ts'
import {
  nameNotes,
  type NameNotes,
  type NamesAdd,
  type NamesAdded,
  type NotesPatch,
} from '#shared/domain-notes.ts'
import { readNameList } from './name-list.ts'
import { namesAfter } from './names-added.ts'
import { noNotes, notesSnapshot, patched, saysNothing } from './notes.ts'

export interface Names {
  /** Counts up at each change. */
  readonly revision: number
  /** Everything that the person said of a name. */
  get(name: string): NameNotes | null
  /** The same as facts; `null` where nothing was said but that it is to be looked after. */
  notes(name: string): NotesSnapshot | null
  /** Names that the person added, whether an organisation lists them by now or not. */
  added(): readonly string[]
  add(wanted: NamesAdd): Promise<NamesAdded>
  /** @returns what is kept of it now; `null` for a name that nobody looks after */
  note(name: string, patch: NotesPatch): Promise<NameNotes | null>
  /**
   * Looks no longer after a name that the person added. What was said of it goes too, unless an organisation lists it.
   * @returns what was kept of it; `null` where the person had not added it
   */
  remove(name: string): Promise<NameNotes | null>
  /** The same for many at once. @returns how many of them the person had added */
  removeAll(names: readonly string[]): Promise<number>
  /** Forgets what was said of names of logins that have gone. */
  forget(): Promise<void>
}

/** @param deps.listed the names that organisations list; an old list still says which */
export async function openNames(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly listed: () => ReadonlySet<string>
}): Promise<Names> {
  const { clock, listed } = deps
  const records = await deps.store.collection('names', nameNotes, ({ name }) => name)

  /** What is changed is read first. */
  const { inTurn } = createTurns()
  const notesOf = (name: string) => records.get(name) ?? null
  const keep = (notes: NameNotes) =>
    records.change(saysNothing(notes) ? { remove: [notes.name] } : { put: [notes] })

  return {
    get revision() {
      return records.revision
    },
    get: notesOf,
    notes(name) {
      const found = notesOf(name)
      return found && notesSnapshot(found)
    },
    added: () => Array.from(records.values()).flatMap(({ name, addedAt }) => (addedAt === null ? [] : name)),

    add: ({ text, dryRun, ...how }) =>
      inTurn(async () => {
        const { kind, names: read, faults } = readNameList(text, how)
        const organisations = listed()
        const kept = { notesOf, isListed: (name: string) => organisations.has(name) }
        const { names, put } = namesAfter(read, kept, clock.now())
        if (!dryRun && put.length > 0) await records.change({ put })
        return { kind, dryRun, names, faults }
      }),
    note: (name, patch) =>
      inTurn(async () => {
        const before = notesOf(name)
        if (before?.addedAt == null && !listed().has(name)) return null
        const after = patched(before ?? noNotes(name), patch, clock.now())
        await keep(after)
        return after
      }),
    remove: (name) =>
      inTurn(async () => {
        const before = notesOf(name)
        if (before?.addedAt == null) return null
        await keep(listed().has(name) ? { ...before, addedAt: null } : noNotes(name))
        return before
      }),
    removeAll: (names) =>
      inTurn(async () => {
        const organisations = listed()
        const before = [...new Set(names)]
          .flatMap((name) => notesOf(name) ?? [])
          .filter(({ addedAt }) => addedAt)
        const after = before.map((notes) =>
          organisations.has(notes.name) ? { ...notes, addedAt: null } : noNotes(notes.name),
        )
        const remove = after.filter(saysNothing).map(({ name }) => name)
        if (after.length > 0)
          await records.change({ put: after.filter((notes) => !saysNothing(notes)), remove })
        return after.length
      }),
    forget: () =>
      inTurn(async () => {
        const organisations = listed()
        const gone = [...records.values()].filter(
          ({ name, addedAt }) => addedAt === null && !organisations.has(name),
        )
        if (gone.length > 0) await records.change({ remove: gone.map(({ name }) => name) })
      }),
  }
}
