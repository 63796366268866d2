/** A new key that the disk refuses, again and again: what opened the secrets before opens them still. */
import { failing } from './faulty-files.ts'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { secretsOf } from './keeping-acts.ts'

const TOKEN = 'planted-token-4711'

/** One whose key lies in a file, with one secret. */
async function folder() {
  const root = await temporaryFolder()
  const { store, secrets } = await secretsOf(root, join(root, 'data'))
  await secrets.setUp({ kind: 'keyfile' })
  await secrets.put('infomaniak/main', TOKEN)
  return { root, store, secrets }
}

async function callsOfOne(): Promise<number> {
  const { store, secrets } = await folder()
  const calls = await failing(
    () => false,
    () => secrets.rotate(null),
  )
  await store.close()
  return calls
}

const refusals = [
  ['one call of each', (call: number, at: number) => call === at],
  ['every call from one on', (call: number, at: number) => call >= at],
] as const

test.each(refusals)('two refused in a row, by %s', { timeout: 120_000 }, async (_, isRefused) => {
  const calls = await callsOfOne()
  expect(calls).toBeGreaterThan(20)
  for (let at = 1; at <= calls; at += 1) {
    const { root, store, secrets } = await folder()
    let refused = 0
    for (let tries = 2; tries > 0; tries -= 1)
      await failing(
        (call) => isRefused(call, at),
        () => secrets.rotate(null).catch(() => (refused += 1)),
      )
    await store.close().catch(() => undefined)
    const again = await secretsOf(root, join(root, 'data'))
    const said = `call ${String(at)} refused, ${String(refused)} times`
    expect(await again.secrets.get('infomaniak/main'), said).toEqual({ ok: true, value: TOKEN })
    expect((await again.secrets.rotate(null)).ok, said).toBe(true)
    expect(await again.secrets.get('infomaniak/main'), said).toEqual({ ok: true, value: TOKEN })
    expect(await readdir(root), said).not.toContain('data.key.before')
    await again.store.close()
  }
})
