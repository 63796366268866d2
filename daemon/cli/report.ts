/** `report`: a file on one organisation, to send or to print. */
import { rm, writeFile } from 'node:fs/promises'
import { Option } from 'commander'
import * as v from 'valibot'
import type { AddCommands } from './context.ts'
import { findOrganisation } from './organisation.ts'
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
      const found = await findOrganisation(wanted, { daemon, out })
      if (found === null) return
      const query = new URLSearchParams({ format, ...(options.language && { language: options.language }) })
      const answer = await daemon.call('GET', `/v1/organisations/${found.id}/report?${query.toString()}`)
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const { text } = v.parse(reportFile, answer.value)
      const fault = await written(file, text, options.force === true)
      if (fault !== null) {
        out.fail(fault)
        return
      }
      out.result({ format, file, bytes: Buffer.byteLength(text) }, () => `Written to ${file}.`)
    })
}

/** Why it was not written, or `null`. It names members and their addresses: nobody else may open it. */
async function written(file: string, text: string, force: boolean): Promise<string | null> {
  try {
    // another file in its place, so that a link leads nowhere and old permissions do not stay
    if (force) await rm(file, { force: true })
    await writeFile(file, text, { mode: 0o600, flag: 'wx' })
    return null
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return code === 'EEXIST'
      ? `${file} is there already. Say --force to write over it.`
      : `${file} cannot be written (${error instanceof Error ? error.message : String(error)})`
  }
}
