/** Notices over what the test keeps, with a clock that it moves, ways that it sets up and a desktop that it stands in front of. */
import { onTestFinished } from 'vitest'
import type { Clock } from '#daemon/core/clock.ts'
import type { Act } from '#daemon/core/journal.ts'
import type { Secrets } from '#daemon/core/secrets.ts'
import type { Document } from '#daemon/core/store.ts'
import type { JudgedThing } from '#daemon/features/findings/things.ts'
import { createChannels, type KeptChannels } from '#daemon/features/notifications/channels.ts'
import { createNotifications, type NotificationsDeps } from '#daemon/features/notifications/notifications.ts'
import { emptyOutbox, type Outbox } from '#daemon/features/notifications/record.ts'
import { createSending, type SendingDeps } from '#daemon/features/notifications/sending.ts'
import type { ChannelSettings } from '#shared/notice-channels.ts'
import { ok } from '#shared/result.ts'
import { defaultSettings, type Settings } from '#shared/settings.ts'
import { iso, type IsoTime } from '#shared/time.ts'
import { memoryDocument } from './memory-document.ts'
import { NOW } from './snapshot.ts'

export const aThing = (name: string, over: Partial<JudgedThing> = {}): JudgedThing => ({
  key: `domain-lapsing/main/42/${name}`,
  id: 'domain-lapsing',
  status: 'open',
  severity: 'critical',
  course: null,
  organisation: 'Atelier Vully SA',
  count: 1,
  of: 1,
  subjects: [name],
  seen: {},
  reason: null,
  observedAt: NOW,
  source: 'registry',
  since: NOW,
  until: null,
  because: null,
  actedAt: null,
  isNew: true,
  fix: { action: 'renew-domain', url: 'https://manager.infomaniak.com/v3/ng/home', exact: false, guide: '' },
  ...over,
})

export const news = (...things: readonly JudgedThing[]) =>
  things.map((thing) => ({
    kind: 'new' as const,
    thing,
    since: NOW,
    times: 0,
    weight: thing.severity,
  }))
export const nothingIsOver = { isOver: () => false, seen: () => null }
export const allIsOver = { isOver: () => true, seen: () => null }

export interface RigOptions {
  readonly box?: Document<Outbox>
  readonly channels?: Document<KeptChannels>
  readonly desktop?: NotificationsDeps['desktop']
  readonly settings?: Partial<Settings['notices']>
  readonly sending?: Partial<SendingDeps>
  readonly now?: IsoTime
  readonly random?: () => string
  /** In the place of the rig's own. */
  readonly clock?: Clock
  readonly settingsOf?: () => Settings
}

export function noticesRig(options: RigOptions = {}) {
  let now: IsoTime = options.now ?? NOW
  let count = 0
  const clock = options.clock ?? { now: () => now }
  const kept = new Map<string, string>()
  const door = { isLocked: false }
  const secrets: Pick<Secrets, 'state' | 'setUp' | 'get' | 'put' | 'remove'> = {
    state: 'ready',
    setUp: () => Promise.resolve(ok(undefined)),
    get: (name) =>
      Promise.resolve(door.isLocked ? { ok: false, error: { type: 'locked' } } : ok(kept.get(name) ?? null)),
    put: (name, value) => Promise.resolve(ok(void kept.set(name, value))),
    remove: (name) => Promise.resolve(void kept.delete(name)),
  }
  const acts: Act[] = []
  const faults: unknown[] = []
  const box = options.box ?? memoryDocument(emptyOutbox)
  const channels = createChannels({
    document: options.channels ?? memoryDocument<KeptChannels>([]),
    secrets,
    keychainAvailable: () => Promise.resolve(false),
    journal: (act) => void acts.push(act),
  })
  const settings = { ...defaultSettings, notices: { ...defaultSettings.notices, ...options.settings } }
  const notifications = createNotifications({
    box,
    channels,
    sending: createSending({ clock, ...options.sending }),
    clock,
    settings: options.settingsOf ?? (() => settings),
    language: () => 'en',
    words: ({ subjects, kind, count }) => ({
      title: kind === 'more' ? `${String(count)} more` : `About ${subjects.join()}`,
      text: 'It <needs> you & me',
    }),
    testWords: () => ({ title: 'Test', text: 'It works' }),
    desktop: options.desktop ?? (() => Promise.resolve(false)),
    nameOf: (client) => client,
    random: options.random ?? (() => `word-${String((count += 1))}`),
    report: (fault) => void faults.push(fault),
  })
  onTestFinished(() => notifications.stop())
  return {
    notifications,
    box,
    channels,
    settings,
    acts,
    faults,
    /** Names of the secrets that are kept. */
    secrets: kept,
    door,
    now: () => now,
    wait: (ms: number) => void (now = iso(Date.parse(now) + ms)),
    setClock: (at: IsoTime) => void (now = at),
    async put(id: string, way: ChannelSettings, secret: string | null = null) {
      const put = await channels.put(id, way, secret, 'cli')
      await notifications.replan(id)
      return put
    },
    say: (...things: readonly JudgedThing[]) => notifications.say(news(...things), nothingIsOver),
    /** Of one way, what became of each notice, by its subject. */
    states: (channel: string) =>
      Object.fromEntries(
        box.value.entries.map(({ notice, deliveries }) => [
          notice.subjects.join(),
          deliveries.filter((one) => one.channel === channel).at(-1)?.state ?? null,
        ]),
      ),
  }
}

export const aWay = (
  target: ChannelSettings['target'],
  over: Partial<ChannelSettings> = {},
): ChannelSettings => ({
  name: 'Mine',
  on: true,
  least: 'notice',
  areas: null,
  timing: { type: 'at-once' },
  language: null,
  ownNetwork: false,
  target,
  ...over,
})
