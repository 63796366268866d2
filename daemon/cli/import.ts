/** `import`: everything from a file of `latchkey export`, with a new key of this computer. */
import { randomBytes } from 'node:crypto'
import { access, readFile, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { systemClock } from '../core/clock.ts'
import { openStore } from '../core/disk-store.ts'
import { keychainAvailable } from '../core/keychain.ts'
import { migrations, versionOf } from '../core/migrations.ts'
import { openSecrets } from '../core/secrets.ts'
import { describeFiles } from '../features/backup/archive.ts'
import { holdFiles } from '../features/backup/gather.ts'
import { leaveOut } from '../features/backup/leave-out.ts'
import type { Logins } from '../features/backup/portable.ts'
import { examine, layOut } from '../features/backup/restore.ts'
import { halfFolder, offer, ofThisComputer } from '../features/backup/swap.ts'
import { version } from '../version.ts'
import { vaultIn } from '../features/backup/carry-vault.ts'
import { vaultOutcome } from '../features/backup/vault-rule.ts'
import { failKeeping, stillToOpen, tellAbout, told, withVaultSays, type Options } from './backup.ts'
import type { AddCommands, Context } from './context.ts'
import { withDataFolder, type DataFolder } from './data-folder.ts'
import { secretLines, type SecretLines } from './secret-input.ts'

const random = () => randomBytes(6).toString('hex')
const quiet = { onTrouble: () => undefined }

export const importCommand: AddCommands = (program, context) => {
  program
    .command('import')
    .description(
      'take over everything from a file of `latchkey export`; on standard input: the passphrase of the file',
    )
    .argument('<file>')
    .option('--preview', 'only say what it holds')
    .option('--replace', 'even where there are data already; they are backed up first')
    .option('--with-vault', withVaultSays)
    .action(async (file: string, options: Options & { replace?: true }) => {
      const all = await context()
      const input = secretLines()
      try {
        if (await isThere(resolve(file)))
          await withDataFolder(all, 'own', (folder) => importFrom(all, folder, resolve(file), options, input))
        else all.out.fail(`there is no file ${resolve(file)}.`)
      } finally {
        input.end()
      }
    })
}

const openSentences = {
  'not-export': 'this file is no export of Latchkey. A backup is put back by `latchkey restore`.',
  'wrong-passphrase':
    'that is not the passphrase of this file, or its beginning is damaged. Nothing was changed.',
  cut: 'this file is damaged or cut short. Copy it again; nothing was changed.',
} as const

async function importFrom(
  { out, home }: Context,
  folder: DataFolder,
  file: string,
  { preview, replace, withVault = false }: Options & { replace?: true },
  input: SecretLines,
): Promise<void> {
  const portable = await import('../features/backup/portable.ts')
  const { kind, dataDir } = folder
  const opened = await portable.unseal(await readFile(file), await input.ask('Passphrase of the file'))
  if (!opened.ok) {
    out.fail(openSentences[opened.error.type])
    return
  }
  const half = await halfFolder(dataDir, random())
  try {
    let logins: Logins | null = []
    const lay = layOut(half)
    const about = await examine(
      (async function* () {
        yield opened.value
      })(),
      { kind, schema: versionOf(migrations) },
      {
        ...lay,
        async file(one) {
          if (one.name === portable.LOGINS) logins = portable.readLogins(one.bytes)
          else await lay.file(one)
        },
        extra: [portable.LOGINS],
      },
    )
    if (!about.ok) {
      failKeeping(out, about.error)
      return
    }
    // whatever made the file: who is let in here, and by which key, it has no say in
    const left = await leaveOut(half, portable.ofHere)
    if (!left.ok || logins === null) {
      failKeeping(out, left.ok ? { type: 'damaged', what: portable.LOGINS } : left.error)
      return
    }
    const vault = vaultOutcome(await vaultIn(dataDir), about.value.vault, withVault)
    tellAbout(out, about.value, vault)
    const what = { ...told(about.value), vault, logins: logins.map(({ name }) => name) }
    if (preview) {
      out.result({ imported: false, before: null, ...what }, () => 'It is whole and can be imported here.')
      return
    }
    const isUsed = await holdsData(dataDir, `${half}-aside`)
    if (isUsed && !replace) {
      out.fail(
        'there are data here already. With --replace they are backed up, then replaced; nothing was changed.',
      )
      return
    }
    if (logins.length > 0 && !(await keepTokens(half, home.keyfilePath(kind), logins, input, out.message))) {
      out.fail('nothing was imported: the key needs a passphrase of 8 characters or more, twice the same.')
      return
    }
    const before = isUsed ? await folder.backUp('restore') : null
    if (before && !before.ok) {
      failKeeping(out, before.error)
      return
    }
    const act = { event: 'backup.imported', by: 'cli', subject: about.value.madeAt } as const
    const offered = await offer(dataDir, half, { ...act, keep: ofThisComputer, withVault })
    if (!offered.ok) {
      failKeeping(out, { type: 'busy' })
      return
    }
    const taken = await folder.take()
    if (taken === 'refused')
      out.fail('what was imported could not be opened; everything is as it was before.')
    else
      out.result({ imported: true, before: before?.ok ? before.value.name : null, ...what }, () =>
        [
          taken === 'waits' ? stillToOpen : 'Imported.',
          'What did not come along:',
          ...portable.staysBehind.map((what) => `- ${what}`),
        ].join('\n'),
      )
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}

/** Encrypts the tokens by a new key of this computer. @returns false for a passphrase that will not do */
async function keepTokens(
  half: string,
  keyfilePath: string,
  logins: Logins,
  input: SecretLines,
  say: (text: string) => void,
): Promise<boolean> {
  const { putTokens } = await import('../features/backup/portable.ts')
  const store = await openStore(half, quiet)
  const secrets = await openSecrets({ store, clock: systemClock, keyfilePath })
  try {
    if (await keychainAvailable()) await secrets.setUp({ kind: 'keychain' })
    else if (process.stdin.isTTY) {
      const passphrase = await input.askNew(
        'New passphrase for the key on this computer (8 characters or more)',
      )
      if (passphrase === null) return false
      await secrets.setUp({ kind: 'passphrase', passphrase })
    } else {
      await secrets.setUp({ kind: 'keyfile' })
      say(
        'There is neither a system keychain nor a terminal to ask for a passphrase: the key that protects the tokens lies in a file that only you can read. `latchkey key passphrase` changes that.',
      )
    }
    await putTokens(secrets, logins)
    return secrets.state === 'ready'
  } finally {
    secrets.close()
    await store.close()
  }
}

/** Whether a person has put anything into it: a daemon that was only started has not. */
async function holdsData(dataDir: string, aside: string): Promise<boolean> {
  if (!(await isThere(dataDir))) return false
  try {
    const held = await holdFiles(dataDir, aside)
    const facts = { madeAt: systemClock.now(), version, kind: 'own', why: 'asked' } as const
    const about = await describeFiles(aside, held, facts)
    if (!about.ok) return true
    const { logins = 0, names = 0, statements = 0, codes = 0, codeSets = 0 } = about.value.holds
    return logins + names + statements + codes + codeSets > 0
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
