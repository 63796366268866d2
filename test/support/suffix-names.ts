/** Names below which others have sites, as the list of public suffixes has them: thousands of real ones, most of firms that host. */
import {
  edgeChild,
  edgeLength,
  edgeStart,
  labelText,
  nodeFlags,
  rulesRoot,
} from 'tldts/dist/es6/src/data/trie.js'

export function suffixNames(): readonly string[] {
  const begins: number[] = []
  let length = 0
  for (const own of edgeLength) {
    begins.push(length)
    length += own
  }
  const names: string[] = []
  function walk(node: number, below: readonly string[]) {
    for (let edge = edgeStart[node] ?? 0; edge < (edgeStart[node + 1] ?? 0); edge++) {
      const [begin = 0, child = 0] = [begins[edge], edgeChild[edge]]
      const labels = [labelText.slice(begin, begin + (edgeLength[edge] ?? 0)), ...below]
      if (nodeFlags[child] && labels.length > 1 && !labels.includes('*')) names.push(labels.join('.'))
      walk(child, labels)
    }
  }
  walk(rulesRoot, [])
  return names
}
