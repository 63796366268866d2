/** Registries as a source: each name is asked again when its time has come, the nearer its end the sooner. */
import type { Clock } from '#daemon/core/clock.ts'
import { parseDomainName } from '#daemon/core/domain-name.ts'
import type { Outgoing } from '#daemon/core/outgoing.ts'
import type { Source, SyncReport } from '#daemon/core/source.ts'
import type { Collection, Store } from '#daemon/core/store.ts'
import { registryRecord, type RegistryRecord } from '#shared/domains.ts'
import { fact, known, unknown, type Fact } from '#shared/fact.ts'
import { DAY, type IsoTime } from '#shared/time.ts'
import type { Answered } from './answer.ts'
import { createBackoff } from './backoff.ts'
import type { Bootstrap } from './bootstrap.ts'
import { createRdap } from './rdap.ts'
import { afterAnswer, cadence, differs, MAX_AGE } from './record.ts'
import { createWhois } from './whois.ts'
import { WHOIS_BEFORE_RDAP, type WhoisServer } from './whois-servers.ts'

export interface RegistriesSource extends Source {
  /** What the registry said of a name; `null` where a registry cannot be asked for it (a name below another). */
  record(name: string): Fact<RegistryRecord> | null
  /** Forgets every name that nobody looks after any more: nothing of a login that has gone stays. */
  forget(): Promise<void>
  /** Counts up whenever a record may have changed. */
  readonly revision: number
}

/** How one name is asked about; names with the same server wait for each other. */
interface Route {
  readonly server: string
  ask(signal: AbortSignal): Promise<{ readonly answer: Answered | null; readonly calls: number }>
}
interface Due {
  readonly name: string
  readonly route: Route
}

/** A pass ends within about this long for each server, whatever waits: the rest is for the next one. */
const LONGEST_PASS = 45_000
const MOST_IN_A_PASS = 1000
/** A doubted name is asked again before its time, but not at each pass. */
const DOUBT_SPACINGS = 600
/** A name that nobody asks about any more is forgotten after this long. */
const FORGET = 30 * DAY

/**
 * @param deps.names every name that is looked after
 * @param deps.doubted those of them where another source says something newer that does not fit
 * @param deps.spacingMs between two requests to one server, in milliseconds
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
  readonly whois?: { readonly only: WhoisServer | null } | undefined
  readonly log: { warn(data: object, message: string): void }
}): Promise<RegistriesSource> {
  const { store, clock, outgoing, bootstrap, names, doubted, spacingMs, log } = deps
  const records = await store.collection('registry', registryRecord, ({ name }) => name)
  const backoff = await createBackoff(store, clock)
  const rdap = createRdap({ outgoing, backoff, spacingMs })
  const whois = deps.whois === undefined ? null : createWhois({ backoff, spacingMs, only: deps.whois.only })
  const mostEach = spacingMs === 0 ? MOST_IN_A_PASS : Math.max(1, Math.floor(LONGEST_PASS / spacingMs))

  /** RDAP, then WHOIS where it does not reach; `null` where nobody can be asked. */
  function routeTo(name: string): Route | null {
    const servers = bootstrap.serversFor(name)
    const [first] = servers
    const server = whois?.serverFor(name) ?? null
    const byWhois =
      whois !== null && server !== null
        ? { server, ask: (signal: AbortSignal) => whois.lookup(name, signal) }
        : null
    const isSilent = WHOIS_BEFORE_RDAP.has(name.slice(name.lastIndexOf('.') + 1))
    if (first === undefined || (isSilent && byWhois !== null)) return byWhois
    return {
      server: first.base,
      async ask(signal) {
        const lookup = await rdap.lookup(name, servers, signal)
        // One that is not on IANA's list cannot say that there is no such name; WHOIS can.
        if (lookup.answer?.outcome !== 'unavailable' || first.registered || byWhois === null) return lookup
        const { answer, calls } = await byWhois.ask(signal)
        return { answer: answer ?? lookup.answer, calls: lookup.calls + calls }
      },
    }
  }

  /** In the order of their need: overdue by most of their cadences first, never asked before all. */
  function due(now: IsoTime): Due[] {
    const doubts = new Set(doubted())
    const waiting: (Due & { need: number })[] = []
    for (const name of new Set(names())) {
      const record = records.get(name)
      const wait = record && (doubts.has(name) ? spacingMs * DOUBT_SPACINGS : cadence(record, now))
      const need = record === undefined ? Infinity : overdue(record, wait ?? 0, now)
      const route = need < 1 ? null : routeTo(name)
      if (route === null || (record === undefined && !parseDomainName(name).ok)) continue
      waiting.push({ name, route, need })
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
      const never = { source: 'registry', observedAt: null } as const
      if (record === undefined) {
        if (routeTo(name) === null) return fact(unknown('not-published'), never, MAX_AGE)
        return parseDomainName(name).ok ? fact(unknown('never-asked'), never, MAX_AGE) : null
      }
      if (record.observedAt === null) return fact(unknown('source-failed'), never, MAX_AGE)
      return fact(known(record), { source: 'registry', observedAt: record.observedAt }, MAX_AGE)
    },
    async sync(signal): Promise<SyncReport> {
      // with nothing to ask about, nobody is asked who could be
      let calls = names().length === 0 ? 0 : await bootstrap.refresh(signal)
      const byServer = Map.groupBy(due(clock.now()), ({ route }) => route.server)
      const asked: RegistryRecord[] = []
      let unasked = 0
      await Promise.all(
        Array.from(byServer.values(), async (waiting) => {
          for (const { name, route } of waiting.slice(0, mostEach)) {
            const lookup = await route.ask(signal)
            calls += lookup.calls
            if (lookup.answer === null) unasked += routeTo(name) === null ? 0 : 1
            else asked.push(afterAnswer(records.get(name), name, lookup.answer, clock.now()))
          }
        }),
      )
      const changed = asked.filter((record) => differs(records.get(record.name), record)).length
      const remove = forgotten(records, new Set(names()), clock.now())
      // One change for the whole pass: a time of asking alone is not worth a write of its own.
      if (asked.length > 0 || remove.length > 0) await records.change({ put: asked, remove })

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

/** How many of its cadences a name has waited; a question from the future (a clock set back) counts as long ago. */
function overdue(record: RegistryRecord, wait: number, now: IsoTime): number {
  const age = Date.parse(now) - Date.parse(record.askedAt)
  return age < 0 || wait === 0 ? Infinity : age / wait
}

function forgotten(records: Collection<RegistryRecord>, wanted: ReadonlySet<string>, now: IsoTime): string[] {
  const old = Date.parse(now) - FORGET
  return Array.from(records.values())
    .filter(({ name, askedAt }) => !wanted.has(name) && Date.parse(askedAt) < old)
    .map(({ name }) => name)
}

/** Names stay out of the log. */
const countOutcomes = (records: readonly RegistryRecord[]) =>
  Object.fromEntries(
    [...Map.groupBy(records, ({ outcome }) => outcome)].map(([outcome, of]) => [outcome, of.length]),
  )
