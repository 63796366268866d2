/** The browsers that are let in, and what follows when one comes or goes. */
import { randomBytes } from 'node:crypto'
import type { Clock } from './core/clock.ts'
import type { Act } from './core/journal.ts'
import type { Store } from './core/store.ts'
import type { Streams } from './core/streams.ts'
import type { watchDesktop } from './features/notifications/desktop.ts'
import { clientsFile, noClients } from './features/pairing/clients.ts'
import { createPairing, type Pairing } from './features/pairing/pairing.ts'
import type { Log } from './log.ts'
import { version } from './version.ts'
import type { DaemonWords } from './words.ts'
import type { Settings } from '#shared/settings.ts'

export async function openPairing(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly settings: () => Settings
  readonly words: () => DaemonWords
  readonly desktop: ReturnType<typeof watchDesktop>
  readonly streams: Streams
  /** Forgets what a browser that is not let in any more has told of its sessions. */
  readonly forgetSessions: (client: string) => Promise<unknown>
  readonly note: (act: Act) => void
  readonly log: Log
}): Promise<Pairing> {
  const { store, clock, settings, words, desktop, streams, note, log } = deps
  const pairing = createPairing({
    clock,
    boot: randomBytes(16).toString('hex'),
    version,
    document: await store.document('clients', clientsFile, noClients),
    monotonic: () => performance.now(),
    random: randomBytes,
    journal: note,
  })
  pairing.onPaired(({ id, name, pairedBy }) => {
    // who typed a code knows of it
    if (pairedBy === 'press' && settings().notices.desktop)
      void desktop.show(
        `paired-${id}`,
        words().t('native.paired.title'),
        words().t('native.paired.text', { name, id }),
        false,
      )
  })
  pairing.onRevoked((id) => {
    streams.endFor(id)
    deps.forgetSessions(id).catch((err: unknown) => {
      log.error({ err }, 'could not forget the sessions of a browser')
    })
  })
  return pairing
}
