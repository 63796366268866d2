/** `otp backup-codes`: the codes for the day on which every other method is out of reach, one at a time. */
import type { Command } from 'commander'
import * as v from 'valibot'
import type { Context } from './context.ts'
import { table } from './output.ts'
import { readSecret } from './secret-input.ts'
import { failVault } from './with-vault.ts'
import {
  keptAnswer,
  LONGEST_PASTE,
  nextAnswer,
  readAnswer,
  setsAnswer,
  type CodeSet,
} from '#shared/backup-codes.ts'

type At = () => Promise<Context>
interface AddOptions {
  readonly login?: string
  readonly label?: string
  readonly replace?: true
  readonly more?: true
}

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
      await add(await context(), options)
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
      out.result({ locked, sets }, () =>
        sets.length === 0
          ? 'None are kept.'
          : table([['SET', 'FOR', 'LEFT', 'OF', 'SINCE'], ...sets.map(rowOf)]),
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

const rowOf = (set: CodeSet): string[] => [
  set.id,
  set.connection ?? set.label ?? '–',
  set.damaged
    ? 'does not open'
    : `${String(set.left)}${set.believedUntil === null ? ' (to be confirmed)' : ''}`,
  String(set.total),
  set.keptAt.slice(0, 10),
]

async function add(at: Context, { login, label, replace, more }: AddOptions) {
  const { daemon, out } = at
  if ((login === undefined) === (label === undefined)) {
    out.fail('say whose codes they are: --login <name>, or --label <text> for another site', 2)
    return
  }
  const text = await readSecret()
  if (text.length > LONGEST_PASTE) {
    out.fail('that is more text than codes come with: give the part with the codes in it', 2)
    return
  }
  const read = await daemon.call('POST', '/v1/backup-codes/read', { text })
  if (!read.ok) {
    out.failCall(read.error)
    return
  }
  const { taken, left, repeated } = v.parse(readAnswer, read.value)
  if (taken.length === 0) {
    out.fail('there is no backup code in that text.')
    return
  }
  const how = replace ? 'replace' : more ? 'add' : undefined
  const body = {
    of: login === undefined ? { label } : { connection: login },
    codes: taken.map(({ code }) => code),
    ...(how && { how }),
  }
  const answer = await daemon.call('POST', '/v1/backup-codes', body)
  if (answer.ok) {
    const kept = v.parse(keptAnswer, answer.value)
    out.result({ ...kept, left: left.length }, () =>
      [
        `Kept ${String(kept.added)}.`,
        ...(kept.repeated + repeated.length > 0
          ? [`${String(kept.repeated + repeated.length)} more than once.`]
          : []),
        ...left.map((one) => `Left, line ${String(one.line)}: ${one.text}`),
      ].join('\n'),
    )
  } else if (answer.error.type === 'refused' && answer.error.code === 'conflict')
    out.fail('there are codes of it already. Say --replace (new codes void the old), or --more.')
  else failVault(at, answer.error)
}

/** The one of that name; `null`: it was said why not. */
async function setOf({ daemon, out }: Context, name: string): Promise<CodeSet | null> {
  const answer = await daemon.call('GET', '/v1/backup-codes')
  if (!answer.ok) {
    out.failCall(answer.error)
    return null
  }
  const { sets } = v.parse(setsAnswer, answer.value)
  const found = sets.find(({ id, connection, label }) => [id, connection, label].includes(name))
  if (!found) out.fail(`there are no codes of ${name}: see \`latchkey otp backup-codes list\`.`)
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
    at.out.fail(isBack ? 'none is struck.' : 'none was shown that is not struck yet.')
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
