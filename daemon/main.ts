/**
 * The daemon, wired: store, sources, findings, notices, doors, beat. Each part is made in a file of its name; here they meet.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { AppDeps } from './app.ts'
import { checksFor } from './checks.ts'
import { startBeat } from './beat.ts'
import { createAskName } from './ask-name.ts'
import { createClosing, type Closing } from './closing.ts'
import type { ActivityEar } from './core/activity-ear.ts'
import { fixedClock, shiftedClock, systemClock } from './core/clock.ts'
import type { Config } from './core/config.ts'
import { shutDebugger } from './core/debugger.ts'
import { openStore } from './core/disk-store.ts'
import type { Home } from './core/home.ts'
import { createJournal, journalEnd, noEnd, type Act } from './core/journal.ts'
import { keychainAvailable } from './core/keychain.ts'
import type { ListenFault } from './core/listener.ts'
import type { Managed } from './core/managed.ts'
import { acquireLock, type AlreadyRunning } from './core/lock.ts'
import { openSecrets } from './core/secrets.ts'
import { settledDocument } from './core/settled-document.ts'
import { createStreams } from './core/streams.ts'
import type { Activity } from './features/activity/activity.ts'
import { openHistories } from './features/domains/histories.ts'
import { realFix, sandboxFix } from './features/findings/actions.ts'
import { createFindings, type Findings } from './features/findings/findings.ts'
import { openFindingsMemory } from './features/findings/kept-memory.ts'
import { clientsFile, noClients } from './features/pairing/clients.ts'
import { createPairing } from './features/pairing/pairing.ts'
import { openSessions } from './features/sessions/sessions.ts'
import { forgetArrival, forgetBefore, putBack } from './features/backup/swap.ts'
import { forgetLeftOut } from './features/settings/left-out.ts'
import { createPeopleNow } from './features/team/people.ts'
import { openDoors } from './doors.ts'
import { createLog, endOnFault } from './log.ts'
import { startSandboxProcess } from './sandbox-process.ts'
import { sandboxPathByAction } from './sandbox-links.ts'
import { openActivityParts } from './open-activity.ts'
import { openChanges } from './open-changes.ts'
import { openCodes } from './open-codes.ts'
import { openDoctor } from './open-doctor.ts'
import { openFeeds } from './open-feeds.ts'
import { openMessages } from './open-messages.ts'
import { openKeeping, prepareFolder } from './open-keeping.ts'
import { openNotices } from './open-notices.ts'
import { openPlanParts } from './open-plans.ts'
import { openReport } from './open-report.ts'
import { toldLeftBy, type VaultWords } from './open-spare.ts'
import { openSources } from './open-sources.ts'
import { version } from './version.ts'
import { createWatch, type Watch } from './watch.ts'
import { createWords } from './words.ts'
import { ok, type Result } from '#shared/result.ts'
import { settle } from '#shared/managed.ts'
import { defaultSettings, settings as settingsSchema, type Language } from '#shared/settings.ts'

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
  readonly pairing: ReturnType<typeof createPairing>
  readonly findings: ReturnType<typeof createFindings>
  readonly words: () => ReturnType<typeof createWords>
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
  const dataDir = home.dataDir(kind)
  const log = createLog()
  endOnFault(log)
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
        news: () => syncSoon?.(),
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

  let mended = 0
  const arrived = await prepareFolder(home, kind, clock, say)
  const store = await openStore(dataDir, {
    onTrouble: ({ message }) => {
      mended += 1
      say(message)
    },
  })
  closing.push(() => store.close())
  const endOfJournal = await store.document('journal-end', journalEnd, noEnd)
  const journal = await createJournal(join(dataDir, 'journal'), clock, endOfJournal)
  closing.push(() => journal.stop())
  const secrets = await openSecrets({ store, clock, keyfilePath: home.keyfilePath(kind) })
  const chosen = await store.document('settings', settingsSchema, defaultSettings)
  const settings = settledDocument(chosen, (kept) => settle(kept, managed.locks))
  const words = () => createWords(settings.value.language ?? language, clock)
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
  let noted: Promise<unknown> = Promise.resolve()
  const note = (act: Act) => {
    const writing = journal.write(act).catch((err: unknown) => {
      log.error({ err, event: act.event }, 'could not note this in the journal')
    })
    noted = Promise.all([noted, writing])
  }
  if (arrived) {
    await journal.write({ event: arrived.event, by: arrived.by, subject: arrived.subject })
  }
  const keeping = await openKeeping({
    store,
    home,
    kind,
    clock,
    journal,
    settings,
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
    await forgetLeftOut(chosen, snapshot().snapshot)
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
    journalEnd: endOfJournal,
    note,
    snapshot,
    plans: plans.plans,
    clients: () => pairing.list(),
    isSandbox: sandbox !== null,
  })
  journalEar = activity
  activityWords = activity
  const findings: Findings = createFindings({
    checks: checksFor(() => settings.value),
    // what the person chose is judged by too, and told in their language
    snapshot: () => {
      const { snapshot: now, revision } = snapshot()
      const { domainThresholds, passwordDays, language } = settings.value
      const chosen = [domainThresholds.join(), passwordDays, language].join('/')
      return { snapshot: now, revision: `${revision}/${chosen}` }
    },
    clock,
    words,
    memory: await openFindingsMemory(store),
    fixOf,
    around: () => ({
      version,
      sandbox: sandbox !== null,
      leftOut: settings.value.leftOut,
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
  const { notifications, desktop, setUp } = await openNotices({
    store,
    secrets,
    clock,
    settings: () => settings.value,
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
      await forgetLeftOut(chosen, snapshot().snapshot)
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

  const boot = randomBytes(16).toString('hex')
  const pairing = createPairing({
    clock,
    boot,
    version,
    document: await store.document('clients', clientsFile, noClients),
    monotonic: () => performance.now(),
    random: randomBytes,
    journal: note,
  })
  pairing.onPaired(({ id, name, pairedBy }) => {
    // who typed a code knows of it
    if (pairedBy === 'press' && settings.value.notices.desktop)
      void desktop.show(
        `paired-${id}`,
        words().t('native.paired.title'),
        words().t('native.paired.text', { name, id }),
        false,
      )
  })
  pairing.onRevoked((id) => {
    streams.endFor(id)
    sessions.forget(id).catch((err: unknown) => {
      log.error({ err }, 'could not forget the sessions of a browser')
    })
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
    settings: () => settings.value,
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
    settings: () => settings.value,
    managed,
    held: () => addresses.map((address) => new URL(address).host),
    mended: () => mended,
    desktop: desktop.last,
    ways: notifications.ways,
    spokenLanguage: () => settings.value.language ?? language,
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
    noted: () => noted,
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
    document: settings,
    managed,
    examine,
    messages: openMessages({
      clock,
      snapshot,
      settings: () => settings.value,
      locks: managed.locks,
      recent: (login, from, to) => activity.recent(login, from, to),
      dns: config.dev?.dns ?? null,
    }),
    settings: () => settings.value,
    reportOn: openReport({
      clock,
      snapshot,
      findings,
      settings: () => settings.value,
      sandbox: sandbox !== null,
    }),
    spokenLanguage: () => settings.value.language ?? language,
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
    attemptInSandbox: sandbox
      ? async (wanted) => {
          const done = await sandbox.attempt(wanted)
          await watch.syncAfresh()
          return done
        }
      : null,
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
