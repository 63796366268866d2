/** `report`: a file on one organisation, to send or to print. */
import { Option } from 'commander'
import * as v from 'valibot'
import type { AddCommands } from './context.ts'
import { findOrganisation } from './organisation.ts'
import { whyNot, writeWhole } from './whole-file.ts'
import { reportFile, reportFormats } from '#shared/report.ts'
import { languages } from '#shared/settings.ts'

export const reportCommand: AddCommands = (program, context) => {
  program
    .command('report <organisation> <file>')
    .description('write a report on an organisation, as a page or as a table (file.html, file.csv)')
    .addOption(new Option('--language <language>', 'in which it speaks').choices(languages))
    .option('--force', 'write over a file that is there')
    .action(async (wanted: string, file: string, options: { language?: string; force?: true }) => {
      const { daemon, out } = await context()
      const format = reportFormats.find((one) => file.toLowerCase().endsWith(`.${one}`))
      if (format === undefined) {
        out.fail('say what it is to be by its ending: report.html or report.csv', 2)
        return
      }
      const isForced = options.force === true
      const there = await whyNot(file, isForced)
      if (there !== null) {
        out.fail(there)
        return
      }
      const found = await findOrganisation(wanted, { daemon, out })
      if (found === null) return
      const query = new URLSearchParams({ format, ...(options.language && { language: options.language }) })
      const answer = await daemon.call('GET', `/v1/organisations/${found.id}/report?${query.toString()}`)
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const { text } = v.parse(reportFile, answer.value)
      const fault = await writeWhole(file, text, isForced)
      if (fault !== null) {
        out.fail(fault)
        return
      }
      out.result({ format, file, bytes: Buffer.byteLength(text) }, () => `Written to ${file}.`)
    })
}
