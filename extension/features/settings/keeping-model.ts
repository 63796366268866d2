/** Backups, the key and the journal, in the daemon's own words. */
import { createModel, signal } from '@preact/signals'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'
import {
  journalAbout,
  journalPage,
  keepingAnswer,
  said as saidAnswer,
  type JournalAbout,
  type JournalPage,
  type Keeping,
} from '#shared/keeping.ts'
import type { Language } from '#shared/settings.ts'

export interface KeepingPorts {
  readonly api: Pick<Api, 'ask' | 'read'>
  readonly language: () => Language
  /** Hands a file to the person. */
  readonly save: (name: string, content: Blob) => void
}

/** ms; a large set is packed and read back. */
const PATIENCE = 120_000

export const KeepingModel = createModel(({ api, language, save }: KeepingPorts) => {
  const state = signal<Keeping | null>(null)
  const about = signal<JournalAbout | null>(null)
  const rows = signal<JournalPage['rows']>([])
  const more = signal(false)
  const kind = signal('')
  /** What was done last, or why not. */
  const said = signal('')
  const busy = signal(false)
  const trouble = signal<Trouble | null>(null)

  const path = (of: string, query = '') => `/v1/${of}?language=${language()}${query}`
  const ask: Api['ask'] = async (call) => {
    const asked = await api.ask(call)
    trouble.value = asked.ok ? null : asked.error
    return asked
  }
  const read = async () => {
    const asked = await ask({ path: path('keeping'), answer: keepingAnswer })
    if (asked.ok) state.value = asked.value
  }
  const act = async (of: string) => {
    busy.value = true
    const done = await ask({
      method: 'POST',
      path: path(of),
      body: {},
      answer: saidAnswer,
      timeout: PATIENCE,
    })
    if (done.ok) {
      said.value = done.value.text
      await read()
    }
    busy.value = false
  }
  const page = async (before: string) => {
    const only = kind.value === '' ? '' : `&event=${kind.value}`
    const asked = await ask({ path: path('journal', only + before), answer: journalPage })
    if (!asked.ok) return
    rows.value = before === '' ? asked.value.rows : [...rows.value, ...asked.value.rows]
    more.value = asked.value.more
  }

  return {
    state,
    about,
    rows,
    more,
    kind,
    said,
    busy,
    trouble,
    read,
    backUp: () => act('backups'),
    restore: (name: string) => act(`backups/${encodeURIComponent(name)}/restore`),
    async readJournal() {
      const asked = await ask({ path: path('journal/about'), answer: journalAbout })
      if (asked.ok) about.value = asked.value
      await page('')
    },
    async show(event: string) {
      kind.value = event
      await page('')
    },
    older: () => page(`&before=${String(rows.value.at(-1)?.seq ?? 0)}`),
    async take(format: 'csv' | 'ndjson') {
      const asked = await api.read(path('journal/export', `&format=${format}`))
      trouble.value = asked.ok ? null : asked.error
      if (asked.ok) save(`latchkey-journal.${format}`, asked.value)
    },
  }
})
export type KeepingModel = InstanceType<typeof KeepingModel>
