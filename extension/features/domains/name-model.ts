/** One name: everything that is known of it, the person's notes, and what its registry answers when it is asked. */
import { batch, createModel, signal } from '@preact/signals'
import { domainDetail, nameAsked, type DomainDetail, type NameAsked } from '#shared/domain-detail.ts'
import { nameNotes, nameRemoved, namesAdded, type NameNotes, type NotesPatch } from '#shared/domain-notes.ts'
import type { Api } from '../../core/api.ts'
import { endsTrust, type Trouble } from '../../core/trouble.ts'

/** ms; a registry may be slow, and the daemon asks several. */
const ASK_TIMEOUT = 90_000

export const pathOf = (name: string): string => `/v1/domains/${encodeURIComponent(name)}`

export const NameModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  const name = signal<string | null>(null)
  const detail = signal<DomainDetail | null>(null)
  /** Why it could not be read the last time. */
  const trouble = signal<Trouble | null>(null)
  /** Why what the person just did failed. */
  const failure = signal<Trouble | null>(null)
  const asking = signal(false)
  const asked = signal<NameAsked | null>(null)
  const saved = signal(false)
  /** The notes of the name that was just removed, for bringing it back. */
  const removed = signal<{ readonly notes: NameNotes | null } | null>(null)
  let generation = 0

  async function read() {
    const wanted = name.peek()
    if (wanted === null) return
    const mine = (generation += 1)
    const answered = await api.ask({ path: pathOf(wanted), answer: domainDetail })
    if (mine !== generation) return
    batch(() => {
      trouble.value = answered.ok ? null : answered.error
      if (answered.ok) detail.value = answered.value
      // what is gone, or may no longer be seen, is not drawn
      else if (endsTrust(answered.error) || isGone(answered.error)) detail.value = null
    })
  }

  return {
    name,
    detail,
    trouble,
    failure,
    asking,
    asked,
    saved,
    removed,
    read,
    async show(wanted: string) {
      if (wanted !== name.peek())
        batch(() => {
          name.value = wanted
          for (const one of [detail, trouble, failure, asked, removed]) one.value = null
          asking.value = false
          saved.value = false
        })
      await read()
    },
    async askRegistry() {
      const wanted = name.peek()
      if (wanted === null || asking.peek()) return
      asking.value = true
      const path = `${pathOf(wanted)}/ask`
      const answered = await api.ask({ method: 'POST', path, answer: nameAsked, timeout: ASK_TIMEOUT })
      if (wanted !== name.peek()) return
      batch(() => {
        asking.value = false
        failure.value = answered.ok ? null : answered.error
        if (answered.ok) asked.value = answered.value
      })
      await read()
    },
    async note(patch: NotesPatch) {
      const wanted = name.peek()
      if (wanted === null) return
      saved.value = false
      const path = `${pathOf(wanted)}/notes`
      const written = await api.ask({ method: 'PATCH', path, body: patch, answer: nameNotes })
      failure.value = written.ok ? null : written.error
      if (!written.ok) return
      await read()
      saved.value = true
    },
    async remove() {
      const wanted = name.peek()
      if (wanted === null) return
      const gone = await api.ask({ method: 'DELETE', path: pathOf(wanted), answer: nameRemoved })
      batch(() => {
        failure.value = gone.ok ? null : gone.error
        if (!gone.ok) return
        // an answer of before, still on its way, would draw it again
        generation += 1
        removed.value = { notes: gone.value.notes }
        detail.value = null
      })
    },
    /** Looks after it from now on; with the notes that it had, where it was just removed. */
    async add() {
      const wanted = name.peek()
      const notes = removed.peek()?.notes ?? null
      if (wanted === null) return
      const body = { text: wanted, kind: 'list', dates: null, dryRun: false }
      const added = await api.ask({ method: 'POST', path: '/v1/domains', body, answer: namesAdded })
      const noted =
        added.ok && notes
          ? await api.ask({
              method: 'PATCH',
              path: `${pathOf(wanted)}/notes`,
              body: patchOf(notes),
              answer: nameNotes,
            })
          : added
      batch(() => {
        failure.value = noted.ok ? null : noted.error
        if (added.ok) removed.value = null
      })
      await read()
    },
  }
})
export type NameModel = InstanceType<typeof NameModel>

/** Nobody here looks after such a name. */
export const isGone = (trouble: Trouble): boolean =>
  trouble.type === 'problem' && trouble.code === 'not-found'

const patchOf = ({ stated, payment, thresholds }: NameNotes): NotesPatch => ({
  stated: stated && { paidUntil: stated.paidUntil },
  payment: payment && { by: payment.by, cardEnds: payment.cardEnds },
  thresholds,
})
