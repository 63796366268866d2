/** The rules that tldts is built from: it ships them without their types. */
declare module 'tldts/dist/es6/src/data/trie.js' {
  /** Of each node: 0 where no rule ends, else whose rule it is. */
  export const nodeFlags: Uint8Array
  /** Of each node its first edge; they end where those of the next begin. */
  export const edgeStart: ArrayLike<number>
  /** Of each edge the node that it leads to, and how long its label is. */
  export const edgeChild: ArrayLike<number>
  export const edgeLength: Iterable<number> & ArrayLike<number>
  /** The labels of all edges, one after the other. */
  export const labelText: string
  export const rulesRoot: number
  export const exceptionsRoot: number
}
