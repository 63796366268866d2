/**
 * How data of an older version becomes that of the next: pure functions, upwards only. Never change a row that was
 * released; add one, with the next number. Before the first of them runs, the folder is copied to `pre-migration-vN`.
 */
export interface Migration {
  /** The version that this step leads to, from the one before. */
  readonly to: number
  /** The document's path, or the collection's or day log's; `up` gets a document's value, or each record in turn. */
  readonly path: string
  readonly up: (value: unknown) => unknown
}

export const migrations: readonly Migration[] = []

export const versionOf = (migrations: readonly Migration[]): number =>
  Math.max(1, ...migrations.map(({ to }) => to))

export const upgrade = (
  migrations: readonly Migration[],
  path: string,
  from: number,
  value: unknown,
): unknown =>
  migrations
    .filter((step) => step.path === path && step.to > from)
    .sort((a, b) => a.to - b.to)
    .reduce((value, step) => step.up(value), value)
