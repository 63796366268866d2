/** The codes' pages on answers that are made up: a vault with a passphrase, entries, drafts; and a clock that the test sets. */
import { codesRow } from './codes-rows.ts'
import { describedApiOf } from './described-api.ts'
import { Refused } from './domain-data.ts'
import { CodesModel } from '../../extension/features/codes/model.ts'
import { DraftsModel } from '../../extension/features/codes/drafts-model.ts'
import type { FillFault, Front } from '../../extension/features/codes/fill.ts'
import type { CodeAnswer, CodeDraft, CodeEntry } from '#shared/codes.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { iso } from '#shared/time.ts'
import type { VaultStatus } from '#shared/vault.ts'

/** A moment five seconds into a period of thirty. */
export const BEGAN = Date.parse('2026-11-23T09:00:05.000Z')
export const PASSPHRASE = 'correct horse battery'
export const aStatus = (status: Partial<VaultStatus> = {}): VaultStatus => ({
  state: 'open',
  codes: 3,
  removed: 0,
  ways: ['passphrase'],
  keychainAvailable: false,
  recoveryMadeAt: iso(BEGAN - 86_400_000),
  autoLockMinutes: 10,
  locksAt: null,
  trusted: true,
  setUpUnfinished: false,
  ...status,
})

export interface RigOptions {
  readonly status?: Partial<VaultStatus>
  readonly entries?: readonly CodeEntry[]
  readonly drafts?: readonly CodeDraft[]
  readonly front?: Front | null
  /** What the page in front does with a code that is to be filled in. */
  readonly fills?: FillFault | 'filled'
  readonly refuses?: Readonly<Record<string, Refused>>
}

/** `482900` to begin with, and one more every thirty seconds. */
const codeAt = (period: number) => String(482_900 + period - Math.floor(BEGAN / 30_000))

export function codesRig(options: RigOptions = {}) {
  const { entries = codesRow, fills = 'filled' } = options
  const state = {
    now: BEGAN,
    status: aStatus(options.status),
    entries: [...entries],
    drafts: [...(options.drafts ?? [])],
    refuses: { ...options.refuses } as Record<string, Refused>,
    counter: 41,
    filled: [] as { readonly origins: readonly string[]; readonly code: string }[],
    copied: [] as string[],
  }
  const codeNow = (kind: CodeEntry['kind']): CodeAnswer => {
    const period = Math.floor(state.now / 30_000)
    const until = (period + 1) * 30_000
    const isTimed = kind === 'totp'
    if (!isTimed) state.counter += 1
    return {
      code: isTimed ? codeAt(period) : String(700_000 + state.counter),
      validUntil: isTimed ? iso(until) : null,
      next: isTimed && until - state.now <= 10_000 ? { code: codeAt(period + 1) } : null,
      counter: isTimed ? null : state.counter - 1,
      clockOffMs: null,
      clockBoundMs: null,
    }
  }
  const unlock = ({ body }: { body: Record<string, unknown> }) => {
    if (body['passphrase'] !== PASSPHRASE && body['keychain'] !== true)
      return new Refused({ type: 'problem', code: 'wrong-passphrase' })
    state.status = { ...state.status, state: 'open', trusted: true }
    return { done: true, backups: null }
  }
  const done = { done: true, backups: null }
  const changeEntry = (id: string, change: Partial<CodeEntry>) => {
    state.entries = state.entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry))
    return state.entries.find((entry) => entry.id === id)
  }
  const takeDraft = (id: string, change: Partial<CodeEntry>): CodeEntry => {
    const draft = state.drafts.find((one) => one.id === id)
    if (!draft) throw new Error(`there is no draft ${id}`)
    state.drafts = state.drafts.filter((one) => one !== draft)
    const { from: _from, duplicateOf: _of, shown: _shown, expiresAt: _expires, ...placed } = draft
    const entry: CodeEntry = {
      ...placed,
      addedAt: iso(state.now),
      usedAt: null,
      confirmedBy: 'import',
      removedAt: null,
      ...change,
    }
    state.entries.push(entry)
    return entry
  }
  const whileOpen = (answer: () => unknown) => () =>
    state.status.state === 'open' ? answer() : new Refused({ type: 'locked' })
  type Handlers = Parameters<typeof describedApiOf>[0]
  const ofEntry = ({ id, kind }: CodeEntry): Handlers => ({
    [`POST /v1/codes/${id}/grant`]: whileOpen(() => ({ expiresAt: iso(state.now + 300_000) })),
    [`POST /v1/codes/${id}/code`]: whileOpen(() => codeNow(kind)),
    [`PATCH /v1/codes/${id}`]: ({ body }) => changeEntry(id, body),
    [`DELETE /v1/codes/${id}`]: () => {
      changeEntry(id, { removedAt: iso(state.now) })
      return {}
    },
    [`POST /v1/codes/${id}/restore`]: () => changeEntry(id, { removedAt: null }),
  })
  const ofDraft = ({ id, kind }: CodeDraft): Handlers => ({
    [`POST /v1/codes/drafts/${id}/code`]: () => codeNow(kind),
    [`POST /v1/codes/drafts/${id}/keep`]: ({ body }) => {
      const { confirm, ...names } = body as { confirm: { by: 'site' } } & Partial<CodeEntry>
      return takeDraft(id, { ...names, confirmedBy: confirm.by })
    },
    [`DELETE /v1/codes/drafts/${id}`]: () => {
      state.drafts = state.drafts.filter((one) => one.id !== id)
      return {}
    },
  })
  const handlers: Record<string, Handlers[string]> = {
    'GET /v1/vault': () => state.status,
    'POST /v1/vault/unlock': unlock,
    'POST /v1/vault/lock': () => {
      state.status = { ...state.status, state: 'locked' }
      return done
    },
    'GET /v1/codes': whileOpen(() => ({ entries: state.entries, damaged: 0 })),
    'GET /v1/codes/drafts': () => ({ drafts: state.drafts }),
    'POST /v1/codes/drafts/keep-all': ({ body }) => ({
      entries: (body['ids'] as string[]).map((id) => takeDraft(id, {})),
    }),
  }
  for (const entry of state.entries) Object.assign(handlers, ofEntry(entry))
  const bringDrafts = (drafts: readonly CodeDraft[]) => {
    state.drafts.push(...drafts)
    for (const draft of drafts) Object.assign(handlers, ofDraft(draft))
  }
  state.drafts = []
  bringDrafts(options.drafts ?? [])
  const guarded = new Proxy(handlers, {
    get: (all, line: string) => (state.refuses[line] ? () => state.refuses[line] : all[line]),
  })
  const fake = describedApiOf(guarded)
  const clock = () => state.now
  const model = new CodesModel({
    api: fake.api,
    clock,
    pageInFront: () => Promise.resolve(options.front ?? null),
    async fill<E>(
      _front: Front,
      { origins }: { readonly origins: readonly string[] },
      ask: () => Promise<Result<string, E>>,
    ): Promise<Result<'filled', FillFault | E>> {
      if (fills !== 'filled') return err(fills)
      const code = await ask()
      if (!code.ok) return code
      state.filled.push({ origins, code: code.value })
      return ok('filled')
    },
    copy(code) {
      state.copied.push(code)
      return Promise.resolve(true)
    },
  })
  const drafts = new DraftsModel({
    api: fake.api,
    clock,
    refused: () => undefined,
    keptSome: async () => model.refresh(),
  })
  return { ...fake, handlers, state, model, drafts, bringDrafts }
}
