/**
 * At build time only: the parts that the popup draws first come in few files, those that it fetches late in one, and those that
 * the full page alone fetches late in another. Left to itself the bundler cuts at every part that is fetched late somewhere, and
 * twenty small files are a tenth larger than three once compressed, and slower to load.
 */
import type { Plugin } from 'vite'

interface Module {
  readonly isEntry: boolean
  readonly importers: readonly string[]
  readonly dynamicImporters: readonly string[]
}
interface Modules {
  getModuleInfo(id: string): Module | null
}

/** It shares files with the popup, and would have to load what only that needs. The background is one file by itself. */
const beside = 'waiting'

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
                // a package is replaced whole: a hash in each name would only make it larger
                chunkFileNames: 'chunks/[name].js',
                assetFileNames: 'assets/[name].[ext]',
                codeSplitting: { groups: [{ name: chunkOf }], includeDependenciesRecursively: false },
              },
            },
          },
        },
})

/** The name of the file that a module belongs in; null for what is left to the bundler. */
function chunkOf(id: string, modules: Modules): string | null {
  // what begins a page, and its style, is that page's alone
  if (/\.(?:css|html)\b/.test(id) || id.includes('/entrypoints/')) return null
  const first = entriesOf(id, modules, ({ importers }) => importers)
  if (first.some((entry) => entry.includes('/popup/'))) {
    return first.some((entry) => entry.includes(beside)) ? `first-${beside}` : 'first'
  }
  if (!first.every(isFullPage)) return null
  const late = entriesOf(id, modules, ({ importers, dynamicImporters }) => [
    ...importers,
    ...dynamicImporters,
  ])
  if (!late.every(isFullPage)) return 'late'
  return first.length > 0 ? null : 'full-late'
}

const isFullPage = (entry: string) => entry.includes('/options/')

/** The entries that reach a module by the imports that are followed. */
function entriesOf(id: string, modules: Modules, followed: (module: Module) => readonly string[]): string[] {
  const seen = new Set<string>()
  const waiting = [id]
  const entries: string[] = []
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    const module = modules.getModuleInfo(next)
    if (module?.isEntry) entries.push(next)
    waiting.push(...(module ? followed(module) : []))
  }
  return entries
}
