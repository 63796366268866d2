/** At build time only: the rules of public suffixes that tldts knows, in the form that `suffix-list.ts` reads. */
import {
  edgeChild,
  edgeLength,
  edgeStart,
  exceptionsRoot,
  labelText,
  nodeFlags,
  rulesRoot,
} from 'tldts/dist/es6/src/data/trie.js'
import { letterOf, marks } from '../features/sessions/suffix-list.ts'

interface Node {
  mark: string
  readonly below: Map<string, Node>
}

/** Where the label of each edge begins. */
const begins: number[] = []
let length = 0
for (const own of edgeLength) {
  begins.push(length)
  length += own
}

function readTrie(index: number, rule: string, node: Node): Node {
  for (let edge = edgeStart[index] ?? 0; edge < (edgeStart[index + 1] ?? 0); edge++) {
    const [begin = 0, child = 0] = [begins[edge], edgeChild[edge]]
    const label = labelText.slice(begin, begin + (edgeLength[edge] ?? 0))
    // a host comes from an address, and is ASCII there: what is written in another script stands here in both forms
    if (/[^\x20-\x7e]/.test(label)) continue
    const below = node.below.get(label) ?? { mark: marks.none, below: new Map() }
    if (nodeFlags[child]) below.mark = rule
    node.below.set(label, readTrie(child, rule, below))
  }
  return node
}

const inOrder = (node: Node) => [...node.below].sort(([one], [other]) => (one < other ? -1 : 1))

function write(entries: readonly [string, Node][]): string {
  let before = ''
  return entries
    .map(([label, node]) => {
      let shared = 0
      while (label[shared] === before[shared]) shared++
      before = label
      const below = node.below.size === 0 ? '' : `(${write(inOrder(node))})`
      return letterOf(shared) + label.slice(shared) + node.mark + below
    })
    .join(',')
}

/** Without the suffixes of one label that have nothing below them: such is the last label of every host that no rule names. */
export function packSuffixes(): string {
  const root = readTrie(rulesRoot, marks.suffix, { mark: marks.none, below: new Map() })
  readTrie(exceptionsRoot, marks.exception, root)
  return write(inOrder(root).filter(([, node]) => node.below.size > 0))
}
