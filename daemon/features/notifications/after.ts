/** What follows a message that was sent: a button is pressed, or it is taken off the phone again. */
import type { Channels, KeptChannel } from './channels.ts'
import { cleared, toClear } from './clearing.ts'
import { acknowledge } from './outbox.ts'
import type { Outbox } from './record.ts'
import { canAnswer, type Sending } from './sending.ts'
import type { Clock } from '../../core/clock.ts'
import { HOUR, MINUTE } from '#shared/time.ts'

export interface AfterDeps {
  readonly box: () => Outbox
  readonly change: (act: (box: Outbox) => Outbox) => Promise<void>
  readonly channels: Channels
  readonly sending: Sending
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** So long a button that was not pressed is waited for: servers forget what was pressed after half a day. */
const ANSWERED_WITHIN = 12 * HOUR
/** How long a server that could not clear a message is left alone. */
const CLEAR_PAUSE = 10 * MINUTE
/** How many messages are cleared at a time: servers count requests. */
const MOST_CLEARED = 5

const isWithin = (at: number | undefined, now: number, ms: number) => Math.abs(now - (at ?? -Infinity)) < ms

export function createAfter({ box, change, channels, sending, clock, signal }: AfterDeps) {
  const heardUpTo = new Map<string, string>()
  const askedAt = new Map<string, number>()
  const refusedAt = new Map<string, number>()

  return {
    /** Reads what was pressed, while something that was sent there may still be answered. */
    async hear(channel: KeptChannel): Promise<void> {
      const { id, settings } = channel
      const now = Date.parse(clock.now())
      const open = box().entries.flatMap(({ acknowledged, overAt, deliveries }) =>
        acknowledged === null && overAt === null
          ? deliveries.filter(
              ({ channel, answer, state, at }) =>
                channel === id &&
                answer !== null &&
                state === 'sent' &&
                isWithin(Date.parse(at), now, ANSWERED_WITHIN),
            )
          : [],
      )
      if (!canAnswer(settings) || open.length === 0) return
      // often while it is fresh
      const newest = Math.min(...open.map(({ at }) => Math.abs(now - Date.parse(at))))
      const pause = newest < HOUR ? MINUTE : 10 * MINUTE
      if (isWithin(askedAt.get(id), now, pause)) return
      askedAt.set(id, now)
      const secret = await channels.secretOf(channel)
      if (!secret.ok) return
      const heard = await sending.answers(settings, secret.value, heardUpTo.get(id) ?? null, signal)
      if (heard === null) return
      const pressed = new Set(heard.answers)
      const messages = new Set(
        open.flatMap(({ answer, message }) => (pressed.has(answer ?? '') ? (message ?? []) : [])),
      )
      for (const message of messages)
        await change((box) => acknowledge(box, message, settings.name, clock.now()))
      if (heard.last !== null) heardUpTo.set(id, heard.last)
    },

    /** Takes what was settled elsewhere off the phones. Doing it twice does no harm. */
    async clear(channel: KeptChannel): Promise<void> {
      const { id, settings } = channel
      if (settings.target.kind !== 'ntfy') return
      const now = clock.now()
      const messages = toClear(box(), id, now).slice(0, MOST_CLEARED)
      if (messages.length === 0 || isWithin(refusedAt.get(id), Date.parse(now), CLEAR_PAUSE)) return
      const secret = await channels.secretOf(channel)
      if (!secret.ok) return
      for (const message of messages) {
        if (!(await sending.clear(settings, secret.value, message, signal))) {
          refusedAt.set(id, Date.parse(now))
          return
        }
        await change((box) => cleared(box, id, message))
      }
    },
  }
}
