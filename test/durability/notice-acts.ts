/** Two things are said by the ways that are given and handed over, with everything kept on disk as the daemon keeps it. */
import { join } from 'node:path'
import { systemClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { createChannels, keptChannels, type KeptChannels } from '#daemon/features/notifications/channels.ts'
import { openOutbox } from '#daemon/features/notifications/kept.ts'
import { createNotifications } from '#daemon/features/notifications/notifications.ts'
import { createSending } from '#daemon/features/notifications/sending.ts'
import { ok } from '#shared/result.ts'
import { defaultSettings } from '#shared/settings.ts'
import { iso } from '#shared/time.ts'

const since = iso(Date.UTC(2026, 10, 22))
const things = ['a.example', 'b.example'].map((name) => ({
  key: `domain-lapsing/main/42/${name}`,
  id: 'domain-lapsing' as const,
  status: 'open' as const,
  severity: 'critical' as const,
  course: null,
  organisation: null,
  count: 1,
  of: 1,
  subjects: [name],
  seen: {},
  reason: null,
  observedAt: since,
  source: 'registry' as const,
  since,
  until: null,
  because: null,
  actedAt: null,
  isNew: true,
  fix: {
    action: 'renew-domain' as const,
    url: 'https://manager.infomaniak.com/v3/ng/home',
    exact: false,
    guide: '',
  },
}))

/** What became of it in the end. */
export interface Ended {
  /** Of each notice, on its way. */
  readonly states: readonly string[]
  /** How the last try of each way went. */
  readonly last: readonly unknown[]
}

/** One life of a daemon. @param begin is called once everything is open */
export async function live(
  root: string,
  ways: KeptChannels,
  begin: () => void = () => undefined,
): Promise<Ended> {
  const store = await openStore(join(root, 'data'), {
    onTrouble: ({ message }) => {
      throw new Error(message)
    },
  })
  const box = await openOutbox(store)
  const channels = createChannels({
    document: await store.document('notice-channels', keptChannels, ways),
    secrets: {
      state: 'ready',
      setUp: () => Promise.resolve(ok(undefined)),
      get: () => Promise.resolve(ok('a-secret')),
      put: () => Promise.resolve(ok(undefined)),
      remove: () => Promise.resolve(),
    },
    keychainAvailable: () => Promise.resolve(false),
    journal: () => undefined,
  })
  const notifications = createNotifications({
    box,
    channels,
    sending: createSending({ clock: systemClock }),
    clock: systemClock,
    settings: () => ({
      ...defaultSettings,
      notices: { ...defaultSettings.notices, browser: false, desktop: false },
    }),
    language: () => 'en',
    words: () => ({ title: '', text: '' }),
    testWords: () => ({ title: '', text: '' }),
    desktop: () => Promise.resolve(false),
    nameOf: (client) => client,
    random: () => crypto.randomUUID(),
    report: (fault) => {
      throw fault
    },
  })
  begin()
  await notifications.say(
    things.map((thing) => ({ kind: 'new', thing, since, times: 0, weight: thing.severity })),
    { isOver: () => false, seen: () => null },
  )
  // and once more, as the next beat does
  for (let beat = 0; beat < 2; beat += 1) await notifications.deliver()
  const states = box.value.entries.flatMap(({ deliveries }) => deliveries.map(({ state }) => state))
  const last = channels.list().map((one) => one.last?.fault)
  await notifications.stop()
  await store.close()
  return { states, last }
}
