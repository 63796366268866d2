/** `otp list`, `show`, `edit`, `remove` and `restore`: what is kept in the vault. */
import type { Command } from 'commander'
import * as v from 'valibot'
import type { Context } from './context.ts'
import { table } from './output.ts'
import { find, isLogin, nameOf, withCodes } from './with-codes.ts'
import { codeGrant, type CodeChange } from '#shared/code-calls.ts'
import { asOrigin } from '#shared/code-origin.ts'
import { codeAnswer, codeEntry, LONGEST_CODE_NAME, type CodeAnswer, type CodeEntry } from '#shared/codes.ts'
import type { IsoTime } from '#shared/time.ts'

const isKept = ({ removedAt }: CodeEntry) => removedAt === null

const rowOf = (entry: CodeEntry): readonly string[] => [
  entry.id,
  nameOf(entry),
  entry.kind === 'totp' ? `${String(entry.digits)} digits, ${String(entry.period)} s` : 'by counter',
  entry.origins.join(' ') || '-',
  entry.connection ?? '-',
  isKept(entry) ? '' : 'removed',
]

export function addOtpEntries(otp: Command, context: () => Promise<Context>): void {
  otp
    .command('list')
    .description('the codes in the vault, without any code')
    .action(async () =>
      withCodes(await context(), ({ all: { out }, entries, damaged }) => {
        if (damaged > 0)
          out.message(
            `${String(damaged)} cannot be opened: changed on the disk. Restore a backup from before.`,
          )
        out.result(entries, () =>
          entries.length === 0
            ? 'No codes are kept. `latchkey otp add` keeps one, `latchkey otp import FILE` those of another app.'
            : table([['ID', 'NAME', 'CODE', 'FILLED IN AT', 'LOGIN', ''], ...entries.map(rowOf)]),
        )
        return Promise.resolve()
      }),
    )

  otp
    .command('show')
    .description('the code of now; by a counter, the next one, which nobody gets again')
    .argument('<name>', 'its name, a part of it, or its id')
    .action(async (name: string) =>
      withCodes(await context(), async (codes) => {
        const entry = find(codes, name, isKept)
        if (entry === null) return
        const granted = await codes.ask('POST', `/v1/codes/${entry.id}/grant`, {}, codeGrant)
        const shown = granted && (await codes.ask('POST', `/v1/codes/${entry.id}/code`, {}, codeAnswer))
        if (shown === null) return
        const { out } = codes.all
        const off = clockSentence(shown)
        if (off !== null) out.message(off)
        out.result(shown, () =>
          shown.validUntil === null
            ? `${shown.code}, the one of counter ${String(shown.counter)}`
            : `${shown.code}, for ${secondsTo(shown.validUntil)} s${shown.next === null ? '' : `; then ${shown.next.code}`}`,
        )
      }),
    )

  otp
    .command('edit')
    .description('give it other names or places, or set the counter that is due')
    .argument('<name>')
    .option('--issuer <text>', 'the site')
    .option('--account <text>', 'the account there')
    .option('--origin <origins...>', 'where it may be filled in, as https://host[:port]; - for nowhere')
    .option('--login <name>', 'the connected login whose second factor it is; - for none')
    .option('--counter <number>', 'the next one, where the site has lost count')
    .action(async (name: string, options: Edited) => {
      const all = await context()
      const change = changeOf(options)
      if (typeof change === 'string') {
        all.out.fail(change, 2)
        return
      }
      await withCodes(all, async (codes) => {
        const entry = find(codes, name, isKept)
        if (entry === null) return
        if (entry.kind === 'totp' && change.counter !== undefined) {
          all.out.fail(`${nameOf(entry)} goes by time: it has no counter to set.`)
          return
        }
        if (change.connection != null && !(await isLogin(all, change.connection))) return
        const done = await codes.ask('PATCH', `/v1/codes/${entry.id}`, change, codeEntry)
        if (done !== null) all.out.result(done, () => `${nameOf(done)} was changed.`)
      })
    })

  otp
    .command('remove')
    .description('take it out; it can be restored for 30 days')
    .argument('<name>')
    .action(async (name: string) =>
      withCodes(await context(), async (codes) => {
        const entry = find(codes, name, isKept)
        if (entry === null) return
        const done = await codes.ask('DELETE', `/v1/codes/${entry.id}`, {}, v.strictObject({}))
        if (done !== null)
          codes.all.out.result({ removed: entry.id }, () =>
            [
              `${nameOf(entry)} gives no codes any more. \`latchkey otp restore ${entry.id}\` brings it back within 30 days.`,
              'The site still asks for its codes until you switch that off there.',
            ].join('\n'),
          )
      }),
    )

  otp
    .command('restore')
    .description('bring one back that was removed')
    .argument('<name>')
    .action(async (name: string) =>
      withCodes(await context(), async (codes) => {
        const entry = find(codes, name, (one) => !isKept(one))
        const done = entry && (await codes.ask('POST', `/v1/codes/${entry.id}/restore`, {}, codeEntry))
        if (done !== null) codes.all.out.result(done, () => `${nameOf(done)} gives codes again.`)
      }),
    )
}

/** Of now: until then the site takes the code. */
const secondsTo = (validUntil: IsoTime) =>
  String(Math.max(0, Math.ceil((Date.parse(validUntil) - Date.now()) / 1000)))

interface Edited {
  readonly issuer?: string
  readonly account?: string
  readonly origin?: readonly string[]
  readonly login?: string
  readonly counter?: string
}

/** A sentence where it is wrong usage. */
function changeOf({ issuer, account, origin, login, counter }: Edited): CodeChange | string {
  const origins = origin?.filter((one) => one !== '-').map((one) => ({ one, is: asOrigin(one) }))
  const odd = origins?.find(({ is }) => is === null)
  if (odd)
    return `${odd.one} is no place to fill a code in: https://host, with a port where there is one, and nothing after it`
  if ([issuer, account].some((text) => text !== undefined && text.length > LONGEST_CODE_NAME))
    return `a name has at most ${String(LONGEST_CODE_NAME)} characters`
  if (counter !== undefined && !/^\d{1,15}$/.test(counter)) return '--counter must be a whole number'
  const change: CodeChange = {
    ...(issuer !== undefined && { issuer }),
    ...(account !== undefined && { account }),
    ...(origins !== undefined && { origins: origins.flatMap(({ is }) => is ?? []) }),
    ...(login !== undefined && { connection: login === '-' ? null : login }),
    ...(counter !== undefined && { counter: Number(counter) }),
  }
  return Object.keys(change).length > 0 ? change : 'say what is to be changed: one of the options'
}

/** `null` where nothing is to be said of the clock. */
export function clockSentence({ clockOffMs, clockBoundMs }: CodeAnswer): string | null {
  if (clockOffMs === null) return null
  const seconds = String(Math.round(Math.abs(clockOffMs) / 1000))
  const bound = String(Math.ceil((clockBoundMs ?? 0) / 1000))
  return `The clock of this computer is about ${seconds} s ${clockOffMs > 0 ? 'ahead' : 'behind'} (to ${bound} s): the site may refuse the code. Set the clock right.`
}
