/** Registries as a source: each name is asked again when its time has come, the nearer its end the sooner. */
import type { Clock } from '#daemon/core/clock.ts'
import type { Outgoing } from '#daemon/core/outgoing.ts'
import { createPace } from '#daemon/core/pace.ts'
import { saidOnce } from '#daemon/core/said-once.ts'
import type { Source, SyncReport } from '#daemon/core/source.ts'
import type { Store } from '#daemon/core/store.ts'
import type { NameAsked } from '#shared/domain-detail.ts'
import { registryRecord, type RegistryRecord } from '#shared/domains.ts'
import type { Fact } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { createAsking, hostOf, type Route } from './asking.ts'
import { createBackoff } from './backoff.ts'
import type { Bootstrap } from './bootstrap.ts'
import { forgotten } from './forgotten.ts'
import { createRdap } from './rdap.ts'
import { afterAnswer, cadence, differs, dueAt, overdue } from './record.ts'
import { NEVER_ASKED, NOT_PUBLISHED, recordFact } from './record-facts.ts'
import { isRegistrable } from './registrable.ts'
import { createWhois } from './whois.ts'
import { WHOIS_BEFORE_RDAP, type WhoisServer } from './whois-servers.ts'

export interface RegistriesSource extends Source {
  /** What the registry said of a name; `null` where a registry cannot be asked for it (a name below another). */
  record(name: string): Fact<RegistryRecord> | null
  /** Asks about a name now, looked after or not, in its turn; what comes of it is kept as that of a pass is. */
  ask(name: string, signal: AbortSignal): Promise<NameAsked>
  /** When a name is asked about again by itself, if it is looked after; `null` where nobody can be asked. */
  asksAgainAt(name: string): IsoTime | null
  /** Forgets every name that nobody looks after any more: nothing of a login that has gone stays. */
  forget(): Promise<void>
  /** Servers that are left alone for a while. */
  resting(): readonly string[]
  /** Counts up whenever a record may have changed. */
  readonly revision: number
}

interface Due {
  readonly name: string
  readonly record: RegistryRecord | undefined
  readonly route: Route
}

/** A pass ends within about this long for each server, whatever waits: the rest is for the next one. */
const LONGEST_PASS = 45_000
const MOST_IN_A_PASS = 1000
/** A doubted name is asked again before its time, but not at each pass. */
const DOUBT_SPACINGS = 600

/**
 * @param deps.names every name that is looked after
 * @param deps.doubted those of them where another source says something newer that does not fit
 * @param deps.spacingMs between two requests to one server, in milliseconds
 * @param deps.monotonic ms on a clock that nobody can set
 * @param deps.whois for what RDAP does not reach: the world's servers, or one in place of all; without it, nobody is asked
 */
export async function createRegistriesSource(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly outgoing: Outgoing
  readonly bootstrap: Bootstrap
  readonly names: () => readonly string[]
  readonly doubted: () => readonly string[]
  readonly spacingMs: number
  readonly monotonic?: () => number
  readonly whois?: { readonly only: WhoisServer | null } | undefined
  readonly log: { warn(data: object, message: string): void }
}): Promise<RegistriesSource> {
  const { store, clock, outgoing, bootstrap, names, doubted, spacingMs, log } = deps
  const { monotonic = () => performance.now() } = deps
  const records = await store.collection(
    'registry',
    saidOnce(registryRecord, ['statuses', 'keeping', 'deletedAt', 'lastTold', 'moved']),
    ({ name }) => name,
  )
  const backoff = await createBackoff(store, clock)
  const rdap = createRdap({ outgoing, backoff, spacingMs })
  const whois = deps.whois === undefined ? null : createWhois({ backoff, spacingMs, only: deps.whois.only })
  const mostEach = spacingMs === 0 ? MOST_IN_A_PASS : Math.max(1, Math.floor(LONGEST_PASS / spacingMs))

  /** RDAP, then WHOIS where it does not reach; `null` where nobody can be asked. */
  function routeTo(name: string): Route | null {
    const servers = bootstrap.serversFor(name)
    const [first] = servers
    const server = whois?.serverFor(name) ?? null
    const byWhois: Route | null =
      whois !== null && server !== null
        ? { protocol: 'whois', server, ask: (signal, hear) => whois.lookup(name, signal, hear) }
        : null
    const isSilent = WHOIS_BEFORE_RDAP.has(name.slice(name.lastIndexOf('.') + 1))
    if (first === undefined || (isSilent && byWhois !== null)) return byWhois
    return {
      protocol: 'rdap',
      server: first.base,
      async ask(signal, hear) {
        const lookup = await rdap.lookup(name, servers, signal, hear)
        // One that is not on IANA's list cannot say that there is no such name; WHOIS can.
        if (lookup.answer?.outcome !== 'unavailable' || first.registered || byWhois === null) return lookup
        const { answer, calls } = await byWhois.ask(signal, hear)
        return { answer: answer ?? lookup.answer, calls: lookup.calls + calls }
      },
    }
  }

  const routeOfName = (name: string) => (isRegistrable(name) ? routeTo(name) : null)
  /** What the pass under way has made of each record; it is kept at its end. */
  const heard = new Map<string, { readonly before: RegistryRecord | undefined; after: RegistryRecord }>()
  const recordOf = (name: string) => heard.get(name)?.after ?? records.get(name)
  const asking = createAsking({ clock, backoff, records, recordOf, routeTo: routeOfName })

  /** In the order of their need: overdue by most of their cadences first, never asked before all. */
  async function due(now: IsoTime): Promise<Due[]> {
    const pace = createPace()
    const doubts = new Set(doubted())
    const waiting: (Due & { need: number })[] = []
    for (const name of new Set(names())) {
      await pace()
      const record = records.get(name)
      const wait = record && (doubts.has(name) ? spacingMs * DOUBT_SPACINGS : cadence(record, now))
      const need = record === undefined ? Infinity : overdue(record, wait ?? 0, now)
      const route = need < 1 ? null : routeTo(name)
      if (route === null || (record === undefined && !isRegistrable(name))) continue
      waiting.push({ name, record, route, need })
    }
    return waiting.sort((a, b) => (a.need === b.need ? 0 : b.need - a.need))
  }

  return {
    name: 'registries',
    get revision() {
      return records.revision
    },
    record(name) {
      const record = records.get(name)
      if (record === undefined) {
        if (routeTo(name) === null) return NOT_PUBLISHED
        return isRegistrable(name) ? NEVER_ASKED : null
      }
      return recordFact(record)
    },
    async ask(name, signal) {
      // where no pass has had a name to ask about, the list was never fetched
      if (routeOfName(name) === null) await bootstrap.refresh(signal)
      return asking.ask(name, signal)
    },
    asksAgainAt(name) {
      const route = routeOfName(name)
      if (route === null) return null
      const due = dueAt(records.get(name), clock.now())
      const rest = backoff.restsUntil(hostOf(route))
      return rest !== null && rest > due ? rest : due
    },
    resting: () => backoff.resting(),
    async sync(signal): Promise<SyncReport> {
      // with nothing to ask about, nobody is asked who could be
      let calls = names().length === 0 ? 0 : await bootstrap.refresh(signal)
      const byServer = Map.groupBy(await due(clock.now()), ({ route }) => route.server)
      const began = monotonic()
      let unasked = 0
      await Promise.all(
        Array.from(byServer.values(), async (waiting) => {
          for (const { name, record, route } of waiting.slice(0, mostEach)) {
            // somebody could not wait for its turn
            if (records.get(name) !== record) continue
            // one that takes its time with each answer must not hold up all the others
            if (monotonic() - began >= LONGEST_PASS) break
            const lookup = await asking.lookUp(name, route, signal)
            calls += lookup.calls
            if (lookup.answer === null) unasked += routeTo(name) === null ? 0 : 1
            else {
              const before = records.get(name)
              heard.set(name, { before, after: afterAnswer(before, name, lookup.answer, clock.now()) })
            }
          }
        }),
      )
      const asked = Array.from(heard.values(), ({ after }) => after)
      // of a name that has gone meanwhile nothing is kept; what somebody else has asked since is newer
      const wanted = new Set(names())
      const put = asked.filter(
        ({ name }) => wanted.has(name) && records.get(name) === heard.get(name)?.before,
      )
      heard.clear()
      const changed = put.filter((record) => differs(records.get(record.name), record)).length
      const remove = forgotten(records.values(), wanted, clock.now())
      // One change for the whole pass: a time of asking alone is not worth a write of its own.
      if (put.length > 0 || remove.length > 0) await records.change({ put, remove })

      const failed = asked.filter(({ outcome }) => outcome !== 'found' && outcome !== 'not-found')
      if (failed.length > 0) log.warn({ outcomes: countOutcomes(failed) }, 'some registries gave no verdict')
      const bad = failed.length + unasked
      const state =
        bad === 0 ? 'ok' : failed.length > 0 && failed.length === asked.length ? 'failed' : 'partial'
      return { name: 'registries', state, calls, changed }
    },
    async forget() {
      const wanted = new Set(names())
      const remove = Array.from(records.values(), ({ name }) => name).filter((name) => !wanted.has(name))
      if (remove.length > 0) await records.change({ remove })
    },
  }
}

/** Names stay out of the log. */
const countOutcomes = (records: readonly RegistryRecord[]) =>
  Object.fromEntries(
    [...Map.groupBy(records, ({ outcome }) => outcome)].map(([outcome, of]) => [outcome, of.length]),
  )
