/** What a running daemon does by itself as days go by: backups, an end for what is old, and one backup before the data change their form. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixedClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { seal, unseal } from '#daemon/core/envelope.ts'
import { prepareHome } from '#daemon/core/home.ts'
import { createJournal, journalEnd, noEnd } from '#daemon/core/journal.ts'
import { journalFiles, linesOf } from '#daemon/core/journal-files.ts'
import { readPrivate } from '#daemon/core/private-path.ts'
import { nameHistory } from '#daemon/features/domains/history.ts'
import { listBackups } from '#daemon/features/backup/listing.ts'
import { prepareFolder } from '#daemon/prepare-folder.ts'
import { DAY, HOUR, iso } from '#shared/time.ts'
import { alone } from '../durability/loaded-daemon.ts'
import { replaceFile } from '../support/replace-file.ts'
import { eventually, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const START = Date.UTC(2026, 10, 22, 12)
const after = (ms: number) => iso(START + ms)

async function ownHome() {
  const base = await temporaryFolder()
  const home = join(base, 'home')
  const env = await alone(base)
  /** A daemon of that moment, stopped when it has done what comes round by itself. */
  async function runAt(ms: number, act: (daemon: Latchkey) => Promise<unknown> = () => Promise.resolve()) {
    const now = after(ms)
    const daemon = await startLatchkey({ args: [], home, env: { ...env, LATCHKEY_NOW: now } })
    try {
      await eventually(
        () => readPrivate(join(home, 'data', 'schedule.json'))?.toString() ?? '',
        (runs) => runs.includes(`"name":"keep","lastRunAt":"${now}"`),
      )
      await act(daemon)
    } finally {
      await daemon.stop()
    }
  }
  const backups = async () => {
    const list = await listBackups(join(home, 'backups', 'data'))
    return list.backups.map(({ madeAt, why }) => [madeAt, why])
  }
  return { home, runAt, backups }
}

test('a backup each day, the first an hour after the first start, whatever was done to the clock', async () => {
  const { runAt, backups } = await ownHome()
  await runAt(0)
  expect(await backups()).toEqual([])
  await runAt(HOUR)
  const first = [after(HOUR), 'daily']
  expect(await backups()).toEqual([first])
  await runAt(DAY)
  expect(await backups()).toEqual([first])
  const second = [after(HOUR + DAY), 'daily']
  await runAt(HOUR + DAY)
  expect(await backups()).toEqual([second, first])
  // set back: the one of that day still counts
  await runAt(2 * HOUR)
  expect(await backups()).toEqual([second, first])
})

test('what is older than the settings say goes, but for the newest; after a leap of the clock not before a day has passed', async () => {
  const { home, runAt } = await ownHome()
  await runAt(0, (daemon) => daemon.json('retention', '--days', '90'))
  const data = join(home, 'data')
  const store = await openStore(data, { onTrouble: ({ message }) => expect.fail(message) })
  const end = await store.document('journal-end', journalEnd, noEnd)
  const journal = await createJournal(join(data, 'journal'), fixedClock(after(0)), end)
  await Promise.all(
    Array.from({ length: 1100 }, (_, n) =>
      journal.write({ event: 'statement.made', by: 'cli', data: { n } }),
    ),
  )
  const histories = await store.shelf('name-history', nameHistory, ({ name }) => name)
  const events = Array.from({ length: 30 }, (_, n) => ({
    at: after(-n * DAY),
    phase: 'active' as const,
    paidUntil: null,
    expiry: null,
    statuses: [],
  }))
  await histories.change(['one.example'], () => ({ name: 'one.example', events }))
  await journal.stop()
  await store.close()

  const kept = async () => {
    const folder = join(data, 'journal')
    const files = await journalFiles(folder)
    const opened = await openStore(data, { onTrouble: ({ message }) => expect.fail(message) })
    const shelf = await opened.shelf('name-history', nameHistory, ({ name }) => name)
    const events = (await shelf.get('one.example'))?.events.length
    await opened.close()
    return { acts: files.flatMap((file) => linesOf(folder, file)).length, events }
  }
  const whole = await kept()
  expect(whole.acts).toBeGreaterThanOrEqual(1100)
  expect(whole.events).toBe(30)
  await runAt(50 * DAY)
  expect(await kept()).toEqual(whole)
  await runAt(100 * DAY)
  expect(await kept()).toEqual(whole)
  await runAt(101 * DAY, async (daemon) => {
    expect(await daemon.json('journal', 'verify')).toMatchObject({ intact: true })
    const said = await daemon.json<{ event: string; at: string }[]>('journal', 'list', '--limit', '2')
    expect(said.map(({ event, at }) => [event, at])).toEqual([
      ['retention.applied', after(101 * DAY)],
      ['journal.shortened', after(101 * DAY)],
    ])
  })
  // with the two entries that say so
  expect(await kept()).toEqual({ acts: 1002, events: 20 })
})

const failed = (text: string) => {
  throw new Error(text)
}

test('before data of an older version are changed, they are backed up as they are', async () => {
  const { home: root, runAt, backups } = await ownHome()
  await runAt(0)
  const home = await prepareHome(root)
  const later = fixedClock(after(2 * HOUR))
  await prepareFolder(home, 'own', later, failed)
  expect(await backups()).toEqual([])
  const marker = join(root, 'data', '.store.json')
  await replaceFile(marker, (bytes) => {
    const found = unseal(bytes)
    if (!found) throw new Error('damaged')
    return seal({ ...found, schema: 0 })
  })
  await prepareFolder(home, 'own', later, failed)
  expect(await backups()).toEqual([[later.now(), 'migration']])
})
