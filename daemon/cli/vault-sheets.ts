/** `vault set-up`, `rotate`, `recovery-kit` and `recover`: what gives out a sheet, and what takes one. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import * as v from 'valibot'
import { systemClock } from '../core/clock.ts'
import { sheetPage, sheetText } from '../features/keys/sheet.ts'
import type { Context } from './context.ts'
import type { SecretLines } from './secret-input.ts'
import { isCopied, withSheetFile } from './sheet-file.ts'
import { failVault, hasVault, isOpen, takesMore, tellBackups, withVault } from './with-vault.ts'
import { GROUPS, secretOf } from '#shared/recovery-code.ts'
import { vaultSheet, vaultStatus } from '#shared/vault.ts'

const SHEET = [
  '--sheet <file>',
  'where to write the recovery sheet: a page to print where it ends in .html, else text',
] as const
interface Options {
  readonly sheet: string
}

export function addVaultSheets(vault: Command, context: () => Promise<Context>): void {
  vault
    .command('set-up')
    .description(
      'make it, with a recovery sheet; on standard input: a new passphrase, then the two groups of the sheet that are asked for',
    )
    .requiredOption(...SHEET)
    .option('--keychain', 'let the system keychain open it, too')
    .action(async ({ sheet, keychain = false }: Options & { keychain?: boolean }) =>
      withVault(await context(), async (all, status, input) => {
        if (status.state !== 'none') {
          if (takesMore(all, status))
            all.out.fail('there is a vault already. `latchkey vault status` says how it stands.')
          return
        }
        const passphrase = await input.askNew('New passphrase (8 characters or more)')
        if (passphrase === null)
          all.out.fail('nothing was made: the passphrase needs 8 characters or more, twice the same.')
        else
          await giveSheet(
            all,
            input,
            sheet,
            '/v1/vault/set-up',
            { passphrase, keychain },
            'The vault is made.',
          )
      }),
    )

  vault
    .command('recovery-kit')
    .description(
      'make a new recovery sheet; on standard input: the passphrase, then the two groups of it that are asked for',
    )
    .requiredOption(...SHEET)
    .action(async ({ sheet }: Options) =>
      withVault(await context(), async (all, status, input) => {
        if (!isOpen(all, status)) return
        const given = await input.ask('Passphrase')
        await giveSheet(
          all,
          input,
          sheet,
          '/v1/vault/recovery',
          { given },
          'No sheet before it opens the vault.',
        )
      }),
    )

  vault
    .command('rotate')
    .description(
      'make a new key and seal everything anew, with a new sheet; on standard input: the passphrase, then the two groups of the sheet that are asked for',
    )
    .requiredOption(...SHEET)
    .action(async ({ sheet }: Options) =>
      withVault(await context(), async (all, status, input) => {
        if (!isOpen(all, status)) return
        const given = await input.ask('Passphrase')
        const sentence = 'There is a new key, and nothing is sealed by the old one.'
        await giveSheet(all, input, sheet, '/v1/vault/rotate', { given }, sentence)
      }),
    )

  vault
    .command('recover')
    .description(
      'open it by the recovery sheet; on standard input: its groups on one line, then a new passphrase',
    )
    .action(async () =>
      withVault(await context(), async (all, status, input, act) => {
        const { out } = all
        if (!hasVault(all, status)) return
        if (status.recoveryMadeAt === null) {
          out.fail('no recovery sheet opens this vault.')
          return
        }
        const sheet = await input.ask(`The ${String(GROUPS)} groups of the recovery sheet`)
        const typed = secretOf(sheet)
        if (!typed.ok) {
          out.fail(
            typed.error.type === 'group'
              ? `group ${String(typed.error.group)} is not as it was printed. Look at it again.`
              : `the sheet has ${String(GROUPS)} groups, and ${String(typed.error.count)} came.`,
          )
          return
        }
        const passphrase = await input.askNew('New passphrase (8 characters or more)')
        if (passphrase === null) {
          out.fail('nothing was changed: the passphrase needs 8 characters or more, twice the same.')
          return
        }
        const done = await act('/v1/vault/recover', { sheet, passphrase })
        if (done) out.result(done, () => 'The vault is open, and has the new passphrase.')
      }),
    )
}

/** Asks for what gives out a sheet, writes it, and has two groups of it typed back. */
async function giveSheet(
  all: Context,
  input: SecretLines,
  name: string,
  path: string,
  body: object,
  sentence: string,
): Promise<void> {
  const file = resolve(name)
  await withSheetFile(all, file, async (write) => {
    const answer = await all.daemon.call('POST', path, body)
    if (!answer.ok) {
      failVault(all, answer.error)
      return false
    }
    const { sheet, rehearse } = tellBackups(all, v.parse(vaultSheet, answer.value))
    const page = file.endsWith('.html') ? sheetPage : sheetText
    await write(page(all.out.translator, 'vault-sheet', sheet, systemClock.now()))
    if (!(await isCopied(all, sheet, rehearse, input))) {
      await tellOlderSheet(all)
      return false
    }
    const groups = rehearse.map((at) => ({ at, text: sheet[at - 1] ?? '' }))
    const counted = await all.daemon.call('POST', '/v1/vault/rehearse', { groups })
    if (!counted.ok) {
      failVault(all, counted.error)
      return false
    }
    all.out.result(
      { done: true, sheet: file },
      () => `${sentence} The sheet opens it from now on. Delete ${file} once it is printed.`,
    )
    return true
  })
}

/** Of what failed at its sheet alone: the older one may be void by then. */
async function tellOlderSheet({ daemon, out }: Context): Promise<void> {
  const answer = await daemon.call('GET', '/v1/vault')
  if (!answer.ok) return
  const { recoveryMadeAt, setUpUnfinished } = v.parse(vaultStatus, answer.value)
  out.message(
    setUpUnfinished || recoveryMadeAt === null
      ? 'No sheet opens the vault now: `latchkey vault recovery-kit --sheet FILE` makes one.'
      : `The sheet of ${out.translator.dateTime(recoveryMadeAt)} still opens the vault.`,
  )
}
