/** kill -9 at each step that giving codes by a counter makes on the disk. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answeredIn, codesOf } from './counted-codes.ts'
import { killAtEach } from './kill-at-each.ts'

test(
  'a counter that was answered is never given again, and none but the one under way is passed over',
  { timeout: 120_000 },
  async () => {
    const passedOver = new Set<number>()
    const steps = await killAtEach(
      'counted-codes',
      async (root) => {
        const codes = await codesOf(join(root, 'data'))
        await codes.setUp()
        await codes.stop()
      },
      async (root, isDone) => {
        const file = answeredIn(root)
        const answered = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : []
        expect(answered).toEqual(answered.map((_, at) => at))
        if (isDone) expect(answered).toHaveLength(4)
        const codes = await codesOf(join(root, 'data'))
        const next = await codes.show()
        await codes.stop()
        expect(answered).not.toContain(next)
        passedOver.add(next - answered.length)
      },
    )
    expect([...passedOver].every((count) => count === 0 || count === 1)).toBe(true)
    expect(steps).toBeGreaterThan(8)
  },
)
