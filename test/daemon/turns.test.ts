import { expect, it } from 'vitest'
import { createTurns } from '#daemon/core/turns.ts'

it('lets each begin when the one before has ended, however that went', async () => {
  const { inTurn, idle } = createTurns()
  const seen: string[] = []
  const first = Promise.withResolvers<undefined>()
  const failing = inTurn(async () => {
    seen.push('first begins')
    await first.promise
  })
  const second = inTurn(() => {
    seen.push('second')
    return Promise.resolve(2)
  })
  const all = idle()
  await Promise.resolve()
  expect(seen).toEqual(['first begins'])

  first.reject(new Error('full'))
  await expect(failing).rejects.toThrow('full')
  expect(await second).toBe(2)
  await all
  expect(seen).toEqual(['first begins', 'second'])
})
