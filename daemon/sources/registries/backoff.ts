/** Servers that asked for a rest, or that fail: left alone for a time that survives a restart. */
import * as v from 'valibot'
import type { Clock } from '#daemon/core/clock.ts'
import type { Store } from '#daemon/core/store.ts'
import { DAY, iso, isoTime, MINUTE, type IsoTime } from '#shared/time.ts'

const FIRST_REST = 5 * MINUTE
const LONGEST_REST = DAY

const rests = v.record(v.string(), v.strictObject({ until: isoTime, failures: v.number() }))

export interface Backoff {
  /** `null` where it may be asked. */
  restsUntil(host: string): IsoTime | null
  /** Hosts that are left alone now. */
  resting(): readonly string[]
  /** Doubles the rest with each failure in a row; the server's own wish counts, up to a day. */
  failed(host: string, retryAfter: string | null): Promise<void>
  answered(host: string): Promise<void>
}

export async function createBackoff(store: Store, clock: Clock): Promise<Backoff> {
  const document = await store.document('registries/rests', rests, {})
  const now = () => Date.parse(clock.now())
  function restsUntil(host: string): IsoTime | null {
    const until = document.value[host]?.until
    if (until === undefined) return null
    const left = Date.parse(until) - now()
    // A clock that was set back must not silence a server for longer than any rest.
    return left > 0 && left <= LONGEST_REST ? until : null
  }
  return {
    restsUntil,
    resting: () => Object.keys(document.value).filter((host) => restsUntil(host) !== null),
    failed: (host, retryAfter) =>
      document.change((before) => {
        const failures = (before[host]?.failures ?? 0) + 1
        const doubled = FIRST_REST * 2 ** Math.min(failures - 1, 12)
        const rest = Math.min(LONGEST_REST, Math.max(doubled, parseRetryAfter(retryAfter, now())))
        const current = Object.entries(before).filter(
          ([, { until }]) => now() - Date.parse(until) < LONGEST_REST,
        )
        return { ...Object.fromEntries(current), [host]: { until: iso(now() + rest), failures } }
      }),
    async answered(host) {
      if (!Object.hasOwn(document.value, host)) return
      await document.change((before) =>
        Object.fromEntries(Object.entries(before).filter(([other]) => other !== host)),
      )
    },
  }
}

/** RFC 9110, section 10.2.3: seconds, or a date. In milliseconds; 0 where it is neither. */
function parseRetryAfter(text: string | null, now: number): number {
  if (text === null) return 0
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? 0 : Math.max(0, at - now)
}
