/** What is looked for every now and then: what has changed with the accounts, what was done here, and what has gone. */
import * as v from 'valibot'
import type { Clock } from '#daemon/core/clock.ts'
import type { Journal } from '#daemon/core/journal.ts'
import { organisationIds } from '#daemon/core/organisations.ts'
import type { ConnectionSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import type { Document } from '#daemon/core/store.ts'
import type { ActivityEvent } from '#shared/activity.ts'
import { isKnown, read } from '#shared/fact.ts'
import { isoTime, type IsoTime } from '#shared/time.ts'
import { afterLook } from './account-look.ts'
import type { FlagBook } from './flag-book.ts'
import { listKey } from './identity.ts'
import { eventOf } from './latchkey.ts'
import { keptList } from './lists.ts'
import type { EventLog } from './log.ts'

export const keptState = v.strictObject({
  /** Of Latchkey's own journal, up to where it was taken. */
  journal: v.strictObject({ seq: v.number(), at: v.nullable(isoTime) }),
  lists: v.array(keptList),
})
export const noState: v.InferOutput<typeof keptState> = { journal: { seq: 0, at: null }, lists: [] }

/** Entries of the journal that are taken at once; of an old one the newest. */
const MOST_ACTS = 1_000

const accountOf = ({ account: { told } }: ConnectionSnapshot) => (isKnown(told) ? told.known.id : null)

export function createLooks(deps: {
  readonly clock: Clock
  readonly journal: Pick<Journal, 'read'>
  readonly journalSeq: () => number
  readonly snapshot: () => { readonly snapshot: Snapshot }
  readonly nameOf: (id: string) => string | null
  readonly log: EventLog
  readonly book: FlagBook
  readonly state: Document<v.InferOutput<typeof keptState>>
  readonly keep: (events: readonly ActivityEvent[]) => Promise<void>
  /** When the list of an account was last told, by its logins; `null` where it is not told by itself. */
  readonly listTold: (logins: readonly string[]) => IsoTime | null
}) {
  const { clock, book, log, state } = deps

  async function atAccounts(): Promise<void> {
    const { connections } = deps.snapshot().snapshot
    // logins of one account tell the same: the first that does speaks for them all
    for (const logins of Map.groupBy(connections, accountOf).values()) {
      const now = clock.now()
      const teller = logins.find(({ account }) => isKnown(read(account, now)))
      if (!teller || !isKnown(teller.account.told)) continue
      const account = teller.account.told.known
      const observedAt = teller.account.by.observedAt ?? now
      const look = (login: string) => afterLook(book.knownOf(login), account, observedAt, now)
      const listTold = deps.listTold(logins.map(({ name }) => name))
      // the list has yet to tell it; should it tell nothing any more, it is worked out of the account
      if (listTold !== null && listTold < observedAt) continue
      // a login that was connected only now takes all that is there for known
      const before = logins.find(({ name }) => book.knownOf(name).account === account.id) ?? teller
      // where the list itself is told, what is worked out of the account adds nothing
      if (listTold === null) await deps.keep(look(before.name).events)
      // only then is it known: what was lost in between is told again
      for (const { name } of logins) await book.keep(look(name).known)
    }
  }

  async function atJournal(): Promise<void> {
    const { seq, at } = state.value.journal
    const last = deps.journalSeq()
    if (last === seq) return
    const isOn = at !== null && last > seq
    const read = await deps.journal.read({ limit: MOST_ACTS, ...(isOn && { since: at }) })
    // one that was taken may be gone by now, and shall not come back
    const entries = isOn ? read.filter((entry) => entry.seq > seq) : read
    // what was done to a login that has just gone goes with it
    const here = deps.snapshot().snapshot.connections.map(({ name }) => name)
    const logins = [...here, ...book.logins()]
    await deps.keep(entries.flatMap((entry) => eventOf(entry, logins, deps.nameOf) ?? []))
    const [newest] = entries
    if (newest) await state.change((before) => ({ ...before, journal: { seq: newest.seq, at: newest.at } }))
  }

  async function forgetGone(): Promise<void> {
    const { connections } = deps.snapshot().snapshot
    const here = new Set(connections.map(({ name }) => name))
    const { ids, isWhole } = organisationIds(connections)
    const isGone = (event: ActivityEvent) =>
      event.login === null
        ? isWhole &&
          event.organisation !== null &&
          event.list === 'organisation' &&
          !ids.has(event.organisation)
        : !here.has(event.login)
    const isListGone = (key: string) => {
      const [list, of = ''] = key.split('/')
      return list === 'user' ? !here.has(of) : list === 'organisation' && isWhole && !ids.has(of)
    }
    const loginsGone = [...book.logins()].some((login) => !here.has(login))
    // acts of this computer on a login bear its name, too
    await log.remove(isGone, ({ lists }) =>
      Object.keys(lists).some((key) => isListGone(key) || (loginsGone && key === 'computer/')),
    )
    if (loginsGone) await book.forget((login) => !here.has(login))
    if (state.value.lists.some((list) => isListGone(listKey(list))))
      await state.change((before) => ({
        ...before,
        lists: before.lists.filter((list) => !isListGone(listKey(list))),
      }))
  }

  return { atAccounts, atJournal, forgetGone }
}
