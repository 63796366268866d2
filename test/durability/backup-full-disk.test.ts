import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { noTmpfs, onTmpfs } from './namespace.ts'

interface Tried {
  room: number
  made: true | { type: string; missing: number }
  failure: object | null
  left: string[]
}
interface After {
  first: boolean
  whys: string[]
  damaged: string[]
  failure: object | null
}

test('a disk that somebody fills in the middle of a backup: it says so, leaves no half one, and keeps the one before', async (ctx) => {
  const folder = await temporaryFolder()
  const cannot = await noTmpfs(folder)
  ctx.skip(cannot !== null, cannot ?? '')
  const rows = await onTmpfs<Tried | After>(folder, '16m', 'fill-backup.ts')
  const tries = rows.filter((row) => 'room' in row)
  const refused = tries.filter(({ made }) => made !== true)
  expect(refused.map(({ room }) => room)).toEqual([0, 64 * 1024, 512 * 1024])
  for (const { made, failure, left } of refused) {
    expect(made).toMatchObject({ type: 'no-room' })
    expect(made !== true && made.missing).toBeGreaterThan(1024 * 1024)
    expect(failure).toEqual(made)
    expect(left).toEqual([expect.stringMatching(/\.tar\.gz$/)])
  }
  expect(rows.at(-1)).toEqual({ first: true, whys: ['daily', 'asked'], damaged: [], failure: null })
})
