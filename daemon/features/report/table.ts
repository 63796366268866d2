/** The report as one table: a line for each thing, member and name, with its section. */
import { csvLine } from '#daemon/core/csv.ts'
import type { Spoken } from './sections.ts'

const columns = ['section', 'what', 'seen', 'state', 'day']

export function reportTable({ title, name, made, score, facts, sections }: Spoken): string {
  const head = [name, score, ...facts].map((fact) => csvLine([title, fact, null, null, made]))
  const lines = sections.flatMap(({ title, lines }) =>
    lines.map(({ what, seen, state, day }) => csvLine([title, what, seen, state, day])),
  )
  return [csvLine(columns), ...head, ...lines].join('')
}
