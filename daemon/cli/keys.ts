/** `key`: how the key that protects the tokens is opened, and a new one. */
import type { AddCommands } from './context.ts'
import { addRecoveryKit } from './recovery-kit.ts'
import { changeKey, isReady, withKey } from './with-key.ts'

export const keyCommands: AddCommands = (program, context) => {
  const key = program.command('key').description('the key that protects the tokens')

  key
    .command('status')
    .description('how it is opened, and whether there is a recovery kit')
    .action(async () =>
      withKey(await context(), ({ out }, status) => {
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
    .action(async () =>
      withKey(await context(), async (all, status, input) => {
        if (!isReady(all, status)) return
        const given = status.slot === 'passphrase' ? await input.ask('Passphrase of now') : null
        const passphrase = await input.askNew('New passphrase (8 characters or more)')
        if (passphrase === null)
          all.out.fail('nothing was changed: it needs 8 characters or more, twice the same.')
        else
          await changeKey(
            all,
            '/v1/key/passphrase',
            { passphrase, given },
            'The key is locked by the new passphrase.',
          )
      }),
    )

  key
    .command('keychain')
    .description(
      'keep it in the system keychain from now on; on standard input: the passphrase, where it has one',
    )
    .action(async () =>
      withKey(await context(), async (all, status, input) => {
        if (!isReady(all, status)) return
        if (!status.keychain) {
          all.out.fail(
            'there is no system keychain here, or it is locked. Unlock it (sign in to the desktop) and try again; nothing was changed.',
          )
          return
        }
        const given = status.slot === 'passphrase' ? await input.ask('Passphrase of now') : null
        await changeKey(all, '/v1/key/keychain', { given }, 'The key lies in the system keychain.')
      }),
    )

  key
    .command('rotate')
    .description(
      'make a new key and encrypt everything anew; on standard input: the passphrase, where it has one',
    )
    .action(async () =>
      withKey(await context(), async (all, status, input) => {
        if (!isReady(all, status)) return
        const given = status.slot === 'passphrase' ? await input.ask('Passphrase') : null
        const hadKit = status.recoveryMadeAt !== null
        const kit = hadKit
          ? ' The recovery kit no longer opens it: make a new one with `latchkey key recovery-kit`.'
          : ''
        await changeKey(
          all,
          '/v1/key/rotate',
          { given },
          `There is a new key, and nothing is encrypted by the old one.${kit}`,
        )
      }),
    )

  addRecoveryKit(key, context)
}
