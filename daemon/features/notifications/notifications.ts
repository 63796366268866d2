/** New and worse things become one notice each: by a browser that is running, else by the desktop, and by the ways that the person set up. */
import { createHash } from 'node:crypto'
import { loadHours } from './hours.ts'
import {
  acknowledge,
  calledSo,
  freshen,
  overOf,
  planAnew,
  post,
  prune,
  snooze,
  wake,
  withdraw,
  type IsOver,
} from './outbox.ts'
import type { Channels } from './channels.ts'
import { createOnScreen, type OnScreenDeps } from './on-screen.ts'
import { createOutside, type OutsideDeps } from './outside.ts'
import { planFor } from './plan.ts'
import { createQuiet } from './quiet.ts'
import { DESKTOP, eachEntry, type Entry, type Outbox, type Plan, type Posted } from './record.ts'
import type { Clock } from '../../core/clock.ts'
import type { Course } from '../../core/course.ts'
import type { Document } from '../../core/store.ts'
import { createTurns } from '../../core/turns.ts'
import type { Evidence, Severity } from '#shared/findings.ts'
import type { DeliveryFault } from '#shared/notice-channels.ts'
import type { Notice } from '#shared/notices.ts'
import type { Settings } from '#shared/settings.ts'
import type { Thing } from '#shared/status.ts'
import { HOUR, iso, type IsoTime } from '#shared/time.ts'

/** A thing that is new or worse. */
interface News {
  readonly kind: Notice['kind']
  readonly thing: Thing & { readonly course: Course | null }
  readonly since: IsoTime
  /** How often it was told before. */
  readonly times: number
  /** What counts against the least severity of which the person wants notices. */
  readonly weight: Severity
}

/** What became of the things of which something was said. */
export interface Told {
  readonly isOver: IsOver
  /** What is seen of it by now; `null` where nothing is. */
  readonly seen: (thing: string) => Evidence | null
}

export interface NotificationsDeps
  extends
    Pick<OutsideDeps, 'sending' | 'language' | 'random' | 'report'>,
    Pick<OnScreenDeps, 'words' | 'desktop' | 'nameOf'> {
  readonly box: Document<Outbox>
  readonly channels: Channels
  readonly clock: Clock
  readonly settings: () => Settings
  readonly testWords: () => { readonly title: string; readonly text: string }
}

export type Notifications = ReturnType<typeof createNotifications>

export function createNotifications(deps: NotificationsDeps) {
  const { box, clock, settings, desktop, channels } = deps
  const { inTurn, idle } = createTurns()

  /** Writes where something changes; one at a time, so that two who ask at once do not both get the same notice. */
  const change = (act: (box: Outbox) => Outbox): Promise<void> => inTurn(() => box.change(act))

  const quiet = createQuiet(settings, clock)
  const screen = createOnScreen({ ...deps, change, quiet })
  const outside = createOutside({ ...deps, box: () => box.value, change, quiet })

  async function plan(): Promise<Plan> {
    const now = clock.now()
    const digestAt = new Map<string, IsoTime>()
    for (const { id, settings } of channels.list()) {
      const { timing } = settings
      if (timing.type === 'daily' || timing.type === 'weekly')
        digestAt.set(id, (await loadHours()).digestAfter(timing, quiet.zone(), now))
    }
    const end = await quiet.until()
    const isQuiet = await quiet.now()
    const heardFrom = (isCritical: boolean) => (end !== null && isQuiet(isCritical) ? end : now)
    return planFor(channels.list(), settings().notices, digestAt, heardFrom, now)
  }

  /** @returns one of those that are called so, as it stands then */
  async function answer(id: string, act: (box: Outbox) => Outbox): Promise<Entry | null> {
    await change(act)
    return calledSo(box.value, id).at(-1) ?? null
  }

  return {
    box: () => box.value,
    channels,
    quiet,
    /** How a way's last try went. */
    last: (id: string) => channels.find(id)?.last ?? null,
    /** Those that are on, for the doctor. */
    ways: () =>
      channels
        .list()
        .filter(({ settings }) => settings.on)
        .map(({ settings: { name }, last }) => ({ name, last })),

    /** Posts what is grave enough by the person's own choice, and takes back what is over before anybody saw it. */
    async say(news: readonly News[], { isOver, seen }: Told) {
      const now = clock.now()
      const posts = news.map((one): Posted => ({
        notice: noticeOf(one, now),
        end: one.thing.course?.end ?? null,
        weight: one.weight,
      }))
      const byRule = await plan()
      await change((box) => {
        const told = wake(post(withdraw(box, isOver, now), posts, now, byRule), now, byRule)
        return prune(freshen(told, seen), now, settings().keepDays)
      })
    },

    take: (client: string) => screen.take(client),
    shown: (client: string, ids: readonly string[]) => screen.shown(client, ids),
    /** Of notices that were shown, by their ids, those that a browser need not show any longer. */
    over: (ids: readonly string[], isOver: IsOver): string[] => overOf(box.value, ids, isOver),

    /** Somebody has seen it: it goes nowhere any more. */
    acknowledge: (id: string, by: string) => answer(id, (box) => acknowledge(box, id, by, clock.now())),
    snooze(id: string, hours: number) {
      const now = clock.now()
      return answer(id, (box) => snooze(box, id, iso(Date.parse(now) + hours * HOUR), now))
    },
    /** After a way was changed or taken away. */
    async replan(channel: string) {
      const byRule = await plan()
      await change((box) => planAnew(box, channel, clock.now(), byRule))
    },
    /** Tries one way, now; of `browser` whether one has asked lately. `null` where all is well. */
    async test(channel: string): Promise<DeliveryFault | null | 'not-found'> {
      if (channel === 'browser') return screen.hasBrowser() ? null : 'unreachable'
      if (channel === DESKTOP) {
        const { title, text } = deps.testWords()
        return (await desktop('test', title, text, false)) ? null : 'no-desktop'
      }
      const found = channels.find(channel)
      return found === undefined ? 'not-found' : outside.test(found)
    },

    /** Shows on the desktop what waited for a browser in vain, and sends what is due elsewhere. */
    async deliver() {
      await Promise.all([screen.deliver(), outside.deliver()])
    },

    /** Forgets logins that are no longer connected, shown notices and the backup included. */
    async forgetGone(isGone: (thing: string) => boolean) {
      await change((box) => eachEntry(box, (one) => (isGone(one.notice.thing) ? null : one)))
    },
    /** Waits until the notice that is being shown is noted as shown. */
    async stop() {
      await Promise.all([outside.stop(), screen.stop()])
      await idle()
    },
  }
}

function noticeOf({ kind, thing, since, times }: News, createdAt: IsoTime): Notice {
  const { key, id, severity, organisation, subjects, count, seen, course } = thing
  // the same thing, begun at the same time, told as often before and as bad as now, is the same notice
  const facts = [key, since, times, severity, count, course?.rung ?? 0].join('|')
  return {
    id: createHash('sha256').update(facts).digest('base64url').slice(0, 22),
    kind,
    thing: key,
    check: id,
    severity,
    organisation,
    subjects,
    count,
    seen,
    createdAt,
  }
}
