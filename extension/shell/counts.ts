/** What the navigation counts: things that need the person, by the view in which they are mended. */
import { viewOfCheck, type View } from '../core/routes.ts'
import type { Severity } from '#shared/findings.ts'
import type { Overview } from '#shared/status.ts'

export interface NavCount {
  readonly count: number
  readonly worst: Severity | null
}

/** Overview counts things; Team and Domains count the people and names concerned. */
export function navCount(overview: Overview | null, view: View): NavCount {
  const open = overview?.tally.filter(({ status }) => status === 'open') ?? []
  const here = view === 'overview' ? open : open.filter(({ id }) => viewOfCheck(id) === view)
  const count = here.reduce((sum, { things, subjects }) => sum + (view === 'overview' ? things : subjects), 0)
  return { count, worst: here[0]?.severity ?? null }
}
