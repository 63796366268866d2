/** A report on one organisation, as a file for the person. */
import { createModel, signal } from '@preact/signals'
import { reportFile, type ReportFormat } from '#shared/report.ts'
import type { Language } from '#shared/settings.ts'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'

export interface ReportPorts {
  readonly api: Pick<Api, 'ask'>
  /** Hands a file to the person. */
  readonly save: (name: string, content: Blob) => void
}

export const ReportModel = createModel(({ api, save }: ReportPorts) => {
  const trouble = signal<Trouble | null>(null)
  return {
    trouble,
    async take(organisation: string, format: ReportFormat, language: Language) {
      const asked = await api.ask({
        path: `/v1/organisations/${encodeURIComponent(organisation)}/report?format=${format}&language=${language}`,
        answer: reportFile,
      })
      trouble.value = asked.ok ? null : asked.error
      if (asked.ok) save(asked.value.name, new Blob([asked.value.text], { type: asked.value.type }))
    },
  }
})
export type ReportModel = InstanceType<typeof ReportModel>
