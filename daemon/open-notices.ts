/** How the person hears of what is new: gathers what notices need from those who know it. */
import { randomBytes } from 'node:crypto'
import type { Closing } from './closing.ts'
import type { Clock } from './core/clock.ts'
import type { Act } from './core/journal.ts'
import { keychainAvailable } from './core/keychain.ts'
import type { Secrets } from './core/secrets.ts'
import type { Store } from './core/store.ts'
import { createChannels, keptChannels } from './features/notifications/channels.ts'
import { showOnDesktop, watchDesktop } from './features/notifications/desktop.ts'
import { openOutbox } from './features/notifications/kept.ts'
import { createNotifications } from './features/notifications/notifications.ts'
import { createSending } from './features/notifications/sending.ts'
import type { Log } from './log.ts'
import type { DaemonWords } from './words.ts'
import type { Settings } from '#shared/settings.ts'

export async function openNotices(deps: {
  readonly store: Store
  readonly secrets: Secrets
  readonly clock: Clock
  readonly settings: () => Settings
  readonly words: () => DaemonWords
  /** Of a paired browser. */
  readonly nameOf: (client: string) => string
  readonly journal: (act: Act) => void
  readonly closing: Closing
  readonly log: Log
}) {
  const { store, secrets, clock, settings, words, closing, log } = deps
  const desktop = watchDesktop(showOnDesktop, clock)
  const notifications = createNotifications({
    box: await openOutbox(store),
    channels: createChannels({
      document: await store.document('notice-channels', keptChannels, []),
      secrets,
      keychainAvailable,
      journal: deps.journal,
    }),
    sending: createSending({ clock }),
    clock,
    settings,
    language: () => words().language,
    words: (notice) => words().notice(notice),
    testWords: () => ({ title: words().t('channel.test.title'), text: words().t('channel.test.text') }),
    desktop: (...notice) => desktop.show(...notice),
    nameOf: deps.nameOf,
    random: () => randomBytes(16).toString('base64url'),
    report: (err) => {
      log.error({ err }, 'could not send notices')
    },
  })
  closing.push(() => notifications.stop())
  /** A way was set up in a browser: a session that somebody has taken shall not listen unseen. */
  function setUp(name: string): void {
    if (!settings().notices.desktop) return
    const { t } = words()
    void desktop.show(`way-${name}`, t('native.way.title'), t('native.way.text', { name }), false)
  }
  return { notifications, desktop, setUp }
}
