import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { noTmpfs, onTmpfs } from './namespace.ts'

interface Row {
  n: number
  changes: Record<'things' | 'counter' | 'events' | 'journal' | 'keyfile', string>
  state: string
  memory: { counter: number; things: number[] }
  disk: { counter: number; things: number[]; events: number[]; journal: number[]; isChainWhole: boolean }
  hasKey: boolean
  left: string[]
  recovered: string
  after: string
}

test('a disk that fills up at any point of a change leaves the old or the new, never a mixture', async (ctx) => {
  const folder = await temporaryFolder()
  const cannot = await noTmpfs(folder)
  ctx.skip(cannot !== null, cannot ?? '')
  const rows = await onTmpfs<Row>(folder, '640k', 'fill-disk.ts')
  let things = 0
  let counter = 0
  const noted: number[] = []
  for (const { n, changes, state, memory, disk, hasKey, left, recovered, after } of rows) {
    if (changes.journal === 'saved') noted.push(n)
    expect
      .soft([disk.journal, disk.isChainWhole], `journal with ${String(n - 1)} pages`)
      .toEqual([noted, true])
    expect.soft(hasKey, 'a whole key or none').toBe(changes.keyfile === 'saved')
    if (changes.things === 'saved') things = n
    if (changes.counter === 'saved') counter = n
    expect.soft(memory, `with ${String(n - 1)} pages`).toEqual({ counter, things: [things] })
    expect.soft(disk.counter).toBe(counter)
    expect.soft(disk.things).toEqual([things])
    const events = n === 1 ? [0] : []
    expect
      .soft(disk.events)
      .toEqual(changes.events === 'saved' ? [...events, ...Array.from({ length: 300 }, () => n)] : events)
    expect.soft(state).toBe(changes.events === 'saved' ? 'ready' : 'read-only')
    expect.soft(left).toEqual([])
    expect.soft([recovered, after]).toEqual(['saved', 'ready'])
  }
  // Both ends must have been reached, or the loop proved nothing.
  const outcomes = (name: keyof Row['changes']) => new Set(rows.map((row) => row.changes[name]))
  for (const name of ['things', 'counter', 'events', 'journal', 'keyfile'] as const) {
    expect(outcomes(name), name).toEqual(new Set(['ENOSPC', 'saved']))
  }
})
