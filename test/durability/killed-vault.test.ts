/** kill -9 at each step that the vault makes on the disk: everything in it is read, by exactly one passphrase. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { unseal } from '#daemon/core/envelope.ts'
import { deriveKey } from '#daemon/core/key-derivation.ts'
import { keyringOf, slotOf, unwrap } from '#daemon/core/key-slots.ts'
import { ME, must, PASSPHRASE, put, seedIn, setUp, startVault, typedBack } from '../support/vault-rig.ts'
import { killAtEach, STRIDE } from './kill-at-each.ts'
import { SECOND, SHEET_FILE } from './vault-acts.ts'

const IDS = ['a', 'b', 'c']
const seedOfId = (id: string) => `the planted seed ${id}.`
const TIMEOUT = STRIDE === 1 ? 1_200_000 : 180_000
/** Each is a derivation more: fewer of them. */
const stride = STRIDE === 1 ? 1 : STRIDE * 4

async function prepare(root: string): Promise<void> {
  const started = await startVault(root)
  const sheet = await setUp(started.vault)
  await writeFile(join(root, SHEET_FILE), sheet)
  for (const id of IDS) await put(started, id, seedOfId(id))
  await started.stop()
}

/** Which of the two opens it, with the tries of others forgotten. */
async function opened(root: string) {
  let now = 0
  const started = await startVault(root, { monotonic: () => now })
  for (const passphrase of [PASSPHRASE, SECOND]) {
    now += 120_000
    if ((await started.vault.unlock(ME, passphrase)).ok) return { started, passphrase }
  }
  throw new Error('neither passphrase opens it')
}

/** Whether a passphrase opens any key that stands in the file or in its backup. */
async function opensAFile(root: string, passphrase: string): Promise<boolean> {
  for (const name of ['vault-keys.json', 'vault-keys.json.bak']) {
    const bytes = await readFile(join(root, 'data', name)).catch(() => Buffer.alloc(0))
    const ring = v.safeParse(keyringOf('vault'), unseal(bytes)?.body)
    for (const key of ring.success ? ring.output.keys : []) {
      const slot = slotOf(key, 'passphrase')
      if (slot && unwrap(key.id, slot, await deriveKey(passphrase, slot.kdf))) return true
    }
  }
  return false
}

const filesOfRecords = async (root: string) => {
  const folder = join(root, 'data', 'vault', 'codes')
  return Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
}

test.each(['vault-passphrase', 'vault-recover', 'vault-rotate'] as const)(
  '%s: everything is read, and what opened it before opens no file of it after the next start',
  { timeout: TIMEOUT },
  async (scenario) => {
    const seen = new Set<string>()
    const steps = await killAtEach(
      scenario,
      prepare,
      async (root, isDone) => {
        const { started, passphrase } = await opened(root)
        seen.add(passphrase)
        for (const id of IDS) expect(seedIn(started, id)).toBe(seedOfId(id))
        expect(started.codes.damaged()).toEqual([])
        if (isDone) expect(passphrase).toBe(scenario === 'vault-rotate' ? PASSPHRASE : SECOND)
        if (passphrase === SECOND) expect(await opensAFile(root, PASSPHRASE)).toBe(false)
        // whatever was cut off: one key is left, every file names it, and so do their backups
        const ids = started.vault.setUpUnfinished
          ? started.vault.rehearse(typedBack(await must(started.vault.newSheet(ME, passphrase))))
          : null
        if (ids) await must(ids)
        const ring = unseal(await readFile(join(root, 'data', 'vault-keys.json')))?.body
        const { keys } = v.parse(keyringOf('vault'), ring)
        expect(keys).toHaveLength(1)
        for (const text of await filesOfRecords(root)) expect(text).toContain(keys[0]?.id)
        await started.stop()
      },
      stride,
    )
    expect(seen).toEqual(new Set(scenario === 'vault-rotate' ? [PASSPHRASE] : [PASSPHRASE, SECOND]))
    expect(steps).toBeGreaterThan(10)
  },
)

test('vault-set-up: there is none, or one that the passphrase opens', { timeout: TIMEOUT }, async () => {
  const states = new Set<string>()
  await killAtEach(
    'vault-set-up',
    () => Promise.resolve(),
    async (root, isDone) => {
      const started = await startVault(root)
      const { state } = started.vault
      if (state === 'none') await setUp(started.vault)
      else {
        await must(started.vault.unlock(ME, PASSPHRASE))
        if (started.vault.setUpUnfinished)
          await must(started.vault.rehearse(typedBack(await must(started.vault.newSheet(ME, PASSPHRASE)))))
      }
      states.add(isDone ? 'done' : state)
      await put(started, 'a')
      await started.stop()
    },
    stride,
  )
  expect(states).toEqual(new Set(['none', 'locked', 'done']))
})

test.each(['vault-remove-record', 'vault-remove'] as const)(
  '%s: once it has begun, the next start ends it, and nothing of it is in any file',
  { timeout: TIMEOUT },
  async (scenario) => {
    const nonces = new Map<string, readonly string[]>()
    const sizes = new Set<number>()
    await killAtEach(
      scenario,
      async (root) => {
        await prepare(root)
        for (const text of await filesOfRecords(root)) {
          const [, id = ''] = /"id":"(\w)"/.exec(text) ?? []
          nonces.set(id, text.match(/"nonce":"[^"]+"/g) ?? [])
        }
      },
      async (root, isDone) => {
        const started = await startVault(root)
        const { size } = started.codes
        sizes.add(size)
        if (isDone) expect(size).toBe(scenario === 'vault-remove' ? 0 : 2)
        const gone = IDS.filter((id) => (scenario === 'vault-remove' ? size === 0 : size === 2 && id === 'b'))
        for (const text of await filesOfRecords(root))
          for (const nonce of gone.flatMap((id) => nonces.get(id) ?? [])) expect(text).not.toContain(nonce)
        if (size === 0) expect(started.vault.state).toBe('none')
        await started.stop()
      },
      // no derivation in these
      STRIDE,
    )
    expect(sizes).toEqual(new Set(scenario === 'vault-remove' ? [3, 0] : [3, 2]))
    expect([...nonces.values()].flat()).toHaveLength(6)
  },
)
