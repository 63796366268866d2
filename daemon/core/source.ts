/** The port to a source of facts. Only `main.ts` knows which ones are real. */
export const syncStates = ['ok', 'partial', 'refused', 'failed'] as const
export type SyncState = (typeof syncStates)[number]

export interface SyncReport {
  readonly name: string
  readonly state: SyncState
  /** Requests sent. */
  readonly calls: number
  /** Records written because they differ from what was known. */
  readonly changed: number
}

export interface Source {
  readonly name: string
  /** Asks once; never throws for what a foreign server does. A failed part keeps what was known, which ages. */
  sync(signal: AbortSignal): Promise<SyncReport>
}
