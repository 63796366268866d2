import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'

const run = promisify(execFile)
const fillDisk = fileURLToPath(new URL('fill-disk.ts', import.meta.url))
const onTinyDisk = 'mount -t tmpfs -o size=640k tmpfs "$1" && exec "$2" "$3" "$1"'

interface Row {
  n: number
  changes: Record<'things' | 'counter' | 'events', string>
  state: string
  memory: { counter: number; things: number[] }
  disk: { counter: number; things: number[]; events: number[] }
  left: string[]
  recovered: string
  after: string
}

test('a disk that fills up at any point of a change leaves the old or the new, never a mixture', async (ctx) => {
  const folder = await temporaryFolder()
  const mount = run('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', folder])
  const cannot = await mount.then(() => null, String)
  ctx.skip(cannot !== null, `no tmpfs in a namespace of one's own: ${String(cannot)}`)

  const { stdout } = await run('unshare', [
    '-rm',
    'sh',
    '-c',
    onTinyDisk,
    'sh',
    folder,
    process.execPath,
    fillDisk,
  ])
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
  let things = 0
  let counter = 0
  for (const { n, changes, state, memory, disk, left, recovered, after } of rows) {
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
  for (const name of ['things', 'counter', 'events'] as const) {
    expect(outcomes(name), name).toEqual(new Set(['ENOSPC', 'saved']))
  }
})
