/** What is killed in the middle: each makes ready, then gives what is to be cut short. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { iso } from '#shared/time.ts'
import { fixedClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { createJournal, journalEnd, noEnd } from '#daemon/core/journal.ts'
import { systemKeychain } from '#daemon/core/keychain.ts'
import { openSecrets } from '#daemon/core/secrets.ts'
import { createOutgoing } from '#daemon/core/outgoing.ts'
import { prepareHome } from '#daemon/core/home.ts'
import { openConnections } from '#daemon/connections.ts'
import { createLog } from '#daemon/log.ts'
import { openKeeping } from '#daemon/open-keeping.ts'
import { createQueue } from '#daemon/sources/infomaniak/queue.ts'
import { defaultSettings, settings as settingsSchema } from '#shared/settings.ts'
import { createBackups } from '#daemon/features/backup/backups.ts'
import { offerBackup } from '#daemon/features/backup/restore.ts'
import { forgetBefore, putBack, takeOffered } from '#daemon/features/backup/swap.ts'
import { vaultActs } from './vault-acts.ts'
import { askedAgainAndAgain } from './counted-codes.ts'

const clock = fixedClock(iso(Date.UTC(2026, 10, 22)))
const record = v.strictObject({ id: v.string(), n: v.number() })

export const open = async (dataDir: string) => {
  const store = await openStore(dataDir, {
    onTrouble: ({ message }) => {
      throw new Error(message)
    },
  })
  const names = await store.collection('names', record, ({ id }) => id)
  const settings = await store.document('settings', v.number(), 0)
  return { store, names, settings }
}

export async function write(dataDir: string, n: number) {
  const { store, names, settings } = await open(dataDir)
  await names.change({ put: ['a', 'b', 'c', 'd'].map((id) => ({ id, n })) })
  await settings.change(() => n)
  await store.close()
}

export const backupsOf = (root: string, dataDir: string) =>
  createBackups({
    folder: join(root, 'backups', 'data'),
    dataDir,
    kind: 'own',
    version: '1',
    clock,
    hold: (act) => act(),
  })

export const secretsOf = async (root: string, dataDir: string, monotonic?: () => number) => {
  const { store } = await open(dataDir)
  const secrets = await openSecrets({
    store,
    clock,
    keyfilePath: join(root, 'data.key'),
    ...(monotonic && { monotonic }),
  })
  return { store, secrets }
}

export const journalOf = async (dataDir: string, days: number) => {
  const { store } = await open(dataDir)
  const later = fixedClock(iso(Date.UTC(2026, 10, 22 + days)))
  const end = await store.document('journal-end', journalEnd, noEnd)
  return { store, journal: await createJournal(join(dataDir, 'journal'), later, end) }
}

export const LOGIN = 'zweitlogin'

const withJournal = async (root: string, dataDir: string) => {
  const { store, secrets } = await secretsOf(root, dataDir)
  const end = await store.document('journal-end', journalEnd, noEnd)
  return { store, secrets, journal: await createJournal(join(dataDir, 'journal'), clock, end) }
}

export const connectionsOf = async (root: string, dataDir: string) => {
  const { store, secrets, journal } = await withJournal(root, dataDir)
  const connections = await openConnections({
    store,
    secrets,
    clock,
    journal,
    outgoing: createOutgoing({ allow: [] }),
    queue: createQueue({ perMinute: 1 }),
    baseUrl: 'http://127.0.0.1:9',
    log: createLog(),
    keychainAvailable: () => Promise.resolve(false),
    connected: () => undefined,
    disconnected: async (isForgotten) => {
      await backupsOf(root, dataDir).replaceAll('forgotten', isForgotten)
    },
    fixed: null,
    journalEar: () => null,
  })
  return { store, secrets, connections }
}

export const keepingOf = async (root: string, dataDir: string) => {
  const { store, secrets, journal } = await withJournal(root, dataDir)
  const keeping = await openKeeping({
    store,
    home: await prepareHome(root),
    kind: 'own',
    clock,
    journal,
    settings: await store.document('chosen', settingsSchema, defaultSettings),
    activity: () => ({ shorten: () => Promise.resolve(0) }),
    histories: () => {
      throw new Error('nothing gets old here')
    },
    note: () => undefined,
    log: createLog(),
  })
  return { store, secrets, keeping }
}

export const acts = {
  ...vaultActs,
  restore: async (root: string, dataDir: string) => {
    const [name = ''] = await readdir(join(root, 'backups', 'data'))
    return async () => {
      const offered = await offerBackup(join(root, 'backups', 'data', name), 'cli', {
        dataDir,
        kind: 'own',
        keyfilePath: join(root, 'data.key'),
        keychain: systemKeychain,
        schema: 1,
        random: () => 'x',
        before: () => backupsOf(root, dataDir).make('restore'),
      })
      if (!offered.ok) throw new Error(offered.error.type)
      await takeOffered(dataDir)
    }
  },
  'put-back': (_: string, dataDir: string) =>
    Promise.resolve(async () => {
      await putBack(dataDir)
    }),
  'forget-before': (_: string, dataDir: string) => Promise.resolve(() => forgetBefore(dataDir)),
  rotate: async (root: string, dataDir: string) => {
    const { secrets } = await secretsOf(root, dataDir)
    return async () => {
      const done = await secrets.rotate(null)
      if (!done.ok) throw new Error(done.error.type)
    }
  },
  passphrase: async (root: string, dataDir: string) => {
    const { secrets } = await secretsOf(root, dataDir)
    return async () => {
      const done = await secrets.changeWay({ kind: 'passphrase', passphrase: 'correct horse' }, null)
      if (!done.ok) throw new Error(done.error.type)
    }
  },
  'counted-codes': askedAgainAndAgain,
  shorten: async (_: string, dataDir: string) => {
    const { journal } = await journalOf(dataDir, 100)
    return async () => {
      await journal.shorten(90, 2)
    }
  },
  backup: (root: string, dataDir: string) =>
    Promise.resolve(async () => {
      await backupsOf(root, dataDir).replaceAll('forgotten', () => Promise.resolve())
    }),
  disconnect: async (root: string, dataDir: string) => {
    const { connections } = await connectionsOf(root, dataDir)
    return async () => {
      await connections.disconnect(LOGIN)
    }
  },
  'key-change': async (root: string, dataDir: string) => {
    const { keeping, secrets } = await keepingOf(root, dataDir)
    return async () => {
      await keeping.replacingBackups(() => secrets.rotate(null))
    }
  },
}
