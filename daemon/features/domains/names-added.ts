/** What a list of names changes in what is kept. Pure. */
import { displayName } from '#daemon/core/domain-name.ts'
import type { NameNotes, NamesAdded } from '#shared/domain-notes.ts'
import type { IsoTime } from '#shared/time.ts'
import type { NameList } from './name-list.ts'
import { noNotes } from './notes.ts'

/**
 * A date that comes with a name is the person's word from `now` on. A name that an organisation lists is looked after
 * already: only its date is taken.
 * @returns what to tell of each name, and the notes to keep
 */
export function namesAfter(
  read: NameList['names'],
  kept: { notesOf(name: string): NameNotes | null; isListed(name: string): boolean },
  now: IsoTime,
): { readonly names: NamesAdded['names']; readonly put: readonly NameNotes[] } {
  const changed = new Map<string, NameNotes>()
  const names = read.map(({ line, name, paidUntil }) => {
    const before = changed.get(name) ?? kept.notesOf(name) ?? noNotes(name)
    const isNew = before.addedAt === null && !kept.isListed(name)
    const isDated = paidUntil !== null && paidUntil !== before.stated?.paidUntil
    if (isNew || paidUntil !== null)
      changed.set(name, {
        ...before,
        addedAt: isNew ? now : before.addedAt,
        stated: paidUntil === null ? before.stated : { paidUntil, at: now },
      })
    const state = isNew ? ('new' as const) : isDated ? ('dated' as const) : ('kept' as const)
    return {
      line,
      name,
      display: displayName(name),
      paidUntil,
      before: kept.notesOf(name)?.stated?.paidUntil ?? null,
      state,
    }
  })
  return { names, put: [...changed.values()] }
}
