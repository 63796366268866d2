/** Changes from the request to the provider: the real pipeline, source and journal, and the sandbox behind a watched front. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createJournal, type Journal } from '#daemon/core/journal.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { openChanges } from '#daemon/open-changes.ts'
import { startSandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import type { ChangeRequest } from '#shared/changes.ts'
import { isKnown } from '#shared/fact.ts'
import { err, ok } from '#shared/result.ts'
import { movableClock, never, rigSource } from './infomaniak-rig.ts'
import { createMemoryStore } from './memory-store.ts'
import { startWatchedFront } from './watched-front.ts'

const OWNER = 'person'

export async function openChangesRig(options: { journal?: (journal: Journal) => Journal['write'] } = {}) {
  const sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null })
  const front = await startWatchedFront(sandbox.apiUrl)
  const store = createMemoryStore()
  const clock = movableClock(sandbox.world.now())
  const state = { locked: false }
  const rig = await rigSource({
    url: front.url,
    store,
    clock,
    token: () => Promise.resolve(state.locked ? err('locked') : ok(sandboxToken)),
  })
  const folder = await mkdtemp(join(tmpdir(), `latchkey-${randomBytes(4).toString('hex')}-`))
  const journal = await createJournal(folder, clock)
  const reported: unknown[] = []
  const snapshot = (): Snapshot => ({ connections: [rig.source.snapshot()], byHand: [], browsers: [] })
  const changes = openChanges({
    clock,
    snapshot,
    writerOf: (login) => (login === 'main' ? rig.source : null),
    journal: options.journal?.(journal) ?? ((act) => journal.write(act)),
    settled: () => undefined,
    report: (error) => reported.push(error),
  })
  await rig.source.sync(never)

  const { world } = sandbox
  const [anna] = world.state.people
  const [home] = world.state.organisations
  if (anna === undefined || home === undefined) throw new Error('the sandbox has nobody')
  return {
    ...rig,
    sandbox,
    world,
    anna,
    organisation: String(home.id),
    front,
    clock,
    state,
    store,
    changes,
    reported,
    snapshot,
    account: () => {
      const { told } = rig.source.snapshot().account
      if (!isKnown(told)) throw new Error(told.unknown)
      return told.known
    },
    sync: () => rig.source.sync(never),
    /** What the provider was asked to change; a rehearsal is not. */
    sent: () => front.writes.filter(({ line }) => !line.includes('dry_run=true')),
    preview: (request: ChangeRequest, by = OWNER) => changes.preview(request, by),
    confirm: (id: string | null, by = OWNER) => changes.confirm(id ?? '', by),
    async make(request: ChangeRequest) {
      const preview = await changes.preview(request, OWNER)
      if (preview.id === null) throw new Error(`refused: ${JSON.stringify(preview.refused)}`)
      return { preview, result: await changes.confirm(preview.id, OWNER) }
    },
    /** Oldest first, without what is the same in all. */
    async noted() {
      const entries = await journal.read({ limit: 100 })
      return entries.toReversed().map(({ event, data }) => ({ event, data }))
    },
    /** Everything that was kept or logged, as text. */
    async traces() {
      const files = await readdir(folder)
      const lines = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
      return [store.dump(), rig.logged(), ...lines].join('\n')
    },
    async close() {
      await changes.stop()
      await rig.close()
      await journal.stop()
      await front.close()
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type ChangesRig = Awaited<ReturnType<typeof openChangesRig>>
