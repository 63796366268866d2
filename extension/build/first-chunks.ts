/**
 * At build time only: the parts that the popup draws first come in few files. Left to itself the bundler cuts at every part that
 * is fetched late somewhere, and twenty small files are a tenth larger than three once compressed, and slower to load.
 */
import type { Plugin } from 'vite'

interface Modules {
  getModuleInfo(id: string): { readonly isEntry: boolean; readonly importers: readonly string[] } | null
}

/** They share files with the popup, and would each have to load what only it needs. */
const beside = ['background', 'waiting'] as const

export const firstChunks = (): Plugin => ({
  name: 'first-chunks',
  config: ({ build }) =>
    // what is built by itself is one file anyway
    build?.lib
      ? {}
      : {
          build: {
            rolldownOptions: {
              output: {
                codeSplitting: { groups: [{ name: firstChunk }], includeDependenciesRecursively: false },
              },
            },
          },
        },
})

/** The name of the file that a module belongs in; null for what the popup does not need at once. */
function firstChunk(id: string, modules: Modules): string | null {
  // what begins a page, and its style, is that page's alone
  if (/\.(?:css|html)\b/.test(id) || id.includes('/entrypoints/')) return null
  const entries = entriesOf(id, modules)
  if (!entries.some((entry) => entry.includes('/popup/'))) return null
  const others = beside.filter((name) => entries.some((entry) => entry.includes(name)))
  return ['first', ...others].join('-')
}

/** The entries that reach a module without a late import. */
function entriesOf(id: string, modules: Modules): string[] {
  const seen = new Set<string>()
  const waiting = [id]
  const entries: string[] = []
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    const info = modules.getModuleInfo(next)
    if (info?.isEntry) entries.push(next)
    waiting.push(...(info?.importers ?? []))
  }
  return entries
}
