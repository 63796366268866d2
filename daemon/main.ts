/**
 * The daemon: config, store, sources, app, listeners, scheduler, wired here and nowhere else. Only this file knows which
 * sources are real.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createApp, type AppDeps } from './app.ts'
import { checksFor } from './checks.ts'
import { createClosing, type Closing } from './closing.ts'
import { openConnections } from './connections.ts'
import { fixedClock, shiftedClock, systemClock } from './core/clock.ts'
import type { Config } from './core/config.ts'
import { openStore } from './core/disk-store.ts'
import { createGate, createLocalGate, type Refusal } from './core/gate.ts'
import type { Home } from './core/home.ts'
import type { Fetch } from './core/http-server.ts'
import { createJournal } from './core/journal.ts'
import { keychainAvailable } from './core/keychain.ts'
import { listen, type ListenFault } from './core/listener.ts'
import { acquireLock, type AlreadyRunning } from './core/lock.ts'
import { createOutgoing } from './core/outgoing.ts'
import { createScheduler, scheduledRuns } from './core/scheduler.ts'
import { openSecrets } from './core/secrets.ts'
import { listenOnSocket } from './core/socket-listener.ts'
import { createStreams } from './core/streams.ts'
import { doubtedNames } from './features/domains/doubts.ts'
import { realFix, sandboxFix } from './features/findings/actions.ts'
import { createFindings, type Findings } from './features/findings/findings.ts'
import { findingsMemory, noMemory } from './features/findings/memory.ts'
import { showOnDesktop } from './features/notifications/desktop.ts'
import { createNotifications } from './features/notifications/notifications.ts'
import { emptyOutbox, outbox } from './features/notifications/outbox.ts'
import { clientsFile, noClients } from './features/pairing/clients.ts'
import { createPairing } from './features/pairing/pairing.ts'
import { createLog } from './log.ts'
import { startSandboxProcess } from './sandbox-process.ts'
import { sandboxToken } from './sandbox/small.ts'
import { sandboxPathByAction } from './sandbox-links.ts'
import { createQueue } from './sources/infomaniak/queue.ts'
import { createBootstrap } from './sources/registries/bootstrap.ts'
import { createRegistriesSource } from './sources/registries/source.ts'
import { version } from './version.ts'
import { createWatch, type Watch } from './watch.ts'
import { createWholeSnapshot } from './whole-snapshot.ts'
import { createWords } from './words.ts'
import { isKnown } from '#shared/fact.ts'
import { ok, type Result } from '#shared/result.ts'
import { defaultSettings, settings as settingsSchema, type Language } from '#shared/settings.ts'
import { MINUTE } from '#shared/time.ts'

/** How often the provider is asked: with a page of ours open, and with none. */
const SYNC_WATCHED = 30_000
const SYNC_UNWATCHED = 5 * MINUTE
/** How often what time alone brings about is looked at, and whether a notice waits in vain. */
const LOOK_EVERY = 20_000

export interface DaemonOptions {
  readonly config: Config
  readonly home: Home
  readonly sandbox: 'small' | 'large' | null
  /** Of the terminal; the person's own choice goes before it. */
  readonly language: Language
  /** Takes a sentence about what was mended or is amiss. */
  readonly say: (text: string) => void
}

export interface Daemon {
  /** `http://127.0.0.1:PORT` */
  readonly address: string
  readonly sandboxUrl: string | null
  readonly pairing: ReturnType<typeof createPairing>
  readonly findings: ReturnType<typeof createFindings>
  readonly words: () => ReturnType<typeof createWords>
  /** Resolves when everything that is connected was asked once; at once where it was before. */
  readonly firstSync: Promise<void>
  stop(): Promise<void>
}

/** @throws StoreOpenError when the data folder cannot be opened safely; nothing in it was changed then */
export async function startDaemon(
  options: DaemonOptions,
): Promise<Result<Daemon, AlreadyRunning | ListenFault>> {
  const { config, home, say } = options
  // with a listener of ours the signal no longer opens Node's unauthenticated inspector on 127.0.0.1:9229
  process.on('SIGUSR1', () => undefined)
  const lock = acquireLock(home.root, { pid: process.pid, port: config.port })
  if (!lock.ok) return lock
  const closing = createClosing()
  closing.push(() => {
    lock.value.release()
  })
  try {
    return await start(options, closing, say)
  } catch (error) {
    await closing.closeAll().catch(() => undefined)
    throw error
  }
}

async function start(
  { config, home, sandbox: size, language }: DaemonOptions,
  closing: Closing,
  say: (text: string) => void,
): Promise<Result<Daemon, ListenFault>> {
  const kind = size ? 'sandbox' : 'own'
  const dataDir = home.dataDir(kind)
  const log = createLog()
  const moving = shiftedClock()
  const clock = config.dev?.now ? fixedClock(config.dev.now) : size ? moving : systemClock

  /** Nothing to sync yet, until there is. */
  let syncSoon: (() => void) | null = null
  const sandbox = size
    ? await startSandboxProcess({
        size,
        port: config.sandboxPort,
        dataDir: join(home.root, 'manager'),
        clockMoved(now) {
          moving.follow(now)
          syncSoon?.()
        },
        died: (why) => {
          say(`The sandbox has ended by itself (${why}). Start again to have it back.`)
        },
      })
    : null
  if (sandbox) closing.push(() => sandbox.stop())
  const followClock = async () => {
    if (sandbox) moving.follow(await sandbox.moveClock({}))
  }
  await followClock()

  const store = await openStore(dataDir, {
    onTrouble: ({ message }) => {
      say(message)
    },
  })
  closing.push(() => store.close())
  const journal = await createJournal(join(dataDir, 'journal'), clock)
  closing.push(() => journal.stop())
  const secrets = await openSecrets({ store, clock, keyfilePath: home.keyfilePath(kind) })
  const settings = await store.document('settings', settingsSchema, defaultSettings)
  const words = () => createWords(settings.value.language ?? language, clock)
  const streams = createStreams()
  const changed = () => {
    streams.publish('changed', {})
  }

  const allowed = [sandbox?.apiUrl, config.dev?.infomaniakUrl, config.dev?.rdapBootstrap].filter(
    (url) => url != null,
  )
  const outgoing = createOutgoing({ allow: allowed.filter((url) => URL.canParse(url)) })
  closing.push(() => outgoing.close())
  const connections = await openConnections({
    store,
    secrets,
    clock,
    outgoing,
    journal,
    log,
    keychainAvailable,
    baseUrl: sandbox?.apiUrl ?? config.dev?.infomaniakUrl ?? 'https://api.infomaniak.com',
    queue: createQueue({ perMinute: sandbox ? Infinity : 30 }),
    connected: () => syncSoon?.(),
    async disconnected() {
      await findings.forgetGone()
      await notifications.forgetGone(findings.isGone)
      await registries.forget()
    },
    fixed: sandbox ? { name: 'sandbox', token: sandboxToken } : null,
  })
  const registries = await createRegistriesSource({
    store,
    clock,
    outgoing,
    log,
    bootstrap: await createBootstrap({
      store,
      clock,
      outgoing,
      source: sandbox ? `${sandbox.apiUrl}/rdap/bootstrap.json` : (config.dev?.rdapBootstrap ?? null),
    }),
    doubted: () => doubtedNames(snapshot().snapshot, clock.now()),
    names: () =>
      connections.sources
        .map((source) => source.snapshot().organisations.told)
        .filter(isKnown)
        .flatMap((told) => told.known.map((one) => one.domains.told).filter(isKnown))
        .flatMap((told) => told.known.map(({ name }) => name)),
    spacingMs: sandbox ? 0 : 1500,
  })
  const snapshot = createWholeSnapshot({
    connections: () => connections.sources.map((source) => source.snapshot()),
    registry: registries,
  })

  let ipv6 = true
  const fixOf = sandbox ? sandboxFix(sandbox.url, sandboxPathByAction) : realFix
  const findings: Findings = createFindings({
    checks: checksFor(() => settings.value),
    // what the person chose is judged by too, and told in their language
    snapshot: () => {
      const { snapshot: now, revision } = snapshot()
      const { domainThresholds, language } = settings.value
      return { snapshot: now, revision: `${revision}/${domainThresholds.join()}/${String(language)}` }
    },
    clock,
    words,
    memory: await store.document('findings', findingsMemory, noMemory),
    fixOf,
    around: () => ({
      version,
      sandbox: sandbox !== null,
      locked: connections.list().some(({ state }) => state === 'locked'),
      syncing: watch.isSyncing,
      lastSyncAt:
        connections
          .list()
          .map((one) => one.lastSyncAt)
          .filter((at) => at !== null)
          .sort()
          .at(-1) ?? null,
      warnings: [
        ...(secrets.slot === 'keyfile' ? [words().t('warning.key-in-file')] : []),
        ...(store.state === 'read-only' ? [words().t('warning.read-only')] : []),
        ...(ipv6 ? [] : [words().t('warning.no-ipv6')]),
      ],
    }),
  })
  const notifications = createNotifications({
    clock,
    box: await store.document('notices', outbox, emptyOutbox),
    settings: () => settings.value,
    words: (notice) => words().notice(notice),
    desktop: showOnDesktop,
  })

  closing.push(() => notifications.stop())
  const watch: Watch = createWatch({
    sources: () => [...connections.sources, registries],
    prepare: followClock,
    findings,
    notifications,
    changed,
    log,
  })
  ;({ syncSoon } = watch)
  // here for a start that fails half-way, and again at the very end for the others
  closing.push(() => watch.stop())

  const boot = randomBytes(16).toString('hex')
  const pairing = createPairing({
    clock,
    boot,
    version,
    document: await store.document('clients', clientsFile, noClients),
    monotonic: () => performance.now(),
    random: randomBytes,
    journal(act) {
      journal.write(act).catch((err: unknown) => {
        log.error({ err, event: act.event }, 'could not note this in the journal')
      })
    },
  })
  pairing.onRevoked((id) => {
    streams.endFor(id)
  })

  const appDeps: AppDeps = {
    findings,
    fixOf,
    clock,
    changed,
    connections,
    secrets,
    keychainAvailable,
    unlocked: watch.syncSoon,
    snapshot,
    notifications,
    pairing,
    document: settings,
    settings: () => settings.value,
    sync: watch.sync,
    streams,
    version,
    moveClock: sandbox
      ? async (move) => {
          const now = await sandbox.moveClock(move)
          moving.follow(now)
          if (Object.keys(move).length > 0) await watch.syncAfresh()
          return now
        }
      : null,
    report: (error, call) => {
      log.error({ err: error, call }, 'a call failed')
    },
  }
  const onRefusal = ({ code, unit, path, method }: Refusal) => {
    log.debug({ code, unit, path, method }, 'refused')
  }
  // the gate wants the port, and the port may be any that is free: the app is made when it is known
  let answer: Fetch | null = null
  const listening = await listen({
    port: config.port,
    fetch: (request, env) => answer?.(request, env) ?? new Response(null, { status: 503 }),
  })
  if (!listening.ok) {
    await closing.closeAll()
    return listening
  }
  const { port, addresses } = listening.value
  closing.push(() => listening.value.close())
  closing.push(() => {
    streams.end()
  })
  ipv6 = addresses.length > 1
  const browserApp = createApp(appDeps, createGate({ port, authenticator: pairing, onRefusal }))
  answer = (request, env) => browserApp.fetch(request, env)
  const localApp = createApp(appDeps, createLocalGate({ onRefusal }))
  const socket = await listenOnSocket({
    path: home.socketPath,
    fetch: (request, env) => localApp.fetch(request, env),
  })
  closing.push(() => socket.close())

  const scheduler = createScheduler({
    clock,
    log,
    document: await store.document('schedule', scheduledRuns, []),
  })
  scheduler.every('sync', SYNC_UNWATCHED, async () => void (await watch.sync()))
  const isNew = connections.list().some(({ lastTryAt }) => lastTryAt === null)
  const firstSync = isNew
    ? scheduler.runNow('sync').catch((err: unknown) => {
        log.error({ err }, 'could not sync')
      })
    : Promise.resolve()
  scheduler.start()
  closing.push(() => scheduler.stop())
  let watched = false
  const looking = setInterval(() => {
    // only where it changes: setting it anew would undo the pause after a failure
    if (streams.size > 0 !== watched) {
      watched = !watched
      scheduler.setInterval('sync', watched ? SYNC_WATCHED : SYNC_UNWATCHED)
    }
    watch
      .look()
      .then(() => notifications.deliver())
      .catch((err: unknown) => {
        log.error({ err }, 'could not look')
      })
  }, LOOK_EVERY)
  closing.push(() => {
    clearInterval(looking)
  })
  // first of all: whatever waits for a source would hold up the rest
  closing.push(() => watch.stop())

  return ok({
    address: addresses[0] ?? '',
    sandboxUrl: sandbox?.url ?? null,
    pairing,
    findings,
    words,
    firstSync,
    stop: closing.closeAll,
  })
}
