/**
 * What of others is inside a bundle, from the modules that the bundler put there, and the notice that their licences ask for:
 * `THIRD-PARTY.txt`, which lies in every package of ours.
 */
import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { root } from './run.ts'

export interface Part {
  readonly name: string
  readonly version: string
  /** As SPDX calls it; one, where its author offers several. */
  readonly license: string
}

interface LicensedPart extends Part {
  /** Who it belongs to, as its licence says. */
  readonly owners: readonly string[]
  /** The licence without its owners and its title. */
  readonly terms: string | null
}

/** These ask for their notice, and for nothing of what carries them. A build with another one fails. */
const allowedLicenses = ['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'] as const

/** What a bundler writes by itself is in no folder. */
const writtenBy: readonly (readonly [beginning: string, name: string])[] = [
  ['\0vite/', 'vite'],
  ['\0rolldown/', 'rolldown'],
  ['\0virtual:wxt-', 'wxt'],
]

/** Data of a third hand inside a package, with where its source lies, as its licence asks. */
const carriedBy: Readonly<Record<string, string>> = {
  tldts: `The Public Suffix List, in a form made from it, is under the Mozilla Public License 2.0 (https://mozilla.org/MPL/2.0/).
Its source: https://publicsuffix.org/list/public_suffix_list.dat`,
}

const author = v.union([
  v.string(),
  v.pipe(
    v.object({ name: v.string() }),
    v.transform(({ name }) => name),
  ),
])
const manifest = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ name: v.string(), version: v.string(), license: v.string(), author: v.optional(author) }),
)

/**
 * @param modules ids of modules as the bundler calls them, our own among them
 * @throws Error where something is under a licence that is not allowed, or does not say its terms
 */
export function noticeOf(modules: Iterable<string>): string {
  const found = Array.from(modules, folderOf).filter((folder) => folder !== null)
  const folders = new Set(found.map((folder) => realpathSync(folder)))
  const parts = Array.from(folders, readPart).sort((one, other) => (titleOf(one) < titleOf(other) ? -1 : 1))
  const groups = Array.from(Map.groupBy(parts, termsAmong(parts)), ([, same]) => {
    const heads = Array.from(
      Map.groupBy(same, ({ owners }) => owners.join('\n')),
      ([owners, those]) => [...those.map(titleOf), owners].join('\n').trim(),
    )
    return [...heads, same.find(({ terms }) => terms !== null)?.terms].join('\n\n')
  })
  const carried = parts.map(({ name }) => carriedBy[name]).filter((text) => text !== undefined)
  return `${['Latchkey carries, wholly or in part:', ...groups, ...carried].join('\n\n---\n\n')}\n`
}

/** What a notice tells. */
export const partsIn = (notice: string): readonly Part[] =>
  Array.from(notice.matchAll(/^(\S+) (\d\S*) (\S+)$/gm), ([, name = '', version = '', license = '']) => ({
    name,
    version,
    license,
  }))

const titleOf = ({ name, version, license }: Part) => `${name} ${version} ${license}`

/** The folder of the package that a module belongs to; null for what is ours. */
function folderOf(id: string): string | null {
  const writer = writtenBy.find(([beginning]) => id.startsWith(beginning))
  if (writer) return join(root, 'node_modules', writer[1])
  return /^(?:.*[\\/]node_modules[\\/])(?:@[^\\/]+[\\/])?[^\\/]+/.exec(id.replace(/^\0/, ''))?.[0] ?? null
}

function readPart(folder: string): LicensedPart {
  const { name, version, license, author } = v.parse(
    manifest,
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  const offered = license.replace(/^\(|\)$/g, '').split(' OR ')
  const chosen = allowedLicenses.find((allowed) => offered.includes(allowed))
  if (chosen === undefined)
    throw new Error(`${name} ${version} is under ${license}, which is not allowed here`)
  // where two licences are offered each has a file
  const files = readdirSync(folder).filter((file) => /^(?:licen[sc]e|copyrightnotice)/i.test(file))
  const own = files.find((file) => file.toUpperCase().endsWith(`-${chosen}`))
  const text = (own === undefined ? files : [own])
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n\n')
  if (text === '') return { name, version, license: chosen, owners: author ? [author] : [], terms: null }
  return { name, version, license: chosen, ...splitLicense(text) }
}

/** Where the terms begin, after a title and the owners. An Apache licence is the same for all, and names nobody. */
const TERMS = /^(?:Permission is hereby granted|Permission to use|Redistribution and use in source)/m
const OWNER = /^\W*copyright\b.*$/gim

function splitLicense(text: string): Pick<LicensedPart, 'owners' | 'terms'> {
  // what follows in the file of a bundler are the licences of what it carries itself
  const own = (text.split(/^# Licenses of bundled/m)[0] ?? '').replaceAll('\r\n', '\n')
  const begin = TERMS.exec(own)?.index ?? 0
  const owners = own.slice(0, begin).match(OWNER) ?? []
  return {
    owners: owners.map((line) => line.trim()),
    terms: own
      .slice(begin)
      .replace(/[ \t]+$/gm, '')
      .trim(),
  }
}

const plain = (text: string) => text.replace(/\W+/g, ' ').toLowerCase()

/** What is told apart: the same words, however they are laid out. What comes without a text is under that of its fellows. */
function termsAmong(parts: readonly LicensedPart[]): (part: LicensedPart) => string {
  return ({ name, license, terms }) => {
    const words = terms ?? parts.find((other) => other.license === license && other.terms !== null)?.terms
    if (words === undefined || words === null)
      throw new Error(`${name} does not say the terms of its licence`)
    return plain(words)
  }
}
