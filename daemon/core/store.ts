/** The port to what is kept. `openStore` (durable) implements it; nothing else touches the data folder. */
import type * as v from 'valibot'

export type Schema<T> = v.GenericSchema<unknown, T>

/** One small file, whole in memory. `change` resolves when the new value is durable on disk; on failure memory keeps the old one. */
export interface Document<T> {
  readonly value: T
  change(next: (value: T) => T): Promise<void>
}

/** Many records by id, in 256 files, whole in memory. A change writes only the files it touches. */
export interface Collection<T> {
  readonly size: number
  get(id: string): T | undefined
  values(): Iterable<T>
  /** Counts up at each change, so that what is derived can be cached. */
  readonly revision: number
  change(delta: { readonly put?: readonly T[]; readonly remove?: readonly string[] }): Promise<void>
}

/** Many records by id in 256 files, read when they are asked for: none stays in memory. */
export interface Shelf<T> {
  get(id: string): Promise<T | undefined>
  /**
   * Changes records file by file, each file wholly or not at all. `next` gives the very record that it got to leave it
   * as it is, and nothing to remove it.
   */
  change(
    ids: Iterable<string>,
    next: (id: string, before: T | undefined) => T | null | undefined,
  ): Promise<void>
  /** Of every record. */
  ids(): Promise<readonly string[]>
}

/** Append-only records by UTC day, never whole in memory. */
export interface DayLog<T> {
  append(records: readonly T[]): Promise<void>
  /** Days that hold records, oldest first, as `YYYY-MM-DD`. */
  days(): Promise<readonly string[]>
  read(day: string): Promise<readonly T[]>
  /**
   * The same in portions, in the order in which they were added: a day may be larger than what should lie in memory.
   * @param may whether a record may be wanted, by its JSON: what is not is not read
   */
  scan(day: string, may?: (json: string) => boolean): AsyncIterable<readonly T[]>
  /** Removes those of a day for good. */
  remove(day: string, isGone: (record: T) => boolean): Promise<void>
  dropBefore(day: string): Promise<void>
}

export interface Store {
  /** `path` is relative to the data folder, made of `[a-z0-9-]` names and `/`. */
  document<T>(path: string, schema: Schema<T>, initial: T): Promise<Document<T>>
  collection<T>(path: string, schema: Schema<T>, idOf: (record: T) => string): Promise<Collection<T>>
  shelf<T>(path: string, schema: Schema<T>, idOf: (record: T) => string): Promise<Shelf<T>>
  dayLog<T>(path: string, schema: Schema<T>, timeOf: (record: T) => string): Promise<DayLog<T>>
  /** Removes everything under a path for good, backups included. */
  drop(path: string): Promise<void>
  /** Runs `act` while nothing is being written, so that it sees the folder as a crash at that moment would leave it. */
  hold<T>(act: () => Promise<T>): Promise<T>
  /** `read-only` after a failed write (full disk): reads go on, changes are refused until one succeeds again. */
  readonly state: 'ready' | 'read-only'
  close(): Promise<void>
}

/** A change could not be made durable (ENOSPC, EROFS, EIO, …). Nothing was lost: memory and disk hold the old value. */
export class StoreWriteError extends Error {
  readonly path: string
  readonly code: string
  constructor(path: string, code: string, cause: unknown) {
    super(`could not save ${path} (${code}): free space or make the folder writable, then try again`, {
      cause,
    })
    this.name = 'StoreWriteError'
    this.path = path
    this.code = code
  }
}

/** What is on disk cannot be opened safely: damaged beyond its backup, foreign, or of a newer version. Nothing was changed. */
export class StoreOpenError extends Error {
  readonly path: string
  readonly fault: 'damaged' | 'newer' | 'foreign-owner' | 'symlink' | 'missing' | 'unreachable'
  constructor(path: string, fault: StoreOpenError['fault'], message: string) {
    super(message)
    this.name = 'StoreOpenError'
    this.path = path
    this.fault = fault
  }
}
