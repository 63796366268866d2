/** What the system's service manager is told, and what it answers, whichever it is. */
import type { Result } from '#shared/result.ts'

/** What is to be started at each login and again when it fails. */
export interface Job {
  /** `latchkey`, and a mark of its own for a data folder of its own, so that two do not fight over one name. */
  readonly name: string
  /** Node and its flags. */
  readonly node: readonly string[]
  readonly script: string
  /** Never a secret: every program of this user can read it. */
  readonly environment: Readonly<Record<string, string>>
  readonly root: string
}

/** The manager is not there, or did not do what it was told. */
export interface KeeperFault {
  readonly type: 'no-manager' | 'refused'
  /** Its own words. */
  readonly output: string
}

/** Whether what stands under our name was made by us. */
export type Kept = 'absent' | 'foreign' | 'ours'

export interface Keeper {
  readonly kind: 'systemd' | 'launchd' | 'windows-task'
  /** Where its description stands: a file, or the path of a task. */
  readonly place: string
  /** Pure: the description as the manager wants it. */
  describe(job: Job): string
  /** Whether the manager answers at all. */
  answers(): Promise<Result<void, KeeperFault>>
  kept(): Promise<Kept>
  /** Writes a description and has it started at each login; nothing is started yet. */
  keep(description: string): Promise<Result<void, KeeperFault>>
  restart(): Promise<Result<void, KeeperFault>>
  running(): Promise<{ readonly pid: number | null } | null>
  /** Stops it and forgets it. */
  remove(): Promise<Result<void, KeeperFault>>
}

/** Stands in each description: what has it not was made by somebody else. */
export const MARK = 'Made by `latchkey service install`'
