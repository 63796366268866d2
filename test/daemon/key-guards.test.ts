/** Who may change the ways into the key, and what must never happen to it unasked. */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { systemClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { seal, unseal } from '#daemon/core/envelope.ts'
import { socketPathOf } from '#daemon/core/home.ts'
import { derivation, newDerivation } from '#daemon/core/key-derivation.ts'
import { createKeyRing } from '#daemon/core/key-ring.ts'
import { keyringOf, noKeys } from '#daemon/core/key-slots.ts'
import { systemKeychain } from '#daemon/core/keychain.ts'
import { replaceKeyfile } from '#daemon/core/keyfile.ts'
import { openCopiedSecrets } from '#daemon/core/secrets.ts'
import { codeOf } from '#shared/recovery-code.ts'
import { secretsOf } from '../durability/keeping-acts.ts'
import { startLatchkey } from '../support/latchkey.ts'
import { startProviderMock } from '../support/provider-mock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const TOKEN = 'planted-token-4711'
const PASSPHRASE = 'correct horse'
const KIT = Buffer.alloc(20, 9)
const SALT = Buffer.alloc(16, 1).toString('base64')
const quiet = { onTrouble: () => undefined }

const argon2id = { alg: 'argon2id', memory: 65_536, passes: 3, parallelism: 4, salt: SALT }
const scrypt = { alg: 'scrypt', cost: 17, blockSize: 8, parallelism: 1, salt: SALT }

test.each([
  ['what is chosen here', newDerivation(true), true],
  ['what is chosen on Node 22', newDerivation(false), true],
  ['256 MiB', { ...argon2id, memory: 262_144, passes: 4 }, true],
  ['more memory', { ...argon2id, memory: 262_145, passes: 1 }, false],
  ['that memory gone through more often', { ...argon2id, memory: 262_144, passes: 5 }, false],
  ['the least memory of four lanes', { ...argon2id, memory: 32 }, true],
  ['less', { ...argon2id, memory: 31 }, false],
  ['a salt of 8 bytes', { ...argon2id, salt: 'AAAAAAAAAAA=' }, true],
  ['a shorter one', { ...argon2id, salt: 'AAAAAAAAAA==' }, false],
  ['none', { ...argon2id, salt: '' }, false],
  ['none for scrypt', { ...scrypt, salt: '' }, false],
  ['256 MiB of scrypt', { ...scrypt, cost: 18, parallelism: 4 }, true],
  ['more of it by its cost', { ...scrypt, cost: 19 }, false],
  ['more of it by its blocks', { ...scrypt, cost: 18, blockSize: 9 }, false],
  ['more lanes', { ...scrypt, parallelism: 5 }, false],
])('how a key is made of a passphrase is bounded: %s', (_, kdf, isTaken) => {
  expect(v.is(derivation, kdf)).toBe(isTaken)
})

/** A folder with one secret, whose daemon has stopped. */
async function folder(way: Parameters<Awaited<ReturnType<typeof secretsOf>>['secrets']['setUp']>[0]) {
  const root = await temporaryFolder()
  const { store, secrets } = await secretsOf(root, join(root, 'data'))
  await secrets.setUp(way)
  await secrets.put('infomaniak/main', TOKEN)
  await store.close()
  return root
}

test('a keys file without a salt is said to be damaged, before anybody types a passphrase', async () => {
  const root = await folder({ kind: 'passphrase', passphrase: PASSPHRASE })
  const path = join(root, 'data', 'keys.json')
  const found = unseal(await readFile(path)) ?? expect.fail('damaged')
  const body: unknown = JSON.parse(JSON.stringify(found.body).replace(/"salt":"[^"]+"/, '"salt":""'))
  await writeFile(path, seal({ ...found, body }))
  await rm(`${path}.bak`)
  await expect(secretsOf(root, join(root, 'data'))).rejects.toMatchObject({ fault: 'damaged' })
})

test('a sheet is made by who knows the passphrase', async () => {
  const root = await folder({ kind: 'passphrase', passphrase: PASSPHRASE })
  let now = 0
  const { store, secrets } = await secretsOf(root, join(root, 'data'), () => now)
  await secrets.unlock(PASSPHRASE)
  for (const given of [null, 'wrong']) {
    expect(await secrets.setRecovery(KIT, given)).toEqual({ ok: false, error: { type: 'wrong-passphrase' } })
    now += 60_000
  }
  expect(secrets.recoveryMadeAt).toBe(null)
  expect(await secrets.setRecovery(KIT, PASSPHRASE)).toEqual({ ok: true })
  expect(secrets.recoveryMadeAt).not.toBe(null)
  await store.close()
})

const keyfilesIn = async (root: string) => {
  const names = (await readdir(root)).filter((name) => name.startsWith('data.key')).sort()
  return Promise.all(names.map(async (name) => [name, await readFile(join(root, name), 'utf8')] as const))
}

/** What a crash leaves in the middle of a rotation. */
const cutShort = {
  'before the new key is in use': (root: string) => replaceKeyfile(join(root, 'data.key')),
  async 'before the old key is dropped'(root: string) {
    const store = await openStore(join(root, 'data'), quiet)
    const ring = createKeyRing({
      class: 'service',
      document: await store.document('keys', keyringOf('service'), noKeys),
      keychain: systemKeychain,
      keyfilePath: join(root, 'data.key'),
      clock: systemClock,
      closing: AbortSignal.abort(),
      folder: 'original',
    })
    await ring.openUnattended()
    await ring.add([{ kind: 'keyfile' }])
    await store.close()
  },
}

test.each(Object.entries(cutShort))(
  'a copy is read, and the key files of its original stay: %s',
  async (_, cut) => {
    const root = await folder({ kind: 'keyfile' })
    await cut(root)
    const before = await keyfilesIn(root)
    expect(before.map(([name]) => name)).toEqual(['data.key', 'data.key.before'])
    await mkdir(join(root, 'copy'))
    await cp(join(root, 'data'), join(root, 'copy', 'data'), { recursive: true })

    const store = await openStore(join(root, 'copy', 'data'), quiet)
    const copy = await openCopiedSecrets({ store, clock: systemClock, keyfilePath: join(root, 'data.key') })
    expect(await copy.get('infomaniak/main')).toEqual({ ok: true, value: TOKEN })
    copy.close()
    await store.close()
    expect(await keyfilesIn(root)).toEqual(before)

    const original = await secretsOf(root, join(root, 'data'))
    expect(await original.secrets.get('infomaniak/main')).toEqual({ ok: true, value: TOKEN })
    expect((await keyfilesIn(root)).map(([name]) => name)).toEqual(['data.key'])
    await original.store.close()
  },
)

test(
  'without a keychain the sheet makes no plain key file unless one was asked for',
  { timeout: 60_000 },
  async () => {
    await using provider = await mock()
    const latchkey = await startLatchkey({ args: [], env: provider.env })
    try {
      await latchkey.cli(['connect', 'infomaniak'], 'a-token-for-nothing-0123456789')
      await latchkey.cli(['key', 'passphrase'], `${PASSPHRASE}\n`)
      const daemon = createDaemonClient(socketPathOf(latchkey.home), 10_000)
      const recovery = KIT.toString('hex')
      const make = (given: string | null) => daemon.call('POST', '/v1/key/recovery', { recovery, given })
      expect(await make(null)).toMatchObject({ error: { code: 'wrong-passphrase' } })
      expect(await latchkey.json('key', 'status')).toMatchObject({ recoveryMadeAt: null })
      await expect.poll(() => make(PASSPHRASE), { timeout: 10_000 }).toMatchObject({ ok: true })

      const groups = codeOf(KIT).join(' ')
      const ways = async () => [
        (await latchkey.json<{ slot: string }>('key', 'status')).slot,
        (await readdir(latchkey.home)).includes('data.key'),
      ]
      const refused = await latchkey.cli(['key', 'recover'], `${groups}\n`)
      expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('there is no system keychain')])
      const body = { recovery, passphrase: null }
      expect(await daemon.call('POST', '/v1/key/recover', body)).toMatchObject({
        error: { code: 'no-keychain' },
      })
      expect(await ways()).toEqual(['passphrase', false])

      const done = await latchkey.cli(['key', 'recover', '--key-file', '--json'], `${groups}\n`)
      expect([done.code, JSON.parse(done.out)]).toEqual([0, { done: true, slot: 'keyfile', backups: true }])
      expect(await ways()).toEqual(['keyfile', true])
      const again = await latchkey.cli(['key', 'recover', '--key-file'], `${groups}\n`)
      expect(again.out).toContain('lies in a file')
    } finally {
      await latchkey.stop()
    }
  },
)

async function mock() {
  const provider = await startProviderMock({ mode: 'sandbox' })
  const env = {
    LATCHKEY_DEV: '1',
    LATCHKEY_INFOMANIAK_URL: provider.url,
    LATCHKEY_RDAP_BOOTSTRAP: `${provider.url}/rdap`,
  }
  return { env, [Symbol.asyncDispose]: () => provider.close() }
}
