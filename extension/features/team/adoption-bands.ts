/** The days of the adoption as bands that lie on each other, the good below. Pure. */
import type { Adoption } from '#shared/requirement.ts'

export const WIDTH = 720
export const HEIGHT = 140

/** From the ground up. */
const layers = [
  { tone: 'ok', part: 'on' },
  { tone: 'warning', part: 'weak' },
  { tone: 'unknown', part: 'unknown' },
  { tone: 'critical', part: 'off' },
] as const
export type Band = { readonly tone: (typeof layers)[number]['tone']; readonly points: string }

/** One polygon for each state, over two or more days; as high as the most people of any day. */
export function bandsOf(days: Adoption['days']): Band[] {
  const times = days.map(({ day }) => Date.parse(day))
  const [from = 0, to = 0] = [times[0], times.at(-1)]
  const most = Math.max(1, ...days.map(({ on, weak, unknown, off }) => on + weak + unknown + off))
  const x = (index: number) => (((times[index] ?? from) - from) / Math.max(1, to - from)) * WIDTH
  const point = (index: number, count: number) =>
    `${x(index).toFixed(1)},${(HEIGHT - (count / most) * HEIGHT).toFixed(1)}`
  let below = days.map(() => 0)
  return layers.map(({ tone, part }) => {
    const above = days.map((day, index) => (below[index] ?? 0) + day[part])
    const floor = below.map((count, index) => point(index, count)).toReversed()
    const points = [...above.map((count, index) => point(index, count)), ...floor].join(' ')
    below = above
    return { tone, points }
  })
}
