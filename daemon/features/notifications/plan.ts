/** By which ways a notice is to go, and when: the person's own rules. Pure. */
import { isGrave, isWanted } from './areas.ts'
import { firstAt, isDigest } from './due.ts'
import { SCREEN, type KeptDelivery, type Plan } from './record.ts'
import type { ChannelSettings } from '#shared/notice-channels.ts'
import type { Settings } from '#shared/settings.ts'
import type { IsoTime } from '#shared/time.ts'

export interface Channel {
  readonly id: string
  readonly settings: ChannelSettings
}

const waiting = (channel: string, now: IsoTime): KeptDelivery => ({
  channel,
  name: '',
  state: 'waiting',
  tries: 0,
  at: now,
  nextAt: null,
  fault: null,
  by: null,
  message: null,
  answer: null,
  cleared: false,
})

/**
 * @param digestAt the next digest of each way that has one
 * @param heardFrom from when on somebody can hear of it, by whether it is critical: while it is quiet nobody leaves anything unanswered
 */
export const planFor =
  (
    channels: readonly Channel[],
    { browser, desktop, least }: Settings['notices'],
    digestAt: ReadonlyMap<string, IsoTime>,
    heardFrom: (isCritical: boolean) => IsoTime,
    now: IsoTime,
  ): Plan =>
  ({ notice, weight }) => [
    ...((browser || desktop) && isGrave(weight, least) ? [waiting(SCREEN, now)] : []),
    ...channels
      .filter(({ settings }) => isWanted(settings, notice, weight))
      .map(({ id, settings: { name, timing } }): KeptDelivery => {
        const nextAt = isDigest(timing)
          ? (digestAt.get(id) ?? null)
          : firstAt(timing, heardFrom(notice.severity === 'critical'))
        return { ...waiting(id, now), name, state: nextAt === null ? 'waiting' : 'held', nextAt }
      }),
  ]
