/** `domains export`: every name in a form that another program reads. */
import { Option } from 'commander'
import type { AddCommands } from './context.ts'
import { whyNot, writeWhole } from './whole-file.ts'
import { feedFormats, type FeedFormat } from '#shared/feeds.ts'

interface ExportOptions {
  readonly format: FeedFormat
  readonly output?: string
  readonly force?: true
}

export const domainExportCommand: AddCommands = (domains, context) => {
  domains
    .command('export')
    .description('every name for a calendar, a spreadsheet or Prometheus')
    .addOption(
      new Option('--format <format>', 'what that program reads').choices(feedFormats).makeOptionMandatory(),
    )
    .option('--output <file>', 'write it there; else it is printed')
    .option('--force', 'write over a file that is there')
    .action(async ({ format, output, force }: ExportOptions) => {
      const { daemon, out } = await context()
      if (out.json && output === undefined && format !== 'json') {
        out.fail('--json prints one JSON document: say --format json, or --output <file>', 2)
        return
      }
      const isForced = force === true
      const there = output === undefined ? null : await whyNot(output, isForced)
      if (there !== null) {
        out.fail(there)
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
      const fault = await writeWhole(output, answer.value, isForced)
      if (fault !== null) {
        out.fail(fault)
        return
      }
      out.result({ format, file: output, bytes: answer.value.length }, () => `Written to ${output}.`)
    })
}
