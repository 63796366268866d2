import { appendFile, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { iso } from '#shared/time.ts'
import { fixedClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { createJournal, journalEnd, noEnd } from '#daemon/core/journal.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const clock = fixedClock(iso(Date.UTC(2026, 10, 22)))
const open = (folder: string) => createJournal(folder, clock)
const first = (folder: string) => join(folder, 'journal-000001.ndjson')

async function journalOfThree() {
  const folder = await temporaryFolder()
  const journal = await open(folder)
  await journal.write({
    event: 'client.paired',
    by: 'cli',
    subject: 'abcd',
    data: { name: 'Firefox\n\u001b[31m' },
  })
  await journal.write({ event: 'client.revoked', by: 'abcd' })
  await journal.write({ event: 'settings.changed', by: 'abcd', data: { language: 'fr' } })
  await journal.stop()
  return folder
}

test('what was written is read newest first, after a restart too, and holds together', async () => {
  const folder = await journalOfThree()
  const journal = await open(folder)
  await journal.write({ event: 'daemon.started', by: 'daemon' })
  const entries = await journal.read({ limit: 10 })
  expect(entries.map(({ seq, event }) => [seq, event])).toEqual([
    [4, 'daemon.started'],
    [3, 'settings.changed'],
    [2, 'client.revoked'],
    [1, 'client.paired'],
  ])
  expect(entries.at(-1)).toMatchObject({
    at: clock.now(),
    by: 'cli',
    subject: 'abcd',
    data: { name: 'Firefox\n\u001b[31m' },
  })
  expect(await journal.read({ limit: 2 })).toEqual(entries.slice(0, 2))
  expect(await journal.verify()).toMatchObject({ intact: true })
})

test('an entry is one line without control characters, in a private file', async () => {
  const folder = await journalOfThree()
  const text = await readFile(first(folder), 'utf8')
  expect(text.split('\n')).toHaveLength(4)
  // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
  expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f]/)
  expect((await stat(first(folder))).mode & 0o777).toBe(0o600)
})

test('a changed byte anywhere, a missing line and lines out of order show', async () => {
  const folder = await journalOfThree()
  const good = await readFile(first(folder))
  const verified = async (bytes: Buffer | string) => {
    await writeFile(first(folder), bytes)
    return (await (await open(folder)).verify()).intact
  }
  expect(await verified(good)).toBe(true)
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const bad = Buffer.from(good)
      bad[at] = (bad[at] ?? 0) ^ change
      // The last newline gone is a line torn by a crash, which is said in an entry of its own.
      fc.pre(at < good.length - 1)
      expect(await verified(bad)).toBe(false)
    }),
    { numRuns: 150 },
  )
  const [one = '', two = '', three = ''] = good.toString().split('\n')
  expect(await verified(`${one}\n${three}\n`)).toBe(false)
  expect(await verified(`${two}\n${one}\n${three}\n`)).toBe(false)
  expect(await verified(`${two}\n${three}\n`)).toBe(false)
})

test('a line that a crash cut short is dropped, and that is written down', async () => {
  const folder = await journalOfThree()
  await appendFile(first(folder), '{"seq":4,"at":"20')
  const journal = await open(folder)
  const [newest] = await journal.read({ limit: 1 })
  expect(newest).toMatchObject({ seq: 4, event: 'journal.torn-line-dropped', by: 'daemon' })
  expect(await journal.verify()).toMatchObject({ intact: true })
})

test('writing goes on after a damaged line, and the damage stays visible', async () => {
  const folder = await journalOfThree()
  const text = await readFile(first(folder), 'utf8')
  await writeFile(first(folder), text.replace('"language":"fr"', '"language":"de"'))
  const journal = await open(folder)
  await journal.write({ event: 'daemon.started', by: 'daemon' })
  expect((await journal.read({ limit: 1 }))[0]?.event).toBe('daemon.started')
  expect(await journal.verify()).toEqual({
    intact: false,
    file: 'journal-000001.ndjson',
    line: 3,
    fault: 'changed',
  })
})

test.each([
  'token',
  'apiToken',
  'client_secret',
  'Password',
  'passphrase',
  'backup-codes',
  'code',
  'otpSeed',
  'TOKEN',
])('a key named %s is refused, however deep it lies', async (key) => {
  const folder = await temporaryFolder()
  const journal = await open(folder)
  const entry = { event: 'x.y', by: 'cli', data: { list: [{ inner: { [key]: 'hunter2' } }] } }
  await expect(journal.write(entry)).rejects.toThrow(key)
  await journal.write({ event: 'x.y', by: 'cli', data: { barcodes: 1, tokenizer: 2 } })
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
  expect(files.join('')).not.toContain('hunter2')
})

test('a full file is followed by the next, and the chain goes on across them', async () => {
  const folder = await temporaryFolder()
  const journal = await open(folder)
  const filler = 'x'.repeat(500_000)
  for (let n = 1; n <= 12; n += 1) await journal.write({ event: 'x.y', by: 'cli', data: { n, filler } })
  expect(await readdir(folder)).toEqual(['journal-000001.ndjson', 'journal-000002.ndjson'])
  expect((await journal.read({ limit: 20 })).map(({ data }) => data?.['n'])).toEqual([
    12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
  ])
  await journal.stop()
  const again = await open(folder)
  await again.write({ event: 'x.y', by: 'cli' })
  expect(await again.verify()).toMatchObject({ intact: true })
})

test('a symbolic link in the journal’s place is refused', async () => {
  const base = await temporaryFolder()
  const folder = join(base, 'journal')
  await open(folder)
  await writeFile(join(base, 'target'), 'untouched')
  await symlink(join(base, 'target'), first(folder))
  await expect(open(folder)).rejects.toMatchObject({ fault: 'symlink' })
  expect(await readFile(join(base, 'target'), 'utf8')).toBe('untouched')
})

/** With its end kept elsewhere, over a store; `day` counts from the first. */
async function anchored(folder: string, day = 0) {
  const store = await openStore(join(folder, 'data'), { onTrouble: ({ message }) => expect.fail(message) })
  const end = await store.document('journal-end', journalEnd, noEnd)
  const later = fixedClock(iso(Date.UTC(2026, 10, 22 + day)))
  return { store, journal: await createJournal(join(folder, 'journal'), later, end) }
}

test('an end that was cut off shows, and where', async () => {
  const base = await temporaryFolder()
  const { store, journal } = await anchored(base)
  for (let n = 0; n < 3; n += 1) await journal.write({ event: 'x.y', by: 'cli', data: { n } })
  expect(await journal.verify()).toEqual({ intact: true, entries: 3 })
  await store.close()
  const path = first(join(base, 'journal'))
  const lines = (await readFile(path, 'utf8')).split('\n')
  await writeFile(path, `${lines.slice(0, 2).join('\n')}\n`)
  const again = await anchored(base)
  expect(await again.journal.verify()).toEqual({
    intact: false,
    file: 'journal-000001.ndjson',
    line: 2,
    fault: 'cut',
  })
  await again.store.close()
  await writeFile(path, '')
  expect(await (await anchored(base)).journal.verify()).toMatchObject({ intact: false, fault: 'cut' })
})

test('what is old is removed but for the newest, with an entry that says so; a beginning that somebody else removed shows', async () => {
  const base = await temporaryFolder()
  const { store, journal } = await anchored(base)
  for (let n = 1; n <= 6; n += 1) await journal.write({ event: 'x.y', by: 'cli', data: { n } })
  await store.close()
  const later = await anchored(base, 100)
  await later.journal.write({ event: 'x.new', by: 'cli' })
  expect(await later.journal.shorten(90, 3)).toBe(4)
  expect(await later.journal.shorten(90, 3)).toBe(0)
  const entries = await later.journal.read({ limit: 10 })
  expect(entries.map(({ seq, event }) => [seq, event])).toEqual([
    [8, 'journal.shortened'],
    [7, 'x.new'],
    [6, 'x.y'],
    [5, 'x.y'],
  ])
  expect(entries[0]?.data).toMatchObject({ removed: 4, days: 90, upTo: { seq: 4 } })
  expect(await later.journal.verify()).toEqual({ intact: true, entries: 4 })
  await later.store.close()
  const path = first(join(base, 'journal'))
  await writeFile(path, (await readFile(path, 'utf8')).split('\n').slice(1).join('\n'))
  expect(await (await anchored(base, 100)).journal.verify()).toMatchObject({ intact: false, line: 1 })
})

test('it is read by kind, by whom, since when and in pages', async () => {
  const folder = await journalOfThree()
  const journal = await open(folder)
  const seqs = async (query: object) => (await journal.read({ limit: 10, ...query })).map(({ seq }) => seq)
  expect(await seqs({ event: 'client' })).toEqual([2, 1])
  expect(await seqs({ event: 'client.paired' })).toEqual([1])
  expect(await seqs({ by: 'abcd' })).toEqual([3, 2])
  expect(await seqs({ before: 3 })).toEqual([2, 1])
  expect(await seqs({ since: '2026-11-23T00:00:00.000Z' })).toEqual([])
})
