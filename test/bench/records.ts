/** What a change to one record costs, what judging all of them costs, and a pass that finds one changed. */
import { rm } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { checksFor } from '#daemon/checks.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { judge } from '#daemon/features/findings/judge.ts'
import { defaultSettings } from '#shared/settings.ts'
import { member, type Member } from '#shared/team.ts'
import { known } from '#shared/fact.ts'
import { iso, MINUTE } from '#shared/time.ts'
import { folderOnDisk, type Large } from './large.ts'
import { median, spreadOf, timeOf, type Report } from './report.ts'

const SIZE = 10_000
const SAVES = 300
const JUDGINGS = 25
const PASSES = 5

export async function measureSaving(report: Report): Promise<void> {
  const { times, stall } = await savesOf(SIZE, SAVES)
  const spread = spreadOf(times)
  report.row('save-one-of-10000-p95', spread.p95, spread)
  report.row('stall-while-saving', stall)
}

/** Saves of one record of so many, each durable on the disk, in ms; and how long the event loop stood still at most. */
export async function savesOf(size: number, saves: number): Promise<{ times: number[]; stall: number }> {
  const folder = await folderOnDisk()
  const store = await openStore(folder, { onTrouble: () => undefined })
  const members = await store.collection('members', member, ({ id }) => id)
  await members.change({ put: Array.from({ length: size }, (_, place) => person(place, 'Vully')) })

  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const times: number[] = []
  for (let turn = 0; turn < saves; turn += 1) {
    const began = performance.now()
    await members.change({ put: [person((turn * 7919) % size, `Vully-${String(turn)}`)] })
    times.push(performance.now() - began)
  }
  delay.disable()
  await store.close()
  await rm(folder, { recursive: true, force: true })
  return { times, stall: delay.max / 1e6 - 1 }
}

const person = (place: number, name: string): Member => ({
  id: `u${String(place)}`,
  name: `Anna ${name}`,
  email: `member.${String(place)}@atelier-vully.example`,
  kind: 'member',
  role: known('collaborator'),
  twoFactor: known(place % 5 === 0 ? 'off' : 'on'),
  lastSeenAt: known(iso(Date.UTC(2026, 0, 1))),
  rights: { billing: known(false), manager: known(true) },
})

export function measureChecks(report: Report, large: Large): void {
  const checks = checksFor(() => defaultSettings)
  const began = Date.now()
  // each at another minute, as the daemon does it: nothing that holds for one moment alone can be used again
  const times = Array.from({ length: JUDGINGS }, (_, turn) => {
    const now = iso(began + turn * MINUTE)
    return timeOf(() => judge(checks, large.snapshot(), now))
  })
  const spread = spreadOf(times)
  report.row('all-checks', spread.median, spread)
  report.also('all-checks-first-time', times[0] ?? NaN, 'ms')
}

export async function measurePasses(report: Report, large: Large): Promise<void> {
  const ratios: number[] = []
  const times: number[] = []
  for (let pass = 0; pass < PASSES; pass += 1) {
    await large.changeOne()
    const { took, inCalls, changed } = await large.sync()
    if (changed !== 1) throw new Error(`one member was changed, and the pass found ${String(changed)}`)
    ratios.push(took / inCalls)
    times.push(took)
  }
  const spread = spreadOf(ratios)
  report.row('sync-one-changed-against-calls', spread.median, spread)
  report.also('sync-one-changed', median(times), 'ms')
}
