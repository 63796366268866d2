/** Everything that keeps and judges events, over real files, with logins and a plan that a test sets. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore } from '#daemon/core/disk-store.ts'
import type { Act, JournalEntry } from '#daemon/core/journal.ts'
import type { ConnectionSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import { openActivity, type Activity } from '#daemon/features/activity/activity.ts'
import type { SecurePlan } from '#daemon/features/activity/plan.ts'
import type { ActivityEvent } from '#shared/activity.ts'
import { iso, type IsoTime } from '#shared/time.ts'
import { SINCE } from './activity-data.ts'
import { aConnection } from './snapshot.ts'
import { temporaryFolder } from './latchkey.ts'

export type ActivityRig = Awaited<ReturnType<typeof openActivityRig>>

export async function openActivityRig({ tellsLists = true } = {}) {
  const folder = await temporaryFolder()
  const state = {
    now: SINCE,
    connections: [aConnection()] as ConnectionSnapshot[],
    plan: { openedAt: null, closedAt: null, steps: ['open', 'unknown'] } as SecurePlan,
    journal: [] as JournalEntry[],
  }
  const acts: Act[] = []
  const troubles: string[] = []
  const clock = { now: () => state.now }
  let store = await openStore(folder, { onTrouble: ({ message }) => troubles.push(message) })
  const snapshot = (): Snapshot => ({ connections: state.connections, byHand: [], browsers: [] })
  const open = (): Promise<Activity> =>
    openActivity({
      store,
      clock,
      journal: { read: ({ limit }) => Promise.resolve(state.journal.toReversed().slice(0, limit)) },
      journalSeq: () => state.journal.at(-1)?.seq ?? 0,
      note: (act) => void acts.push(act),
      snapshot: () => ({ snapshot: snapshot() }),
      nameOf: (id) => (id === 'b0b0' ? 'Firefox' : null),
      tellsLists,
      isProvider: (site) => site === 'infomaniak.com',
      plan: {
        idOf: () => 'secure-account',
        of: () => state.plan,
        open: () => {
          state.plan = { openedAt: state.now, closedAt: null, steps: ['open', 'unknown'] }
          return Promise.resolve()
        },
      },
    })
  const rig = {
    folder,
    state,
    acts,
    troubles,
    store: () => store,
    activity: await open(),
    wait: (ms: number): IsoTime => (state.now = iso(Date.parse(state.now) + ms)),
    /** As a start after an end of whatever sort. */
    async restart() {
      await store.close()
      store = await openStore(folder, { onTrouble: ({ message }) => troubles.push(message) })
      rig.activity = await open()
    },
    async all() {
      const events: ActivityEvent[] = []
      for await (const some of rig.activity.all({})) events.push(...some)
      return events
    },
    flags: () => rig.activity.flags(),
    /** Everything on disk, as text. */
    async written() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
      return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n')
    },
    close: () => store.close(),
  }
  return rig
}
