/** What became of the last questions to each server, and how far the computer's clock is from theirs. */
import type { Clock } from './clock.ts'
import type { ClockWatch } from './clock-off.ts'
import type { Outgoing, OutgoingAnswer } from './outgoing.ts'
import type { IsoTime } from '#shared/time.ts'

interface HeardOf {
  readonly answeredAt: IsoTime | null
  /** Of the last 429. */
  readonly limitedAt: IsoTime | null
  /** The last question that got no answer; `why` is a word of ours or the system's code. */
  readonly failed: { readonly at: IsoTime; readonly why: string } | null
}

export interface Heard {
  /** By host. */
  readonly of: ReadonlyMap<string, HeardOf>
  /** ms by which the clock is ahead of the last server that told its time; `null` where none has. */
  readonly ahead: number | null
}

/** Of so many servers; the longest unheard go first. */
const MOST = 200

/**
 * The same way out, with an ear at it.
 * @param wall ms since the epoch, by the computer's clock: that is compared; `clock` dates what was heard
 * @param watched hears each answer of one host, by which the clock is measured to the second
 */
export function listenTo(
  outgoing: Outgoing,
  clock: Clock,
  wall: () => number = Date.now,
  watched: (Pick<ClockWatch, 'hear'> & { readonly host: string }) | null = null,
): { outgoing: Outgoing; heard: Heard } {
  const of = new Map<string, HeardOf>()
  let ahead: number | null = null

  function note(url: string, change: Partial<HeardOf>): void {
    const host = hostOf(url)
    const before = of.get(host) ?? { answeredAt: null, limitedAt: null, failed: null }
    of.delete(host)
    of.set(host, { ...before, ...change })
    for (const oldest of of.keys()) if (of.size > MOST) of.delete(oldest)
  }

  async function listen<R extends Awaited<ReturnType<Outgoing['get' | 'send']>>>(
    url: string,
    asking: Promise<R>,
  ): Promise<R> {
    const askedAt = wall()
    const result = await asking
    const at = clock.now()
    if (result.ok) {
      note(url, { answeredAt: at, ...(result.value.status === 429 && { limitedAt: at }) })
      if (watched !== null && hostOf(url) === watched.host) watched.hear(result.value, askedAt)
      ahead = aheadOf(result.value, askedAt, wall()) ?? ahead
    } else if (result.error.type !== 'aborted')
      note(url, { failed: { at, why: result.error.code ?? result.error.type } })
    return result
  }

  return {
    outgoing: {
      get: (url, options) => listen(url, outgoing.get(url, options)),
      send: (url, options) => listen(url, outgoing.send(url, options)),
      close: () => outgoing.close(),
    },
    heard: {
      of,
      get ahead() {
        return ahead
      },
    },
  }
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : '')

/** `Date` is of a whole second (RFC 9110, section 6.6.1); an answer out of a cache says when it was made. */
function aheadOf({ headers }: OutgoingAnswer, askedAt: number, heardAt: number): number | null {
  const told = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(told)) return null
  const age = Number(headers.get('age') ?? 0) * 1000
  const theirs = told + (Number.isFinite(age) ? age : 0)
  // no further off than it must be: within the question's own time, and the second that is cut off
  if (theirs > heardAt) return heardAt - theirs
  return Math.max(0, askedAt - theirs - 1000)
}
