/** A report on one organisation, as a file in JSON. */
import { Hono } from 'hono'
import { refuse } from '#daemon/core/answer.ts'
import type { Env } from '#daemon/core/caller.ts'
import { describe, query } from '#daemon/core/route.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { reportFile, reportQuery, type ReportFormat } from '#shared/report.ts'
import type { Language } from '#shared/settings.ts'
import { reportPage } from './page.ts'
import { spoken } from './sections.ts'
import { reportTable } from './table.ts'
import type { ReportTold } from './told.ts'

const typeByFormat: Record<ReportFormat, string> = {
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

/** Letters, digits and hyphens alone: any system takes it for the name of a file. */
const fileName = ({ organisation: { name, id }, now }: ReportTold, format: ReportFormat) => {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-|-$/g, '')
  return `latchkey-${plain || id}-${now.slice(0, 10)}.${format}`
}

export const reportRoutes = ({
  reportOn,
  spokenLanguage,
}: {
  /** `null` where no login sees that organisation. */
  reportOn: (organisation: string) => Promise<ReportTold | null>
  /** What the person chose, else the terminal's. */
  spokenLanguage: () => Language
}) =>
  new Hono<Env>().get(
    '/v1/organisations/:id/report',
    describe({
      for: 'any',
      summary: 'A report on an organisation, to send or to print',
      answers: { 200: reportFile },
    }),
    query(reportQuery),
    async (c) => {
      const { format, language = spokenLanguage() } = c.req.valid('query')
      const told = await reportOn(c.req.param('id'))
      if (!told) return refuse(c, 'not-found')
      const report = spoken(told, createTranslator(language, catalogues[language]))
      const text = format === 'html' ? await reportPage(report, language) : reportTable(report)
      return c.json({ name: fileName(told, format), type: typeByFormat[format], text }, 200)
    },
  )
