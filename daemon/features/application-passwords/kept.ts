/** Keeps what was seen of application passwords, and what the person says of them: durably, one thing after the other. */
import type { Clock } from '#daemon/core/clock.ts'
import type { Act } from '#daemon/core/journal.ts'
import type { ConnectionSnapshot, ToolsSnapshot } from '#daemon/core/snapshot.ts'
import type { Store } from '#daemon/core/store.ts'
import { createTurns } from '#daemon/core/turns.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { afterLook, keptTools, noTools, toolsWord, withSeen, type KeptTools } from './tools.ts'

export interface Tools {
  /** Changes whenever anything that `of` gives does. */
  readonly revision: number
  get(login: string): KeptTools | null
  /** What the checks are judged by; `null` where nothing was heard yet. */
  of(login: string): ToolsSnapshot | null
  /** Notes durably what is new at this moment, and forgets logins that are gone. */
  note(): Promise<void>
  /** @returns what was said before; '' is nothing */
  say(login: string, id: string, purpose: string, by: string): Promise<Result<string, 'not-found'>>
  see(login: string, id: string, isSeen: boolean, by: string): Promise<Result<void, 'not-found'>>
  finish(login: string, isDone: boolean, by: string): Promise<Result<void, 'not-found'>>
}

export async function openTools(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly told: () => readonly ConnectionSnapshot[]
  readonly journal: (act: Act) => void
}): Promise<Tools> {
  const { clock, journal } = deps
  const records = await deps.store.collection('application-passwords', keptTools, ({ login }) => login)
  const { inTurn } = createTurns()

  return {
    get revision() {
      return records.revision
    },
    get: (login) => records.get(login) ?? null,
    of(login) {
      const kept = records.get(login)
      return kept ? toolsWord(kept) : null
    },
    note: () =>
      inTurn(async () => {
        const logins = deps.told()
        const put = logins.flatMap((login) => {
          const before = records.get(login.name) ?? noTools(login.name)
          const after = afterLook(before, login, clock.now())
          return after === before ? [] : after
        })
        const remove = Array.from(records.values(), ({ login }) => login).filter(
          (name) => !logins.some((login) => login.name === name),
        )
        if (put.length > 0 || remove.length > 0) await records.change({ put, remove })
      }),
    say: (login, id, purpose, by) =>
      inTurn(async () => {
        const kept = records.get(login)
        if (!kept || !isThere(kept, id)) return err('not-found')
        const before = kept.purposes[id] ?? ''
        const others = Object.entries(kept.purposes).filter(([one]) => one !== id)
        const purposes = Object.fromEntries(purpose === '' ? others : [...others, [id, purpose]])
        // what somebody can say of it, they know
        const known = purpose === '' ? kept : withSeen(kept, id, true)
        await records.change({ put: [{ ...known, purposes }] })
        journal({ event: 'tool.purpose-stated', by, subject: login })
        return ok(before)
      }),
    see: (login, id, isSeen, by) =>
      inTurn(async () => {
        const kept = records.get(login)
        if (!kept || !isThere(kept, id)) return err('not-found')
        await records.change({ put: [withSeen(kept, id, isSeen)] })
        journal({ event: isSeen ? 'tool.known' : 'tool.not-known', by, subject: login })
        return ok(undefined)
      }),
    finish: (login, isDone, by) =>
      inTurn(async () => {
        const kept = records.get(login)
        if (kept?.switchedOnAt == null) return err('not-found')
        await records.change({ put: [{ ...kept, doneAt: isDone ? clock.now() : null }] })
        journal({ event: isDone ? 'tool.done' : 'tool.not-done', by, subject: login })
        return ok(undefined)
      }),
  }
}

const isThere = ({ seen, unseen }: KeptTools, id: string) => seen?.includes(id) || unseen.includes(id)
