import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import jszip from 'jszip'
import { describe, expect, it } from 'vitest'
import { zipOf, type Files } from '../../scripts/zip.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const run = promisify(execFile)

const noise = randomBytes(1000)
const files: Files = new Map<string, Uint8Array | string>([
  ['b/é.txt', 'words '.repeat(300)],
  ['a.bin', noise],
  ['empty', ''],
])

describe('a zip', () => {
  it('is read by others: each file whole, in order, with one time and one mode', async () => {
    const read = await jszip.loadAsync(await zipOf(files), { checkCRC32: true })
    const entries = Object.values(read.files)
    expect(entries.map(({ name }) => name)).toEqual(['a.bin', 'b/é.txt', 'empty'])
    const contents = await Promise.all(entries.map((entry) => entry.async('nodebuffer')))
    expect(contents.map(String)).toEqual([noise, 'words '.repeat(300), ''].map(String))
    expect(new Set(entries.map(({ date }) => date.toISOString()))).toEqual(
      new Set(['1980-01-01T00:00:00.000Z']),
    )
    expect(new Set(entries.map(({ unixPermissions }) => unixPermissions))).toEqual(new Set([0o100644]))
  })

  it('has no fault that Python finds', async () => {
    const path = `${await temporaryFolder()}/one.zip`
    await writeFile(path, await zipOf(files))
    const told = await run('python3', [
      '-c',
      'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())',
      path,
    ])
    expect(told.stdout.trim()).toBe('None')
  })

  it('has the same bytes whatever the order, and keeps as it is what cannot be made smaller', async () => {
    const [one, other] = await Promise.all([zipOf(files), zipOf(new Map([...files].toReversed()))])
    expect(Buffer.from(one).equals(other)).toBe(true)
    expect(Buffer.from(one).includes(noise)).toBe(true)
    expect(one.length).toBeLessThan(2000)
  })
})
