/** What the doctor looks at: plain data for each row, gathered by probes and judged apart from them. */
import type { ClockOff } from '#daemon/core/clock-off.ts'
import type { ManagedFault } from '#daemon/core/managed.ts'
import type { DeliveryFault } from '#shared/notice-channels.ts'
import type { IsoTime } from '#shared/time.ts'

export interface Program {
  readonly pid: number
  readonly name: string
}

export interface Sights {
  readonly daemon:
    | { readonly type: 'answers'; readonly version: string; readonly startedAt: IsoTime }
    | { readonly type: 'down' }
    /** It holds the folder's lock and does not answer on its socket. */
    | { readonly type: 'hung'; readonly pid: number | null }
    | { readonly type: 'odd' }
  readonly port: {
    readonly port: number
    /** What this terminal was told. */
    readonly expected: number
    /** Addresses that the daemon holds, by its own socket; `null` where it is silent. */
    readonly held: readonly string[] | null
    readonly hung: boolean
    /** Addresses at that port where somebody answers and the daemon does not listen. */
    readonly strangers: readonly string[]
    /** Who that is, where the system tells it. */
    readonly stranger: Program | null
    /** This system has `::1`. */
    readonly six: boolean
  }
  readonly versions: {
    readonly daemon: string | null
    /** Of who asks, where it says so. */
    readonly cli: string | null
    readonly installed: string | null
    readonly extensions: readonly string[]
  }
  readonly key: {
    readonly state: 'empty' | 'ready' | 'locked'
    readonly slot: 'keychain' | 'passphrase' | 'keyfile' | null
    /** Asked only where it matters; `null` elsewhere. */
    readonly keychain: 'open' | 'locked' | 'absent' | null
  }
  readonly vault: {
    readonly state: 'none' | 'locked' | 'open'
    /** What opens it every day. */
    readonly ways: readonly ('passphrase' | 'keychain')[]
    /** A sheet opens it, of which groups were typed back. */
    readonly sheet: boolean
    /** Records that do not open; seen only while it is open. */
    readonly damaged: number
    /** Asked only where it is to open the vault; `null` elsewhere. */
    readonly keychain: 'open' | 'locked' | 'absent' | null
  }
  readonly folder: {
    readonly exists: boolean
    readonly files: number
    readonly bytes: number
    /** Relative to the folder; `.` is itself. */
    readonly links: readonly string[]
    readonly foreign: readonly string[]
    /** Others may read or write them. */
    readonly open: readonly string[]
    readonly unreadable: readonly string[]
    /** Temporary files that a cut-off write has left, older than an hour. */
    readonly leftovers: readonly string[]
    /** Damaged files that were set aside. */
    readonly damaged: readonly string[]
  }
  readonly store: {
    readonly state: 'ready' | 'read-only'
    /** Mended since the start. */
    readonly mended: number
  }
  /** Of the person's own data; each was read back when it was made. */
  readonly backups: {
    readonly kept: number
    readonly newest: IsoTime | null
    /** Files among them that are no backup, or no longer. */
    readonly damaged: number
    /** Since when one could have been made; `null` where no daemon has run that long, or none runs. */
    readonly dueSince: IsoTime | null
    /** The last attempt, where that failed. */
    readonly failed:
      | null
      | { readonly type: 'no-room'; readonly missing: number }
      | { readonly type: 'damaged'; readonly what: string }
      | { readonly type: 'unwritable'; readonly code: string }
  }
  readonly disk: { readonly free: number }
  readonly clock: {
    /** ms by which it is ahead of others, by the last answer that told its time; `null` where none has. */
    readonly ahead: number | null
    /** What was measured by the provider's answers, to about a second; `null` where none agree. */
    readonly off: ClockOff | null
    /** ms by which it was set while the daemon ran. */
    readonly jumped: number
    readonly zone: string
  }
  readonly access: readonly {
    readonly name: string
    readonly state: 'ok' | 'partial' | 'refused' | 'failed' | 'rejected' | 'locked' | 'never-asked'
    readonly connectedAt: IsoTime
    readonly lastSyncAt: IsoTime | null
    readonly allowed: number
    readonly calls: number
  }[]
  readonly provider: Heard | null
  readonly registries: {
    readonly servers: readonly (Heard & { readonly host: string })[]
    /** Left alone for a while after failures. */
    readonly resting: readonly string[]
  }
  readonly browsers: readonly {
    readonly name: string
    readonly createdAt: IsoTime
    readonly lastUsedAt: IsoTime | null
  }[]
  readonly rules: readonly { readonly site: string; readonly verdict: string }[]
  readonly rights: readonly {
    readonly name: string
    /** Rows of the browser's own doctor that are weak. */
    readonly weak: readonly string[]
  }[]
  readonly notices: { readonly on: boolean; readonly last: { at: IsoTime; took: boolean } | null }
  /** Ways by which notices go elsewhere, of those that are on. */
  readonly ways: readonly {
    readonly name: string
    readonly last: { readonly at: IsoTime; readonly fault: DeliveryFault | null } | null
  }[]
  readonly feeds: { readonly on: boolean; readonly port: number; readonly door: string }
  readonly service: {
    /** `null` on a system without a service manager that is known here. */
    readonly kept: 'absent' | 'foreign' | 'ours' | null
    readonly runs: boolean
    /** What it starts is there, and is what was installed. */
    readonly whole: boolean
  }
  /** How it stands for each browser that could start the program. */
  readonly native: readonly ('no-browser' | 'absent' | 'installed' | 'broken' | 'foreign' | 'open')[]
  readonly managed: {
    readonly locked: readonly string[]
    readonly faults: readonly ManagedFault[]
    /** A file that is not believed at all. */
    readonly refused: boolean
  }
}

/** What became of the last questions to a server. */
export interface Heard {
  readonly answeredAt: IsoTime | null
  readonly limitedAt: IsoTime | null
  readonly failed: { readonly at: IsoTime; readonly why: string } | null
}

export type RowId = keyof Sights
