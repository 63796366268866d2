/** `otp backup-codes`: the codes for the day on which every other method is out of reach, one at a time. */
import type { Command } from 'commander'
import * as v from 'valibot'
import { addSet, type AddOptions } from './backup-codes-add.ts'
import type { Context } from './context.ts'
import { table } from './output.ts'
import { failVault } from './with-vault.ts'
import { nextAnswer, setsAnswer, type CodeSet } from '#shared/backup-codes.ts'
import type { Translator } from '#shared/i18n.ts'

type At = () => Promise<Context>

const which = ['<set>', 'its id, its login, or its label'] as const

export function addBackupCodes(otp: Command, context: At): void {
  const group = otp.command('backup-codes').description('codes that each work once, kept in the vault')

  group
    .command('add')
    .description('keep the codes in a text on standard input, as they came: lists, tables, mails')
    .option('--login <name>', 'the login that they are for')
    .option('--label <text>', 'another site that they are for')
    .option('--replace', 'in place of those that are there: new codes void the old')
    .option('--more', 'beside those that are there')
    .action(async (options: AddOptions) => {
      await addSet(await context(), options)
    })
  group
    .command('list')
    .description('which sets there are, and how many codes are left')
    .action(async () => {
      const { out, daemon } = await context()
      const answer = await daemon.call('GET', '/v1/backup-codes')
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const { locked, sets } = v.parse(setsAnswer, answer.value)
      if (locked && sets.length > 0)
        out.message('The vault is locked: of sites that are no login, their names are not shown.')
      out.result({ locked, sets }, () =>
        sets.length === 0
          ? 'None are kept. `latchkey otp backup-codes add` keeps some.'
          : table([['SET', 'FOR', 'LEFT', 'OF', 'SINCE'], ...sets.map((set) => rowOf(out.translator, set))]),
      )
    })
  group
    .command('use')
    .description('show one code; once it has worked, strike it')
    .argument(...which)
    .action(async (name: string) => {
      const at = await context()
      const set = await setOf(at, name)
      if (set) await use(at, set)
    })
  group
    .command('strike')
    .description('the code that was shown has worked, or was refused: it is never shown again')
    .argument(...which)
    .option('--back', 'it was not used after all')
    .action(async (name: string, { back }: { back?: true }) => {
      const at = await context()
      const set = await setOf(at, name)
      if (set) await strike(at, set, back === true)
    })
  group
    .command('remove')
    .description('remove a set for good')
    .argument(...which)
    .action(async (name: string) => {
      const at = await context()
      const set = await setOf(at, name)
      if (set) await act(at, 'DELETE', `/v1/backup-codes/${set.id}`, 'Removed.')
    })
}

const rowOf = ({ dateTime }: Translator, set: CodeSet): string[] => [
  set.id,
  set.connection ?? set.label ?? '–',
  set.damaged
    ? 'does not open'
    : `${String(set.left)}${set.believedUntil === null ? ' (to be confirmed)' : ''}`,
  String(set.total),
  dateTime(set.keptAt),
]

/** The one of that name; `null`: it was said why not. */
async function setOf({ daemon, out }: Context, name: string): Promise<CodeSet | null> {
  const answer = await daemon.call('GET', '/v1/backup-codes')
  if (!answer.ok) {
    out.failCall(answer.error)
    return null
  }
  const { locked, sets } = v.parse(setsAnswer, answer.value)
  const found = sets.find(({ id, connection, label }) => [id, connection, label].includes(name))
  if (!found)
    out.fail(
      locked
        ? `the vault is locked, so it is not known whether there are codes of ${name}. Run \`latchkey vault unlock\`.`
        : `there are no codes of ${name}: see \`latchkey otp backup-codes list\`.`,
    )
  return found ?? null
}

async function use(at: Context, { id }: CodeSet) {
  const { daemon, out } = at
  const given = await daemon.call('POST', `/v1/backup-codes/${id}/grant`)
  const answer = given.ok ? await daemon.call('POST', `/v1/backup-codes/${id}/next`) : given
  if (answer.ok) {
    const { code, left } = v.parse(nextAnswer, answer.value)
    out.result({ code, left }, () => code)
    out.message(`${String(left)} left after it. Once it has worked: latchkey otp backup-codes strike ${id}`)
  } else if (answer.error.type === 'refused' && answer.error.code === 'conflict') out.fail('none is left.')
  else failVault(at, answer.error)
}

/** The one that was shown and is not struck; taken back is the one that was struck last. */
async function strike(at: Context, { id, codes }: CodeSet, isBack: boolean) {
  const dated = (codes ?? []).map(({ shownAt, struckAt }, place) => ({ shownAt, struckAt, place }))
  const shown = dated.find((code) => code.shownAt !== null && code.struckAt === null)
  const struck = dated
    .filter((code) => code.struckAt !== null)
    .sort((one, other) => ((one.struckAt ?? '') < (other.struckAt ?? '') ? 1 : -1))[0]
  const one = isBack ? (shown ?? struck) : shown
  if (codes !== null && !one) {
    at.out.fail(isBack ? 'none was shown or struck.' : 'none was shown that is not struck yet.')
    return
  }
  const body = { which: one?.place ?? 0 }
  await act(
    at,
    'POST',
    `/v1/backup-codes/${id}/${isBack ? 'unstrike' : 'strike'}`,
    isBack ? 'Taken back.' : 'Struck.',
    body,
  )
}

async function act(at: Context, method: 'POST' | 'DELETE', path: string, words: string, body?: object) {
  const { daemon, out } = at
  const answer = await daemon.call(method, path, body)
  if (answer.ok) out.result({ done: true }, () => words)
  else failVault(at, answer.error)
}
