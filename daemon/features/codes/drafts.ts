/** What was read and is not kept yet: in memory alone, of the session that brought it, and not for long. Seeds are overwritten when dropped. */
import { randomBytes } from 'node:crypto'
import type { CodeAbout, CodeDraft } from '#shared/codes.ts'
import { MINUTE } from '#shared/time.ts'
import type { ReadCode } from './reading/read-code.ts'

const DRAFT_LIFE = 15 * MINUTE
/** Of all sessions together; each is 1.5 KB at most. */
const MOST_DRAFTS = 500

export interface Draft {
  readonly id: string
  readonly session: string
  readonly from: CodeDraft['from']
  /** Where it was found. */
  readonly page: string | null
  /** ms on the monotonic clock */
  readonly until: number
  readonly fingerprint: string
  readonly secret: Buffer
  about: CodeAbout
  shown: boolean
}

type Brought = Pick<Draft, 'from' | 'page'> & { readonly code: ReadCode }

export interface Drafts {
  /** Takes the seed over. One with the same seed, brought earlier by this session, goes. `null` where there is no room: the seed is overwritten. */
  add(session: string, brought: readonly Brought[]): readonly (Draft | null)[]
  of(session: string): readonly Draft[]
  get(session: string, id: string): Draft | null
  /** Nobody else finds it while it is being kept; ended by `giveBack` or by `wipe`. */
  take(session: string, id: string): Draft | null
  /** Wipes it where its session has ended, or the vault was locked, since it was taken. */
  giveBack(draft: Draft): void
  wipe(draft: Draft): void
  /** Notes a part of an export of several pictures. @returns how many there are, and how many were brought */
  noteBatch(
    session: string,
    batch: { size: number; index: number; id: number },
  ): { size: number; read: number }
  drop(session: string): void
  dropAll(): void
}

/** @param monotonic ms on a clock that nobody can set @param fingerprintOf tells seeds apart */
export function createDrafts(monotonic: () => number, fingerprintOf: (seed: Buffer) => string): Drafts {
  const drafts = new Map<string, Draft>()
  /** Those that are being kept, and whether they were dropped meanwhile: their seeds are overwritten only once that has ended. */
  const taken = new Map<Draft, boolean>()
  const batches = new Map<string, { id: number; size: number; seen: Set<number> }>()
  let timer: NodeJS.Timeout | null = null

  function wipe(draft: Draft): void {
    draft.secret.fill(0)
    drafts.delete(draft.id)
    taken.delete(draft)
  }
  function sweep(): void {
    for (const draft of drafts.values()) if (monotonic() >= draft.until) wipe(draft)
    if (drafts.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }
  function dropWhere(isGone: (draft: Draft) => boolean): void {
    for (const draft of drafts.values()) if (isGone(draft)) wipe(draft)
    for (const draft of taken.keys()) if (isGone(draft)) taken.set(draft, true)
  }

  function find(session: string, id: string): Draft | null {
    sweep()
    const draft = drafts.get(id)
    return draft?.session === session ? draft : null
  }
  function addOne(session: string, { code, from, page }: Brought): Draft | null {
    const { secret, ...about } = code
    if (drafts.size >= MOST_DRAFTS) {
      secret.fill(0)
      return null
    }
    const draft: Draft = {
      id: randomBytes(8).toString('hex'),
      session,
      from,
      page,
      until: monotonic() + DRAFT_LIFE,
      fingerprint: fingerprintOf(secret),
      secret,
      about,
      shown: false,
    }
    drafts.set(draft.id, draft)
    return draft
  }

  return {
    add(session, brought) {
      sweep()
      const seeds = new Set(brought.map(({ code }) => fingerprintOf(code.secret)))
      dropWhere((draft) => draft.session === session && seeds.has(draft.fingerprint))
      timer ??= setInterval(sweep, MINUTE).unref()
      return brought.map((one) => addOne(session, one))
    },
    of(session) {
      sweep()
      return [...drafts.values()].filter((draft) => draft.session === session)
    },
    get: find,
    take(session, id) {
      const draft = find(session, id)
      if (draft === null) return null
      drafts.delete(id)
      taken.set(draft, false)
      return draft
    },
    giveBack(draft) {
      if (taken.get(draft) !== false) {
        wipe(draft)
        return
      }
      taken.delete(draft)
      drafts.set(draft.id, draft)
    },
    wipe,
    noteBatch(session, { id, size, index }) {
      const before = batches.get(session)
      const batch = before?.id === id ? before : { id, size, seen: new Set<number>() }
      batch.seen.add(index)
      batches.set(session, batch)
      return { size, read: batch.seen.size }
    },
    drop(session) {
      dropWhere((draft) => draft.session === session)
      batches.delete(session)
    },
    dropAll() {
      dropWhere(() => true)
      batches.clear()
    },
  }
}
