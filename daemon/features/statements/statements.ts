/** What the person stated: kept durably, changed one at a time, forgotten when its subject is gone or a source has spoken since. */
import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import type { Clock } from '#daemon/core/clock.ts'
import type { Act } from '#daemon/core/journal.ts'
import type { ConnectionSnapshot, StatedWord } from '#daemon/core/snapshot.ts'
import type { Store } from '#daemon/core/store.ts'
import { createTurns } from '#daemon/core/turns.ts'
import { err, ok, type Result } from '#shared/result.ts'
import {
  ASK_BEFORE,
  statableRow,
  statement,
  type Statement,
  type StatementRequest,
  type StatementRow,
  type StatementWhich,
} from '#shared/statements.ts'
import { epoch, iso, isoTime, type IsoTime } from '#shared/time.ts'
import { isKnownBySource, isOverruled, isThere, wordOf, type Derived, type Heard } from './words.ts'

type StatingFault = 'bad-shape' | 'not-found' | 'conflict'

export interface Statements {
  /** Those that count beside what these logins told; the same list as long as none of it changes. */
  words(logins: readonly ConnectionSnapshot[]): readonly StatedWord[]
  list(): StatementRow[]
  /** @param by a client's id or `cli`
   * @returns `conflict` where a source knows it, `not-found` where there is no such subject */
  state(
    wanted: StatementRequest,
    by: string,
  ): Promise<Result<{ readonly statement: StatementRow; readonly replaced: Statement | null }, StatingFault>>
  remove(which: StatementWhich, by: string): Promise<Statement | null>
  /** Forgets what no longer counts, for good: its subject is gone, or a source has spoken since. */
  settle(): Promise<void>
}

const idOf = ({ scope, subject, key }: StatementWhich) => `${scope}/${subject}/${key}`
const nameOf = ({ scope, key }: StatementWhich) => `${scope}.${key}`

/** @param deps.told the logins as their sources told them */
export async function openStatements(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly told: () => readonly ConnectionSnapshot[]
  readonly derived: Derived
  readonly journal: (act: Act) => void
}): Promise<Statements> {
  const { clock, told, derived } = deps
  const heard = (logins = told()): Heard => ({ logins, derived, now: clock.now() })
  const records = await deps.store.collection('statements', statement, idOf)
  /** What is changed is read first. */
  const { inTurn } = createTurns()
  let words: readonly StatedWord[] = []
  /** What they were made of. */
  let made: readonly unknown[] = []

  return {
    words(logins) {
      // asked at each look at anything, while what ages does so by the minute
      const of = [records.revision, clock.now().slice(0, 16), ...logins]
      if (made.length === of.length && made.every((part, at) => Object.is(part, of[at]))) return words
      made = of
      const told = heard(logins)
      const next = [...records.values()].flatMap((one) => wordOf(told, one) ?? [])
      // whatever is made of them is made anew with each other list
      if (!isDeepStrictEqual(next, words)) words = next
      return words
    },
    list: () => [...records.values()].map((one) => rowOf(one, clock.now())).sort(byName),
    state: (wanted, by) =>
      inTurn(async () => {
        const now = clock.now()
        const { at = now } = wanted
        const value = v.safeParse(statableRow(wanted.scope, wanted.key)?.value ?? v.never(), wanted.value)
        if (!value.success || at > now || isAhead(value.output, now)) return err('bad-shape')
        if (isThere(heard(), wanted) !== true) return err('not-found')
        if (isKnownBySource(heard(), wanted)) return err('conflict')
        const { scope, subject, key } = wanted
        const next: Statement = { scope, subject, key, value: value.output as Statement['value'], at }
        const replaced = records.get(idOf(next)) ?? null
        await records.change({ put: [next] })
        deps.journal({ event: 'statement.made', by, subject, data: { name: nameOf(next) } })
        return ok({ statement: rowOf(next, now), replaced })
      }),
    remove: (which, by) =>
      inTurn(async () => {
        const removed = records.get(idOf(which)) ?? null
        if (removed === null) return null
        await records.change({ remove: [idOf(which)] })
        deps.journal({
          event: 'statement.taken-back',
          by,
          subject: removed.subject,
          data: { name: nameOf(removed) },
        })
        return removed
      }),
    settle: () =>
      inTurn(async () => {
        const told = heard()
        const over = [...records.values()].filter(
          (one) => isThere(told, one) === false || isOverruled(told, one),
        )
        if (over.length === 0) return
        await records.change({ remove: over.map(idOf) })
        for (const one of over)
          deps.journal({
            event: 'statement.over',
            by: 'daemon',
            subject: one.subject,
            data: { name: nameOf(one) },
          })
      }),
  }
}

function rowOf(one: Statement, now: IsoTime): StatementRow {
  const believed = statableRow(one.scope, one.key)?.believed ?? 0
  const until = epoch(one.at) + believed
  return { ...one, until: iso(until), toConfirm: epoch(now) > until - ASK_BEFORE }
}
const byName = (one: StatementRow, other: StatementRow) => (idOf(one) < idOf(other) ? -1 : 1)

/** What has happened has happened by now. */
const isAhead = (value: unknown, now: IsoTime): boolean => v.is(isoTime, value) && value > now
