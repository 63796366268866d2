/** `domains export`: every name in a form that another program reads. */
import { writeFile } from 'node:fs/promises'
import { Option } from 'commander'
import type { AddCommands } from './context.ts'
import { feedFormats, type FeedFormat } from '#shared/feeds.ts'

interface ExportOptions {
  readonly format: FeedFormat
  readonly output?: string
}

export const domainExportCommand: AddCommands = (domains, context) => {
  domains
    .command('export')
    .description('every name for a calendar, a spreadsheet or Prometheus')
    .addOption(
      new Option('--format <format>', 'what that program reads').choices(feedFormats).makeOptionMandatory(),
    )
    .option('--output <file>', 'write it there; else it is printed')
    .action(async ({ format, output }: ExportOptions) => {
      const { daemon, out } = await context()
      if (out.json && output === undefined && format !== 'json') {
        out.fail('--json prints one JSON document: say --format json, or --output <file>', 2)
        return
      }
      const answer = await daemon.read(`/v1/domains/export?format=${format}`)
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      if (output === undefined) {
        // as it is: this is no sentence for a person
        process.stdout.write(answer.value)
        return
      }
      try {
        await writeFile(output, answer.value, { mode: 0o600 })
      } catch (error) {
        out.fail(`${output} cannot be written (${error instanceof Error ? error.message : String(error)})`)
        return
      }
      out.result({ format, file: output, bytes: answer.value.length }, () => `Written to ${output}.`)
    })
}
