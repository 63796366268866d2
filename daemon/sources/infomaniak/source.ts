/** One login at Infomaniak as a source of facts. */
import type { Logger } from 'pino'
import type { Writer } from '#daemon/core/change-port.ts'
import type { Clock } from '#daemon/core/clock.ts'
import type { Outgoing } from '#daemon/core/outgoing.ts'
import type { ConnectionSnapshot } from '#daemon/core/snapshot.ts'
import type { Source, SyncReport } from '#daemon/core/source.ts'
import type { Store } from '#daemon/core/store.ts'
import { createTurns } from '#daemon/core/turns.ts'
import type { Capability, Connection } from '#shared/connections.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { createInfomaniakClient } from './client.ts'
import { openKept } from './kept.ts'
import { createPass } from './pass.ts'
import type { Queue } from './queue.ts'
import { readAccount } from './read-account.ts'
import { readInvitations } from './read-invitations.ts'
import { inOrderOfNeed, readOrganisation, readOrganisations } from './read-organisation.ts'
import { readIncidents, readReferences } from './read-platform.ts'
import { reread } from './reread.ts'
import { cached, createSnapshots } from './snapshot.ts'
import { callOf, writtenOf } from './write.ts'

export interface InfomaniakSource extends Source, Writer {
  snapshot(): ConnectionSnapshot
  connection(): Connection
  /** A token was connected or replaced: it may be used from now on, and this is what it may do. */
  connected(capabilities: readonly Capability[]): Promise<void>
  /** The person says that a list which was kept back is so; the next pass takes it. `false` when none was. */
  believe(list: string, organisation: string): Promise<boolean>
  /** Stops, and drops everything that was read. The source is of no use afterwards. */
  forget(): Promise<void>
}

/**
 * @param deps.token the person's token, or that the key to it is locked
 * @throws StoreWriteError from `sync`, `connected` and `believe`, when what changed cannot be made durable
 */
export async function createInfomaniakSource(deps: {
  name: string
  baseUrl: string
  token: () => Promise<Result<string, 'locked'>>
  store: Store
  clock: Clock
  outgoing: Outgoing
  queue: Queue
  log: Pick<Logger, 'info'>
}): Promise<InfomaniakSource> {
  const { name, baseUrl, token, clock, outgoing, queue, log } = deps
  const kept = await openKept(deps.store, name, clock.now())
  const statusCache = cached<Connection>()
  const snapshots = createSnapshots(kept, connection)
  let locked = false
  let running: { readonly report: Promise<SyncReport>; readonly stop: AbortController } | null = null
  /** What reads keeps to itself while it does. */
  const { inTurn } = createTurns()
  /** Calls off the pass that runs now, which begins anew in its turn. */
  let giveWay = new AbortController()

  async function runPass(signal: AbortSignal): Promise<SyncReport> {
    const nothing = { name, calls: 0, changed: 0 }
    if (kept.sync.value.token === 'rejected') return { ...nothing, state: 'refused' }
    const opened = await openClient()
    locked = !opened.ok
    if (!opened.ok) return { ...nothing, state: 'failed' }

    const client = opened.value
    const pass = createPass({ kept, client, clock, signal })
    await readAccount(pass)
    if (!pass.isHopeless) await readOrganisations(pass)
    for (const organisation of inOrderOfNeed(pass)) {
      if (pass.isHopeless) break
      await pass.save()
      await readOrganisation(pass, organisation, clock.now())
    }
    if (!pass.isHopeless) await readInvitations(pass, clock.now())
    // Whoever is told nothing of the person's own need not ask for the rest.
    if (!pass.isHopeless && pass.hasHeard) await readIncidents(pass, clock.now())
    if (!pass.isHopeless && pass.hasHeard) await readReferences(pass, clock.now())
    const report = { name, calls: client.calls, ...(await pass.finish()) }
    log.info(
      { connection: name, state: report.state, calls: report.calls, changed: report.changed },
      'synced',
    )
    return report
  }

  async function openClient() {
    const opened = await token()
    if (!opened.ok) return opened
    return ok(createInfomaniakClient({ baseUrl, token: opened.value, outgoing, queue, clock }))
  }

  async function wholePass(signal: AbortSignal): Promise<SyncReport> {
    for (;;) {
      giveWay = new AbortController()
      const mine = giveWay.signal
      const report = await inTurn(() => runPass(AbortSignal.any([signal, mine])))
      if (!mine.aborted || signal.aborted) return report
    }
  }

  const readAnew = async (
    ...[readings, signal]: Parameters<Writer['reread']>
  ): ReturnType<Writer['reread']> => {
    if (kept.sync.value.token === 'rejected') return err('no-permission')
    const opened = await openClient()
    if (!opened.ok) return opened
    const pass = createPass({ kept, client: opened.value, clock, signal })
    const outcome = await reread(pass, readings, clock.now())
    await pass.save()
    return outcome
  }

  async function stopped(): Promise<void> {
    running?.stop.abort()
    await running?.report.catch(() => undefined)
  }

  function connection(): Connection {
    const { value } = kept.sync
    return statusCache([value, locked], () => ({
      name,
      connectedAt: value.connectedAt,
      state: locked ? 'locked' : value.token === 'rejected' ? 'rejected' : value.state,
      lastSyncAt: value.lastSyncAt,
      lastTryAt: value.lastTryAt,
      capabilities: value.capabilities,
      keptBack: value.keptBack.map(({ list, organisation, was, is }) => ({ list, organisation, was, is })),
    }))
  }

  return {
    name,
    sync(signal) {
      // Whoever asks while a pass runs gets what comes of it; only who started it can call it off.
      if (running !== null) return running.report
      const stop = new AbortController()
      const report = wholePass(AbortSignal.any([signal, stop.signal])).finally(() => {
        running = null
      })
      running = { report, stop }
      return report
    },
    async write(write, signal) {
      const opened = await openClient()
      if (!opened.ok) return { type: 'refused', because: 'locked', fields: [] }
      return writtenOf(write, await opened.value.write(callOf(write), signal))
    },
    reread(readings, signal) {
      giveWay.abort()
      return inTurn(() => readAnew(readings, signal))
    },
    snapshot: () => snapshots(clock.now()),
    connection,
    async connected(capabilities) {
      await stopped()
      const connectedAt = clock.now()
      await kept.sync.change((sync) => ({
        ...sync,
        connectedAt,
        token: 'ok',
        state: 'never-asked',
        capabilities: [...capabilities],
      }))
    },
    async believe(list, organisation) {
      await running?.report.catch(() => undefined)
      const isMeant = (entry: { list: string; organisation: string }) =>
        entry.list === list && entry.organisation === organisation
      if (!kept.sync.value.keptBack.some(isMeant)) return false
      await kept.sync.change((sync) => ({
        ...sync,
        keptBack: sync.keptBack.map((entry) => (isMeant(entry) ? { ...entry, confirmed: true } : entry)),
      }))
      return true
    },
    async forget() {
      await stopped()
      await inTurn(() => kept.dropAll())
    },
  }
}
