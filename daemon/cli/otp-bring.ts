/** `otp add`, `import` and `export`: how codes come in and go out. */
import { open, readFile, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { hasCode } from '../core/private-path.ts'
import type { Context } from './context.ts'
import { clockSentence } from './otp-entries.ts'
import { nameOf, tellUnread, withCodes, type Codes } from './with-codes.ts'
import { codeExport, draftsAnswer, keptAnswer, type DraftsAnswer } from '#shared/code-calls.ts'
import { codeAnswer, codeEntry, type CodeDraft } from '#shared/codes.ts'

export function addOtpBring(otp: Command, context: () => Promise<Context>): void {
  otp
    .command('add')
    .description(
      'keep one; on standard input: its otpauth: address, then `yes` once the site has taken the code that is shown, or the code that another app shows',
    )
    .action(async () =>
      withCodes(await context(), async (codes) => {
        const text = await codes.input.ask('The otpauth: address')
        const brought = await codes.ask('POST', '/v1/codes/drafts', { text }, draftsAnswer)
        if (brought === null) return
        tellUnread(codes.all, brought)
        const [draft, ...others] = brought.drafts
        if (draft !== undefined && others.length === 0) await keepConfirmed(codes, draft)
        else
          codes.all.out.fail('nothing was kept: one address is taken here. `latchkey otp import` takes many.')
      }),
    )

  otp
    .command('import')
    .description(
      'keep those of an export of Latchkey, Aegis, 2FAS, Bitwarden or a list of addresses; on standard input: the passphrase of the file, where it has one',
    )
    .argument('<file>')
    .action(async (file: string) => {
      const all = await context()
      const content = await readFile(resolve(file), 'utf8').catch(() => null)
      if (content === null) all.out.fail(`${resolve(file)} cannot be read.`)
      else await withCodes(all, (codes) => importFile(codes, content))
    })

  otp
    .command('export')
    .description(
      'write them into a file that `otp import` and the programs for age read; on standard input: the passphrase of the vault, then one for the file',
    )
    .argument('<file>', 'a file that is not there yet')
    .action(async (file: string) => withCodes(await context(), (codes) => exportTo(codes, resolve(file))))
}

/** What nobody has tried may be wrong, and is missed only once the other app is gone. */
async function keepConfirmed({ all, input, ask }: Codes, draft: CodeDraft): Promise<void> {
  const { out } = all
  const drop = () => all.daemon.call('DELETE', `/v1/codes/drafts/${draft.id}`)
  if (draft.duplicateOf !== null)
    out.message(`This is already kept, with the same secret key (${draft.duplicateOf}).`)
  for (const remark of draft.remarks) out.message(out.translator.t(`codes.remark.${remark}`))
  const shown = await ask('POST', `/v1/codes/drafts/${draft.id}/code`, {}, codeAnswer)
  if (shown === null) return
  const off = clockSentence(shown)
  if (off !== null) out.message(off)
  const said = (
    await input.askIfAny(
      `The code of ${nameOf(draft)} is now ${shown.code}. \`yes\` once the site has taken it, or the code that your other app shows`,
    )
  ).trim()
  if (said === '') {
    await drop()
    out.fail('nothing was kept: nobody has said that the code is right.')
    return
  }
  const { issuer, account, origins, connection } = draft
  const confirm = said.toLowerCase() === 'yes' ? { by: 'site' } : { by: 'other-app', code: said }
  const named = { issuer, account, origins, connection }
  const kept = await ask('POST', `/v1/codes/drafts/${draft.id}/keep`, { confirm, ...named }, codeEntry)
  if (kept === null) await drop()
  else
    out.result(kept, () =>
      [
        `${nameOf(kept)} is kept. \`latchkey otp show ${kept.id}\` gives its codes.`,
        'Whoever has this computer, unlocked, and the passphrase of the vault has this second factor, too.',
      ].join('\n'),
    )
}

const isNew = ({ duplicateOf }: CodeDraft) => duplicateOf === null

async function importFile({ all, input, ask }: Codes, file: string): Promise<void> {
  const { out } = all
  const bring = (passphrase?: string) =>
    ask('POST', '/v1/codes/drafts', { file, ...(passphrase !== undefined && { passphrase }) }, draftsAnswer)
  let brought: DraftsAnswer | null = await bring()
  if (brought?.needsPassphrase) brought = await bring(await input.ask('Passphrase of the file'))
  if (brought === null) return
  tellUnread(all, brought)
  const ids = brought.drafts.filter(isNew).map(({ id }) => id)
  const duplicates = brought.drafts.filter((draft) => !isNew(draft))
  for (const { id } of duplicates) await all.daemon.call('DELETE', `/v1/codes/drafts/${id}`)
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
      'Nobody has tried them yet: keep the file or the other app until a site has taken a code of each.',
    ].join('\n'),
  )
}

/** The file is made first, so that no codes leave the vault for a place that is taken. */
async function exportTo({ all, input, ask }: Codes, file: string): Promise<void> {
  const { out } = all
  let isDone = false
  try {
    const handle = await open(file, 'wx', 0o600)
    try {
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
      await handle.writeFile(Buffer.from(made.file, 'base64'))
      await handle.sync()
      isDone = true
      out.result({ file, codes: made.codes }, () =>
        [
          `${file} holds ${String(made.codes)} codes with their secret keys. Whoever has it and its passphrase has them all.`,
          'Removed ones are not in it.',
        ].join('\n'),
      )
    } finally {
      await handle.close()
      if (!isDone) await rm(file)
    }
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    out.fail(`${file} is there already. Name a new file.`)
  }
}
