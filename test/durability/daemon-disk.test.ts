import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { Refused, Stage } from './daemon-on-disk.ts'
import type { Failed } from './failing-disk.ts'
import { amongOwnMounts, noBlockDevice, noTmpfs, onTmpfs } from './namespace.ts'

const saved = ['200', '200', '200']
const refused = ['507 disk-full', '507 disk-full', '507 disk-full']

test('a daemon whose disk is full, read-only or out of files refuses clearly, goes on reading and recovers', async (ctx) => {
  const folder = await temporaryFolder()
  const cannot = await noTmpfs(folder)
  ctx.skip(cannot !== null, cannot ?? '')
  const rows = await onTmpfs<Stage | Refused>(folder, '3m', 'daemon-on-disk.ts')
  const stages = rows.map((row) =>
    'refused' in row ? row.stage : [row.stage, row.changes, row.passwordDays, row.clients, row.names],
  )
  expect(stages).toEqual([
    ['at first', saved, 31, 1, 1],
    ['full', refused, 31, 1, 1],
    ['full, after a restart', refused, 31, 1, 1],
    ['with room again', saved, 34, 2, 2],
    ['read-only', refused, 34, 2, 2],
    ['read-only, after a restart', refused, 34, 2, 2],
    ['writable again', saved, 37, 3, 3],
    'a start on a read-only disk',
    ['out of files', refused, 37, 3, 3],
    ['with files again', saved, 39, 4, 4],
  ])
  const [start] = rows.flatMap((row) => ('refused' in row ? row.refused : []))
  expect(start).toContain('(EROFS): free space or make the folder writable, then try again')
  const left = rows.flatMap((row) => ('left' in row && !row.changes.includes('200') ? [row.left] : []))
  const cutShort = ['data/activity-days/00.json.1-0.tmp']
  expect(left).toEqual([[], [], cutShort, cutShort, []])
})

test('a disk that begins to fail refuses every change, and nothing acknowledged before is lost', async (ctx) => {
  const cannot = await noBlockDevice()
  ctx.skip(cannot !== null, cannot ?? '')
  const failed = await amongOwnMounts<Failed>('failing-disk.ts', { folder: await temporaryFolder() })
  expect(failed).toEqual({
    outcomes: { things: 'EIO', pages: 'EIO', events: 'EIO', journal: 'EIO', counter: 'EIO' },
    memory: { counter: 1, things: [1] },
    state: 'read-only',
    after: { upTo: 1, faults: [] },
  })
})
