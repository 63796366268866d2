/** `otp add`, `import` and `export`: how codes come in and go out. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Context } from './context.ts'
import { keepConfirmed, tellRemoved } from './otp-confirm.ts'
import { whyNot, writeWhole } from './whole-file.ts'
import { tellUnread, withCodes, type Codes } from './with-codes.ts'
import { takesMore } from './with-vault.ts'
import { codeExport, draftsAnswer, keptAnswer, type DraftsAnswer } from '#shared/code-calls.ts'
import { LARGEST_CODE_FILE } from '#shared/code-files.ts'
import type { CodeDraft } from '#shared/codes.ts'

export function addOtpBring(otp: Command, context: () => Promise<Context>): void {
  otp
    .command('add')
    .description(
      'keep one; on standard input: its otpauth: address, then `yes` once the site has taken the code that is shown, or the code that another app shows',
    )
    .action(async () =>
      withCodes(await context(), async (codes) => {
        if (!takesMore(codes.all, codes.status)) return
        const text = await codes.input.ask('The otpauth: address')
        const brought = await codes.ask('POST', '/v1/codes/drafts', { text }, draftsAnswer)
        if (brought === null) return
        tellUnread(codes.all, brought)
        const [draft, ...others] = brought.drafts
        if (draft !== undefined && others.length === 0) await keepConfirmed(codes, draft)
        else
          codes.all.out.fail(
            draft !== undefined
              ? 'nothing was kept: one address is taken here. `latchkey otp import` takes many.'
              : brought.unread.some(({ reason }) => reason === 'not-otpauth')
                ? 'nothing was kept. A secret key without its address goes in as otpauth://totp/SITE:ACCOUNT?secret=KEY.'
                : 'nothing was kept.',
          )
      }),
    )

  otp
    .command('import')
    .description(
      'keep those of an export of Latchkey, Aegis, 2FAS or Bitwarden, of a CSV file of KeePassXC, or of a list of addresses; on standard input: the passphrase of the file, where it has one',
    )
    .argument('<file>')
    .action(async (file: string) => {
      const all = await context()
      const content = await readFile(resolve(file), 'utf8').catch(() => null)
      if (content === null) all.out.fail(`${resolve(file)} cannot be read.`)
      else if (content === '') all.out.fail(all.out.translator.t('codes.file.empty'))
      else if (content.length > LARGEST_CODE_FILE) all.out.fail(all.out.translator.t('codes.file.too-big'))
      else
        await withCodes(all, async (codes) => {
          if (takesMore(all, codes.status)) await importFile(codes, content)
        })
    })

  otp
    .command('export')
    .description(
      'write them into a file that `otp import` and the programs for age read; on standard input: the passphrase of the vault, then one for the file',
    )
    .argument('<file>')
    .option('--force', 'write over a file that is there')
    .action(async (file: string, { force }: { readonly force?: true }) =>
      withCodes(await context(), (codes) => exportTo(codes, resolve(file), force === true)),
    )
}

const isNew = ({ duplicateOf }: CodeDraft) => duplicateOf === null

async function importFile({ all, entries, input, ask }: Codes, file: string): Promise<void> {
  const { out } = all
  const bring = (passphrase?: string) =>
    ask('POST', '/v1/codes/drafts', { file, ...(passphrase !== undefined && { passphrase }) }, draftsAnswer)
  let brought: DraftsAnswer | null = await bring()
  if (brought?.needsPassphrase) brought = await bring(await input.ask('Passphrase of the file'))
  if (brought === null) return
  tellUnread(all, brought)
  const ids = brought.drafts.filter(isNew).map(({ id }) => id)
  const duplicates = brought.drafts.filter((draft) => !isNew(draft))
  for (const draft of duplicates) {
    await all.daemon.call('DELETE', `/v1/codes/drafts/${draft.id}`)
    const removed = tellRemoved(entries, draft)
    if (removed !== null) out.message(removed)
  }
  if (brought.drafts.length === 0) {
    out.fail('nothing was imported.')
    return
  }
  const kept =
    ids.length === 0 ? { entries: [] } : await ask('POST', '/v1/codes/drafts/keep-all', { ids }, keptAnswer)
  if (kept === null) return
  const told = { imported: kept.entries.length, duplicates: duplicates.length, unread: brought.unread.length }
  out.result(told, () =>
    [
      `${String(told.imported)} imported, ${String(told.duplicates)} were kept already, ${String(told.unread)} cannot be read.`,
      ...(told.imported > 0
        ? ['Nobody has tried them yet: keep the file or the other app until a site has taken a code of each.']
        : []),
    ].join('\n'),
  )
}

/** The file is looked at first, so that no codes leave the vault for a place that is taken. */
async function exportTo({ all, input, ask }: Codes, file: string, isForced: boolean): Promise<void> {
  const { out } = all
  const there = await whyNot(file, isForced)
  if (there !== null) {
    out.fail(there)
    return
  }
  const passphrase = await input.ask('Passphrase of the vault')
  const filePassphrase = await input.askNew('Passphrase for the file (8 characters or more)')
  if (filePassphrase === null) {
    out.fail('nothing was exported: the passphrase needs 8 characters or more, twice the same.')
    return
  }
  const made = await ask(
    'POST',
    '/v1/codes/export',
    { passphrase, format: 'age-otpauth', filePassphrase },
    codeExport,
  )
  if (made === null) return
  const fault = await writeWhole(file, Buffer.from(made.file, 'base64'), isForced)
  if (fault !== null) {
    out.fail(fault)
    return
  }
  out.result({ file, codes: made.codes }, () =>
    [
      `${file} holds ${String(made.codes)} codes with their secret keys. Whoever has it and its passphrase has them all.`,
      'Removed ones are not in it.',
    ].join('\n'),
  )
}
