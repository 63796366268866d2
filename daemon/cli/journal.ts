/** `journal` and `retention`. */
import * as v from 'valibot'
import type { AddCommands } from './context.ts'
import { table } from './output.ts'
import { WrongUsage } from './secret-input.ts'
import { journalAnswer } from '#shared/journal.ts'
import { journalAbout } from '#shared/keeping.ts'
import { settings } from '#shared/settings.ts'

export const journalCommands: AddCommands = (program, context) => {
  const journal = program.command('journal').description('what was done here, by whom and when')
  journal
    .command('list', { isDefault: true })
    .description('newest first')
    .option('--event <name>', 'only these: `pairing` for all of pairing, `pairing.revoked` for one')
    .option('--by <id>', 'only by this client, `cli`, `daemon` or `person`')
    .option('--since <time>', 'only since then')
    .option('--limit <count>', 'at most so many', '50')
    .action(async (options: { event?: string; by?: string; since?: string; limit: string }) => {
      if (!/^[1-9]\d*$/.test(options.limit)) throw new WrongUsage('--limit takes a number, such as 50.')
      if (options.since !== undefined && Number.isNaN(Date.parse(options.since)))
        throw new WrongUsage('--since takes a time, such as 2026-11-22T12:00:00Z.')
      const { daemon, out } = await context()
      const asked = new URLSearchParams({ ...options, language: out.translator.language })
      const answer = await daemon.call('GET', `/v1/journal?${asked.toString()}`)
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const { rows } = v.parse(journalAnswer, answer.value)
      const entries = rows.map(({ seq, at, event, by, subject, data }) => ({
        seq,
        at,
        event,
        by,
        subject,
        data,
      }))
      out.result(entries, () =>
        rows.length === 0
          ? out.translator.t('journal.empty')
          : table(
              rows.map(({ seq, at, text, who }) => [String(seq), out.translator.dateTime(at), text, who]),
            ),
      )
    })
  journal
    .command('verify')
    .description('whether every entry is as it was written, and none is missing')
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await daemon.call('GET', `/v1/journal/about?language=${out.translator.language}`)
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const { intact, verdict, file, line } = v.parse(journalAbout, answer.value)
      out.result({ intact, file, line }, () => verdict)
      if (!intact) out.fail(verdict)
    })

  program
    .command('retention')
    .description('for how many days the journal and the histories of names are kept')
    .option('--days <count>', 'set it, from 90 to 3650')
    .action(async ({ days }: { days?: string }) => {
      const { daemon, out } = await context()
      const keepDays = Number(days)
      if (days !== undefined && !v.is(settings.entries.keepDays, keepDays)) {
        out.fail('the days must be a whole number from 90 to 3650.', 2)
        return
      }
      const answer = await (days === undefined
        ? daemon.call('GET', '/v1/settings')
        : daemon.call('PATCH', '/v1/settings', { keepDays }))
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const kept = v.parse(v.object({ keepDays: v.number() }), answer.value)
      out.result(kept, () => `Kept for ${String(kept.keepDays)} days; the newest 1000 entries always stay.`)
    })
}
