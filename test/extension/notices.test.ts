import { describe, expect, it } from 'vitest'
import { clearNotices } from '../../extension/core/notices.ts'
import type { Api } from '../../extension/core/api.ts'
import { ok } from '#shared/result.ts'

/** A screen with these notifications, and a daemon that answers which of them are over. */
function aScreen(
  standing: readonly string[],
  answer: { ok: true; value: unknown } | { ok: false; error: unknown },
) {
  const asked: unknown[] = []
  const cleared: string[] = []
  const api = {
    ask: ({ path, body }: { path: string; body?: unknown }) => {
      asked.push([path, body])
      return Promise.resolve(answer)
    },
  } as unknown as Pick<Api, 'ask'>
  const clear = (id: string) => {
    cleared.push(id)
    return Promise.resolve(true)
  }
  return { asked, cleared, ports: { api, standing: () => Promise.resolve(standing), clear } }
}

describe('notifications that stand on the screen', () => {
  it('are cleared where the daemon says that they are over, and only those', async () => {
    const screen = aScreen(['domains|n1', 'overview|n2'], ok(['n2', 'another']))
    await clearNotices(screen.ports)
    expect(screen.asked).toEqual([['/v1/notices/over', { ids: ['n1', 'n2'] }]])
    expect(screen.cleared).toEqual(['overview|n2'])
  })

  it('stay where the daemon does not say, and nobody is asked where there are none', async () => {
    const silent = aScreen(['domains|n1'], { ok: false, error: { type: 'unreachable' } })
    await clearNotices(silent.ports)
    expect(silent.cleared).toEqual([])
    const empty = aScreen([], ok([]))
    await clearNotices(empty.ports)
    expect(empty.asked).toEqual([])
  })
})
