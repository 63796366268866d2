/** `export`: everything in one encrypted file, for another computer. */
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { systemClock } from '../core/clock.ts'
import { openStore } from '../core/disk-store.ts'
import { keyIn } from '../core/key-sight.ts'
import { slotOf } from '../core/key-slots.ts'
import { migrations, versionOf } from '../core/migrations.ts'
import { openCopiedSecrets } from '../core/secrets.ts'
import { examine, layOut } from '../features/backup/restore.ts'
import { halfFolder } from '../features/backup/swap.ts'
import { version } from '../version.ts'
import { failKeeping } from './backup.ts'
import type { AddCommands, Context } from './context.ts'
import { withDataFolder, type DataFolder } from './data-folder.ts'
import { secretLines, type SecretLines } from './secret-input.ts'
import { whyNot, writeWhole } from './whole-file.ts'

const random = () => randomBytes(6).toString('hex')
const quiet = { onTrouble: () => undefined }

export const exportCommand: AddCommands = (program, context) => {
  program
    .command('export')
    .description(
      'write everything into one file for another computer, encrypted by a passphrase; on standard input: that of the key, where it has one, then one for the file',
    )
    .argument('<file>')
    .option('--force', 'write over a file that is there')
    .action(async (name: string, { force }: { readonly force?: true }) => {
      const all = await context()
      const input = secretLines()
      try {
        const to = { file: resolve(name), isForced: force === true }
        const there = await whyNot(to.file, to.isForced)
        if (there !== null) all.out.fail(there)
        else await withDataFolder(all, 'own', (folder) => exportTo(all, folder, to, input))
      } finally {
        input.end()
      }
    })
}

async function exportTo(
  { out, home }: Context,
  folder: DataFolder,
  { file, isForced }: { readonly file: string; readonly isForced: boolean },
  input: SecretLines,
): Promise<void> {
  const portable = await import('../features/backup/portable.ts')
  const { kind, dataDir } = folder
  const hasPassphrase = slotOf(keyIn(dataDir), 'passphrase') !== undefined
  const given = hasPassphrase ? await input.ask('Passphrase of the key on this computer') : ''
  const passphrase = await input.askNew('Passphrase for the file (8 characters or more)')
  if (passphrase === null) {
    out.fail('nothing was exported: the passphrase needs 8 characters or more, twice the same.')
    return
  }
  const made = await folder.backUp('export')
  if (!made.ok) {
    failKeeping(out, made.error)
    return
  }
  const half = await halfFolder(dataDir, random())
  try {
    const path = join((await folder.list()).folder, made.value.name)
    const laid = await examine(createReadStream(path), { kind, schema: versionOf(migrations) }, layOut(half))
    if (!laid.ok) {
      failKeeping(out, laid.error)
      return
    }
    // the tokens are read from the copy, so that none leaves the daemon
    const store = await openStore(half, quiet)
    const keyfilePath = home.keyfilePath(kind)
    const secrets = await openCopiedSecrets({ store, clock: systemClock, keyfilePath })
    // a keychain may ask the person first
    await secrets.reopen()
    if (hasPassphrase && !(await secrets.unlock(given)).ok) {
      out.fail('that is not the passphrase of the key; nothing was exported.')
      return
    }
    const { found, missing } = await portable.tokensIn(store, secrets)
    secrets.close()
    await store.close()
    if (missing.length > 0)
      out.message(
        `Without a token, since it cannot be read here: ${missing.join(', ')}. Connect it anew there.`,
      )
    const about = { madeAt: systemClock.now(), version, kind }
    const bytes = await portable.packForMoving(half, `${half}-aside`, about, found)
    const sealed = await portable.seal(bytes, passphrase)
    const fault = await writeWhole(file, sealed, isForced)
    if (fault !== null) {
      out.fail(fault)
      return
    }
    const { holds } = made.value
    out.result(
      { file, size: sealed.length, holds, logins: found.length, leftOut: portable.staysBehind },
      () =>
        [
          `${file} holds everything that moves. Without its passphrase nobody can read it, you neither.`,
          'What stays behind:',
          ...portable.staysBehind.map((what) => `- ${what}`),
        ].join('\n'),
    )
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}
