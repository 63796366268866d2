/** The large set, read once from the sandbox into a data folder beside 100,000 events, with a daemon's own parts and no daemon. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { prepareHome } from '#daemon/core/home.ts'
import { createOutgoing } from '#daemon/core/outgoing.ts'
import { doubtedNames } from '#daemon/features/domains/doubts.ts'
import { openNames } from '#daemon/features/domains/names.ts'
import { createInfomaniakSource } from '#daemon/sources/infomaniak/source.ts'
import { createQueue } from '#daemon/sources/infomaniak/queue.ts'
import { createBootstrap } from '#daemon/sources/registries/bootstrap.ts'
import { createRegistriesSource } from '#daemon/sources/registries/source.ts'
import { createWholeSnapshot, namesListed } from '#daemon/whole-snapshot.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { ok } from '#shared/result.ts'
import { connectionName } from '#shared/connections.ts'
import * as v from 'valibot'
import { root } from '../../scripts/run.ts'
import { writeEvents } from './events.ts'

const TMPFS = 0x01021994 // statfs(2)

/** An empty folder on a real disk: what is kept in memory is durable at no cost. */
export async function folderOnDisk(): Promise<string> {
  const { type } = await statfs(tmpdir())
  const place = type === TMPFS ? join(root, 'node_modules', '.cache') : tmpdir()
  await mkdir(place, { recursive: true })
  return mkdtemp(join(place, 'latchkey-bench-'))
}

const NAME = 'sandbox'
const noBrowsers: readonly never[] = []
const noWords: [] = []
const never = new AbortController().signal

export interface Pass {
  /** ms, of the whole pass, and of its calls from the request to the last byte of the answer. */
  readonly took: number
  readonly inCalls: number
  readonly changed: number
}

export type Large = Awaited<ReturnType<typeof openLarge>>

export async function openLarge() {
  const sandbox = fork(join(import.meta.dirname, 'changing-sandbox.ts'))
  const [apiUrl] = (await once(sandbox, 'message')) as [string]
  const folder = await folderOnDisk()
  const home = await prepareHome(folder)
  const dataDir = home.dataDir('own')
  const store = await openStore(dataDir, {
    onTrouble: ({ message }) => {
      throw new Error(message)
    },
  })
  await writeEvents(store, dataDir)
  const clock = systemClock
  const way = createOutgoing({ allow: [apiUrl] })
  let inCalls = 0
  const outgoing: typeof way = {
    ...way,
    async get(...args) {
      const began = performance.now()
      const answer = await way.get(...args)
      inCalls += performance.now() - began
      return answer
    },
  }
  const log = { info: () => undefined, warn: () => undefined }
  const source = await createInfomaniakSource({
    name: NAME,
    baseUrl: apiUrl,
    token: () => Promise.resolve(ok(sandboxToken)),
    store,
    clock,
    outgoing,
    queue: createQueue({ perMinute: Infinity }),
    log,
  })
  const listed = () => namesListed([source.snapshot()])
  const names = await openNames({ store, clock, listed })
  const registries = await createRegistriesSource({
    store,
    clock,
    outgoing,
    log,
    bootstrap: await createBootstrap({ store, clock, outgoing, source: `${apiUrl}/rdap/bootstrap.json` }),
    names: () => [...listed()],
    doubted: () => doubtedNames(whole().snapshot, clock.now()),
    spacingMs: 0,
  })
  const whole = createWholeSnapshot({
    connections: () => [source.snapshot()],
    registry: registries,
    names,
    statements: { words: () => noWords },
    team: { revision: '', followed: () => null },
    browsers: () => noBrowsers,
  })
  // so that a daemon that starts on this folder knows the login
  const connections = await store.document('connections', v.array(connectionName), [])
  await connections.change(() => [NAME])

  return {
    /** `LATCHKEY_HOME` for a daemon, once `settle` has ended. */
    home: folder,
    apiUrl,
    connection: { name: NAME, token: sandboxToken },
    snapshot: () => whole().snapshot,
    async sync(): Promise<Pass> {
      inCalls = 0
      const began = performance.now()
      const { state, changed } = await source.sync(never)
      if (state !== 'ok') throw new Error(`the sandbox was read as ${state}`)
      return { took: performance.now() - began, inCalls, changed }
    },
    /** Asks the registries until every name was asked. */
    async askRegistries(): Promise<void> {
      for (let calls = 1; calls > 0;) ({ calls } = await registries.sync(never))
    },
    /** Another last name for one of the 10,000. */
    async changeOne(): Promise<void> {
      const done = once(sandbox, 'message')
      sandbox.send('change')
      await done
    },
    /** Leaves the folder to a daemon. */
    settle: () => store.close(),
    async close() {
      sandbox.disconnect()
      await outgoing.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
