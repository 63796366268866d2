/** New and worse things become one notice each: by a browser that is running, else by the desktop. */
import { createHash } from 'node:crypto'
import { claim, overdue, post, release, shown, withdraw, type Outbox } from './outbox.ts'
import type { Clock } from '../../core/clock.ts'
import type { Document } from '../../core/store.ts'
import { severities } from '#shared/findings.ts'
import type { Notice } from '#shared/notices.ts'
import type { Settings } from '#shared/settings.ts'
import type { Thing } from '#shared/status.ts'
import type { IsoTime } from '#shared/time.ts'

/** A thing that is new or worse, and since when it has been open. */
interface News {
  readonly kind: 'new' | 'worse'
  readonly thing: Thing
  readonly since: IsoTime
}

export interface NotificationsDeps {
  readonly box: Document<Outbox>
  readonly clock: Clock
  readonly settings: () => Settings
  readonly words: (notice: Notice) => { readonly title: string; readonly text: string }
  readonly desktop: (title: string, text: string, urgent: boolean) => Promise<boolean>
}

const DESKTOP = 'desktop'

export type Notifications = ReturnType<typeof createNotifications>

export function createNotifications({ box, clock, settings, words, desktop }: NotificationsDeps) {
  const change = async (next: (box: Outbox) => Outbox) => {
    if (next(box.value) !== box.value) await box.change(next)
  }

  return {
    /** Posts what is grave enough by the person's own choice, and takes back what is over before anybody saw it. */
    async say(news: readonly News[], stillOpen: (thing: string) => boolean) {
      const now = clock.now()
      const { least } = settings().notices
      const grave = news.filter(
        ({ thing }) => severities.indexOf(thing.severity) <= severities.indexOf(least),
      )
      const notices = grave.map(({ kind, thing, since }): Notice => ({
        id: noticeId(kind, thing, since),
        kind,
        thing: thing.key,
        check: thing.id,
        severity: thing.severity,
        organisation: thing.organisation,
        subjects: thing.subjects,
        count: thing.count,
        seen: thing.seen,
        createdAt: now,
      }))
      await change((box) => post(withdraw(box, stillOpen), notices, now))
    },

    /** For a browser: what it should show now. Nobody else gets these until it has said so or two minutes have passed. */
    async take(client: string): Promise<readonly Notice[]> {
      if (!settings().notices.browser) return []
      const now = clock.now()
      const { taken } = claim(box.value, client, now)
      await change((box) => claim(box, client, now).box)
      return taken
    },
    async shown(client: string, ids: readonly string[]) {
      const now = clock.now()
      await change((box) => shown(box, new Set(ids), client, now))
    },

    /** Shows on the desktop what waited for a browser in vain. */
    async deliver() {
      if (!settings().notices.desktop) return
      for (const notice of overdue(box.value, clock.now())) {
        const now = clock.now()
        await change((box) => {
          const free = { entries: box.entries.filter((one) => one.notice.id === notice.id) }
          const [entry] = claim(free, DESKTOP, now).box.entries
          return entry
            ? { entries: box.entries.map((one) => (one.notice.id === notice.id ? entry : one)) }
            : box
        })
        const { title, text } = words(notice)
        const took = await desktop(title, text, notice.severity === 'critical')
        await change((box) =>
          took ? shown(box, new Set([notice.id]), DESKTOP, now) : release(box, notice.id, DESKTOP),
        )
        // a desktop that takes none will not take the next one either
        if (!took) return
      }
    },
  }
}

/** The same thing, begun at the same time and as bad as now, is the same notice. */
function noticeId(kind: string, thing: Thing, since: IsoTime): string {
  const facts = [kind, thing.key, since, thing.severity, thing.count].join('|')
  return createHash('sha256').update(facts).digest('base64url').slice(0, 22)
}
