/** Which sources of the extension its pages and its background come to, by the imports that stand in them. */
import { dirname, join } from 'node:path'
import { root } from '../../scripts/run.ts'
import { callsOf, nodesOf, programOf } from './words-of-sources.ts'

interface Node {
  readonly type?: string
  readonly importKind?: string
  readonly exportKind?: string
  readonly source?: { readonly value?: unknown } | null
}

const entries = ['background.ts', 'options/main.tsx', 'popup/main.tsx', 'waiting/main.tsx'].map((name) =>
  join(root, 'extension/entrypoints', name),
)

/** @param door a function: what is imported late within a call of it is not followed; null follows everything */
export async function reachedSources(door: string | null): Promise<readonly string[]> {
  const seen = new Set<string>(entries)
  for (const path of seen) {
    for (const node of nodesOf(await programOf(path), callsOf(door))) {
      const { type, source, importKind, exportKind } = node as Node
      if (typeof source?.value !== 'string' || type === undefined) continue
      if (importKind === 'type' || exportKind === 'type') continue
      const target = targetOf(path, source.value)
      if (target !== null) seen.add(target)
    }
  }
  return [...seen]
}

/** Null for what is no source of ours. */
function targetOf(path: string, specifier: string): string | null {
  if (!/\.tsx?$/.test(specifier)) return null
  if (specifier.startsWith('#')) return join(root, specifier.slice(1))
  return specifier.startsWith('.') ? join(dirname(path), specifier) : null
}
