/** `domains add` and `domains remove`: names that the person looks after beside those of the account. */
import { readFile } from 'node:fs/promises'
import { Option } from 'commander'
import * as v from 'valibot'
import type { AddCommands, Context } from './context.ts'
import { onOneLine } from '../core/foreign-text.ts'
import { allRows, dayOf } from './domain-rows.ts'
import { table } from './output.ts'
import {
  dateOrders,
  LONGEST_LIST,
  nameListKinds,
  nameRemoved,
  namesAdded,
  type NameFault,
  type NamesAdd,
  type NamesAdded,
} from '#shared/domain-notes.ts'
import { listText } from '#shared/list-text.ts'

interface AddOptions {
  readonly file?: string
  readonly kind?: NonNullable<NamesAdd['kind']>
  readonly dates?: NonNullable<NamesAdd['dates']>
  readonly dryRun?: true
}

export const domainNameCommands: AddCommands = (domains, context) => {
  domains
    .command('add')
    .description('look after names that no connected login shows')
    .argument('[names...]')
    .option('--file <file>', 'a list, one name a line, a table with a header, or a zone file')
    .addOption(new Option('--kind <kind>', 'what the file is, where it does not show').choices(nameListKinds))
    .addOption(new Option('--dates <order>', 'how its dates are written').choices(dateOrders))
    .option('--dry-run', 'change nothing, and say what would be')
    .action(async (names: readonly string[], { file, kind, dates, dryRun }: AddOptions) => {
      const { daemon, out } = await context()
      if (names.length > 0 === (file !== undefined)) {
        out.fail('name the domains, or say --file <file>: one of them is required', 2)
        return
      }
      if (file === undefined && (kind !== undefined || dates !== undefined)) {
        out.fail('--kind and --dates say how a file is written: they need --file <file>', 2)
        return
      }
      const text = file === undefined ? names.join('\n') : await textIn(file)
      if (text === null) {
        out.fail(`${String(file)} cannot be read`)
        return
      }
      if (text.length > LONGEST_LIST) {
        out.fail(`${file ?? 'this'} is too long: a list has at most ${String(LONGEST_LIST)} characters`)
        return
      }
      const wanted: NamesAdd = {
        text,
        kind: file === undefined ? 'list' : (kind ?? null),
        dates: dates ?? null,
        dryRun: dryRun === true,
      }
      const answer = await daemon.call('POST', '/v1/domains', wanted)
      if (!answer.ok) {
        out.failCall(answer.error)
        return
      }
      const added = v.parse(namesAdded, answer.value)
      tellFaults(out, added, file !== undefined)
      if (added.names.length === 0) {
        if (out.json) out.result(added.dryRun ? added : [], () => '')
        out.fail(`${whyNone(added, file !== undefined && kind === undefined)} Nothing was added.`)
      } else if (added.dryRun) out.result(added, () => wordsOf(added))
      else await showRows({ daemon, out }, new Set(added.names.map(({ name }) => name)), wordsOf(added))
    })

  domains
    .command('remove')
    .description('look no longer after a name that you added')
    .argument('<name>')
    .action(async (name: string) => {
      const { daemon, out } = await context()
      const { toAscii } = await import('../core/domain-name.ts')
      const ascii = toAscii(name.trim())
      const answer =
        ascii === null ? null : await daemon.call('DELETE', `/v1/domains/${encodeURIComponent(ascii)}`)
      if (answer?.ok === false) {
        out.failCall(answer.error)
        return
      }
      if (ascii === null || answer === null || !v.parse(nameRemoved, answer.value).removed) {
        out.fail(`${name} is none of the names that you added. \`latchkey domains list\` shows every name.`)
        return
      }
      await showRows({ daemon, out }, new Set([ascii]), `${name} is looked after no longer.`)
    })
}

type Ways = Pick<Context, 'daemon' | 'out'>

/** With `--json` the rows of these names as they stand now. */
async function showRows({ daemon, out }: Ways, names: ReadonlySet<string>, words: string): Promise<void> {
  if (!out.json) {
    out.result(null, () => words)
    return
  }
  const rows = await allRows(daemon)
  if (rows.ok)
    out.result(
      rows.value.filter(({ name }) => names.has(name)),
      () => words,
    )
  else out.failCall(rows.error)
}

const textIn = (file: string): Promise<string | null> => readFile(file).then(listText, () => null)

function wordsOf({ names, dryRun }: NamesAdded): string {
  const count = (state: NamesAdded['names'][number]['state']) =>
    names.filter((one) => one.state === state).length
  const [added, dated, kept] = [count('new'), count('dated'), count('kept')]
  const more = names.length - LINES_TOLD
  return [
    table([
      ['NAME', 'PAID UNTIL', 'IS'],
      ...names
        .slice(0, LINES_TOLD)
        .map(({ display, paidUntil, state }) => [display, dayOf(paidUntil), stateWords[state]]),
    ]),
    ...(more > 0 ? [`and ${String(more)} more`] : []),
    '',
    `${dryRun ? 'This would be' : 'Done'}: ${String(added)} new, ${String(dated)} with a new date, ${String(kept)} as before.`,
  ].join('\n')
}
const stateWords: Readonly<Record<NamesAdded['names'][number]['state'], string>> = {
  new: 'new',
  dated: 'new date',
  kept: 'as before',
}

/** @param isGuessed whether it was told from the text what it is */
function whyNone({ kind, faults }: NamesAdded, isGuessed: boolean): string {
  if (faults.length === 0) return 'there is no name.'
  return isGuessed
    ? `no name could be read. This was taken for a ${kindWords[kind]}; --kind says what else it is.`
    : 'no name could be read.'
}
const kindWords: Readonly<Record<NamesAdded['kind'], string>> = {
  list: 'list',
  csv: 'table',
  zone: 'zone file',
}

/** Of names, and of faults. */
const LINES_TOLD = 20
const faultWords: Readonly<Record<NameFault, string>> = {
  'not-a-name': 'is not a domain name: write it as in example.com',
  'too-long': 'is too long for a domain name',
  'bad-label': 'has a part that no domain name has: only letters, digits and inner hyphens, at most 63',
  'public-suffix': 'is an extension, not a name below one',
  subdomain: 'lies below a name that is registered: write that one',
  'bad-date': 'is no date that can be read: write 2026-11-22',
  'two-ways-to-read': 'may be read in two ways: say --dates day-first or --dates month-first',
  'too-many': 'and what follows was left out: 10,000 lines are read at once',
}

function tellFaults(out: Context['out'], { faults }: NamesAdded, isFile: boolean): void {
  for (const { line, text, fault } of faults.slice(0, LINES_TOLD))
    out.message(`${isFile ? `line ${String(line)}: ` : ''}${onOneLine(text, '\uFFFD')} ${faultWords[fault]}`)
  const more = faults.length - LINES_TOLD
  if (more > 0) out.message(`and ${String(more)} more`)
}
