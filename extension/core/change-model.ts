/** One change at the provider: asked for, looked at, confirmed, and what came of it. */
import { batch, createModel, signal } from '@preact/signals'
import {
  changePreview,
  changeResult,
  type ChangeKind,
  type ChangePreview,
  type ChangeRequest,
  type ChangeResult,
} from '#shared/changes.ts'
import type { Api } from './api.ts'
import type { Trouble } from './trouble.ts'

/** ms; the provider may be asked a dozen times, each in its turn. */
const TIMEOUT = 120_000

export const ChangeModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  const kind = signal<ChangeKind | null>(null)
  const preview = signal<ChangePreview | null>(null)
  const result = signal<ChangeResult | null>(null)
  const busy = signal(false)
  const trouble = signal<Trouble | null>(null)
  let latest = 0

  const clear = () => {
    latest += 1
    batch(() => {
      kind.value = null
      preview.value = null
      result.value = null
      trouble.value = null
      busy.value = false
    })
  }
  const ends = (mine: number, act: () => void) => {
    if (mine !== latest) return
    batch(() => {
      busy.value = false
      act()
    })
  }

  return {
    /** What the preview or the result is of. */
    kind,
    preview,
    result,
    busy,
    trouble,
    /** Asks what a change would do; nothing is sent yet. What was looked at before is forgotten. */
    async look(request: ChangeRequest) {
      clear()
      const mine = latest
      busy.value = true
      const found = await api.ask({
        method: 'POST',
        path: '/v1/changes/preview',
        body: request,
        answer: changePreview,
        timeout: TIMEOUT,
      })
      ends(mine, () => {
        kind.value = request.kind
        trouble.value = found.ok ? null : found.error
        preview.value = found.ok ? found.value : null
      })
    },
    /** Once: pressed again after an answer that was lost, it gets what came of the first time. */
    async confirm() {
      const id = preview.peek()?.id ?? null
      if (id === null || busy.peek() || result.peek() !== null) return
      const mine = latest
      busy.value = true
      const done = await api.ask({
        method: 'POST',
        path: '/v1/changes/confirm',
        body: { id },
        answer: changeResult,
        timeout: TIMEOUT,
      })
      ends(mine, () => {
        trouble.value = done.ok ? null : done.error
        result.value = done.ok ? done.value : null
      })
    },
    /** Forgets it all, a password that was shown too. What was sent already is not called back. */
    drop: clear,
  }
})
export type ChangeModel = InstanceType<typeof ChangeModel>
