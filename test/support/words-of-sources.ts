/** Which strings the sources can make: each that stands in them, and what each template can become. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { root } from '../../scripts/run.ts'

export interface Said {
  readonly said: ReadonlySet<string>
  /** Of templates that begin with words of their own: a key typed as such begins with what it is about. */
  readonly shapes: readonly RegExp[]
}

/** @param folders of the project; catalogues themselves are not read */
export async function wordsOfSources(folders: readonly string[]): Promise<Said> {
  const paths = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    }),
  )
  return wordsOfFiles(paths.flat().filter((path) => /\.tsx?$/.test(path)))
}

/**
 * @param paths of sources; catalogues among them are not read
 * @param door a function: what stands within a call of it is not read either
 */
export async function wordsOfFiles(paths: readonly string[], door: string | null = null): Promise<Said> {
  const said = new Set<string>()
  const shapes = new Map<string, RegExp>()
  for (const path of paths) {
    if (path.includes('/locales/')) continue
    for (const node of nodesOf(await programOf(path), callsOf(door))) {
      const { type, value, quasis } = node as { type?: string; value?: unknown; quasis?: readonly Quasi[] }
      if (type === 'Literal' && typeof value === 'string') said.add(value)
      if (type !== 'TemplateLiteral' || !quasis) continue
      const parts = quasis.map((quasi) => quasi.value.raw.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      if (/^[a-z]/.test(parts[0] ?? '')) shapes.set(parts.join('${}'), new RegExp(`^${parts.join('.*')}$`))
    }
  }
  return { said, shapes: [...shapes.values()] }
}

const programs = new Map<string, Promise<unknown>>()

/** The syntax tree of a source, read once. */
export function programOf(path: string): Promise<unknown> {
  const known = programs.get(path) ?? readFile(path, 'utf8').then((source) => parseSync(path, source).program)
  programs.set(path, known)
  return known
}

export const isSaid = ({ said, shapes }: Said, key: string): boolean =>
  said.has(key) || shapes.some((shape) => shape.test(key))

/** Calls of that function, by its name; none where it is null. */
export const callsOf =
  (name: string | null) =>
  (node: object): boolean =>
    name !== null && (node as { callee?: { name?: string } }).callee?.name === name

interface Quasi {
  readonly value: { readonly raw: string }
}

/** A node of a syntax tree and all below it, but for those that `isLeft`. */
export function* nodesOf(node: unknown, isLeft: (node: object) => boolean = () => false): Iterable<object> {
  if (typeof node !== 'object' || node === null || isLeft(node)) return
  if (!Array.isArray(node)) yield node
  for (const below of Object.values(node)) yield* nodesOf(below, isLeft)
}
