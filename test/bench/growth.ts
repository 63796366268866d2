/** Whether cost grows with what changed or with all there is: the same acts over 10, 100, 1,000 and 10,000 of each. */
import { checksFor } from '#daemon/checks.ts'
import type { OrganisationSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import { judge } from '#daemon/features/findings/judge.ts'
import { isKnown, known, type Fact } from '#shared/fact.ts'
import { defaultSettings } from '#shared/settings.ts'
import { iso, MINUTE } from '#shared/time.ts'
import type { Large } from './large.ts'
import { savesOf } from './records.ts'
import { median, timeOf, type Report } from './report.ts'

const SIZES = [10, 100, 1000, 10_000] as const
const SAVES = 60
const JUDGINGS = 15

export async function measureGrowth(report: Report, large: Large): Promise<void> {
  const saves: number[] = []
  const judgings: number[] = []
  for (const size of SIZES) {
    const { times } = await savesOf(size, SAVES)
    saves.push(median(times))
    judgings.push(median(judgingsOf(withFirst(large.snapshot(), size))))
  }
  report.table('growth', [
    ['of each', ...SIZES.map(String)],
    ['save one, ms', ...saves],
    ['judge all, ms', ...judgings],
    ['judge one, µs', ...judgings.map((took, at) => eachOf(took, SIZES[at] ?? NaN))],
  ])
  const [few = NaN] = saves
  report.row('growth-save-10000-against-10', (saves.at(-1) ?? NaN) / few)
  const [thousand = NaN, all = NaN] = judgings.slice(-2)
  report.row('growth-judge-each-10000-against-1000', eachOf(all, 10_000) / eachOf(thousand, 1000))
}

/** Of so many members and as many names, in µs. */
const eachOf = (took: number, size: number) => (took * 1000) / (2 * size)

function judgingsOf(snapshot: Snapshot): number[] {
  const checks = checksFor(() => defaultSettings)
  const began = Date.now()
  return Array.from({ length: JUDGINGS }, (_, turn) =>
    timeOf(() => judge(checks, snapshot, iso(began + turn * MINUTE))),
  )
}

/** The same with so many members, names and products of each organisation. */
function withFirst(snapshot: Snapshot, size: number): Snapshot {
  const first = <T>(list: Fact<readonly T[]>): Fact<readonly T[]> =>
    isKnown(list.told) ? { ...list, told: known(list.told.known.slice(0, size)) } : list
  const smaller = (one: OrganisationSnapshot): OrganisationSnapshot => ({
    ...one,
    members: first(one.members),
    products: first(one.products),
    domains: first(one.domains),
  })
  return {
    ...snapshot,
    connections: snapshot.connections.map((login) => {
      const { told } = login.organisations
      const organisations = isKnown(told)
        ? { ...login.organisations, told: known(told.known.map(smaller)) }
        : login.organisations
      return { ...login, organisations }
    }),
  }
}
