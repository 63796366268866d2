/** The ways into the key: by two versions of Node, by the recovery sheet, by a new key. */
import { execFile } from 'node:child_process'
import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { deriveKey, newDerivation, slowArgon2 } from '#daemon/core/key-derivation.ts'
import { encrypt } from '#daemon/core/key-slots.ts'
import { seal, unseal } from '#daemon/core/envelope.ts'
import { writeFile } from 'node:fs/promises'
import { secretsOf } from '../durability/keeping-acts.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const run = promisify(execFile)
const TOKEN = 'planted-token-4711'
const PASSPHRASE = 'correct horse'
const KIT = Buffer.alloc(20, 9)

/** A folder with a passphrase and one secret, whose daemon has stopped. */
async function folder() {
  const root = await temporaryFolder()
  const { store, secrets } = await secretsOf(root, join(root, 'data'))
  await secrets.setUp({ kind: 'passphrase', passphrase: PASSPHRASE })
  await secrets.put('infomaniak/main', TOKEN)
  await store.close()
  return root
}
const keysOf = async (root: string) =>
  unseal(await readFile(join(root, 'data', 'keys.json'))) ?? expect.fail('damaged')

test('the slower argon2id gives the same key as Node’s own, so that Node 22 opens what Node 24 wrote', async () => {
  const kdf = {
    alg: 'argon2id',
    memory: 1024,
    passes: 2,
    parallelism: 4,
    salt: 'c2FsdHNhbHRzYWx0c2FsdA==',
  } as const
  const slow = await slowArgon2(Buffer.from('x'), Buffer.from(kdf.salt, 'base64'), { m: 1024, t: 2, p: 4 })
  expect(slow).toEqual(await deriveKey('x', kdf))
})

test('what Node 22 locked by scrypt opens here, and is locked by argon2id from then on', async () => {
  const root = await folder()
  const first = await secretsOf(root, join(root, 'data'))
  await first.secrets.unlock(PASSPHRASE)
  await first.store.close()
  // as Node 22 leaves it: the same key, wrapped by scrypt
  const kdf = newDerivation(false)
  expect(kdf).toMatchObject({ alg: 'scrypt', cost: 17, blockSize: 8, parallelism: 1 })
  const found = await keysOf(root)
  const body = found.body as { keys: [{ id: string; slots: [{ kdf: object; wrapped: object }] }] }
  const [key] = body.keys
  const { decrypt } = await import('#daemon/core/key-slots.ts')
  const context = `latchkey|v1|key|${key.id}|passphrase`
  const bytes = decrypt(
    await deriveKey(PASSPHRASE, key.slots[0].kdf as never),
    key.slots[0].wrapped as never,
    context,
  )
  if (!bytes) throw new Error('did not open')
  key.slots[0] = { ...key.slots[0], kdf, wrapped: encrypt(await deriveKey(PASSPHRASE, kdf), bytes, context) }
  await writeFile(join(root, 'data', 'keys.json'), seal({ ...found, body }))
  const second = await secretsOf(root, join(root, 'data'))
  expect((await second.secrets.unlock(PASSPHRASE)).ok).toBe(true)
  expect(await second.secrets.get('infomaniak/main')).toEqual({ ok: true, value: TOKEN })
  await second.store.close()
  expect(JSON.stringify((await keysOf(root)).body)).toContain('argon2id')
  expect(JSON.stringify((await keysOf(root)).body)).not.toContain('scrypt')
  const third = await secretsOf(root, join(root, 'data'))
  expect((await third.secrets.unlock(PASSPHRASE)).ok).toBe(true)
})

test('a real Node 22 opens it, and locks its own by scrypt', { timeout: 60_000 }, async (ctx) => {
  const nodes = fileURLToPath(new URL('../../node_modules/.cache/latchkey-nodes', import.meta.url))
  const version = (await readdir(nodes).catch(() => [])).find((name) => name.startsWith('22.'))
  ctx.skip(version === undefined, 'no Node 22 in node_modules/.cache/latchkey-nodes')
  const node = join(nodes, version ?? '', 'bin', 'node')
  ctx.skip(
    !(await access(node).then(
      () => true,
      () => false,
    )),
    'no Node 22 to run',
  )
  const root = await folder()
  const { store, secrets } = await secretsOf(root, join(root, 'data'))
  await store.close()
  expect(secrets.state).toBe('locked')
  const script = fileURLToPath(new URL('../support/derive-key.ts', import.meta.url))
  const slot = ((await keysOf(root)).body as { keys: [{ slots: [{ kdf: object }] }] }).keys[0].slots[0]
  const { stdout } = await run(node, [
    '--experimental-strip-types',
    '--no-warnings',
    script,
    PASSPHRASE,
    JSON.stringify(slot.kdf),
  ])
  const { key, fresh } = JSON.parse(stdout) as { key: string; fresh: string }
  expect(key).toBe((await deriveKey(PASSPHRASE, slot.kdf as never)).toString('hex'))
  expect(fresh).toBe('scrypt')
})

test('the sheet opens it when the passphrase is lost, and the way that was lost is replaced', async () => {
  const root = await folder()
  const first = await secretsOf(root, join(root, 'data'))
  await first.secrets.unlock(PASSPHRASE)
  expect(first.secrets.recoveryMadeAt).toBe(null)
  expect((await first.secrets.setRecovery(KIT, PASSPHRASE)).ok).toBe(true)
  await first.store.close()

  const second = await secretsOf(root, join(root, 'data'))
  const way = { kind: 'passphrase', passphrase: 'another one' } as const
  expect(await second.secrets.recover(Buffer.alloc(20, 8), way)).toMatchObject({
    error: { type: 'wrong-passphrase' },
  })
  expect(await second.secrets.recover(KIT, way)).toMatchObject({ error: { type: 'wait', seconds: 1 } })
  await second.store.close()
  // the wait begins anew at a restart, by the clock that nobody can set
  let now = 0
  const third = await secretsOf(root, join(root, 'data'), () => now)
  expect(await third.secrets.recover(KIT, way)).toMatchObject({ error: { type: 'wait' } })
  now = 1_000
  expect(await third.secrets.recover(KIT, way)).toEqual({ ok: true })
  expect(await third.secrets.get('infomaniak/main')).toEqual({ ok: true, value: TOKEN })
  third.secrets.lock()
  expect(await third.secrets.unlock(PASSPHRASE)).toMatchObject({ error: { type: 'wrong-passphrase' } })
})

test('a new key: nothing is encrypted by the old one, no copy of it stays, and the sheet ends with it', async () => {
  const root = await folder()
  const { store, secrets } = await secretsOf(root, join(root, 'data'))
  await secrets.unlock(PASSPHRASE)
  await secrets.setRecovery(KIT, PASSPHRASE)
  const before = (await keysOf(root)).body as { keys: [{ id: string }] }
  expect((await secrets.rotate(PASSPHRASE)).ok).toBe(true)
  expect(await secrets.get('infomaniak/main')).toEqual({ ok: true, value: TOKEN })
  expect(secrets.recoveryMadeAt).toBe(null)
  await store.close()
  for (const name of ['keys.json', 'keys.json.bak', 'secrets.json', 'secrets.json.bak'])
    expect(await readFile(join(root, 'data', name), 'utf8'), name).not.toContain(before.keys[0].id)
})
