/** What was read and is not kept yet. A text that holds seeds goes to the daemon at once, and is kept nowhere here. */
import { batch, createModel, effect, signal } from '@preact/signals'
import * as v from 'valibot'
import {
  draftsAnswer,
  draftsList,
  type draftsRequest,
  type DraftsAnswer,
  type GrayPicture,
  type keepRequest,
} from '#shared/code-calls.ts'
import { codeEntry, type CodeDraft, type CodeEntry } from '#shared/codes.ts'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'
import { keepInTurns } from './keep-in-turns.ts'
import { RevealModel } from './reveal-model.ts'

/** ms; a file's passphrase is made into a key slowly, and each entry is written durably. */
const TIMEOUT = 120_000

type Brought = v.InferInput<typeof draftsRequest>
export type Keeping = v.InferInput<typeof keepRequest>

export interface DraftsPorts {
  readonly api: Pick<Api, 'ask'>
  /** ms */
  readonly clock: () => number
  /** Told of each refusal, and when entries were kept. */
  readonly refused: (trouble: Trouble) => void
  readonly keptSome: () => Promise<void>
}

export const DraftsModel = createModel(({ api, clock, refused, keptSome }: DraftsPorts) => {
  const drafts = signal<readonly CodeDraft[] | null>(null)
  const unread = signal<DraftsAnswer['unread']>([])
  const pictures = signal<DraftsAnswer['batch']>(null)
  const trouble = signal<Trouble | null>(null)
  /** Of the draft that could not be kept as it was wished, with why. */
  const fault = signal<{ readonly id: string; readonly trouble: Trouble } | null>(null)
  const busy = signal(false)
  /** The file that needs a passphrase: its name. */
  const sealed = signal<string | null>(null)
  /** Why nothing of the last file could be read. */
  const fileFault = signal<DraftsAnswer['fault']>(null)
  const progress = signal<{ readonly done: number; readonly of: number } | null>(null)
  /** What was kept since the page was opened, newest first. */
  const kept = signal<readonly CodeEntry[]>([])
  const code = new RevealModel({ api, clock, path: pathOf, granted: false, refused })
  /** Drafts of which a code was shown since they were read. */
  const tried = signal<ReadonlySet<string>>(new Set())
  effect(() => {
    const id = code.shown.value?.id
    if (id !== undefined && !tried.peek().has(id)) tried.value = new Set([...tried.peek(), id])
  })
  /** Of the sealed file; dropped when it is opened, or another way is taken. */
  let waiting: string | null = null

  const failed = (error: Trouble) => {
    trouble.value = error
    refused(error)
  }
  async function read() {
    const asked = await api.ask({ path: '/v1/codes/drafts', answer: draftsList })
    if (asked.ok) drafts.value = asked.value.drafts
    else failed(asked.error)
  }
  /** Null where it failed. */
  async function bring(body: Brought): Promise<DraftsAnswer | null> {
    batch(() => {
      busy.value = true
      trouble.value = null
    })
    const asked = await api.ask({
      method: 'POST',
      path: '/v1/codes/drafts',
      body,
      answer: draftsAnswer,
      timeout: TIMEOUT,
    })
    batch(() => {
      busy.value = false
      if (!asked.ok) return failed(asked.error)
      unread.value = asked.value.unread
      pictures.value = asked.value.batch
      fileFault.value = asked.value.fault
    })
    if (!asked.ok) return null
    await read()
    return asked.value
  }
  const forget = () => {
    waiting = null
    code.hide()
    batch(() => {
      for (const one of [drafts, sealed, fileFault, pictures, fault, trouble]) one.value = null
      unread.value = []
    })
  }
  const closeFile = () => {
    waiting = null
    batch(() => {
      sealed.value = null
      fileFault.value = null
    })
  }
  const without = (ids: readonly string[]) => {
    drafts.value = drafts.peek()?.filter(({ id }) => !ids.includes(id)) ?? null
  }

  async function drop(id: string): Promise<boolean> {
    if (code.shown.peek()?.id === id) code.hide()
    const asked = await api.ask({ method: 'DELETE', path: pathOf(id), answer: v.unknown() })
    if (asked.ok) without([id])
    else failed(asked.error)
    return asked.ok
  }

  return {
    drafts,
    unread,
    pictures,
    trouble,
    fault,
    busy,
    sealed,
    fileFault,
    progress,
    kept,
    code,
    tried,
    read,
    forget,
    addText: (text: string) => bring({ text }),
    /** @param page the origin on which it was found */
    addPicture: (picture: GrayPicture, page: string | null = null) =>
      bring({ picture, ...(page !== null && { page }) }),
    addByHand: (byHand: Extract<Brought, { byHand: unknown }>['byHand']) => bring({ byHand }),
    async addFile(name: string, content: string) {
      closeFile()
      const answer = await bring({ file: content })
      if (!answer?.needsPassphrase) return
      waiting = content
      sealed.value = name
    },
    async openFile(passphrase: string) {
      if (waiting === null) return
      const answer = await bring({ file: waiting, passphrase })
      if (answer !== null && answer.fault !== 'wrong-passphrase' && !answer.needsPassphrase) closeFile()
    },
    closeFile,
    async keep(id: string, keeping: Keeping) {
      if (busy.peek()) return false
      busy.value = true
      const asked = await api.ask({
        method: 'POST',
        path: `${pathOf(id)}/keep`,
        body: keeping,
        answer: codeEntry,
        timeout: TIMEOUT,
      })
      batch(() => {
        busy.value = false
        fault.value = asked.ok ? null : { id, trouble: asked.error }
        if (!asked.ok) return refused(asked.error)
        if (code.shown.peek()?.id === id) code.hide()
        kept.value = [asked.value, ...kept.peek()]
        without([id])
      })
      if (asked.ok) await keptSome()
      return asked.ok
    },
    /** Of imports. */
    async keepAll(ids: readonly string[]) {
      if (busy.peek() || ids.length === 0) return
      batch(() => {
        busy.value = true
        trouble.value = null
        progress.value = { done: 0, of: ids.length }
      })
      const stopped = await keepInTurns(api, ids, (entries, some) => {
        batch(() => {
          kept.value = [...entries, ...kept.peek()]
          progress.value = { done: (progress.peek()?.done ?? 0) + some.length, of: ids.length }
          without(some)
        })
      })
      batch(() => {
        if (stopped) failed(stopped)
        busy.value = false
        progress.value = null
      })
      await keptSome()
    },
    drop,
    async dropAll(ids: readonly string[]) {
      for (const id of ids) if (!(await drop(id))) return
    },
  }
})
export type DraftsModel = InstanceType<typeof DraftsModel>

const pathOf = (id: string): string => `/v1/codes/drafts/${id}`
