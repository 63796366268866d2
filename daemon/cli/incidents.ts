/** `incidents`. */
import * as v from 'valibot'
import type { AddCommands } from './context.ts'
import { table } from './output.ts'
import { valueOrNull } from '#shared/fact.ts'
import { incidentsAnswer, type Incident } from '#shared/incidents.ts'
import type { Language } from '#shared/settings.ts'
import type { IsoTime } from '#shared/time.ts'

export const incidentCommand: AddCommands = (program, context) => {
  program
    .command('incidents')
    .description("incidents and maintenance of Infomaniak's platform that run or are planned")
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await daemon.call('GET', '/v1/incidents')
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const told = v.parse(incidentsAnswer, answer.value)
      const { t, language } = out.translator
      out.result(told, () => {
        if (told.entries === null) return `Not known. ${t(`reason.${told.reason ?? 'never-asked'}`)}`
        if (told.entries.length === 0) return 'None runs and none is planned.'
        return table([
          ['STATE', 'FROM', 'UNTIL', 'SERVICES', 'TITLE'],
          ...told.entries.map((incident) => [
            valueOrNull(incident.status) ?? '?',
            minute(valueOrNull(incident.startedAt)),
            minute(valueOrNull(incident.endedAt)),
            incident.services.join(', ') || '–',
            titleIn(language, incident),
          ]),
        ])
      })
    })
}

const titleIn = (language: Language, { title, translations }: Incident) =>
  translations.find((one) => one.language === language)?.title ?? title

/** `2026-11-27 12:00Z` */
const minute = (at: IsoTime | null) => (at === null ? '–' : `${at.slice(0, 16).replace('T', ' ')}Z`)
