/** `status` and `sync`. */
import * as v from 'valibot'
import { onOneLine } from '../core/foreign-text.ts'
import type { AddCommands, Context } from './context.ts'
import { table } from './output.ts'
import { status, type Status } from '#shared/status.ts'
import { syncStates } from '../core/source.ts'

const syncAnswer = v.object({
  sources: v.array(
    v.object({ name: v.string(), state: v.picklist(syncStates), calls: v.number(), changed: v.number() }),
  ),
})

export const statusCommands: AddCommands = (program, context) => {
  program
    .command('status')
    .description('say what needs you')
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await daemon.call('GET', '/v1/status')
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const found = v.parse(status, answer.value)
      out.result(found, () => inWords(found, out))
    })

  program
    .command('sync')
    .description('ask every source now')
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await daemon.call('POST', '/v1/sync', {})
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const { sources } = v.parse(syncAnswer, answer.value)
      out.result({ sources }, () =>
        sources.length === 0
          ? 'Nothing is connected yet. Connect with `latchkey connect infomaniak`.'
          : table(
              sources.map((one) => [
                one.name,
                one.state,
                `${String(one.calls)} calls`,
                `${String(one.changed)} changed`,
              ]),
            ),
      )
    })
}

const glyph = { critical: '!!', warning: '! ', notice: '· ' } as const

function inWords(found: Status, out: Context['out']): string {
  const { translator } = out
  const head = [
    ...(found.sandbox ? [`[${translator.t('app.sandbox')}]`] : []),
    found.badge.title,
    ...found.organisations.map(
      ({ name, role }) => `${onOneLine(name, '\uFFFD')}${role ? ` · ${translator.t(`role.${role}`)}` : ''}`,
    ),
    found.score === null
      ? translator.t('score.unknown')
      : translator.t('score.label', { score: found.score }),
  ]
  const rows = found.findings.map((one) => [
    one.status === 'unknown' ? '? ' : glyph[one.severity],
    one.title,
    one.subject,
    one.status === 'open' ? '' : one.status,
  ])
  return [...head, '', table(rows), ...found.warnings.map((warning) => `\n${warning}`)].join('\n').trimEnd()
}
