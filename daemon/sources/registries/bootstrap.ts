/** Knows which RDAP server to ask for a name: IANA's list as last fetched, else the one carried along. */
import { readFile, stat } from 'node:fs/promises'
import * as v from 'valibot'
import type { Clock } from '#daemon/core/clock.ts'
import type { Outgoing } from '#daemon/core/outgoing.ts'
import type { Store } from '#daemon/core/store.ts'
import { DAY, HOUR, isoTime, type IsoTime } from '#shared/time.ts'
import carried from './dns-2026-02-13.json' with { type: 'json' }
import { overrideByLabel } from './overrides.ts'
import { basesFor, parseServiceList, readServices, type ServiceList } from './service-list.ts'

const IANA = 'https://data.iana.org/rdap/dns.json'
/** RFC 9224, section 8: never per query. The file's own max-age is some hours. */
const REFRESH = DAY
const RETRY = HOUR
const MAX_BYTES = 2 * 1024 * 1024

export interface RdapServer {
  readonly base: string
  /** On IANA's list: only then does its 404 speak for the registry. */
  readonly registered: boolean
}

export interface Bootstrap {
  /** Fetches the list when it is time, and answers how many requests that took. Never throws: the last good list stays. */
  refresh(signal: AbortSignal): Promise<number>
  /** Best first; empty where no server is known, which is normal for many country extensions. */
  serversFor(name: string): readonly RdapServer[]
}

const kept = v.strictObject({
  source: v.string(),
  etag: v.nullable(v.string()),
  fetchedAt: v.nullable(isoTime),
  triedAt: v.nullable(isoTime),
  services: v.nullable(v.record(v.string(), v.array(v.string()))),
})

/**
 * @param deps.source a file or an address in place of IANA's, and then that list alone: a name of the sandbox or of a
 *   test must not reach a real registry
 */
export async function createBootstrap(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly outgoing: Outgoing
  readonly source: string | null
}): Promise<Bootstrap> {
  const { store, clock, outgoing } = deps
  const source = deps.source ?? IANA
  const isFile = !/^https?:/.test(source)
  const fallback: ServiceList = deps.source === null ? (readServices(carried.services) ?? {}) : {}
  const empty = { source, etag: null, fetchedAt: null, triedAt: null, services: null }
  const file = await store.document('registries/bootstrap', kept, empty)
  if (file.value.source !== source) await file.change(() => empty)
  let local: ServiceList | null = null

  const isDue = () => {
    const { fetchedAt, triedAt, services } = file.value
    if (services === null && deps.source !== null) return true
    const now = clock.now()
    return isPast(fetchedAt, REFRESH, now) && isPast(triedAt, RETRY, now)
  }

  async function fetchList(signal: AbortSignal): Promise<number> {
    if (!isDue()) return 0
    const { etag, services } = file.value
    const conditional = etag !== null && services !== null ? { ifNoneMatch: etag } : {}
    const answer = await outgoing.get(source, { maxBytes: MAX_BYTES, signal, ...conditional })
    const now = clock.now()
    const list = answer.ok && answer.value.status === 200 ? parseServiceList(answer.value.text) : null
    if (answer.ok && answer.value.status === 304 && services !== null)
      await file.change((before) => ({ ...before, fetchedAt: now, triedAt: now }))
    else if (answer.ok && list !== null && isBelievable(list, services ?? fallback))
      await file.change(() => ({
        source,
        etag: answer.value.headers.get('etag'),
        fetchedAt: now,
        triedAt: now,
        services: Object.fromEntries(Object.entries(list).map(([label, bases]) => [label, [...bases]])),
      }))
    else await file.change((before) => ({ ...before, triedAt: now }))
    return 1
  }

  return {
    async refresh(signal) {
      if (!isFile) return fetchList(signal)
      const size = await stat(source).then(
        ({ size }) => size,
        () => Infinity,
      )
      // A file that cannot be read leaves the list as it was.
      const text = size <= MAX_BYTES ? await readFile(source, 'utf8').catch(() => '') : ''
      local = parseServiceList(text) ?? local
      return 0
    },
    serversFor(name) {
      const bases = basesFor(local ?? file.value.services ?? fallback, name)
      if (bases.length > 0) return bases.map((base) => ({ base, registered: true }))
      const override =
        deps.source === null ? overrideByLabel.get(name.slice(name.lastIndexOf('.') + 1)) : undefined
      return override === undefined ? [] : [{ base: override, registered: false }]
    },
  }
}

/** A time in the future is past too: the clock was set back. */
const isPast = (at: IsoTime | null, wait: number, now: IsoTime) =>
  at === null || at > now || Date.parse(now) - Date.parse(at) >= wait

/** A list that has lost half of its extensions overnight is a broken file, not a smaller world. */
const isBelievable = (list: ServiceList, before: ServiceList) =>
  Object.keys(list).length * 2 >= Object.keys(before).length
