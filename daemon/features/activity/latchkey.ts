/** Latchkey's own acts as events: who did what to what, never with what. Pure. */
import type { JournalEntry } from '#daemon/core/journal.ts'
import type { ActivityEvent } from '#shared/activity.ts'

/** Said every now and then by itself: what is done to the journal, and to copies. */
const left = ['journal.', 'retention.', 'backup.made']

/** Whose subject is of this computer alone. What others name belongs to an account, and goes with it: only the journal keeps it. */
const ownSubjects = ['backup.', 'channel.', 'feeds.', 'key.', 'vault.']

/** @param nameOf a paired client by its id; `null` for one that is gone, and for what is none */
export function eventOf(
  { hash, at, event, by, subject }: JournalEntry,
  logins: readonly string[],
  nameOf: (id: string) => string | null,
): ActivityEvent | null {
  if (left.some((beginning) => event.startsWith(beginning))) return null
  const login = logins.find((name) => name === subject) ?? null
  const client = subject === undefined ? null : nameOf(subject)
  const isOwn = ownSubjects.some((beginning) => event.startsWith(beginning))
  const named = client ?? login ?? (isOwn ? subject : undefined)
  return {
    id: hash.slice(0, 32),
    at,
    kind: 'latchkey',
    word: event.slice(0, 200),
    source: 'latchkey',
    list: 'computer',
    login,
    organisation: null,
    person: (nameOf(by) ?? by).slice(0, 200),
    device: null,
    address: null,
    place: null,
    detail: named?.slice(0, 200) ?? null,
  }
}
