/** What everything else stands on: the data folder, the journal, the key, the settings, and the language in which it is all told. */
import { join } from 'node:path'
import type { Closing } from './closing.ts'
import type { Clock } from './core/clock.ts'
import { openStore } from './core/disk-store.ts'
import type { Home } from './core/home.ts'
import { createJournal, journalEnd, noEnd, type Act } from './core/journal.ts'
import type { Managed } from './core/managed.ts'
import { openSecrets } from './core/secrets.ts'
import { settledDocument } from './core/settled-document.ts'
import type { Log } from './log.ts'
import { prepareFolder } from './prepare-folder.ts'
import { createWords } from './words.ts'
import { settle } from '#shared/managed.ts'
import { defaultSettings, settings as settingsSchema, type Language } from '#shared/settings.ts'

/** @throws StoreOpenError when the data folder cannot be opened safely; nothing in it was changed then */
export async function openGround(deps: {
  readonly home: Home
  readonly kind: 'own' | 'sandbox'
  readonly clock: Clock
  readonly managed: Managed
  /** Of the terminal; the person's own choice goes before it. */
  readonly language: Language
  readonly closing: Closing
  readonly log: Log
  readonly say: (text: string) => void
}) {
  const { home, kind, clock, managed, closing, log, say } = deps
  const dataDir = home.dataDir(kind)
  let mended = 0
  const arrived = await prepareFolder(home, kind, clock, say)
  const store = await openStore(dataDir, {
    onTrouble: ({ message }) => {
      mended += 1
      say(message)
    },
  })
  closing.push(() => store.close())
  const endOfJournal = await store.document('journal-end', journalEnd, noEnd)
  const journal = await createJournal(join(dataDir, 'journal'), clock, endOfJournal)
  closing.push(() => journal.stop())
  const secrets = await openSecrets({ store, clock, keyfilePath: home.keyfilePath(kind) })
  const chosen = await store.document('settings', settingsSchema, defaultSettings)
  const settled = settledDocument(chosen, (kept) => settle(kept, managed.locks))
  const spokenLanguage = () => settled.value.language ?? deps.language

  let noted: Promise<unknown> = Promise.resolve()
  if (arrived) await journal.write({ event: arrived.event, by: arrived.by, subject: arrived.subject })

  return {
    dataDir,
    store,
    /** How many damaged files were mended by their copies. */
    mended: () => mended,
    /** What has been put in the place of the data just now; null at every other start. */
    arrived,
    journal,
    endOfJournal,
    secrets,
    /** As the person has them. */
    chosen,
    /** As they hold: what is settled in configuration files lies over what the person chose. */
    settled,
    settings: () => settled.value,
    spokenLanguage,
    words: () => createWords(spokenLanguage(), clock),
    /** Writes it into the journal, after the others, and goes on meanwhile. */
    note: (act: Act): void => {
      const writing = journal.write(act).catch((err: unknown) => {
        log.error({ err, event: act.event }, 'could not note this in the journal')
      })
      noted = Promise.all([noted, writing])
    },
    /** Resolves when all that was noted until now is written. */
    noted: () => noted,
  }
}
