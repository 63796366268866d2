/** What every command about kept codes does: ask for the vault and what is in it, and find the one that is meant. */
import type * as v from 'valibot'
import { array, object, parse, string } from 'valibot'
import type { Context } from './context.ts'
import type { SecretLines } from './secret-input.ts'
import { failVault, isOpen, withVault } from './with-vault.ts'
import { codesAnswer, type DraftsAnswer } from '#shared/code-calls.ts'
import type { CodeEntry } from '#shared/codes.ts'
import type { VaultStatus } from '#shared/vault.ts'

export interface Codes {
  readonly all: Context
  readonly status: VaultStatus
  readonly entries: readonly CodeEntry[]
  /** Of entries that do not open. */
  readonly damaged: number
  readonly input: SecretLines
  /** `null` where it was refused, which was said. */
  readonly ask: <S extends v.GenericSchema>(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body: object,
    answer: S,
  ) => Promise<v.InferOutput<S> | null>
}

/** Needs the vault open. */
export async function withCodes(context: Context, run: (codes: Codes) => Promise<void>): Promise<void> {
  await withVault(context, async (all, status, input) => {
    if (!isOpen(all, status)) return
    const listed = await all.daemon.call('GET', '/v1/codes')
    if (!listed.ok) {
      failVault(all, listed.error)
      return
    }
    const { entries, damaged } = parse(codesAnswer, listed.value)
    await run({
      all,
      status,
      entries,
      damaged,
      input,
      async ask(method, path, body, answer) {
        const done = await all.daemon.call(method, path, body)
        if (done.ok) return parse(answer, done.value)
        failVault(all, done.error)
        return null
      },
    })
  })
}

export const nameOf = ({ id, issuer, account }: Pick<CodeEntry, 'id' | 'issuer' | 'account'>) =>
  [issuer, account].filter((part) => part !== '').join(': ') || id

/** By its id, its whole name or a part of it, as long as no other is meant. `null` where none is, which was said. */
export function find(
  { all, entries }: Codes,
  name: string,
  isMeant: (entry: CodeEntry) => boolean,
): CodeEntry | null {
  const wanted = name.trim().toLowerCase()
  // an empty one would be that of every entry without a site or an account
  if (wanted === '') {
    all.out.fail('say which code: by its name, a part of it, or its id.', 2)
    return null
  }
  const found = named(entries.filter(isMeant), wanted)
  const [only, ...others] = found
  if (only !== undefined && others.length === 0) return only
  const [other] = named(entries, wanted)
  all.out.fail(
    only !== undefined
      ? `${name} may be ${found.map((one) => `${nameOf(one)} (${one.id})`).join(' or ')}. Name it by its id.`
      : other === undefined
        ? `there is no such code: ${name}. \`latchkey otp list\` shows them.`
        : other.removedAt === null
          ? `${nameOf(other)} was not removed: it gives codes.`
          : `${nameOf(other)} was removed. \`latchkey otp restore ${other.id}\` brings it back.`,
  )
  return null
}

function named(among: readonly CodeEntry[], wanted: string): readonly CodeEntry[] {
  const exact = among.filter((one) =>
    [one.id, one.issuer, one.account, nameOf(one)].some((text) => text.toLowerCase() === wanted),
  )
  return exact.length > 0 ? exact : among.filter((one) => nameOf(one).toLowerCase().includes(wanted))
}

const logins = object({ connections: array(object({ name: string() })) })

/** Whether a login of that name is connected; where none is, that was said. */
export async function isLogin({ daemon, out }: Context, name: string): Promise<boolean> {
  const answer = await daemon.call('GET', '/v1/connections')
  if (!answer.ok) out.failCall(answer.error)
  else if (parse(logins, answer.value).connections.some((one) => one.name === name)) return true
  else out.fail(`no login is called ${name}. \`latchkey connections\` shows them.`)
  return false
}

/** Says what of something brought cannot be read. */
export function tellUnread(
  { out }: Context,
  { unread, fault }: Pick<DraftsAnswer, 'unread' | 'fault'>,
): void {
  // some reasons stand in both, of an entry and of the file
  const said = (reason: string, kinds = ['fault', 'file']) => {
    const key = kinds.map((kind) => `codes.${kind}.${reason}`).find(out.translator.has)
    return key === undefined ? reason : out.translator.t(key)
  }
  for (const { line, entry, name, reason } of unread) {
    const place = line !== null ? `line ${String(line)}: ` : entry !== null ? `entry ${String(entry)}: ` : ''
    out.message(`${place}${name === '' ? '' : `${name}: `}${said(reason)}`)
  }
  if (fault !== null) out.message(said(fault, ['file', 'fault']))
}
