/** `status` and `sync`. */
import * as v from 'valibot'
import { onOneLine } from '../core/foreign-text.ts'
import type { AddCommands, Context } from './context.ts'
import { table } from './output.ts'
import { severities } from '#shared/findings.ts'
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
      const { displayName } = await import('../core/domain-name.ts')
      // a subject may be no name at all, and then none is made of it
      out.result(found, () => inWords(found, out, (subject) => displayName(subject) || subject))
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
        table([
          ['SOURCE', 'STATE', 'CALLS', 'CHANGED'],
          ...sources.map(({ name, state, calls, changed }) => [name, state, String(calls), String(changed)]),
        ]),
      )
    })
}

/** The worst first, then what is not known, then what was put away. */
const rankOf = ({ status, severity }: Status['findings'][number]) =>
  status === 'open'
    ? severities.indexOf(severity)
    : status === 'unknown'
      ? severities.length
      : severities.length + 1
const glyph = { critical: '!!', warning: '! ', notice: '· ' } as const

function inWords(found: Status, out: Context['out'], shown: (subject: string) => string): string {
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
    ...(found.organisations.length === 0
      ? [
          'No account is known: `latchkey connect infomaniak` connects one, `latchkey connections` says how those are.',
        ]
      : []),
  ]
  const worstFirst = found.findings.toSorted((a, b) => rankOf(a) - rankOf(b))
  const rows = worstFirst.map((one) => [
    one.status === 'unknown' ? '? ' : glyph[one.severity],
    one.title,
    shown(one.subject),
    one.status === 'open' ? '' : one.status,
  ])
  return [...head, '', table(rows), ...found.warnings.map((warning) => `\n${warning}`)].join('\n').trimEnd()
}
