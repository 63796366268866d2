/** `account`, and `state`: what no source says, by your own word. */
import * as v from 'valibot'
import type { AddCommands, Context } from './context.ts'
import { table } from './output.ts'
import { accountAnswer, type AccountFact } from '#shared/account-view.ts'
import { twoFactorMethods } from '#shared/account.ts'
import { isKnown } from '#shared/fact.ts'
import type { Translator } from '#shared/i18n.ts'
import {
  statable,
  statementRemoved,
  statementsAnswer,
  statementScopes,
  statementStated,
  type Statement,
  type StatementScope,
} from '#shared/statements.ts'
import { isoTime } from '#shared/time.ts'

interface Whose {
  readonly login?: string
  readonly organisation?: string
  readonly member?: string
}

export const accountCommands: AddCommands = (program, context) => {
  program
    .command('account')
    .description('what is known of your login, and who says it')
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await daemon.call('GET', '/v1/account')
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const { accounts } = v.parse(accountAnswer, answer.value)
      out.result(accounts, () =>
        accounts
          .map(({ login, name, email, facts }) => {
            const who = email === null ? login : `${name ?? ''} <${email}> (${login})`
            return `${who}\n\n${table([['WHAT', 'VALUE', 'FROM', 'SINCE'], ...facts.map((one) => rowOf(out.translator, one))])}`
          })
          .join('\n\n'),
      )
    })

  const state = program.command('state').description('what no source says, by your own word')
  state
    .command('list')
    .description('what you stated, and until when it is believed')
    .action(async () => {
      const { daemon, out } = await context()
      const answer = await daemon.call('GET', '/v1/statements')
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const { statements } = v.parse(statementsAnswer, answer.value)
      out.result(statements, () =>
        statements.length === 0
          ? 'Nothing is stated. `latchkey account` shows what no source says.'
          : table([
              ['OF', 'WHAT', 'VALUE', 'STATED', 'BELIEVED UNTIL'],
              ...statements.map(({ scope, subject, key, value, at, until, toConfirm }) => [
                `${scope} ${subject}`,
                key,
                textOf(value),
                at.slice(0, 10),
                `${until.slice(0, 10)}${toConfirm ? ', to be confirmed' : ''}`,
              ]),
            ]),
      )
    })
  state
    .command('set')
    .description('state it, or confirm it')
    .argument(
      '<what>',
      `one of ${statementScopes.map((scope) => `${scope}: ${Object.keys(statable[scope]).join(', ')}`).join('; ')}`,
    )
    .argument(
      '<value>',
      'yes or no, a word, a number, a date as 2026-11-22, an address, or a list with commas',
    )
    .option('--login <name>', 'of this login; of the only one without it')
    .option('--organisation <id>', 'of this organisation')
    .option('--member <organisation/member>', 'of this member, as in 42/u7')
    .option('--unverified', 'of an address: it was never confirmed')
    .action(async (key: string, text: string, options: Whose & { unverified?: true }) => {
      const ways = await context()
      const of = await subjectOf(ways, options)
      if (of === null) return
      const value = valueOf(of.scope, key, text, options.unverified !== true)
      if (value === null) {
        ways.out.fail(`${key} cannot be stated so of a ${of.scope}: see \`latchkey state set --help\``, 2)
        return
      }
      const answer = await ways.daemon.call('POST', '/v1/statements', { ...of, key, value })
      if (!answer.ok) {
        if (answer.error.type === 'refused' && answer.error.code === 'conflict')
          ways.out.fail('a source knows this by itself: what you state would not count')
        else ways.out.failCall(answer.error)
        return
      }
      const told = v.parse(statementStated, answer.value)
      ways.out.result(told, () => `Stated. It is believed until ${told.statement.until.slice(0, 10)}.`)
    })
  state
    .command('remove')
    .description('take a statement back')
    .argument('<what>')
    .option('--login <name>', 'of this login; of the only one without it')
    .option('--organisation <id>', 'of this organisation')
    .option('--member <organisation/member>', 'of this member')
    .action(async (key: string, options: Whose) => {
      const ways = await context()
      const of = await subjectOf(ways, options)
      if (of === null) return
      const answer = await ways.daemon.call('POST', '/v1/statements/remove', { ...of, key })
      if (!answer.ok) {
        ways.out.failCall(answer.error)
        return
      }
      const { removed } = v.parse(statementRemoved, answer.value)
      if (removed === null) ways.out.fail(`${key} was not stated of ${of.scope} ${of.subject}`)
      else ways.out.result({ removed }, () => 'Taken back.')
    })
}

const rowOf = ({ t }: Translator, { key, told, source, observedAt }: AccountFact): string[] => [
  t(`account.fact.${key}`),
  isKnown(told) ? textOf(told.known) : t('app.unknown'),
  isKnown(told) ? t(`source.${source}`) : t(`reason.${told.unknown}`),
  observedAt === null ? '–' : `${observedAt.slice(0, 16).replace('T', ' ')}Z`,
]

function textOf(value: Statement['value'] | null): string {
  if (value === null) return '–'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'object') return value.address ?? 'none'
  return v.is(isoTime, value) ? value.slice(0, 10) : String(value)
}

type Subject = { readonly scope: StatementScope; readonly subject: string }

/** Of whom; a login where nothing else is said. `null`: it was said why not. */
async function subjectOf({ daemon, out }: Context, whose: Whose): Promise<Subject | null> {
  const given = [whose.login, whose.organisation, whose.member].filter((one) => one !== undefined)
  if (given.length > 1) {
    out.fail('say one of --login, --organisation and --member', 2)
    return null
  }
  if (whose.organisation !== undefined) return { scope: 'organisation', subject: whose.organisation }
  if (whose.member !== undefined) return { scope: 'member', subject: whose.member }
  if (whose.login !== undefined) return { scope: 'account', subject: whose.login }
  const answer = await daemon.call('GET', '/v1/account')
  if (!answer.ok) {
    out.failCall(answer.error)
    return null
  }
  const { accounts } = v.parse(accountAnswer, answer.value)
  const [only] = accounts
  if (accounts.length === 1 && only) return { scope: 'account', subject: only.login }
  out.fail(
    only ? 'say which login: --login <name>' : 'no login is connected: `latchkey connect infomaniak`',
    2,
  )
  return null
}

/** As typed, in the form that the key takes; `null` where it fits none. */
function valueOf(scope: StatementScope, key: string, text: string, verified: boolean): unknown {
  const rows: Readonly<Record<string, { readonly value: v.GenericSchema }>> = statable[scope]
  if (!Object.hasOwn(rows, key)) return null
  const schema = rows[key]?.value ?? v.never()
  const forms: unknown[] = [
    text,
    ...(text === 'yes' || text === 'no' ? [text === 'yes'] : []),
    ...(/^\d+$/.test(text) ? [Number(text)] : []),
    ...(/^\d{4}-\d\d-\d\d$/.test(text) ? [`${text}T00:00:00.000Z`] : []),
    text.split(',').map((part) => twoFactorMethods.find((one) => one === part.trim())),
    { address: text === 'none' ? null : text, verified: verified && text !== 'none' },
  ]
  return forms.find((form) => v.is(schema, form)) ?? null
}
