import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders = ['shared', 'daemon', 'extension'] as const
/** Longer than the others with a reason; everything else that grows past the bound wants to be two. */
const LONGEST = 250
const mayBeLong: Readonly<Record<string, string>> = {
  'daemon/main.ts': 'wires every part, and does nothing else',
}
/** Catalogues and style sheets are lists: their length says nothing. */
const isTable = (path: string) => /^shared\/locales\/|\.css$/.test(path)

interface Import {
  /** As written. */
  readonly specifier: string
  /** A path of the repository, or the specifier itself where it names a package. */
  readonly target: string
  readonly isType: boolean
}

// an import or export with a source, one without, and an import() with a literal; comments are dropped before
const statement =
  /(?:^|[;\n}])\s*(?:import|export)\s+(type\s)?[^'"`;]*?\sfrom\s*['"]([^'"\n]+)['"]|(?:^|[;\n}])\s*import\s*['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)(\s*\.)?/g

/** Every module that a source names. */
function importsOf(path: string, source: string): Import[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
  return Array.from(code.matchAll(statement), ([, type, from, bare, dynamic]) => {
    const specifier = from ?? bare ?? dynamic ?? ''
    return { specifier, target: targetOf(path, specifier), isType: type !== undefined }
  })
}
function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(dirname(path), specifier))
  return specifier.replace(/^#(?=shared\/|daemon\/)/, '')
}

interface Rule {
  readonly name: string
  /** Why an import may not be, or `null` where it may. */
  readonly forbids: (path: string, to: Import) => boolean
}

const isIn = (path: string, folder: string) => path.startsWith(`${folder}/`)
const isOurs = (target: string) => folders.some((folder) => isIn(target, folder))
const isNode = (target: string) => target.startsWith('node:')
/** `features/team` of `daemon/features/team/checks.ts`. */
const partOf = (path: string, folder: string) =>
  isIn(path, folder) ? (path.slice(folder.length + 1).split('/')[0] ?? '') : null
const entrypoints = ['daemon/main.ts', 'daemon/cli/main.ts', 'daemon/sandbox/main.ts']
/** Each knows what is real, so that nobody else has to. */
const wiring = ['daemon/open-sources.ts', 'daemon/connections.ts', 'daemon/explain.ts']
/** Packages that need neither node nor a browser nor a network. */
const pure = ['valibot']

const rules: readonly Rule[] = [
  {
    name: 'shared knows nobody but pure packages',
    forbids: (path, { target }) => isIn(path, 'shared') && !isIn(target, 'shared') && !pure.includes(target),
  },
  {
    name: 'a feature of the daemon knows core and shared, never another feature',
    forbids: (path, { target }) =>
      isIn(path, 'daemon/features') &&
      isIn(target, 'daemon') &&
      !isIn(target, 'daemon/core') &&
      partOf(path, 'daemon/features') !== partOf(target, 'daemon/features'),
  },
  {
    name: 'a feature of the extension knows core, ui and shared, never another feature nor the shell',
    forbids: (path, { target }) =>
      isIn(path, 'extension/features') &&
      isIn(target, 'extension') &&
      !isIn(target, 'extension/core') &&
      !isIn(target, 'extension/ui') &&
      partOf(path, 'extension/features') !== partOf(target, 'extension/features'),
  },
  {
    name: 'core of the daemon knows no feature, source, command or wiring',
    forbids: (path, { target }) =>
      isIn(path, 'daemon/core') && isOurs(target) && !isIn(target, 'daemon/core') && !isIn(target, 'shared'),
  },
  {
    name: 'core and ui of the extension know no feature, and ui knows no core',
    forbids: (path, { target }) =>
      (isIn(path, 'extension/core') && isIn(target, 'extension') && !isIn(target, 'extension/core')) ||
      (isIn(path, 'extension/ui') && isIn(target, 'extension') && !isIn(target, 'extension/ui')),
  },
  {
    name: 'a source knows core and shared, never another source nor the sandbox',
    forbids: (path, { target }) =>
      isIn(path, 'daemon/sources') &&
      isIn(target, 'daemon') &&
      !isIn(target, 'daemon/core') &&
      partOf(path, 'daemon/sources') !== partOf(target, 'daemon/sources'),
  },
  {
    name: 'the sandbox shares nothing with what reads it',
    forbids: (path, { target }) =>
      isIn(path, 'daemon/sandbox') && isIn(target, 'daemon') && !isIn(target, 'daemon/sandbox'),
  },
  {
    name: 'only the wiring knows which sources are real',
    forbids: (path, { target }) =>
      isIn(target, 'daemon/sources') && !isIn(path, 'daemon/sources') && !wiring.includes(path),
  },
  {
    name: 'nobody imports an entrypoint but for its types, or late',
    forbids: (path, { target, isType }) =>
      entrypoints.includes(target) && !isType && path !== 'daemon/cli/start.ts',
  },
  {
    name: 'the extension knows the daemon by types alone',
    forbids: (path, { target, isType }) => isIn(path, 'extension') && isIn(target, 'daemon') && !isType,
  },
  {
    name: 'the daemon knows nothing of the extension',
    forbids: (path, { target }) => isIn(path, 'daemon') && isIn(target, 'extension'),
  },
  {
    name: 'one file of the extension knows the browser',
    forbids: (path, { target }) => target === 'webextension-polyfill' && path !== 'extension/core/browser.ts',
  },
  {
    name: 'the extension runs without node, but for what builds it',
    forbids: (path, { target }) =>
      isIn(path, 'extension') && !isIn(path, 'extension/build') && isNode(target),
  },
]

const violations = (path: string, source: string) =>
  importsOf(path, source).flatMap((to) =>
    rules.filter(({ forbids }) => forbids(path, to)).map(({ name }) => `${path} → ${to.specifier}: ${name}`),
  )

describe('the house', () => {
  let files: { path: string; source: string }[]
  beforeAll(async () => {
    const listed = await Promise.all(
      folders.map(async (folder) => {
        const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
        return entries
          .filter((entry) => entry.isFile() && /\.(?:tsx?|css|html)$/.test(entry.name))
          .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
      }),
    )
    files = await Promise.all(
      listed.flat().map(async (path) => ({ path, source: await readFile(join(root, path), 'utf8') })),
    )
  })
  const scripts = () => files.filter(({ path }) => /\.tsx?$/.test(path))

  it('imports in the right directions', () => {
    expect(scripts().length).toBeGreaterThan(150)
    expect(scripts().flatMap(({ path, source }) => violations(path, source))).toEqual([])
  })

  it('reads every import there is: what the scanner found leads to files that exist', () => {
    const paths = new Set(files.map(({ path }) => path))
    const ours = scripts().flatMap(({ path, source }) => importsOf(path, source))
    const lost = ours.filter(
      ({ target }) => isOurs(target) && !target.endsWith('.json') && !paths.has(target),
    )
    expect(lost).toEqual([])
    expect(ours.filter(({ target }) => isOurs(target)).length).toBeGreaterThan(600)
    // a line that begins like an import is one
    const lines = scripts().flatMap(({ source }) => source.match(/^import\s/gm) ?? [])
    expect(ours.length).toBeGreaterThanOrEqual(lines.length)
  })

  it('ties the extension to the daemon in one file at most', () => {
    const tied = scripts().filter(
      ({ path, source }) =>
        isIn(path, 'extension') && importsOf(path, source).some(({ target }) => isIn(target, 'daemon')),
    )
    expect(tied.length).toBeLessThanOrEqual(1)
  })

  it('has no long file but those with a reason', () => {
    const long = files
      .filter(({ path, source }) => !isTable(path) && source.split('\n').length - 1 > LONGEST)
      .map(({ path }) => path)
    expect(long.filter((path) => !(path in mayBeLong))).toEqual([])
    expect(Object.keys(mayBeLong).filter((path) => !long.includes(path))).toEqual([])
  })

  it('names files after what they are', () => {
    const vague = /\/(?:utils?|helpers?|manager|service|types|common|misc|index)\.tsx?$/
    expect(files.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([])
  })

  it.each([
    ['shared/fact.ts', "import { iso } from '#daemon/core/clock.ts'", 'shared knows nobody'],
    ['shared/fact.ts', "import { readFileSync } from 'node:fs'", 'shared knows nobody'],
    ['shared/fact.ts', "export * from '../daemon/main.ts'", 'shared knows nobody'],
    [
      'daemon/features/team/checks.ts',
      "import type { News } from '../findings/findings.ts'",
      'never another feature',
    ],
    ['daemon/features/team/checks.ts', "import { createApp } from '#daemon/app.ts'", 'never another feature'],
    ['extension/features/team/model.ts', "import { due } from '../domains/due.ts'", 'never another feature'],
    [
      'daemon/core/check.ts',
      "import {\n  judge,\n} from '../features/findings/judge.ts'",
      'core of the daemon',
    ],
    ['extension/ui/Icon.tsx', "import { api } from '../core/api.ts'", 'ui knows no core'],
    ['daemon/sandbox/world.ts', "import { ok } from '../core/answer.ts'", 'shares nothing'],
    [
      'daemon/sources/registries/rdap.ts',
      "import { x } from '../infomaniak/queue.ts'",
      'never another source',
    ],
    [
      'daemon/app.ts',
      "const late = await import('./sources/infomaniak/source.ts')",
      'which sources are real',
    ],
    ['extension/core/api.ts', "import { createApp } from '#daemon/app.ts'", 'by types alone'],
    ['extension/ui/Icon.tsx', "import browser from 'webextension-polyfill'", 'one file of the extension'],
    ['extension/entrypoints/background.ts', "import 'node:fs'", 'without node'],
  ])('would not let %s say %j', (path, source, rule) => {
    const found = violations(path, `import { a } from './a.ts'\n${source}\n`)
    expect(found.join('\n')).toContain(rule)
  })

  it('lets be what is allowed, in comments too', () => {
    expect(violations('shared/fact.ts', "/* import '#daemon/app.ts' */\n// import 'node:fs'\n")).toEqual([])
    expect(violations('shared/fact.ts', "import * as v from 'valibot'\n")).toEqual([])
    expect(violations('extension/core/api.ts', "import type { Api } from '#daemon/app.ts'\n")).toEqual([])
  })
})
