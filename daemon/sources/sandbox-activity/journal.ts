/**
 * The sandbox's journal, read over a path of its own: the provider's API publishes neither list. Each pass brings what is new,
 * and some of what came before, until all of it is here.
 */
import * as v from 'valibot'
import type { ActivityEar } from '#daemon/core/activity-ear.ts'
import type { Outgoing } from '#daemon/core/outgoing.ts'
import type { Source } from '#daemon/core/source.ts'
import type { Store } from '#daemon/core/store.ts'
import { createTurns } from '#daemon/core/turns.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { translateEvent, type JournalList } from './translate.ts'

/** Events of one answer, the most that the sandbox gives. */
const PAGE = 1_000
/** Answers for each list in a pass, in either direction. */
const PAGES = 10

const cursor = v.pipe(v.string(), v.regex(/^-?\d{1,12}$/))
const listsAnswer = v.object({
  data: v.object({
    world: v.pipe(v.string(), v.regex(/^\w{1,20}$/)),
    person: v.number(),
    organisations: v.pipe(
      v.array(
        v.object({ id: v.pipe(v.number(), v.safeInteger()), name: v.pipe(v.string(), v.maxLength(200)) }),
      ),
      v.maxLength(1_000),
    ),
  }),
})
const pageAnswer = v.object({
  world: v.string(),
  data: v.pipe(v.array(v.unknown()), v.maxLength(PAGE)),
  newest: v.nullable(cursor),
  oldest: v.nullable(cursor),
  more: v.boolean(),
})
type Page = v.InferOutput<typeof pageAnswer>

const reached = v.strictObject({
  newest: cursor,
  oldest: cursor,
  /** Nothing lies before `oldest`. */
  whole: v.boolean(),
})
const kept = v.strictObject({
  /** Another one is another journal: it is read from its beginning. */
  world: v.nullable(v.string()),
  /** By list: `own`, or the organisation's number. */
  lists: v.record(v.string(), reached),
})
type Kept = v.InferOutput<typeof kept>
const nothing: Kept = { world: null, lists: {} }

export interface SandboxJournal {
  /** Never rejects for what the sandbox does. */
  read(signal: AbortSignal): Promise<{ readonly calls: number; readonly taken: number; readonly ok: boolean }>
  /** Lets what runs end; nothing is read any more. What was kept goes with the rest of the login. */
  stop(): Promise<void>
}

/** @param deps.journalEar null as long as nobody hears: nothing is read then */
export async function openSandboxJournal(deps: {
  /** Of the login. */
  readonly name: string
  readonly baseUrl: string
  readonly token: () => Promise<Result<string, 'locked'>>
  readonly store: Pick<Store, 'document'>
  readonly outgoing: Pick<Outgoing, 'get'>
  readonly journalEar: () => ActivityEar | null
}): Promise<SandboxJournal> {
  const { name: login, baseUrl, outgoing } = deps
  const document = await deps.store.document(`connections/${login}/sandbox-journal`, kept, nothing)
  const { inTurn } = createTurns()
  const ending = new AbortController()

  async function pass(ear: ActivityEar, bearer: string, signal: AbortSignal) {
    let [calls, taken] = [0, 0]
    const ask = async <T>(query: string, schema: v.GenericSchema<unknown, T>): Promise<Result<T, null>> => {
      calls += 1
      const answer = await outgoing.get(`${baseUrl}/sandbox/activities${query}`, { bearer, signal })
      if (!answer.ok || answer.value.status !== 200) return err(null)
      const json = answer.value.json()
      const read = v.safeParse(schema, json.ok ? json.value : null)
      return read.success ? ok(read.output) : err(null)
    }
    const done = (isOk: boolean) => ({ calls, taken, ok: isOk })

    const told = await ask('/lists', listsAnswer)
    if (!told.ok) return done(false)
    const { world, person, organisations } = told.value.data
    if (document.value.world !== world) await document.change(() => ({ world, lists: {} }))

    /** Takes one page of a list; null where it did not come. */
    const takePage = async (list: JournalList, more: Record<string, string>): Promise<Page | null> => {
      const query = new URLSearchParams({
        ...more,
        limit: String(PAGE),
        ...(list.organisation !== null && { organisation: list.organisation }),
      })
      const answer = await ask(`?${query.toString()}`, pageAnswer)
      if (!answer.ok || answer.value.world !== world) return null
      const events = answer.value.data
        .map((raw) => translateEvent(raw, { ...list, login, person }))
        .filter((one) => one !== null)
      await ear.take(events)
      taken += events.length
      return answer.value
    }

    for (const list of [
      { organisation: null },
      ...organisations.map(({ id }) => ({ organisation: String(id) })),
    ])
      if (!(await follow(list, takePage))) return done(false)
    await ear.listsKnown(
      login,
      organisations.map(({ id, name }) => ({ id: String(id), name })),
    )
    return done(true)
  }

  /** First what is new, then some of what came before. False where an answer did not come. */
  async function follow(
    list: JournalList,
    takePage: (list: JournalList, more: Record<string, string>) => Promise<Page | null>,
  ): Promise<boolean> {
    const name = list.organisation ?? 'own'
    let at = (Object.hasOwn(document.value.lists, name) ? document.value.lists[name] : undefined) ?? null
    const go = async (): Promise<boolean> => {
      if (at === null) {
        const page = await takePage(list, {})
        if (page === null) return false
        if (page.newest !== null && page.oldest !== null)
          at = { newest: page.newest, oldest: page.oldest, whole: !page.more }
      } else
        for (let left = PAGES; left > 0; left--) {
          const page = await takePage(list, { since: at.newest })
          if (page === null) return false
          at = { ...at, newest: page.newest ?? at.newest }
          if (!page.more) break
        }
      for (let left = PAGES; left > 0 && at !== null && !at.whole; left--) {
        const page = await takePage(list, { before: at.oldest })
        if (page === null) return false
        at = { ...at, oldest: page.oldest ?? at.oldest, whole: !page.more }
      }
      return true
    }
    const before = at
    const came = await go()
    const now = at
    if (now !== null && now !== before)
      await document.change((file) => ({ ...file, lists: { ...file.lists, [name]: now } }))
    return came
  }

  return {
    read: (signal) =>
      inTurn(async () => {
        const [ear, token] = [deps.journalEar(), await deps.token()]
        return ear === null || !token.ok || ending.signal.aborted
          ? { calls: 0, taken: 0, ok: true }
          : pass(ear, token.value, AbortSignal.any([signal, ending.signal]))
      }),
    async stop() {
      ending.abort()
      await inTurn(() => Promise.resolve())
    },
  }
}

/** A login whose pass reads its journal, too. */
export const withJournal = <S extends Source & { forget(): Promise<void> }>(
  source: S,
  journal: SandboxJournal,
): S => ({
  ...source,
  async sync(signal) {
    const report = await source.sync(signal)
    if (report.state === 'refused' || report.state === 'failed') return report
    const { calls, taken, ok: came } = await journal.read(signal)
    return {
      ...report,
      calls: report.calls + calls,
      changed: report.changed + taken,
      state: came ? report.state : 'partial',
    }
  },
  async forget() {
    await journal.stop()
    await source.forget()
  },
})
