/** A report on one organisation, to send or to print. */
import * as v from 'valibot'
import { languages } from './settings.ts'

export const reportFormats = ['html', 'csv'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** `GET /v1/organisations/:id/report` */
export const reportQuery = v.strictObject({
  format: v.picklist(reportFormats),
  /** Else that of the settings. */
  language: v.optional(v.picklist(languages)),
})

/** A file as JSON: the daemon serves no page to a browser. */
export const reportFile = v.strictObject({ name: v.string(), type: v.string(), text: v.string() })
