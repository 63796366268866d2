/** `otp backup-codes add`: what is kept of a text as it came, and what is said of the rest. */
import * as v from 'valibot'
import type { Context } from './context.ts'
import { readSecretText } from './secret-input.ts'
import { isLogin } from './with-codes.ts'
import { failVault } from './with-vault.ts'
import { keptAnswer, LONGEST_PASTE, readAnswer, type ReadCodes } from '#shared/backup-codes.ts'

export interface AddOptions {
  readonly login?: string
  readonly label?: string
  readonly replace?: true
  readonly more?: true
}

export async function addSet(at: Context, { login, label, replace, more }: AddOptions) {
  const { daemon, out } = at
  if ((login === undefined) === (label === undefined)) {
    out.fail('say whose codes they are: --login <name>, or --label <text> for another site', 2)
    return
  }
  if (login !== undefined && !(await isLogin(at, login))) return
  const text = await readSecretText()
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
        ...tellLeft(left),
      ].join('\n'),
    )
  } else if (answer.error.type === 'refused' && answer.error.code === 'conflict')
    out.fail('there are codes of it already. Say --replace (new codes void the old), or --more.')
  else failVault(at, answer.error)
}

/** What looks like a code may be one; the rest of a letter is only counted. */
function tellLeft(left: ReadCodes['left']): readonly string[] {
  const odd = left.filter(({ why }) => why === 'other-form')
  const others = left.length - odd.length
  return [
    ...odd.map(({ line, text }) => `Not taken, line ${String(line)}: ${text}`),
    ...(odd.length > 0
      ? ['They look different from the others. If they are codes, add them with --more.']
      : []),
    ...(others > 0 ? [`No codes: ${String(others)} other parts of the text.`] : []),
  ]
}
