import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createDaemonClient, type DaemonClient } from '#daemon/cli/client.ts'
import { systemClock } from '#daemon/core/clock.ts'
import { createJournal } from '#daemon/core/journal.ts'
import { iso } from '#shared/time.ts'
import { eventually, startLatchkey } from '../support/latchkey.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { journalOf } from './first-version.ts'
import { alone } from './loaded-daemon.ts'

/** What a computer in Zurich may show: both hours that are called 02:30, a year too much, a year too little, and right again. */
const moments = [
  '2026-10-24T20:00:00Z',
  '2026-10-24T22:30:00Z',
  '2026-10-25T00:30:00Z',
  '2026-10-25T01:30:00Z',
  '2026-10-26T02:00:00Z',
  '2027-10-26T02:00:00Z',
  '2025-10-26T02:00:00Z',
  '2026-10-26T04:00:00Z',
  '2026-10-26T05:30:00Z',
  '2026-10-26T07:00:00Z',
  '2027-03-28T00:30:00Z',
  '2027-03-28T01:30:00Z',
]

/** Starts at a moment, waits until what comes round by itself has come round, and ends. */
async function at(
  base: string,
  now: string,
  look: (client: DaemonClient) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const home = join(base, 'home')
  const env = { ...(await alone(base)), LATCHKEY_NOW: now, TZ: 'Europe/Zurich' }
  const latchkey = await startLatchkey({ args: [], home, env })
  onTestFinished(() => latchkey.stop('SIGKILL'))
  await look(createDaemonClient(join(home, 'cli.sock')))
  const kept = `"name":"keep","lastRunAt":"${iso(Date.parse(now))}"`
  await eventually(
    () => readFile(join(home, 'data', 'schedule.json'), 'utf8').catch(() => ''),
    (schedule) => schedule.includes(kept),
  )
  await latchkey.stop()
}

test(
  'a clock that jumps a year, back again and over changes of the hour deletes nothing',
  { timeout: 180_000 },
  async () => {
    const base = await temporaryFolder()
    const home = join(base, 'home')
    for (const [index, now] of moments.entries())
      await at(base, now, async (client) => {
        const name = `at-${String(index)}.ch`
        const changes = [
          await client.call('PATCH', '/v1/settings', { passwordDays: 30 + index }),
          await client.call('POST', '/v1/tokens', { name: now }),
          await client.call('POST', '/v1/domains', { text: name, kind: null, dates: null, dryRun: false }),
        ]
        expect(
          changes.map(({ ok }) => ok),
          now,
        ).toEqual([true, true, true])
        expect(await client.call('GET', '/v1/settings'), now).toMatchObject({
          value: { passwordDays: 30 + index },
        })
        expect(await client.call('GET', '/v1/clients'), now).toHaveProperty('value.length', index + 1)
        expect(await client.call('GET', '/v1/domains'), now).toMatchObject({ value: { total: index + 1 } })
      })
    const journal = await createJournal(join(home, 'data', 'journal'), systemClock)
    expect((await journal.verify()).intact).toBe(true)
    const entries = await journal.read({ limit: Infinity })
    const added = entries.filter(({ event }) => event === 'pairing.script-added')
    expect(added).toHaveLength(moments.length)
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => entries.length - index))
    // one of each day that the clock showed, and none of them pushed out by others of the same day
    const days = (await readdir(join(home, 'backups', 'data'))).map((name) => name.slice(0, 10))
    expect(days).toEqual(['2025-10-26', '2026-10-24', '2026-10-26', '2027-03-28', '2027-10-26'])
  },
)

test('retention removes nothing by a clock that has jumped, and what is old once that clock has gone on', async () => {
  const base = await temporaryFolder()
  const folder = join(base, 'home', 'data', 'journal')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const acts = Array.from({ length: 1200 }, () => ({
    at: '2026-10-20T00:00:00.000Z',
    event: 'test.acted',
    by: 'cli',
  }))
  await writeFile(join(folder, 'journal-000001.ndjson'), journalOf(acts), { mode: 0o600 })
  const left = async (now: string) => {
    await at(base, now)
    const journal = await createJournal(folder, systemClock)
    expect((await journal.verify()).intact, now).toBe(true)
    return (await journal.read({ limit: Infinity })).filter(({ event }) => event === 'test.acted').length
  }
  expect(await left('2026-10-26T00:00:00Z')).toBe(1200)
  // three years too far, and back
  expect(await left('2029-10-26T00:00:00Z')).toBe(1200)
  expect(await left('2026-10-26T05:00:00Z')).toBe(1200)
  // three years later
  expect(await left('2029-10-26T00:00:00Z')).toBe(1200)
  expect(await left('2029-10-27T01:00:00Z')).toBeLessThan(1200)
})
