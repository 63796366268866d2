/** Every source there is: the connected logins at the provider, and the registries that know of their names. */
import { openConnections, type ConnectedSources } from './connections.ts'
import type { ActivityEar } from './core/activity-ear.ts'
import type { Clock } from './core/clock.ts'
import { watchClockOff, type ClockOff } from './core/clock-off.ts'
import type { Config } from './core/config.ts'
import type { Act, Journal } from './core/journal.ts'
import { keychainAvailable } from './core/keychain.ts'
import { listenTo, type Heard } from './core/heard.ts'
import { createOutgoing, type Outgoing } from './core/outgoing.ts'
import type { Secrets } from './core/secrets.ts'
import type { BrowserSnapshot } from './core/snapshot.ts'
import type { Store } from './core/store.ts'
import { openTools, type Tools } from './features/application-passwords/kept.ts'
import { derivedFacts } from './features/account/derived.ts'
import { doubtedNames } from './features/domains/doubts.ts'
import { openNames, type Names } from './features/domains/names.ts'
import { openStatements, type Statements } from './features/statements/statements.ts'
import { openTeam, type Team } from './features/team/team.ts'
import type { Log } from './log.ts'
import { sandboxToken } from './sandbox/small.ts'
import { createQueue } from './sources/infomaniak/queue.ts'
import { createBootstrap } from './sources/registries/bootstrap.ts'
import { createRegistriesSource, type RegistriesSource } from './sources/registries/source.ts'
import { createWithKept } from './with-kept.ts'
import { createWholeSnapshot, namesListed, type WholeSnapshot } from './whole-snapshot.ts'
import { SANDBOX_CONNECTION } from '#shared/connections.ts'

const PROVIDER = 'https://api.infomaniak.com'
/** The provider allows 60 calls a minute; half of them are left to the person's other tools. */
const CALLS_A_MINUTE = 30
/** Between two requests to one registry, in ms. */
const REGISTRY_SPACING = 1500

export interface Sources {
  readonly connections: ConnectedSources
  readonly registries: RegistriesSource
  readonly names: Names
  readonly statements: Statements
  readonly tools: Tools
  readonly team: Team
  readonly outgoing: Outgoing
  readonly heard: Heard
  /** Of the provider, as `heard` knows it. */
  readonly providerHost: string
  /** How far the computer's clock is from the provider's. */
  readonly clockOff: () => ClockOff | null
  readonly snapshot: () => WholeSnapshot
}

export async function openSources(deps: {
  readonly store: Store
  readonly secrets: Secrets
  readonly clock: Clock
  readonly journal: Journal
  /** Notes an act, and says it in the log where that fails. */
  readonly note: (act: Act) => void
  readonly log: Log
  readonly dev: Config['dev']
  /** Where the sandbox answers in the provider's and the registries' place. */
  readonly sandboxApi: string | null
  /** What the paired browsers reported. */
  readonly browsers: () => readonly BrowserSnapshot[]
  /** What the vault says of logins. */
  readonly vault: Parameters<typeof createWithKept>[0]['vault']
  /** What waits for the person's word. */
  readonly activity: Parameters<typeof createWithKept>[0]['activity']
  /** What hears of the sandbox's journal; `null` as long as nothing does. */
  readonly journalEar: () => ActivityEar | null
  readonly connected: () => void
  readonly disconnected: (isForgotten: () => Promise<void>) => Promise<void>
}): Promise<Sources> {
  const { store, clock, log, dev, sandboxApi } = deps
  const overrides = [sandboxApi, dev?.infomaniakUrl, dev?.rdapBootstrap].filter((url) => url != null)
  const baseUrl = sandboxApi ?? dev?.infomaniakUrl ?? PROVIDER
  const providerHost = new URL(baseUrl).host
  const clockWatch = watchClockOff()
  const { outgoing, heard } = listenTo(
    createOutgoing({ allow: overrides.filter((url) => URL.canParse(url)) }),
    clock,
    Date.now,
    { host: providerHost, hear: clockWatch.hear },
  )
  const connections = await openConnections({
    ...deps,
    outgoing,
    keychainAvailable,
    baseUrl,
    queue: createQueue({ perMinute: sandboxApi === null ? CALLS_A_MINUTE : Infinity }),
    fixed: sandboxApi === null ? null : { name: SANDBOX_CONNECTION, token: sandboxToken },
  })
  const bootstrapSource =
    sandboxApi === null ? (dev?.rdapBootstrap ?? null) : `${sandboxApi}/rdap/bootstrap.json`
  const told = () => connections.sources.map((source) => source.snapshot())
  const tools = await openTools({ store, clock, told, journal: deps.note })
  const connected = createWithKept({ told, tools, vault: deps.vault, activity: deps.activity })
  const listed = () => namesListed(connected())
  const names = await openNames({ store, clock, listed })
  const statements = await openStatements({
    store,
    clock,
    told: connected,
    derived: derivedFacts,
    journal: deps.note,
  })
  const team = await openTeam({ store, clock, snapshot: () => snapshot(), journal: deps.note })
  const registries = await createRegistriesSource({
    store,
    clock,
    outgoing,
    log,
    bootstrap: await createBootstrap({ store, clock, outgoing, source: bootstrapSource }),
    doubted: () => doubtedNames(snapshot().snapshot, clock.now()),
    names: () => [...listed().union(new Set(names.added()))],
    spacingMs: sandboxApi === null ? REGISTRY_SPACING : 0,
    whois: whoisOf(dev, sandboxApi),
  })
  const snapshot = createWholeSnapshot({
    connections: connected,
    registry: registries,
    names,
    statements,
    team,
    browsers: deps.browsers,
  })
  return {
    connections,
    registries,
    names,
    statements,
    tools,
    team,
    outgoing,
    heard,
    providerHost,
    clockOff: clockWatch.now,
    snapshot,
  }
}

/** Names of the sandbox or of a test never reach a real registry: whoever replaces one source replaces this one, too. */
function whoisOf(dev: Config['dev'], sandboxApi: string | null) {
  if (sandboxApi !== null) return undefined
  const only = dev?.whoisHost ?? null
  const isReplaced = dev !== null && (dev.infomaniakUrl !== null || dev.rdapBootstrap !== null)
  return only === null && isReplaced ? undefined : { only }
}
