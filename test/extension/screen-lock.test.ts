import '../support/fake-browser.ts'
import { expect, it } from 'vitest'
import type { Call } from '../../extension/core/api.ts'
import { ok } from '#shared/result.ts'

const { browser } = globalThis as unknown as { browser: Record<string, unknown> }
const listeners: ((state: string) => void)[] = []
browser['idle'] = { onStateChanged: { addListener: (told: (state: string) => void) => listeners.push(told) } }

it('the vault is locked when the screen is, and only then', async () => {
  const { lockWithScreen } = await import('../../extension/core/screen-lock.ts')
  const asked: string[] = []
  const ask = ({ method, path }: Call<never>) => {
    asked.push(`${method ?? 'GET'} ${path}`)
    return Promise.resolve(ok(null))
  }
  lockWithScreen({ ask })
  for (const state of ['idle', 'active']) for (const told of listeners) told(state)
  expect(asked).toEqual([])
  for (const told of listeners) told('locked')
  expect(asked).toEqual(['POST /v1/vault/lock'])
})
