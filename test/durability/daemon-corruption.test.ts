import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { fixedClock } from '#daemon/core/clock.ts'
import { unseal } from '#daemon/core/envelope.ts'
import { createJournal } from '#daemon/core/journal.ts'
import { iso } from '#shared/time.ts'
import { startLatchkey } from '../support/latchkey.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { damage, damaged } from './damage.ts'
import { alone } from './loaded-daemon.ts'

const isLong = process.env['LATCHKEY_TORTURE'] !== undefined
/** Of a file, so that a large one does not take all the time. */
const MOST_PLACES = isLong ? Infinity : 600

/** The folder of a daemon that has run and was used, each file of which was written at least twice or has its copy. */
async function usedHome() {
  const base = await temporaryFolder()
  const home = join(base, 'home')
  const env = await alone(base)
  const start = (home: string) => startLatchkey({ args: [], home, env })
  const latchkey = await start(home)
  const client = createDaemonClient(join(home, 'cli.sock'))
  for (const n of [1, 2]) {
    await client.call('PATCH', '/v1/settings', { passwordDays: 30 + n })
    await client.call('POST', '/v1/tokens', { name: `script ${String(n)}` })
    const text = `first-${String(n)}.ch\nsecond-${String(n)}.ch`
    await client.call('POST', '/v1/domains', { text, kind: null, dates: null, dryRun: false })
  }
  await latchkey.stop()
  const names = (await readdir(home, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(home.length + 1))
  return {
    base,
    home,
    start,
    names,
    sealed: names.filter((name) => /\.json(\.bak)?$/.test(name) && name.startsWith('data/')),
  }
}

test('damage at every byte of every file of a used daemon is noticed', { timeout: 300_000 }, async () => {
  const { home, sealed } = await usedHome()
  expect(sealed.length).toBeGreaterThan(20)
  let tried = 0
  const unnoticed: string[] = []
  for (const name of sealed) {
    const good = await readFile(join(home, name))
    const look = (bad: Buffer, how: string) => {
      tried += 1
      if (unseal(bad) !== null) unnoticed.push(`${name}: ${how}`)
    }
    expect(unseal(good), name).not.toBeNull()
    const stride = Math.max(1, Math.floor(good.length / MOST_PLACES))
    for (let at = 0; at < good.length; at += stride) {
      const flipped = Buffer.from(good)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      look(flipped, `flipped at ${String(at)}`)
      look(good.subarray(0, at), `cut at ${String(at)}`)
      look(Buffer.from(good).fill(0, at), `zeros from ${String(at)}`)
    }
    look(Buffer.concat([good, Buffer.from(' ')]), 'appended')
    look(Buffer.concat([good, good]), 'doubled')
  }
  const folder = join(home, 'data', 'journal')
  const clock = fixedClock(iso(Date.UTC(2026, 10, 22)))
  for (const name of (await readdir(folder)).filter((name) => name.endsWith('.ndjson'))) {
    const good = await readFile(join(folder, name))
    // but for the very last, which makes a torn line: that is said in an entry of its own
    for (let at = 0; at < good.length - 1; at += 1) {
      const flipped = Buffer.from(good)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      await writeFile(join(folder, name), flipped)
      tried += 1
      if ((await (await createJournal(folder, clock)).verify()).intact)
        unnoticed.push(`${name}: ${String(at)}`)
    }
    await writeFile(join(folder, name), good)
  }
  console.log(
    `${String(tried)} damages over ${String(sealed.length)} files and the journal, ${String(unnoticed.length)} unnoticed`,
  )
  expect(unnoticed).toEqual([])
})

/** One of each kind of file; shelves are not read at the start, and stand in `shelf.test.ts`. */
const oneOfEachKind = (names: readonly string[]) => {
  const kinds = new Map<string, string>()
  for (const name of names)
    if (!/\.bak$|name-history|team\/people/.test(name))
      kinds.set(name.replace(/[0-9a-f]{2}\.json$/, 'XX.json'), name)
  return [...kinds.values()]
}

test(
  'a daemon starts over damage: it says what it did, and uses the backup',
  { timeout: 300_000 },
  async () => {
    const { base, home, start, names, sealed } = await usedHome()
    const others = names.filter((name) => ['lock.db', 'daemon.json'].includes(name))
    const files = [...oneOfEachKind(sealed), ...others]
    const bads = fc.sample(damage, files.length * (isLong ? 5 : 1))
    for (const [index, how] of bads.entries()) {
      const name = files[index % files.length] ?? ''
      const copy = join(base, `copy-${String(index)}`)
      await cp(home, copy, { recursive: true })
      const good = await readFile(join(copy, name))
      const bad = damaged(good.length === 0 ? Buffer.from(' ') : good, how)
      if (bad.equals(good)) continue
      await writeFile(join(copy, name), bad)
      const latchkey = await start(copy)
      try {
        const about = `${name}, ${JSON.stringify(how)}`
        const client = createDaemonClient(join(copy, 'cli.sock'))
        const settings = await client.call('GET', '/v1/settings')
        expect(settings, about).toMatchObject({
          ok: true,
          value: { passwordDays: name.includes('settings') ? 31 : 32 },
        })
        if (others.includes(name)) continue
        expect(latchkey.output(), about).toContain(`${join(copy, name)} was damaged and is kept as`)
        expect(latchkey.output(), about).toContain('its last backup is used')
        const aside = (await readdir(join(copy, name, '..'))).find((file) => file.includes('.corrupt-'))
        expect(await readFile(join(copy, name, '..', aside ?? '')), about).toEqual(bad)
      } finally {
        await latchkey.stop('SIGKILL')
      }
    }
    console.log(`${String(bads.length)} starts over damage, of ${String(files.length)} kinds of files`)
  },
)

test(
  'with the backup damaged too it refuses to start, says what to do, and keeps both',
  { timeout: 300_000 },
  async () => {
    const { base, home, start, sealed } = await usedHome()
    const files = oneOfEachKind(sealed).filter((name) => isLong || /settings|clients|names/.test(name))
    expect(files.length).toBeGreaterThanOrEqual(3)
    for (const [index, name] of files.entries()) {
      const copy = join(base, `copy-${String(index)}`)
      await cp(home, copy, { recursive: true })
      for (const path of [name, `${name}.bak`]) await writeFile(join(copy, path), `damaged ${path}`)
      const refusal = await start(copy).then(() => 'started', String)
      expect(refusal, name).toContain(
        `${join(copy, name)} and its backup are damaged: put a backup of the folder back`,
      )
      for (const path of [name, `${name}.bak`])
        expect(await readFile(join(copy, path), 'utf8')).toBe(`damaged ${path}`)
    }
  },
)
