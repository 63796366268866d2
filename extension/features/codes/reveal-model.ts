/** One code at a time, for as long as it is looked at: asked for by a press, gone from the memory when it is hidden. */
import { batch, createModel, signal } from '@preact/signals'
import { codeGrant } from '#shared/code-calls.ts'
import { codeAnswer, type CodeAnswer } from '#shared/codes.ts'
import { err, ok } from '#shared/result.ts'
import type { Api } from '../../core/api.ts'
import type { Outcome } from '../../core/handshake.ts'
import type { Trouble } from '../../core/trouble.ts'

export interface Revealed {
  readonly id: string
  readonly code: string
  /** ms; null for one that goes by a counter. */
  readonly until: number | null
  /** The one after it, in its last ten seconds. */
  readonly next: string | null
  readonly counter: number | null
  /** ms; when it was asked for. */
  readonly since: number
}

/** Seconds of a code in which the next one is shown as well. */
const LAST = 10
/** ms; one that goes by a counter has no end of its own. */
const LONGEST = 60_000

export interface RevealPorts {
  readonly api: Pick<Api, 'ask'>
  /** ms */
  readonly clock: () => number
  /** Of an entry, or of a draft, which needs no grant. */
  readonly path: (id: string) => string
  readonly granted: boolean
  /** Told of each refusal: the vault may have been locked meanwhile. */
  readonly refused: (trouble: Trouble) => void
}

export const RevealModel = createModel(({ api, clock, path, granted, refused }: RevealPorts) => {
  const shown = signal<Revealed | null>(null)
  const asking = signal<string | null>(null)
  const fault = signal<{ readonly id: string; readonly trouble: Trouble } | null>(null)
  const now = signal(clock())
  /** How far this computer's clock is off; known from the last code. */
  const clockOff = signal<Pick<CodeAnswer, 'clockOffMs' | 'clockBoundMs'> | null>(null)
  /** Hiding, and each press, ends what was asked before. */
  let generation = 0

  async function codeOf(id: string): Outcome<CodeAnswer> {
    const asked = await api.ask({ method: 'POST', path: `${path(id)}/code`, answer: codeAnswer })
    if (asked.ok) clockOff.value = asked.value
    return asked
  }
  /** By a press: the daemon is told which entry is meant before it gives a code of it. */
  async function ask(id: string): Outcome<CodeAnswer> {
    const grant = granted
      ? await api.ask({ method: 'POST', path: `${path(id)}/grant`, answer: codeGrant })
      : ok(null)
    const answered = grant.ok ? await codeOf(id) : grant
    if (!answered.ok) refused(answered.error)
    return answered
  }

  const show = (id: string, { code, validUntil, next, counter }: CodeAnswer, since: number) => {
    shown.value = {
      id,
      code,
      until: validUntil === null ? null : Date.parse(validUntil),
      next: next?.code ?? null,
      counter,
      since,
    }
  }
  const hide = () => {
    generation += 1
    batch(() => {
      shown.value = null
      asking.value = null
    })
  }
  /** Quietly: where it cannot be had, the code that is shown ends as it would. */
  async function showNext(current: Revealed) {
    const mine = generation
    const answered = await codeOf(current.id)
    if (mine === generation && answered.ok) show(current.id, answered.value, current.since)
  }
  let nextAsked = 0

  return {
    shown,
    asking,
    fault,
    now,
    clockOff,
    hide,
    async reveal(id: string) {
      hide()
      const mine = generation
      batch(() => {
        asking.value = id
        fault.value = null
      })
      const answered = await ask(id)
      if (mine !== generation) return
      batch(() => {
        asking.value = null
        now.value = clock()
        if (answered.ok) show(id, answered.value, now.peek())
        else fault.value = { id, trouble: answered.error }
      })
    },
    /** For a field of a page: it is shown nowhere. */
    async codeFor(id: string): Outcome<string> {
      const answered = await ask(id)
      return answered.ok ? ok(answered.value.code) : err(answered.error)
    },
    /** Called each second while a code is shown. */
    tick() {
      const current = shown.peek()
      now.value = clock()
      if (!current) return
      const until = current.until ?? current.since + LONGEST
      const left = until - now.peek()
      if (left <= 0) hide()
      else if (
        current.until !== null &&
        current.next === null &&
        left <= LAST * 1000 &&
        nextAsked !== until
      ) {
        nextAsked = until
        void showNext(current)
      }
    },
  }
})
export type RevealModel = InstanceType<typeof RevealModel>
