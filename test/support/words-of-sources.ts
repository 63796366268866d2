/** Which strings the sources can make: each that stands in them, and what each template can become. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { root } from '../../scripts/run.ts'

interface Said {
  readonly said: ReadonlySet<string>
  /** Of templates that begin with words of their own: a key typed as such begins with what it is about. */
  readonly shapes: readonly RegExp[]
}

/** @param folders of the project; catalogues themselves are not read */
export async function wordsOfSources(folders: readonly string[]): Promise<Said> {
  const said = new Set<string>()
  const shapes = new Map<string, RegExp>()
  const read = (node: unknown): void => {
    if (Array.isArray(node)) {
      node.forEach(read)
      return
    }
    if (typeof node !== 'object' || node === null) return
    const { type, value, quasis } = node as { type?: string; value?: unknown; quasis?: readonly Quasi[] }
    if (type === 'Literal' && typeof value === 'string') said.add(value)
    if (type === 'TemplateLiteral' && quasis) {
      const parts = quasis.map((quasi) => quasi.value.raw.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      if (/^[a-z]/.test(parts[0] ?? '')) shapes.set(parts.join('${}'), new RegExp(`^${parts.join('.*')}$`))
    }
    Object.values(node).forEach(read)
  }
  for (const folder of folders)
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (entry.isFile() && /\.tsx?$/.test(path) && !path.includes('/locales/'))
        read(parseSync(path, await readFile(path, 'utf8')).program)
    }
  return { said, shapes: [...shapes.values()] }
}

interface Quasi {
  readonly value: { readonly raw: string }
}
