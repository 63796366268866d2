/**
 * The list of public suffixes (publicsuffix.org), as the package carries it: `label mark (what is below), label …`, from the last
 * label of a host on. A label that begins like the one before it has a letter for as many characters.
 */

/** What a name is that ends here: a suffix, nothing by itself, or a site although the rules say that it is a suffix. */
export const marks = { suffix: '', none: '!', exception: '^' } as const

/** @param shared characters, at most 26 */
export const letterOf = (shared: number): string => (shared === 0 ? '' : String.fromCharCode(64 + shared))
const sharedBy = (letter: string): number => (letter === '' ? 0 : letter.charCodeAt(0) - 64)

interface Node {
  readonly mark: string
  readonly below: Tree
}
type Tree = Map<string, Node>

function readTree(list: string): Tree {
  const root: Tree = new Map()
  const above: { tree: Tree; before: string }[] = []
  let at = { tree: root, before: '' }
  for (const [, letter = '', rest = '', mark = '', next] of list.matchAll(
    /([A-Z]?)([^(),!^]*)([!^]?)([(),]|$)/g,
  )) {
    const below: Tree = new Map()
    if (rest !== '') {
      at.before = at.before.slice(0, sharedBy(letter)) + rest
      at.tree.set(at.before, { mark, below })
    }
    if (next === '(') {
      above.push(at)
      at = { tree: below, before: '' }
    }
    if (next === ')') at = above.pop() ?? at
  }
  return root
}

/**
 * @returns of a host in lower case and ASCII the part that one holder has, null for a suffix. Private suffixes count as well: below
 * `github.io` there are as many sites as people.
 */
export function readSuffixes(list: string): (host: string) => string | null {
  const root = readTree(list)
  return (host) => {
    const labels = host.split('.').toReversed()
    // by the rule for what no rule names, the last label is a suffix
    let suffix = 1
    let tree: Tree | undefined = root
    for (const [index, label] of labels.entries()) {
      const node: Node | undefined = tree.get(label) ?? tree.get('*')
      if (!node) break
      if (node.mark === marks.suffix) suffix = index + 1
      if (node.mark === marks.exception) {
        suffix = index
        break
      }
      tree = node.below
    }
    return labels.length > suffix
      ? labels
          .slice(0, suffix + 1)
          .toReversed()
          .join('.')
      : null
  }
}
