/** `vault`: what only the person opens, with the one-time codes in it. */
import * as v from 'valibot'
import type { AddCommands } from './context.ts'
import { addVaultSheets } from './vault-sheets.ts'
import { failVault, hasVault, isOpen, withVault } from './with-vault.ts'
import { vaultDone, type VaultStatus } from '#shared/vault.ts'
import type { Translator } from '#shared/i18n.ts'

const states = { none: 'There is no vault yet.', locked: 'The vault is locked.', open: 'The vault is open.' }

function statusLines({ dateTime }: Translator, status: VaultStatus): string {
  const { state, ways, recoveryMadeAt, setUpUnfinished, autoLockMinutes, locksAt, codes } = status
  if (state === 'none') return `${states.none} \`latchkey vault set-up --sheet FILE\` makes one.`
  return [
    `${states[state]} Codes in it: ${String(codes)}.`,
    `It is opened by ${ways.includes('keychain') ? 'the passphrase or the system keychain' : 'the passphrase'}.`,
    setUpUnfinished || recoveryMadeAt === null
      ? 'No recovery sheet opens it: nothing can be added. `latchkey vault recovery-kit --sheet FILE` makes one.'
      : `A recovery sheet of ${dateTime(recoveryMadeAt)} opens it, too.`,
    locksAt === null
      ? `It locks after ${String(autoLockMinutes)} minutes without use.`
      : `It locks at ${dateTime(locksAt)}, where nobody uses it before.`,
  ].join('\n')
}

export const vaultCommands: AddCommands = (program, context) => {
  const vault = program.command('vault').description('the vault with the one-time codes')

  vault
    .command('status')
    .description('whether it is open, what opens it, and when it locks')
    .action(async () =>
      withVault(await context(), ({ out }, status) => {
        out.result(status, () => statusLines(out.translator, status))
        return Promise.resolve()
      }),
    )

  vault
    .command('unlock')
    .description('open it; on standard input: the passphrase')
    .option('--keychain', 'by the system keychain, once the passphrase was typed here before')
    .action(async ({ keychain = false }: { keychain?: boolean }) =>
      withVault(await context(), async (all, status, input, act) => {
        if (!hasVault(all, status)) return
        const body = keychain ? { keychain: true } : { passphrase: await input.ask('Passphrase') }
        if (await act('/v1/vault/unlock', body)) all.out.result({ done: true }, () => states.open)
      }),
    )

  vault
    .command('lock')
    .description('lock it now')
    .action(async () =>
      withVault(await context(), async (all, status, _, act) => {
        if (!hasVault(all, status)) return
        if (await act('/v1/vault/lock', {})) all.out.result({ done: true }, () => states.locked)
      }),
    )

  vault
    .command('passphrase')
    .description('change it; on standard input: the passphrase of now, then the new one')
    .action(async () =>
      withVault(await context(), async (all, status, input, act) => {
        if (!isOpen(all, status)) return
        const given = await input.ask('Passphrase of now')
        const passphrase = await input.askNew('New passphrase (8 characters or more)')
        if (passphrase === null) {
          all.out.fail('nothing was changed: it needs 8 characters or more, twice the same.')
          return
        }
        const done = await act('/v1/vault/passphrase', { given, passphrase })
        if (done)
          all.out.result(
            done,
            () => 'The vault has the new passphrase, which every paired browser asks for once.',
          )
      }),
    )

  vault
    .command('keychain')
    .argument('<on|off>')
    .description('whether the system keychain opens it, too; on standard input: the passphrase')
    .action(async (choice: string) =>
      withVault(await context(), async (all, status, input, act) => {
        if (choice !== 'on' && choice !== 'off') {
          all.out.fail(`say on or off, not ${choice}.`, 2)
          return
        }
        if (!isOpen(all, status)) return
        const on = choice === 'on'
        if (on && !status.keychainAvailable) {
          all.out.fail('this computer has no keychain that answers: the passphrase alone opens the vault.')
          return
        }
        const given = await input.ask('Passphrase')
        if (await act('/v1/vault/keychain', { given, on }))
          all.out.result({ done: true, keychain: on }, () =>
            on
              ? 'The system keychain opens it, too.'
              : 'Only the passphrase opens it, and the recovery sheet.',
          )
      }),
    )

  vault
    .command('auto-lock')
    .argument('<minutes>', '1 to 60')
    .description('after how many minutes without use it locks')
    .action(async (minutes: string) =>
      withVault(await context(), async (all) => {
        const autoLockMinutes = /^\d{1,2}$/.test(minutes) ? Number(minutes) : 0
        if (autoLockMinutes < 1 || autoLockMinutes > 60) {
          all.out.fail(`say a number of minutes from 1 to 60, not ${minutes}.`, 2)
          return
        }
        const answer = await all.daemon.call('PATCH', '/v1/vault', { autoLockMinutes })
        if (!answer.ok) failVault(all, answer.error)
        else
          all.out.result(
            { ...v.parse(vaultDone, answer.value), autoLockMinutes },
            () => `It locks after ${minutes} minutes without use.`,
          )
      }),
    )

  vault
    .command('remove')
    .description('remove it with everything in it; on standard input: the passphrase')
    .option('--lost', 'where passphrase and recovery sheet are lost: nothing in it can be read again')
    .action(async ({ lost = false }: { lost?: boolean }) =>
      withVault(await context(), async (all, status, input, act) => {
        if (!hasVault(all, status)) return
        const given = lost ? null : await input.ask('Passphrase')
        const done = await act('/v1/vault/remove', { given })
        if (done) all.out.result(done, () => 'The vault is removed with everything that was in it.')
      }),
    )

  addVaultSheets(vault, context)
}
