/** What is done with drafts: a code of one, so that the site can take it, and keeping it once it is known to be right. */
import { randomBytes } from 'node:crypto'
import type { ClockOff } from '#daemon/core/clock-off.ts'
import type { Clock } from '#daemon/core/clock.ts'
import type { CodeAnswer, CodeDraft, CodeEntry } from '#shared/codes.ts'
import { err, type Result } from '#shared/result.ts'
import { epoch, iso } from '#shared/time.ts'
import type { Draft, Drafts } from './drafts.ts'
import type { Entries, KeptCode } from './entries.ts'
import { renamed } from './naming.ts'
import { countedAnswer, matched, timedAnswer } from './shown.ts'

/** `import`: nobody looked; only for what comes by the dozen. */
type Confirm =
  { readonly by: 'site' } | { readonly by: 'other-app'; readonly code: string } | { readonly by: 'import' }
type Named = Pick<CodeEntry, 'issuer' | 'account' | 'origins' | 'connection'>
type AddFault = Extract<Awaited<ReturnType<Entries['add']>>, { ok: false }>['error']
export type KeepFault = AddFault | { readonly type: 'not-found' | 'not-confirmed' | 'bad-shape' }
type KeptParts = Pick<KeptCode, 'confirmedBy' | 'counter'>

export interface DraftActs {
  list(session: string): readonly CodeDraft[]
  told(drafts: readonly Draft[]): readonly CodeDraft[]
  /** `null` where it is not there (any more). */
  show(session: string, id: string): CodeAnswer | null
  /** @param named `null`: as it was read */
  keep(
    session: string,
    id: string,
    confirm: Confirm,
    named: Named | null,
  ): Promise<Result<CodeEntry, KeepFault>>
}

export function createDraftActs(deps: {
  readonly drafts: Drafts
  readonly entries: Pick<Entries, 'add' | 'withSeed'>
  readonly clock: Clock
  readonly wall: Clock
  readonly monotonic: () => number
  readonly clockOff: () => ClockOff | null
  readonly isLogin: (name: string | null) => boolean
}): DraftActs {
  const { drafts, entries, clock, wall, monotonic, clockOff, isLogin } = deps
  const now = () => epoch(wall.now())

  const told = (all: readonly Draft[]): readonly CodeDraft[] =>
    all.map(({ id, about, page, from, shown, until, fingerprint }) => ({
      id,
      ...about,
      origins: page === null ? [] : [page],
      connection: null,
      from,
      duplicateOf: entries.withSeed(fingerprint),
      shown,
      expiresAt: iso(now() + until - monotonic()),
    }))

  /** By whom, and the counter that goes on after the code which was compared. */
  function confirmed(draft: Draft, confirm: Confirm): KeptParts | null {
    const { counter } = draft.about
    if (confirm.by === 'import') {
      const isMany = draft.from === 'file' || draft.from === 'migration'
      return isMany ? { confirmedBy: 'import', counter } : null
    }
    if (confirm.by === 'site') return draft.shown ? { confirmedBy: 'site', counter } : null
    const found = matched(draft.about, draft.secret, confirm.code, now())
    return found === 'differs' ? null : { confirmedBy: 'other-app', counter: found.counter }
  }

  async function keepTaken(
    draft: Draft,
    confirm: Confirm,
    named: Named | null,
  ): Promise<Result<CodeEntry, KeepFault>> {
    const parts = confirmed(draft, confirm)
    if (parts === null) return err({ type: 'not-confirmed' })
    if (!isLogin(named?.connection ?? null)) return err({ type: 'bad-shape' })
    const kept: KeptCode = {
      ...renamed(draft.about, named ?? {}),
      origins: named?.origins ?? (draft.page === null ? [] : [draft.page]),
      connection: named?.connection ?? null,
      ...parts,
      addedAt: clock.now(),
      usedAt: null,
    }
    return entries.add(randomBytes(8).toString('hex'), kept, draft.secret)
  }

  return {
    list: (session) => told(drafts.of(session)),
    told,
    show(session, id) {
      const draft = drafts.get(session, id)
      if (draft === null) return null
      draft.shown = true
      const { about, secret } = draft
      if (about.counter === null) return timedAnswer(about, secret, now(), clockOff())
      draft.about = { ...about, counter: about.counter + 1 }
      return countedAnswer(about, secret, about.counter)
    },
    async keep(session, id, confirm, named) {
      const draft = drafts.take(session, id)
      if (draft === null) return err({ type: 'not-found' })
      let isKept = false
      try {
        const kept = await keepTaken(draft, confirm, named)
        isKept = kept.ok
        return kept
      } finally {
        if (isKept) drafts.wipe(draft)
        else drafts.giveBack(draft)
      }
    },
  }
}
