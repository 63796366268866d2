/** What was measured, against its bar: one row each, `name value unit bar pass|fail`. */

/**
 * The bars, in the order in which they are printed by their groups. What is asked of growth: a save costs what changed, and
 * judging one more record costs no more than judging one of few.
 */
const bars = {
  'popup-script-gzip': [45, 'KB'],
  'background-script-gzip': [25, 'KB'],
  'extension-packed': [300, 'KB'],
  'popup-paint-against-one-line': [1.8, 'x'],
  'popup-heap': [2, 'MB'],
  'codes-paint-against-one-line': [1.8, 'x'],
  'codes-heap-over-popup': [1, 'MB'],
  'daemon-cold-start-empty': [400, 'ms'],
  'daemon-cold-start-large': [900, 'ms'],
  'daemon-memory-empty': [90, 'MB'],
  'daemon-memory-large': [160, 'MB'],
  'badge-unchanged-p99': [5, 'ms'],
  'overview-p95': [15, 'ms'],
  'save-one-of-10000-p95': [10, 'ms'],
  'stall-while-saving': [50, 'ms'],
  'stall-in-first-sync': [50, 'ms'],
  'stall-while-asked': [50, 'ms'],
  'all-checks': [50, 'ms'],
  'sync-one-changed-against-calls': [1.2, 'x'],
  'growth-save-10000-against-10': [3, 'x'],
  'growth-judge-each-10000-against-1000': [2, 'x'],
  'badge-after-change-page-open': [1, 's'],
  'badge-after-change-no-page': [60, 's'],
  'airlock-open-1000-cookies-chromium': [1000, 'ms'],
  'airlock-let-through-before-chromium': [0, 'requests'],
  'airlock-open-1000-cookies-firefox': [1000, 'ms'],
  'airlock-let-through-before-firefox': [0, 'requests'],
} as const satisfies Record<string, readonly [most: number, unit: string]>
type RowName = keyof typeof bars

/** A spread for the eye: none of it is judged. */
export interface Spread {
  readonly least: number
  readonly median: number
  readonly p95: number
  readonly most: number
  readonly runs: number
}

export interface Report {
  /** @param value in the unit of its bar */
  row(name: RowName, value: number, spread?: Spread): void
  /** A number without a bar. */
  also(name: string, value: number, unit: string): void
  /** Numbers side by side, as comments: the first row is the head. */
  table(name: string, rows: readonly (readonly [label: string, ...(string | number)[]])[]): void
  /** A line that is no row: what was left out, and why. */
  note(text: string): void
  /** `N of M bars reached`. */
  total(): string
}

/** Rows go to `print`, spreads to `tell`. */
export function createReport(print: (line: string) => void, tell: (line: string) => void): Report {
  let reached = 0
  let rows = 0
  return {
    row(name, value, spread) {
      const [bar, unit] = bars[name]
      rows += 1
      if (value <= bar) reached += 1
      print([name, rounded(value), unit, bar, value <= bar ? 'pass' : 'fail'].join(' '))
      if (!spread) return
      const { least, median, p95, most, runs } = spread
      tell(
        `  ${name}: least ${rounded(least)}, median ${rounded(median)}, p95 ${rounded(p95)}, most ${rounded(most)} of ${String(runs)}`,
      )
    },
    also(name, value, unit) {
      print(`# ${name} ${rounded(value)} ${unit}`)
    },
    table(name, table) {
      for (const [label, ...cells] of table) {
        const shown = cells.map((cell) => (typeof cell === 'number' ? rounded(cell) : cell).padStart(8))
        print(`# ${name} ${label.padEnd(16)}${shown.join('')}`)
      }
    },
    note(text) {
      print(`# ${text}`)
    },
    total: () => `${String(reached)} of ${String(rows)} bars reached`,
  }
}

const rounded = (value: number) => String(Number(value.toPrecision(value < 100 ? 3 : 4)))

/** @param share 0.95 gives the value that 95 % of them do not exceed */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN
}
export const median = (values: readonly number[]): number => percentile(values, 0.5)

export const spreadOf = (values: readonly number[]): Spread => ({
  least: percentile(values, 0),
  median: median(values),
  p95: percentile(values, 0.95),
  most: percentile(values, 1),
  runs: values.length,
})

/** How long an act takes, in ms. */
export function timeOf(act: () => unknown): number {
  const began = performance.now()
  act()
  return performance.now() - began
}
