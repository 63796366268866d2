/** `key`: how the key that protects the tokens is opened, and a new one. */
import { randomBytes, randomInt } from 'node:crypto'
import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import * as v from 'valibot'
import { systemClock } from '../core/clock.ts'
import { hasCode } from '../core/private-path.ts'
import { codeOf, GROUPS, isSameGroup, SECRET_BYTES, secretOf } from '../features/keys/recovery-code.ts'
import { sheetPage, sheetText } from '../features/keys/sheet.ts'
import type { AddCommands, Context } from './context.ts'
import { secretLines, type SecretLines } from './secret-input.ts'
import { keyChanged, keyStatus } from '#shared/keys.ts'

type Status = v.InferOutput<typeof keyStatus>

export const keyCommands: AddCommands = (program, context) => {
  const key = program.command('key').description('the key that protects the tokens')

  /** Asks for its state first; every act needs the daemon. */
  const withKey = async (act: (all: Context, status: Status, input: SecretLines) => Promise<void>) => {
    const all = await context()
    const answer = await all.daemon.call('GET', '/v1/key/status')
    if (!answer.ok) {
      all.out.failCall(answer.error)
      return
    }
    const input = secretLines()
    try {
      await act(all, v.parse(keyStatus, answer.value), input)
    } finally {
      input.end()
    }
  }

  key
    .command('status')
    .description('how it is opened, and whether there is a recovery kit')
    .action(() =>
      withKey(({ out }, status) => {
        const { t, dateTime } = out.translator
        const kit = status.recoveryMadeAt
        out.result(status, () =>
          [
            t(`backup.key.${status.slot ?? 'none'}`),
            ...(status.slot === null
              ? []
              : [kit ? t('backup.kit.made', { when: dateTime(kit) }) : t('backup.kit.none')]),
          ].join('\n'),
        )
        return Promise.resolve()
      }),
    )

  key
    .command('passphrase')
    .description(
      'lock it by a passphrase, or change that; on standard input: the old one where there is one, then the new',
    )
    .action(() =>
      withKey(async (all, status, input) => {
        if (!isReady(all, status)) return
        const given = status.slot === 'passphrase' ? await input.ask('Passphrase of now') : null
        const passphrase = await input.askNew('New passphrase (8 characters or more)')
        if (passphrase === null)
          all.out.fail('nothing was changed: it needs 8 characters or more, twice the same.')
        else
          await send(
            all,
            '/v1/key/passphrase',
            { passphrase, given },
            'The key is locked by the new passphrase.',
          )
      }),
    )

  key
    .command('rotate')
    .description(
      'make a new key and encrypt everything anew; on standard input: the passphrase, where it has one',
    )
    .action(() =>
      withKey(async (all, status, input) => {
        if (!isReady(all, status)) return
        const given = status.slot === 'passphrase' ? await input.ask('Passphrase') : null
        const hadKit = status.recoveryMadeAt !== null
        const kit = hadKit
          ? ' The recovery kit no longer opens it: make a new one with `latchkey key recovery-kit`.'
          : ''
        await send(
          all,
          '/v1/key/rotate',
          { given },
          `There is a new key, and nothing is encrypted by the old one.${kit}`,
        )
      }),
    )

  key
    .command('recovery-kit')
    .description(
      'make a sheet that opens it when all else is lost; two of its groups are asked for before it counts',
    )
    .requiredOption('--sheet <file>', 'where to write it: a page to print where it ends in .html, else text')
    .action(({ sheet }: { sheet: string }) =>
      withKey(async (all, status, input) => {
        if (isReady(all, status)) await makeKit(all, resolve(sheet), input)
      }),
    )

  key
    .command('recover')
    .description(
      'open it by the recovery kit; on standard input: its groups on one line, then a new passphrase if wanted',
    )
    .action(() =>
      withKey(async (all, status, input) => {
        const { out } = all
        if (status.recoveryMadeAt === null) {
          out.fail('no recovery kit opens this key. Restore a backup, or connect the logins anew.')
          return
        }
        const secret = secretOf(await input.ask(`The ${String(GROUPS)} groups of the recovery kit`))
        if (!secret.ok) {
          out.fail(
            secret.error.type === 'group'
              ? `group ${String(secret.error.group)} is not as it was printed. Look at it again.`
              : `the kit has ${String(GROUPS)} groups, and ${String(secret.error.count)} came.`,
          )
          return
        }
        const typed = await input.ask('New passphrase, or nothing for the system keychain')
        const passphrase = typed === '' ? null : typed
        const recovery = secret.value.toString('hex')
        await send(all, '/v1/key/recover', { recovery, passphrase }, 'The key is open, and has a new way in.')
      }),
    )
}

function isReady({ out }: Context, { state }: Status): boolean {
  if (state === 'ready') return true
  out.fail(
    state === 'empty'
      ? 'there is no key yet: it is made when the first login is connected.'
      : 'the key is locked. Run `latchkey unlock`, or `latchkey key recover` with the recovery kit.',
  )
  return false
}

async function send(
  { daemon, out }: Context,
  path: string,
  body: object,
  sentence: string,
): Promise<boolean> {
  const answer = await daemon.call('POST', path, body)
  if (!answer.ok) {
    out.failCall(answer.error)
    return false
  }
  const { backups } = v.parse(keyChanged, answer.value)
  if (!backups)
    out.message('The backups made before were removed, but no new one could be made. Run `latchkey backup`.')
  out.result({ done: true, backups }, () => `${sentence} The backups made before were replaced by a new one.`)
  return true
}

async function makeKit(all: Context, file: string, input: SecretLines): Promise<void> {
  const { out } = all
  const secret = randomBytes(SECRET_BYTES)
  const groups = codeOf(secret)
  const write = file.endsWith('.html') ? sheetPage : sheetText
  try {
    const handle = await open(file, 'wx', 0o600)
    await handle.writeFile(write(out.translator, groups, systemClock.now()))
    await handle.close()
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    out.fail(`${file} is there already. Name a new file.`)
    return
  }
  out.message(`The sheet is in ${file}. Print it or copy it by hand, then type two of its groups.`)
  const first = randomInt(GROUPS)
  for (const at of [first, (first + 1 + randomInt(GROUPS - 1)) % GROUPS]) {
    if (isSameGroup(await input.ask(`Group ${String(at + 1)}`), groups[at] ?? '')) continue
    out.fail(
      `that is not group ${String(at + 1)}. This sheet does not count; delete ${file} and begin again.`,
    )
    return
  }
  const recovery = secret.toString('hex')
  await send(
    all,
    '/v1/key/recovery',
    { recovery },
    `The sheet opens the key from now on. Delete ${file} once it is printed.`,
  )
}
