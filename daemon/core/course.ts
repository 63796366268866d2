/** How far something has come that gets worse by time alone, as a name that runs out: each step of it is told once. */
import type { Severity } from '#shared/findings.ts'
import type { IsoTime } from '#shared/time.ts'

export interface Course {
  /** Higher is worse; made by `rungOf`. */
  readonly rung: number
  /** What it runs towards, `null` where no date says: towards a later end it begins anew. */
  readonly end: IsoTime | null
  /** What a step weighs against the least severity of which the person wants notices. */
  readonly weight: Severity
}

const STEPS = 1000

/**
 * @param stage another state of affairs, in which something else can be done about it
 * @param step within the stage, from 0 to 999: only nearer to the next
 */
export const rungOf = (stage: number, step: number): number => stage * STEPS + step
export const stageOf = (rung: number): number => Math.floor(rung / STEPS)
