/** `key recovery-kit` and `key recover`. */
import { randomBytes, randomInt } from 'node:crypto'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type * as v from 'valibot'
import { systemClock } from '../core/clock.ts'
import { sheetPage, sheetText } from '../features/keys/sheet.ts'
import type { Context } from './context.ts'
import type { SecretLines } from './secret-input.ts'
import { isCopied, withSheetFile } from './sheet-file.ts'
import { changeKey, isReady, withKey } from './with-key.ts'
import type { recoveryRequest } from '#shared/keys.ts'
import { codeOf, GROUPS, SECRET_BYTES, secretOf } from '#shared/recovery-code.ts'

export function addRecoveryKit(key: Command, context: () => Promise<Context>): void {
  key
    .command('recovery-kit')
    .description(
      'make a sheet that opens it when all else is lost; on standard input: the passphrase, where it has one; two of its groups are asked for before it counts',
    )
    .requiredOption('--sheet <file>', 'where to write it: a page to print where it ends in .html, else text')
    .action(async ({ sheet }: { sheet: string }) =>
      withKey(await context(), async (all, status, input) => {
        if (!isReady(all, status)) return
        const given = status.slot === 'passphrase' ? await input.ask('Passphrase') : null
        await makeKit(all, resolve(sheet), given, input)
      }),
    )

  key
    .command('recover')
    .description(
      'open it by the recovery kit; on standard input: its groups on one line, then a new passphrase if wanted',
    )
    .option('--key-file', 'keep it from now on in a file that any program of yours can read')
    .action(async ({ keyFile = false }: { keyFile?: boolean }) =>
      withKey(await context(), async (all, status, input) => {
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
        const orKeychain = status.keychain ? ', or nothing for the system keychain' : ''
        const typed = keyFile ? '' : await input.askIfAny(`New passphrase${orKeychain}`)
        const passphrase = typed === '' ? null : typed
        if (passphrase === null && !keyFile && !status.keychain) {
          out.fail(
            'nothing was changed: there is no system keychain here, or it is locked. Type a new passphrase after the groups, or use --key-file to keep the key in a file that any program of yours can read.',
          )
          return
        }
        const way = keyFile ? 'keyfile' : passphrase === null ? 'keychain' : 'passphrase'
        const recovery = Buffer.from(secret.value).toString('hex')
        await changeKey(
          all,
          '/v1/key/recover',
          { recovery, passphrase, keyfile: keyFile },
          `The key is open. ${out.translator.t(`backup.key.${way}`)}`,
        )
      }),
    )
}

async function makeKit(all: Context, file: string, given: string | null, input: SecretLines): Promise<void> {
  const secret = randomBytes(SECRET_BYTES)
  const groups = codeOf(secret)
  const page = file.endsWith('.html') ? sheetPage : sheetText
  const first = randomInt(GROUPS)
  const places = [first + 1, ((first + 1 + randomInt(GROUPS - 1)) % GROUPS) + 1]
  await withSheetFile(all, file, async (write) => {
    await write(page(all.out.translator, 'sheet', groups, systemClock.now()))
    return (
      (await isCopied(all, groups, places, input)) &&
      (await setKit(all, file, { recovery: secret.toString('hex'), given }))
    )
  })
}

const setKit = (all: Context, file: string, body: v.InferInput<typeof recoveryRequest>): Promise<boolean> =>
  changeKey(
    all,
    '/v1/key/recovery',
    body,
    `The sheet opens the key from now on. Delete ${file} once it is printed.`,
  )
