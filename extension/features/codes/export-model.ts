/** The export: the vault's passphrase once more, and the file is handed to the person. Nothing of it stays here. */
import { batch, createModel, signal } from '@preact/signals'
import { codeExport } from '#shared/code-calls.ts'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'

/** ms; two passphrases are made into keys slowly. */
const TIMEOUT = 120_000

export interface ExportPorts {
  readonly api: Pick<Api, 'ask'>
  readonly save: (name: string, content: Blob) => void
  /** `2026-11-22` */
  readonly today: () => string
}

export const ExportModel = createModel(({ api, save, today }: ExportPorts) => {
  const busy = signal(false)
  const trouble = signal<Trouble | null>(null)
  /** How many entries are in the file that was saved last. */
  const saved = signal<number | null>(null)
  return {
    busy,
    trouble,
    saved,
    begin() {
      batch(() => {
        trouble.value = null
        saved.value = null
      })
    },
    /** True if there is a file now. */
    async save(filePassphrase: string, passphrase: string): Promise<boolean> {
      busy.value = true
      const asked = await api.ask({
        method: 'POST',
        path: '/v1/codes/export',
        body: { passphrase, format: 'age-otpauth', filePassphrase },
        answer: codeExport,
        timeout: TIMEOUT,
      })
      batch(() => {
        busy.value = false
        trouble.value = asked.ok ? null : asked.error
        saved.value = asked.ok ? asked.value.codes : null
      })
      if (!asked.ok) return false
      const bytes = Uint8Array.from(atob(asked.value.file), (letter) => letter.charCodeAt(0))
      save(`latchkey-codes-${today()}.age`, new Blob([bytes], { type: 'application/octet-stream' }))
      return true
    },
  }
})
export type ExportModel = InstanceType<typeof ExportModel>
