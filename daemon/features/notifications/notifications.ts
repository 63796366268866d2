/** New and worse things become one notice each: by a browser that is running, else by the desktop. */
import { createHash } from 'node:crypto'
import {
  claim,
  freshen,
  overdue,
  overOf,
  post,
  release,
  shown,
  withdraw,
  type IsOver,
  type Outbox,
  type Posted,
} from './outbox.ts'
import type { Clock } from '../../core/clock.ts'
import type { Course } from '../../core/course.ts'
import type { Document } from '../../core/store.ts'
import { createTurns } from '../../core/turns.ts'
import { severities, type Evidence, type Severity } from '#shared/findings.ts'
import type { Notice } from '#shared/notices.ts'
import type { Settings } from '#shared/settings.ts'
import type { Thing } from '#shared/status.ts'
import { MINUTE, type IsoTime } from '#shared/time.ts'

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

export interface NotificationsDeps {
  readonly box: Document<Outbox>
  readonly clock: Clock
  readonly settings: () => Settings
  readonly words: (notice: Notice) => { readonly title: string; readonly text: string }
  readonly desktop: (title: string, text: string, urgent: boolean) => Promise<boolean>
}

const DESKTOP = 'desktop'
/** How long a desktop that took nothing is left alone: each try is two writes. */
const DESKTOP_PAUSE = 5 * MINUTE

export type Notifications = ReturnType<typeof createNotifications>

export function createNotifications({ box, clock, settings, words, desktop }: NotificationsDeps) {
  const { inTurn, idle } = createTurns()
  let delivering: Promise<void> | null = null
  let ended = false
  let refusedAt: number | null = null
  /** Shown by this process, though the disk may have been too full to note it. */
  const shownHere = new Set<string>()

  /** Writes where something changes; one at a time, so that two who ask at once do not both get the same notice. */
  const change = (act: (box: Outbox) => Outbox): Promise<void> =>
    inTurn(async () => {
      if (act(box.value) !== box.value) await box.change(act)
    })

  async function deliverAll(): Promise<void> {
    for (;;) {
      // chosen anew each time: a browser may have taken the next one meanwhile
      const [next] = overdue(box.value, clock.now())
      if (next === undefined || ended) return
      let mine: readonly Notice[] = []
      await change((box) => {
        const claimed = claim(box, DESKTOP, clock.now(), ({ id }) => id === next.id)
        mine = claimed.taken
        return claimed.box
      })
      const [notice] = mine
      if (notice === undefined) continue
      const { title, text } = words(notice)
      const took = shownHere.has(notice.id) || (await desktop(title, text, notice.severity === 'critical'))
      if (took) shownHere.add(notice.id)
      await change((box) =>
        took ? shown(box, new Set([notice.id]), DESKTOP, clock.now()) : release(box, notice.id, DESKTOP),
      )
      if (took) continue
      // a desktop that takes none will not take the next one either
      refusedAt = Date.parse(clock.now())
      return
    }
  }

  return {
    /** Posts what is grave enough by the person's own choice, and takes back what is over before anybody saw it. */
    async say(news: readonly News[], { isOver, seen }: Told) {
      const now = clock.now()
      const { least } = settings().notices
      const grave = news.filter(({ weight }) => severities.indexOf(weight) <= severities.indexOf(least))
      const posts = grave.map((one): Posted => ({
        notice: noticeOf(one, now),
        end: one.thing.course?.end ?? null,
      }))
      await change((box) => post(freshen(withdraw(box, isOver), seen), posts, now))
    },

    /** For a browser: what it should show now. Nobody else gets these until it has said so or two minutes have passed. */
    async take(client: string): Promise<readonly Notice[]> {
      if (!settings().notices.browser) return []
      let taken: readonly Notice[] = []
      await change((box) => {
        const claimed = claim(box, client, clock.now())
        taken = claimed.taken
        return claimed.box
      })
      return taken
    },
    async shown(client: string, ids: readonly string[]) {
      await change((box) => shown(box, new Set(ids), client, clock.now()))
    },
    /** Of notices that were shown, by their ids, those that a browser need not show any longer. */
    over: (ids: readonly string[], isOver: IsOver): string[] => overOf(box.value, ids, isOver),

    /** Shows on the desktop what waited for a browser in vain. */
    async deliver() {
      const justRefused = refusedAt !== null && Math.abs(Date.parse(clock.now()) - refusedAt) < DESKTOP_PAUSE
      if (!settings().notices.desktop || justRefused) return
      delivering ??= deliverAll().finally(() => {
        delivering = null
      })
      await delivering
    },

    /** Forgets logins that are no longer connected, shown notices and the backup included. */
    async forgetGone(isGone: (thing: string) => boolean) {
      for (let copies = 2; copies > 0; copies -= 1)
        await box.change(({ entries }) => ({
          entries: entries.filter(({ notice }) => !isGone(notice.thing)),
        }))
    },
    /** Waits until the notice that is being shown is noted as shown. */
    async stop() {
      ended = true
      await delivering?.catch(() => undefined)
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
