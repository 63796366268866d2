/** `notices`: what was said, and by which ways it goes to other places than this computer. */
import * as v from 'valibot'
import type { AddCommands } from './context.ts'
import { table } from './output.ts'
import { addNoticeWays } from './notice-ways.ts'
import { noticeWords } from '#shared/finding-words.ts'
import type { Translator } from '#shared/i18n.ts'
import { historyAnswer, saidNotice, type Delivery, type SaidNotice } from '#shared/notice-channels.ts'

export const noticeCommands: AddCommands = (program, context) => {
  const notices = program.command('notices').description('what was said when, and where it goes')

  notices
    .command('history', { isDefault: true })
    .alias('list')
    .description('what was said, the newest first')
    .option('--before <page>', 'what is older, by the word at the end of the page before')
    .action(async ({ before }: { before?: string }) => {
      const { daemon, out } = await context()
      const query = before === undefined ? '' : `?before=${encodeURIComponent(before)}`
      const answer = await daemon.call('GET', `/v1/notices/history${query}`)
      if (!answer.ok) return out.failCall(answer.error)
      const page = v.parse(historyAnswer, answer.value)
      const rows = page.notices.map((one) => rowOf(one, out.translator))
      const more = page.next === null ? [] : [`More: latchkey notices history --before ${page.next}`]
      out.result(page, () =>
        rows.length === 0 ? 'Nothing was said yet.' : [table(rows), ...more].join('\n'),
      )
    })

  notices
    .command('acknowledge')
    .description('say that you have seen it: it goes nowhere any more')
    .argument('<id>')
    .action(async (id: string) => {
      const { daemon, out } = await context()
      const answer = await daemon.call('POST', `/v1/notices/${encodeURIComponent(id)}/acknowledge`, {})
      if (!answer.ok) return out.failCall(answer.error)
      const said = v.parse(saidNotice, answer.value)
      out.result(said, () => table([rowOf(said, out.translator)]))
    })

  addNoticeWays(notices, context)
}

function rowOf({ notice, deliveries, acknowledged }: SaidNotice, translator: Translator): readonly string[] {
  const { title } = noticeWords(translator, notice)
  const seen = acknowledged === null ? '' : translator.t('channel.seen')
  return [
    notice.id,
    translator.dateTime(notice.createdAt),
    title,
    deliveries.map((one) => deliveryWords(one, translator)).join('; '),
    seen,
  ]
}

function deliveryWords(
  { channel, name, state, nextAt, fault }: Delivery,
  { t, dateTime }: Translator,
): string {
  const called = channel === 'browser' || channel === 'desktop' ? name || t(`channel.kind.${channel}`) : name
  const when = nextAt === null ? '' : dateTime(nextAt)
  const why = fault === null ? '' : ` (${t(`channel.fault.${fault}`)})`
  return `${called}: ${t(`channel.state.${state}`, { when })}${why}`
}
