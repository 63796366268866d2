/** What is amiss, as the daemon says it, and what this browser can tell by itself where it cannot be asked. */
import { batch, createModel, signal } from '@preact/signals'
import { doctorReport, type DoctorRow } from '#shared/doctor.ts'
import type { Language } from '#shared/settings.ts'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'

export interface DoctorPorts {
  readonly api: Pick<Api, 'ask'>
  /** The browser lets no extension reach this computer. */
  readonly isWalledOff: () => Promise<boolean>
}

export const DoctorModel = createModel(({ api, isWalledOff }: DoctorPorts) => {
  /** Null until the daemon has said something, and while it says nothing. */
  const rows = signal<readonly DoctorRow[] | null>(null)
  const trouble = signal<Trouble | { readonly type: 'walled' } | null>(null)
  return {
    rows,
    trouble,
    async look(language: Language) {
      const asked = await api.ask({ path: `/v1/doctor?language=${language}`, answer: doctorReport })
      const walled = !asked.ok && asked.error.type === 'unreachable' && (await isWalledOff())
      batch(() => {
        rows.value = asked.ok ? asked.value.rows : null
        trouble.value = asked.ok ? null : walled ? { type: 'walled' } : asked.error
      })
    },
  }
})
export type DoctorModel = InstanceType<typeof DoctorModel>
