/** What a row of the index of attacks says. */

/**
 * A row of `rows.ts`, which goes to the gate and to the program itself on both address families; or a test, by its path in
 * `test/` and its whole title.
 */
export type Proof = `gate: ${string}` | `${string}.test.ts: ${string}` | `${string}.test.tsx: ${string}`

type Without = `not proven yet: ${string}`

/** The number by which an attack is called, what it does, and its proof. */
export type Attack = readonly [id: number, what: string, proof: readonly Proof[] | Without]

/** Many attacks that are one row of the gate each. */
export const atGate = (first: number, rows: readonly (readonly string[])[]): readonly Attack[] =>
  rows.map((each, index) => [first + index, each[0] ?? '', each.map((row): Proof => `gate: ${row}`)])
