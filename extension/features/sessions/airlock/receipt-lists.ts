/** Which receipts are kept where there are too many. Pure. */
import type { Receipt } from '#shared/sessions.ts'
import type { IsoTime } from '#shared/time.ts'

/** A daemon that is down for months shall not fill the browser's storage. */
const MOST_WAITING = 500
const RECENT = 50

/**
 * Oldest first, as things happened: the receipt of a start is written when its cause is known, and others may have come in
 * between. What bears a time to come is from before the clock was set back, and so the oldest.
 */
export function inOrder(receipts: readonly Receipt[], now: IsoTime): Receipt[] {
  const when = ({ at }: Receipt) => (at > now ? '' : at)
  return [...receipts].sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0))
}

/** The newest, and of each site its last whole sweep however old: what a page has to show. */
export function latest(receipts: readonly Receipt[]): Receipt[] {
  const seen = new Set<string>()
  return receipts.filter((one, at) => {
    const isLast = isSweep(one) && !seen.has(one.site)
    if (isSweep(one)) seen.add(one.site)
    return isLast || at < RECENT
  })
}

const isSweep = ({ cause, outcome }: Receipt) =>
  outcome === 'held' && cause !== 'new-host' && cause !== 'came-back'

/** For the daemon: the oldest ones that held go first. */
export function thinned(receipts: readonly Receipt[]): Receipt[] {
  const over = receipts.length - MOST_WAITING
  if (over <= 0) return [...receipts]
  const plain = receipts.filter(({ outcome }) => outcome === 'held' || outcome === 'kept').slice(0, over)
  return receipts.filter((one) => !plain.includes(one)).slice(-MOST_WAITING)
}
