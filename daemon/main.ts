/**
 * The daemon, wired: store, sources, findings, notices, doors, beat. Each part is made in a file of its name; here they meet.
 */
import type { AppDeps } from './app.ts'
import { startBeat } from './beat.ts'
import { createAskName } from './ask-name.ts'
import { createClosing, type Closing } from './closing.ts'
import type { ActivityEar } from './core/activity-ear.ts'
import { systemClock } from './core/clock.ts'
import type { Config } from './core/config.ts'
import { shutDebugger } from './core/debugger.ts'
import type { Home } from './core/home.ts'
import { keychainAvailable } from './core/keychain.ts'
import type { ListenFault } from './core/listener.ts'
import type { Managed } from './core/managed.ts'
import { acquireLock, type AlreadyRunning } from './core/lock.ts'
import { createStreams } from './core/streams.ts'
import type { Activity } from './features/activity/activity.ts'
import { openHistories } from './features/domains/histories.ts'
import { realFix, sandboxFix } from './features/findings/actions.ts'
import type { Findings } from './features/findings/findings.ts'
import type { Pairing } from './features/pairing/pairing.ts'
import { openSessions } from './features/sessions/sessions.ts'
import { forgetArrival, forgetBefore, putBack } from './features/backup/swap.ts'
import { forgetLeftOut } from './features/settings/left-out.ts'
import { createPeopleNow } from './features/team/people.ts'
import { openDoors } from './doors.ts'
import { createLog, endOnFault } from './log.ts'
import { sandboxPathByAction } from './sandbox-links.ts'
import { openActivityParts } from './open-activity.ts'
import { openChanges } from './open-changes.ts'
import { openCodes } from './open-codes.ts'
import { openDoctor } from './open-doctor.ts'
import { openFeeds } from './open-feeds.ts'
import { openFindings } from './open-findings.ts'
import { openGround } from './open-ground.ts'
import { openMessages } from './open-messages.ts'
import { openKeeping } from './open-keeping.ts'
import { openNotices } from './open-notices.ts'
import { openPairing } from './open-pairing.ts'
import { openPlanParts } from './open-plans.ts'
import { openReport } from './open-report.ts'
import { openSandbox } from './open-sandbox.ts'
import { toldLeftBy, type VaultWords } from './open-spare.ts'
import { openSources } from './open-sources.ts'
import { version } from './version.ts'
import { createWatch, type Watch } from './watch.ts'
import type { DaemonWords } from './words.ts'
import { ok, type Result } from '#shared/result.ts'
import type { Language } from '#shared/settings.ts'

export interface DaemonOptions {
  readonly config: Config
  readonly home: Home
  readonly sandbox: 'small' | 'large' | null
  /** What is settled in configuration files. */
  readonly managed: Managed
  /** Of the terminal; the person's own choice goes before it. */
  readonly language: Language
  /** Takes a sentence about what was mended or is amiss. */
  readonly say: (text: string) => void
}

export interface Daemon {
  /** `http://127.0.0.1:PORT` */
  readonly address: string
  readonly sandboxUrl: string | null
  readonly pairing: Pairing
  readonly findings: Findings
  readonly words: () => DaemonWords
  /** Resolves when everything that is connected was asked once; at once where it was before. */
  readonly firstSync: Promise<void>
  /** Resolves when it is to be stopped and started again: another data folder waits to be taken. */
  readonly restarting: Promise<void>
  stop(): Promise<void>
}

/** @throws StoreOpenError when the data folder cannot be opened safely; nothing in it was changed then */
export async function startDaemon(
  options: DaemonOptions,
): Promise<Result<Daemon, AlreadyRunning | ListenFault>> {
  const { config, home, say } = options
  if (config.dev === null) shutDebugger()
  const lock = acquireLock(home.root, { pid: process.pid, port: config.port })
  if (!lock.ok) return lock
  const closing = createClosing()
  closing.push(() => {
    lock.value.release()
  })
  const dataDir = home.dataDir(options.sandbox ? 'sandbox' : 'own')
  let isBack = false
  try {
    const started = await start(options, closing, say)
    if (started.ok) await forgetBefore(dataDir)
    return started
  } catch (error) {
    // what was restored cannot be used, whatever is wrong with it: before the lock is free, after everything that may still write
    closing.pushFirst(async () => (isBack = await putBack(dataDir)))
    await closing.closeAll().catch(() => undefined)
    if (!isBack) throw error
    say(`What was restored cannot be used (${String(error)}). Everything is back as it was before.`)
    return startDaemon(options)
  }
}

async function start(
  { config, home, sandbox: size, language, managed }: DaemonOptions,
  closing: Closing,
  say: (text: string) => void,
): Promise<Result<Daemon, ListenFault>> {
  const kind = size ? 'sandbox' : 'own'
  const log = createLog()
  endOnFault(log)

  /** Nothing to sync yet, until there is. */
  let syncSoon: (() => void) | null = null
  const surroundings = await openSandbox({ config, home, size, news: () => syncSoon?.(), closing, say })
  const { clock, sandbox, followClock } = surroundings
  await followClock()

  const ground = await openGround({ home, kind, clock, managed, language, closing, log, say })
  const { dataDir, store, arrived, journal, secrets, settings, words, note, spokenLanguage } = ground
  const streams = createStreams()
  /** Follow what changes, once there are any. */
  let feedsFollow: (() => void) | null = null
  const changed = () => {
    streams.publish('changed', {})
    feedsFollow?.()
  }

  const lookAnew = () => {
    changed()
    watch.look().catch((err: unknown) => {
      log.error({ err }, 'could not look')
    })
  }
  const keeping = await openKeeping({
    store,
    home,
    kind,
    clock,
    journal,
    settings: ground.settled,
    histories: () => histories,
    activity: () => activity,
    note,
    log,
  })
  const sessions = await openSessions({
    store,
    clock,
    clients: () => pairing.list(),
    journal: note,
    changed: lookAnew,
    signedIn: (seen) => activity.noteSignIn(seen),
  })

  /** Nothing, until the vault is there. */
  let vaultWords: VaultWords | null = null
  /** Nothing, until events are kept. */
  let journalEar: ActivityEar | null = null
  let activityWords: Pick<Activity, 'revision' | 'word'> | null = null
  const { connections, registries, names, statements, tools, team, outgoing, snapshot, ...ears } =
    await openSources({
      store,
      secrets,
      clock,
      journal,
      note,
      log,
      dev: config.dev,
      sandboxApi: sandbox?.apiUrl ?? null,
      browsers: () => sessions.facts(),
      journalEar: () => journalEar,
      activity: {
        revision: () => activityWords?.revision() ?? '',
        word: (login, logins) => activityWords?.word(login, logins) ?? null,
      },
      vault: {
        revision: () => vaultWords?.revision() ?? '',
        word: (logins) => vaultWords?.word(logins) ?? null,
      },
      connected: () => syncSoon?.(),
      disconnected: async (isForgotten) => {
        await forgetGone()
        await keeping.replaceBackups('forgotten', isForgotten)
      },
    })
  closing.push(() => outgoing.close())
  const changes = openChanges({
    clock,
    snapshot: () => snapshot().snapshot,
    writerOf: (login) => connections.sources.find(({ name }) => name === login) ?? null,
    journal: (act) => journal.write(act),
    settled: lookAnew,
    report: (err) => {
      log.error({ err }, 'could not note the end of a change')
    },
  })
  closing.push(() => changes.stop())
  const histories = await openHistories({ store, clock, snapshot })
  /** After a login or a name has gone: nothing of it stays. */
  async function forgetGone() {
    await names.forget()
    await forgetLeftOut(ground.chosen, snapshot().snapshot)
    await tools.note()
    await statements.settle()
    await vaultWords?.forgetGone()
    await findings.forgetGone()
    await notifications.forgetGone(findings.isGone)
    await registries.forget()
    await histories.forget()
    await team.forget()
    await plans.forgetPlans()
    await activity.forget()
  }

  let ipv6 = true
  const fixOf = sandbox ? sandboxFix(sandbox.url, sandboxPathByAction) : realFix
  const plans = await openPlanParts({
    store,
    clock,
    journal: note,
    snapshot,
    fixOf,
    sandboxUrl: sandbox?.url ?? null,
  })
  const activity = await openActivityParts({
    store,
    clock,
    journal,
    journalEnd: ground.endOfJournal,
    note,
    snapshot,
    plans: plans.plans,
    clients: () => pairing.list(),
    isSandbox: sandbox !== null,
  })
  journalEar = activity
  activityWords = activity
  const findings = await openFindings({
    store,
    secrets,
    clock,
    settings,
    words,
    snapshot,
    fixOf,
    isSandbox: sandbox !== null,
    connections: () => connections.list(),
    isSyncing: () => watch.isSyncing,
    hasIpv6: () => ipv6,
  })
  const { notifications, desktop, setUp } = await openNotices({
    store,
    secrets,
    clock,
    settings,
    words,
    nameOf: (client) => pairing.list().find(({ id }) => id === client)?.name ?? '',
    journal: note,
    closing,
    log,
  })
  const watch: Watch = createWatch({
    sources: () => [...connections.sources, registries],
    prepare: followClock,
    note: async () => {
      await tools.note()
      await vaultWords?.settle()
      await statements.settle()
      await plans.forgetPlans()
      await forgetLeftOut(ground.chosen, snapshot().snapshot)
      // neither keeps the other from noting
      await Promise.all([histories.note(), team.note(), activity.note()])
    },
    findings,
    notifications,
    changed,
    log,
  })
  ;({ syncSoon } = watch)
  // here for a start that fails half-way, and again at the very end for the others
  closing.push(() => watch.stop())
  const askName = createAskName({
    ask: (name, signal) => registries.ask(name, signal),
    look: watch.look,
    changed,
    log,
  })

  const pairing: Pairing = await openPairing({
    store,
    clock,
    settings,
    words,
    desktop,
    streams,
    forgetSessions: (client) => sessions.forget(client),
    note,
    log,
  })

  const codes = await openCodes({
    store,
    clock,
    wall: config.dev?.now ? clock : systemClock,
    clockOff: ears.clockOff,
    logins: () => connections.list().map(({ name }) => name),
    pairing,
    note,
    changed,
    closing,
    log,
  })
  ;({ vaultWords } = codes)
  if (arrived) {
    // whatever was used since that backup was made is not known here
    await vaultWords.doubt()
    await forgetArrival(dataDir)
  }
  const feeds = await openFeeds({
    store,
    clock,
    dataDir,
    snapshot,
    settings,
    locks: managed.locks,
    findings,
    words,
    settled: () => !watch.isSyncing,
    journal: note,
    log,
    closing,
  })
  feedsFollow = feeds.lookSoon

  let addresses: readonly string[] = []
  const examine = openDoctor({
    root: home.root,
    clock,
    store,
    seeBackups: () => keeping.see(),
    secrets,
    vault: codes.vault,
    connections,
    ...ears,
    registries,
    pairing,
    sessions,
    feeds,
    settings,
    managed,
    held: () => addresses.map((address) => new URL(address).host),
    mended: ground.mended,
    desktop: desktop.last,
    ways: notifications.ways,
    spokenLanguage,
  })

  const appDeps: AppDeps = {
    ...plans,
    ...codes,
    activity,
    feeds,
    findings,
    fixOf,
    clock,
    changed,
    connections,
    changes,
    secrets,
    keychainAvailable,
    ...keeping,
    journal,
    clientNames: () => new Map(pairing.list().map(({ id, name }) => [id, name])),
    unlocked: watch.syncSoon,
    syncSoon: watch.syncSoon,
    snapshot,
    names,
    statements,
    tools,
    toldLeft: toldLeftBy(snapshot, clock),
    team,
    people: createPeopleNow({ snapshot, alerts: team.alerts, clock }),
    note,
    noted: ground.noted,
    lookAnew,
    forgetGone,
    histories,
    registry: registries,
    askName: askName.ask,
    notifications,
    setUp,
    pairing,
    port: config.port,
    sessions,
    document: ground.settled,
    managed,
    examine,
    messages: openMessages({
      clock,
      snapshot,
      settings,
      locks: managed.locks,
      recent: (login, from, to) => activity.recent(login, from, to),
      dns: config.dev?.dns ?? null,
    }),
    settings,
    reportOn: openReport({
      clock,
      snapshot,
      findings,
      settings,
      sandbox: sandbox !== null,
    }),
    spokenLanguage,
    sync: watch.sync,
    streams,
    version,
    ...surroundings.doors(watch),
    report: (error, call) => {
      log.error({ err: error, call }, 'a call failed')
    },
  }
  await connections.finishLeaving()
  const doors = await openDoors({
    app: appDeps,
    port: config.port,
    socketPath: home.socketPath,
    closing,
    log,
  })
  if (!doors.ok) {
    await closing.closeAll()
    return doors
  }
  ;({ addresses } = doors.value)
  ipv6 = addresses.length > 1
  await feeds.start()
  const hasNew = connections.list().some(({ lastTryAt }) => lastTryAt === null)
  const { firstSync } = await startBeat({
    store,
    clock,
    log,
    closing,
    watch,
    notifications,
    streams,
    hasNew,
    keep: async () => {
      await keeping.keep()
      await codes.keep()
    },
  })
  // first of all: whatever waits for a source would hold up the rest
  closing.push(() => watch.stop())
  closing.push(() => askName.stop())

  return ok({
    address: addresses[0] ?? '',
    sandboxUrl: sandbox?.url ?? null,
    pairing,
    findings,
    words,
    firstSync,
    restarting: keeping.restarting,
    stop: closing.closeAll,
  })
}
