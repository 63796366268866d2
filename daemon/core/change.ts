/**
 * Changes at the provider, one way for every kind: previewed, confirmed, looked at again, sent once, read back, noted.
 * What is sent is noted before: an act in the journal without an end was cut off, and nobody knows how it went.
 */
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { ChangePreview, ChangeRefusal, ChangeRequest, ChangeResult } from '#shared/changes.ts'
import { iso, MINUTE, type IsoTime } from '#shared/time.ts'
import type { Clock } from './clock.ts'
import {
  refusals,
  refuse,
  type AllChangeRules,
  type ChangePlan,
  type ChangeRules,
  type Refused,
  type Writer,
} from './change-port.ts'
import { sendChange } from './change-sending.ts'
import type { Act } from './journal.ts'
import { accountOf } from './organisations.ts'
import type { Snapshot } from './snapshot.ts'
import { createTurns } from './turns.ts'

/** How long a preview can be confirmed, in ms. */
const LIFE = 10 * MINUTE
const MOST_PREVIEWS = 50
/** How long a preview, or an act, may take, in ms: the provider is asked a dozen times at most, each in its turn. */
const PATIENCE = 100_000

/** What a person can do by hand although Latchkey cannot. */
const byHandAfter: readonly ChangeRefusal[] = [
  'external-by-hand',
  'no-permission',
  'not-offered',
  'not-understood',
  'password-asked',
]

export interface Changes {
  /** @param by who asks: only they can confirm it */
  preview(request: ChangeRequest, by: string): Promise<ChangePreview>
  /** Acts once: whoever confirms it again gets what came of it, but for a password. */
  confirm(id: string, by: string): Promise<ChangeResult>
  /** Calls off what is under way, and waits until its end is noted. */
  stop(): Promise<void>
}

interface Asked {
  readonly request: ChangeRequest
  readonly rules: ChangeRules<ChangeRequest>
}
interface Previewed extends Asked {
  readonly plan: ChangePlan
  /** Of the login then, by its id: under the same name there may be somebody else's by now. */
  readonly account: string | null
  readonly by: string
  readonly expiresAt: IsoTime
  result: Promise<ChangeResult> | null
}

export function createChanges(deps: {
  readonly clock: Clock
  /** Asked for with the first preview: what they know of phone numbers alone takes megabytes. */
  readonly rules: () => Promise<AllChangeRules>
  readonly snapshot: () => Snapshot
  /** `null` where the login was disconnected. */
  readonly writerOf: (login: string) => Writer | null
  /** Resolves when it is durable. */
  readonly journal: (act: Act) => Promise<void>
  /** Something was read anew. */
  readonly settled: () => void
  /** Of what cannot be told to whoever asked. */
  readonly report: (error: unknown) => void
}): Changes {
  const { clock, snapshot, writerOf } = deps
  const previews = new Map<string, Previewed>()
  const stopping = new AbortController()
  /** One act at a time: the second finds what the first has changed. */
  const { inTurn, idle } = createTurns()

  const patience = () => AbortSignal.any([AbortSignal.timeout(PATIENCE), stopping.signal])

  /** What the provider itself would refuse, where it can be asked. */
  async function rehearsed({ rehearsal }: Asked['rules'], plan: ChangePlan): Promise<readonly Refused[]> {
    const { sending } = plan
    if (sending === null || rehearsal === undefined) return plan.refused
    const written = await writerOf(sending.login)?.write(rehearsal(sending.write), patience())
    if (written === undefined) return [refuse('gone')]
    if (written.type === 'taken') return []
    if (written.type === 'unclear') return [refuse('unreachable')]
    return refusals(written)
  }

  function keep(previewed: Previewed): string {
    const now = clock.now()
    for (const [id, { expiresAt }] of previews) if (expiresAt <= now) previews.delete(id)
    const [oldest] = previews.keys()
    if (oldest !== undefined && previews.size >= MOST_PREVIEWS) previews.delete(oldest)
    const id = randomUUID()
    previews.set(id, previewed)
    return id
  }

  async function act(id: string, previewed: Previewed): Promise<ChangeResult> {
    const { request, rules, plan: seen, by } = previewed
    const signal = patience()
    const login = seen.sending?.login ?? ''
    const note = (event: string, more: Readonly<Record<string, unknown>> = {}): Act => ({
      event: `change.${event}`,
      by,
      subject: login,
      data: { act: id, kind: request.kind, fields: seen.rows.map(({ field }) => field), ...more },
    })
    const ends = async (outcome: ChangeResult['outcome'], more: Partial<ChangeResult> = {}) => {
      const { refused = [] } = more
      const data = {
        ...(outcome === 'waiting' && { waiting: true }),
        ...(refused.length > 0 && { because: refused.map(({ because }) => because) }),
      }
      // told all the same when the disk is full: it is done, and a password can be told only now
      await deps.journal(note(outcome === 'waiting' ? 'done' : outcome, data)).catch(deps.report)
      deps.settled()
      const rows = seen.rows.map(({ field, to }) => ({ field, wanted: to, is: null }))
      return {
        outcome,
        rows,
        refused: [...refused],
        guided: guidedFor(previewed, refused),
        once: null,
        ...more,
      }
    }
    const isRefused = (refused: readonly Refused[]) => ends('refused', { refused: [...refused] })

    const writer = writerOf(login)
    if (writer === null) return isRefused([refuse('gone')])
    const looked = await writer.reread(rules.readings(request), signal)
    const plan = rules.plan(request, snapshot(), clock.now())
    // whose rights were taken away may not read either: the rules know it more exactly
    if (plan.sending === null) return isRefused(plan.refused)
    if (!looked.ok) return isRefused([refuse(looked.error)])
    const isSame = isDeepStrictEqual([plan.rows, plan.sending], [seen.rows, seen.sending])
    if (!isSame || accountOf(login, snapshot()) !== previewed.account)
      return isRefused([refuse('changed-meanwhile')])

    const { outcome, ...more } = await sendChange({
      request,
      rules,
      plan,
      write: plan.sending.write,
      writer,
      snapshot,
      now: () => clock.now(),
      sending: (sent) => deps.journal(note('sent', sent)),
      signal,
      patience,
    })
    return ends(outcome, more)
  }

  return {
    async preview(request, by) {
      const rules = (await deps.rules())[request.kind] as Asked['rules']
      const planned = rules.plan(request, snapshot(), clock.now())
      const refused = await rehearsed(rules, planned)
      const { rows, warnings } = planned
      const shown = { rows: [...rows], warnings: [...warnings], refused: [...refused] }
      if (planned.sending === null || refused.length > 0)
        return { id: null, expiresAt: null, ...shown, guided: guidedFor({ request, rules }, refused) }
      const expiresAt = iso(Date.parse(clock.now()) + LIFE)
      const account = accountOf(planned.sending.login, snapshot())
      const id = keep({ request, rules, plan: planned, account, by, expiresAt, result: null })
      return { id, expiresAt, ...shown, guided: null }
    },

    async confirm(id, by) {
      const previewed = previews.get(id)
      const again = previewed?.result ?? null
      if (previewed === undefined || previewed.by !== by || (again === null && isOver(previewed, clock)))
        return { outcome: 'refused', rows: [], refused: [refuse('expired')], guided: null, once: null }
      if (again !== null) return { ...(await again), once: null }
      const result = inTurn(() => act(id, previewed))
      // what is told again holds no password
      previewed.result = result.then((told) => ({ ...told, once: null }))
      previewed.result.catch(() => previews.delete(id))
      return result
    },

    async stop() {
      stopping.abort()
      await idle()
    },
  }
}

const guidedFor = ({ request, rules }: Asked, refused: readonly Refused[]) =>
  refused.some(({ because }) => byHandAfter.includes(because)) ? rules.byHand(request) : null

const isOver = ({ expiresAt }: Previewed, clock: Clock) => expiresAt <= clock.now()
