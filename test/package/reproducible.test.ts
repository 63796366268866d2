/** Whoever builds a release gets the same bytes: in another place, at another time, under other habits of the machine. */
import { chmod, mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import jszip from 'jszip'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { copyProject, newPlace, placeAt, shareModules, type Place } from '../support/packaged.ts'

const names = ['.cdx.json', '-chrome.zip', '-firefox.xpi', '-source.zip', '.tgz'].map(
  (end) => `latchkey-0.1.0${end}`,
)

const one = placeAt(inject('packaged'))
let other: Place
let hashes: ReadonlyMap<string, string>

const packagesOf = ({ folder }: Pick<Place, 'folder'>) => join(folder, '.output/packages')
const bytesOf = (place: Pick<Place, 'folder'>, name: string) => readFile(join(packagesOf(place), name))
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const hashesOf = async (place: Pick<Place, 'folder'>): Promise<ReadonlyMap<string, string>> =>
  new Map(
    await Promise.all(
      (await readdir(packagesOf(place)))
        .sort()
        .map(async (name) => [name, sha256(await bytesOf(place, name))] as const),
    ),
  )
const unzip = async (zip: Uint8Array) => Object.values((await jszip.loadAsync(zip)).files)

beforeAll(async () => {
  hashes = await hashesOf(one)
  other = await copyProject('much/deeper down', one.folder)
})

afterAll(() => other.remove())

describe('a release', () => {
  it('has the same bytes in another place, time zone and language, with other modes and times of files', async () => {
    for (const file of ['README.md', 'LICENSE', 'bin/latchkey.mjs', 'shared/result.ts', 'wxt.config.ts']) {
      await chmod(join(other.folder, file), 0o600)
      await utimes(join(other.folder, file), 1, 1)
    }
    const env = {
      TZ: 'Pacific/Kiritimati',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
      NODE_ENV: 'development',
    }
    await other.run('sh', ['-c', 'umask 077 && npm run package'], env)
    expect(await hashesOf(other)).toEqual(hashes)
    expect([...hashes.keys()]).toEqual(['SHA256SUMS', ...names].sort())
  })

  it('says the hash of each of its files', async () => {
    const said = (await bytesOf(one, 'SHA256SUMS')).toString()
    expect(said).toBe(
      names
        .map((name) => `${hashes.get(name) ?? ''}  ${name}\n`)
        .sort(byName)
        .join(''),
    )
  })

  it('changes with its sources', async () => {
    const file = join(other.folder, 'extension/entrypoints/popup/index.html')
    await writeFile(file, (await readFile(file, 'utf8')).replace('<body', '<body data-changed'))
    await other.run('npm', ['run', 'package', '--', 'chrome'])
    const again = await hashesOf(other)
    expect(again.get('latchkey-0.1.0-chrome.zip')).not.toBe(hashes.get('latchkey-0.1.0-chrome.zip'))
  })
})

describe('the sources for reviewers', () => {
  it('give the very package for Firefox that was handed in', async () => {
    const review = await newPlace()
    for (const entry of await unzip(await bytesOf(one, 'latchkey-0.1.0-source.zip'))) {
      const file = join(review.folder, entry.name)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, await entry.async('uint8array'))
    }
    // stands for `npm ci`
    await shareModules(review)
    const instructions = await readFile(join(review.folder, 'README.md'), 'utf8')
    expect(instructions).toContain('npm run package -- firefox')
    await review.run('npm', ['run', 'package', '--', 'firefox'])
    const again = await hashesOf(review)
    const xpi = 'latchkey-0.1.0-firefox.xpi'
    expect([...again.keys()]).toEqual(['SHA256SUMS', xpi])
    expect(again.get(xpi)).toBe(hashes.get(xpi))
    await review.remove()
  })

  it('hold nothing that lay about', async () => {
    const entries = await unzip(await bytesOf(one, 'latchkey-0.1.0-source.zip'))
    const tops = new Set(entries.map(({ name }) => name.split('/')[0]))
    const files = [
      'LICENSE',
      'README.md',
      'package-lock.json',
      'package.json',
      'tsconfig.json',
      'wxt.config.ts',
    ]
    expect(tops).toEqual(new Set([...files, 'extension', 'scripts', 'shared']))
    expect(entries.filter(({ name }) => !/\.(?:tsx?|json|css|html|png|md)$|^LICENSE$/.test(name))).toEqual([])
  })
})

describe('the extension as it is handed in', () => {
  it.each(['latchkey-0.1.0-chrome.zip', 'latchkey-0.1.0-firefox.xpi'])(
    '%s is what a store takes',
    async (name) => {
      const entries = await unzip(await bytesOf(one, name))
      const paths = entries.map((entry) => entry.name)
      expect(paths).toContain('manifest.json')
      expect(paths).toContain('THIRD-PARTY.txt')
      expect(paths).toEqual([...paths].sort())
      for (const entry of entries) {
        expect(entry.date.toISOString()).toBe('1980-01-01T00:00:00.000Z')
        expect(Number(entry.unixPermissions) & 0o777, entry.name).toBe(0o644)
        const text = await entry.async('string')
        expect(text.includes(one.folder) || text.includes('sourceMappingURL'), entry.name).toBe(false)
      }
    },
  )
})

const byName = (line: string, after: string) => (line.slice(66) < after.slice(66) ? -1 : 1)
