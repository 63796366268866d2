/** Names that the person adds: one at once, or a list that is looked at first; each with its way back. */
import { batch, computed, createModel, signal } from '@preact/signals'
import { nameNotes, namesAdded, namesRemoved, type NamesAdd, type NamesAdded } from '#shared/domain-notes.ts'
import { ok } from '#shared/result.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Api } from '../../core/api.ts'
import type { Outcome } from '../../core/handshake.ts'
import type { Trouble } from '../../core/trouble.ts'
import { pathOf } from './name-model.ts'

export type ListChoice = Pick<NamesAdd, 'kind' | 'dates'>

/** What adding did, and what it takes to undo it. */
export interface Done {
  readonly added: readonly string[]
  /** Names whose date was set, with the one that was stated before. */
  readonly dated: ReadonlyMap<string, IsoTime | null>
  readonly undone: boolean
}

const byHand: ListChoice = { kind: null, dates: null }
/** ms; ten thousand names are kept in one go. */
const LIST_TIMEOUT = 60_000
export const countOf = (names: NamesAdded['names'], state: NamesAdded['names'][number]['state']): number =>
  names.filter((one) => one.state === state).length

export const AddModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  /** The list that is looked at; null while there is none. */
  const text = signal<string | null>(null)
  const choice = signal<ListChoice>(byHand)
  const preview = signal<NamesAdded | null>(null)
  /** What came of the one name that was typed last. */
  const one = signal<NamesAdded | null>(null)
  const done = signal<Done | null>(null)
  const busy = signal(false)
  const trouble = signal<Trouble | null>(null)
  let latest = 0

  const send = (body: NamesAdd) =>
    api.ask({ method: 'POST', path: '/v1/domains', body, answer: namesAdded, timeout: LIST_TIMEOUT })

  /** Null where it failed; only the last that was begun is heard. */
  async function during<T>(act: () => Outcome<T>) {
    const mine = (latest += 1)
    busy.value = true
    const outcome = await act()
    if (mine !== latest) return null
    return batch(() => {
      busy.value = false
      trouble.value = outcome.ok ? null : outcome.error
      return outcome.ok ? outcome.value : null
    })
  }

  async function look() {
    const list = text.peek()
    if (list === null) return
    const found = await during(() => send({ text: list, ...choice.peek(), dryRun: true }))
    if (found) preview.value = found
  }

  const remove = (names: readonly string[]) =>
    api.ask({
      method: 'POST',
      path: '/v1/domains/remove',
      body: { names },
      answer: namesRemoved,
      timeout: LIST_TIMEOUT,
    })
  const restate = (name: string, paidUntil: IsoTime | null) =>
    api.ask({
      method: 'PATCH',
      path: `${pathOf(name)}/notes`,
      body: { stated: paidUntil && { paidUntil } },
      answer: nameNotes,
    })

  const keepDone = (names: NamesAdded['names']) => {
    const added = names.filter(({ state }) => state === 'new').map(({ name }) => name)
    const dated = new Map(
      names.filter(({ state }) => state === 'dated').map(({ name, before }) => [name, before]),
    )
    done.value = added.length + dated.size === 0 ? null : { added, dated, undone: false }
  }

  return {
    text,
    choice,
    preview,
    one,
    done,
    busy,
    trouble,
    /** Lines whose date may be read in two ways: the person is asked which is meant. */
    ambiguous: computed(
      () => preview.value?.faults.find(({ fault }) => fault === 'two-ways-to-read') ?? null,
    ),
    async addOne(typed: string) {
      const body = { text: typed, kind: 'list', dates: null, dryRun: false } as const
      const found = await during(() => send(body))
      if (!found) return
      batch(() => {
        one.value = found
        keepDone(found.names)
      })
    },
    /** Says what a list would add, and changes nothing. */
    async look(list: string) {
      batch(() => {
        text.value = list
        choice.value = byHand
        preview.value = null
        done.value = null
        one.value = null
      })
      await look()
    },
    async choose(changes: Partial<ListChoice>) {
      choice.value = { ...choice.peek(), ...changes }
      await look()
    },
    forget() {
      latest += 1
      batch(() => {
        busy.value = false
        text.value = null
        preview.value = null
        trouble.value = null
      })
    },
    async confirm() {
      const list = text.peek()
      if (list === null || preview.peek() === null || busy.peek()) return
      const found = await during(() => send({ text: list, ...choice.peek(), dryRun: false }))
      if (!found) return
      batch(() => {
        text.value = null
        preview.value = null
        keepDone(found.names)
      })
    },
    async undo() {
      const made = done.peek()
      if (made === null || made.undone || busy.peek()) return
      const undone = await during(async () => {
        if (made.added.length > 0) {
          const gone = await remove(made.added)
          if (!gone.ok) return gone
        }
        for (const [name, paidUntil] of made.dated) {
          const noted = await restate(name, paidUntil)
          if (!noted.ok) return noted
        }
        return ok(true)
      })
      if (undone) done.value = { ...made, undone: true }
    },
  }
})
export type AddModel = InstanceType<typeof AddModel>
