/** Notices and ways as the person sees them. Pure. */
import type { KeptChannel } from './channels.ts'
import { isDigest, liveOf } from './due.ts'
import { DESKTOP, isPending, SCREEN, type Entry, type KeptDelivery, type Outbox } from './record.ts'
import type { ChannelView, Delivery, SaidNotice } from '#shared/notice-channels.ts'
import type { IsoTime } from '#shared/time.ts'

const PAGE = 100

function deliveryView(each: KeptDelivery, isCritical: boolean, quiet: QuietNow): Delivery {
  const { channel, name, state, tries, at, nextAt, fault, by } = each
  const held = state === 'waiting' && nextAt === null ? quiet(isCritical) : null
  return {
    channel: channel === SCREEN ? (by === DESKTOP ? 'desktop' : 'browser') : channel,
    name,
    state: held === null ? state : 'held',
    tries,
    at,
    nextAt: held ?? nextAt,
    fault,
  }
}

/** Until when something is held back now, by whether it is critical. */
export type QuietNow = (isCritical: boolean) => IsoTime | null

export const saidView = (
  { notice, deliveries, acknowledged, snoozedUntil, overAt }: Entry,
  quiet: QuietNow,
): SaidNotice => ({
  notice,
  deliveries: deliveries.map((each) => deliveryView(each, notice.severity === 'critical', quiet)),
  acknowledged,
  snoozedUntil,
  overAt,
})

/** @param before as it was given with the page before; what is none gives the newest */
export function historyPage({ entries }: Outbox, before: string | null, quiet: QuietNow) {
  const from = Number(before ?? Infinity)
  const older = Number.isNaN(from) ? entries : entries.filter(({ seq }) => seq < from)
  const page = older.slice(-PAGE).toReversed()
  return {
    notices: page.map((one) => saidView(one, quiet)),
    next: older.length > page.length ? String(page.at(-1)?.seq ?? 0) : null,
  }
}

export const channelViewOf = (
  { id, settings, hasSecret, last }: KeptChannel,
  { entries }: Outbox,
): ChannelView => ({
  id,
  ...settings,
  hasSecret,
  last,
  waiting: entries.filter((one) => {
    const live = liveOf(one, id)
    return live !== undefined && (isPending(live) || !isDigest(settings.timing))
  }).length,
})
