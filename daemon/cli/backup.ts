/** `backup`, `backups list` and `restore`. */
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { versionOf, migrations } from '../core/migrations.ts'
import { readAbout } from '../features/backup/archive.ts'
import type { About } from '../features/backup/about.ts'
import { allCounted } from '../features/backup/counts.ts'
import { backupsFolder } from '../features/backup/listing.ts'
import { examine, offerBackup } from '../features/backup/restore.ts'
import { vaultIn } from '../features/backup/carry-vault.ts'
import { backupTitle, faultWords, holdsWords, vaultWords } from '../features/backup/told.ts'
import { vaultOutcome, type VaultOutcome } from '../features/backup/vault-rule.ts'
import { restoreDeps } from '../prepare-folder.ts'
import type { AddCommands, Context } from './context.ts'
import { withDataFolder, type DataFolder } from './data-folder.ts'
import { table, type Output } from './output.ts'
import { ok } from '#shared/result.ts'

type Fault = Parameters<typeof faultWords>[1] | { readonly type: 'said'; readonly text: string }

export const failKeeping = (out: Output, fault: Fault): void => {
  out.fail(fault.type === 'said' ? fault.text : faultWords(out.translator, fault))
}

export interface Options {
  readonly preview?: true
  readonly withVault?: boolean
}
export const withVaultSays =
  'take the vault of that file, too, in place of the one that is here; else that one stays while anything lies in it'

export const backupCommands: AddCommands = (program, context) => {
  program
    .command('backup')
    .description('take a backup now and read it back; the newest 7 are kept')
    .action(async () => {
      const all = await context()
      const { out } = all
      await withDataFolder(all, 'own', async (folder) => {
        if (!(await isThere(join(folder.dataDir, '.store.json')))) {
          out.fail('there is nothing to back up yet. Start Latchkey first.')
          return
        }
        const made = await folder.backUp('asked')
        if (!made.ok) {
          failKeeping(out, made.error)
          return
        }
        const file = join((await folder.list()).folder, made.value.name)
        out.result({ ...made.value, file }, () => `${file}\n${holdsWords(out.translator, made.value)}`)
      })
    })

  program
    .command('backups')
    .description('the backups that there are')
    .command('list', { isDefault: true })
    .action(async () => {
      const all = await context()
      const { out } = all
      await withDataFolder(all, 'own', async (folder) => {
        const { folder: where, backups, damaged } = await folder.list()
        const rows = backups.map((one) => ({ ...one, file: join(where, one.name) }))
        if (damaged.length > 0) out.message(out.translator.t('backup.damaged', { count: damaged.length }))
        out.result(rows, () =>
          rows.length === 0
            ? out.translator.t('backup.none')
            : table(
                rows.map((row) => [
                  row.name,
                  backupTitle(out.translator, row),
                  holdsWords(out.translator, row),
                ]),
              ),
        )
      })
    })

  program
    .command('restore')
    .description('put everything back as a backup has it; what is there now is backed up first')
    .argument('<file>', 'a backup, by its path or its name in the list')
    .option('--preview', 'only say what it holds and whether it could be restored')
    .option('--with-vault', withVaultSays)
    .action(async (file: string, options: Options) => {
      const all = await context()
      const path = await findBackup(all, file)
      const about = path === null ? null : await readAbout(path)
      if (path === null || about === null)
        all.out.fail(`there is no file ${resolve(file)}, and no backup of that name.`)
      else if (!about.ok) failKeeping(all.out, about.error)
      else await withDataFolder(all, about.value.kind, (folder) => restore(all, folder, path, options))
    })
}

async function restore(
  context: Context,
  folder: DataFolder,
  path: string,
  { preview, withVault = false }: Options,
): Promise<void> {
  const { out, home } = context
  const { kind, dataDir } = folder
  const seen = await examine(createReadStream(path), { kind, schema: versionOf(migrations) })
  if (!seen.ok) {
    failKeeping(out, seen.error)
    return
  }
  const vault = vaultOutcome(await vaultIn(dataDir), seen.value.vault, withVault)
  tellAbout(out, seen.value, vault)
  if (preview) {
    out.result(
      { restored: false, before: null, ...told(seen.value), vault },
      () => 'It is whole and can be restored here.',
    )
    return
  }
  let before: string | null = null
  const saveFirst = async () => {
    if (!(await isThere(join(dataDir, '.store.json')))) return ok(undefined)
    const made = await folder.backUp('restore')
    if (made.ok) before = made.value.name
    if (made.ok || made.error.type === 'no-room') return made
    if (made.error.type === 'said') throw new Error(made.error.text)
    // the reason to restore: the damaged folder itself is kept instead
    out.message(
      'What is there now is damaged and cannot be backed up; its folder is kept beside the new one, until the key is changed or a login is disconnected.',
    )
    return ok(undefined)
  }
  const offered = await offerBackup(path, 'cli', {
    ...restoreDeps(home, kind, saveFirst as never),
    withVault,
  })
  if (!offered.ok) {
    failKeeping(out, offered.error)
    return
  }
  const taken = await folder.take()
  if (taken === 'refused') {
    out.fail('what was restored could not be opened; everything is as it was before.')
    return
  }
  if (offered.value.key === 'person')
    out.message(
      'Its key opens by its passphrase (`latchkey unlock`) or its recovery kit (`latchkey key recover`).',
    )
  out.result({ restored: true, before, ...told(seen.value), vault }, () =>
    taken === 'waits'
      ? stillToOpen
      : out.translator.t('backup.restored', { when: out.translator.dateTime(seen.value.madeAt) }),
  )
}

export const stillToOpen =
  'It is in place. Latchkey opens it at its next start, and says so if it cannot be opened.'

export const told = ({ madeAt, version, why, kind, holds }: About) => ({
  madeAt,
  version,
  why,
  kind,
  holds: allCounted(holds),
})

export function tellAbout(out: Output, about: About, vault: VaultOutcome): void {
  const size = about.files.reduce((sum, file) => sum + file.size, 0)
  out.message(
    `${backupTitle(out.translator, about)}, Latchkey ${about.version}. ${holdsWords(out.translator, { ...about, size })}`,
  )
  for (const line of vaultWords(out.translator, vault)) out.message(line)
}

async function findBackup({ home }: Context, file: string): Promise<string | null> {
  const places = [
    resolve(file),
    ...(['own', 'sandbox'] as const).map((kind) => join(backupsFolder(home.root, kind), file)),
  ]
  for (const place of places) if (await isThere(place)) return place
  return null
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
