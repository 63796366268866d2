/** Latchkey's own acts as events: who did what to what, never with what. Pure. */
import type { JournalEntry } from '#daemon/core/journal.ts'
import type { ActivityEvent } from '#shared/activity.ts'

/** Said every now and then by itself: what is done to the journal, and to copies. */
const left = ['journal.', 'retention.', 'backup.made']

/** @param nameOf a paired client by its id; `null` for one that is gone, and for what is none */
export function eventOf(
  { hash, at, event, by, subject }: JournalEntry,
  logins: readonly string[],
  nameOf: (id: string) => string | null,
): ActivityEvent | null {
  if (left.some((beginning) => event.startsWith(beginning))) return null
  return {
    id: hash.slice(0, 32),
    at,
    kind: 'latchkey',
    word: event.slice(0, 200),
    source: 'latchkey',
    list: 'computer',
    login: logins.find((name) => name === subject) ?? null,
    organisation: null,
    person: (nameOf(by) ?? by).slice(0, 200),
    device: null,
    address: null,
    place: null,
    detail: subject === undefined ? null : (nameOf(subject) ?? subject).slice(0, 200),
  }
}
