import * as fc from 'fast-check'
import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { iso } from '#shared/time.ts'
import { fixedClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { seal, unseal } from '#daemon/core/envelope.ts'
import { openSecrets } from '#daemon/core/secrets.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const TOKEN = 'planted-token-4711'
const PASSPHRASE = 'correct horse battery staple'
const clock = fixedClock(iso(Date.UTC(2026, 10, 22)))

/** One start of the daemon over a folder. */
async function start(folder: string, monotonic = () => 0) {
  const store = await openStore(join(folder, 'data'), { onTrouble: ({ message }) => expect.fail(message) })
  const secrets = await openSecrets({ store, clock, keyfilePath: join(folder, 'data.key'), monotonic })
  return { store, secrets }
}

/** A folder with a passphrase, in which two secrets lie and of which the daemon has stopped. */
async function lockedFolder(): Promise<string> {
  const folder = await temporaryFolder()
  const { store, secrets } = await start(folder)
  await secrets.setUp({ kind: 'passphrase', passphrase: PASSPHRASE })
  await secrets.put('infomaniak/default', TOKEN)
  await secrets.put('infomaniak/other', 'second-token')
  await store.close()
  return folder
}

async function rewrite(path: string, change: (body: unknown) => unknown) {
  const found = unseal(await readFile(path)) ?? expect.fail(`${path} is damaged`)
  await writeFile(path, seal({ ...found, body: change(found.body) }))
}

test('a first start has no key, and none is made until it is asked for', async () => {
  const folder = await temporaryFolder()
  const { secrets } = await start(folder)
  expect([secrets.state, secrets.slot]).toEqual(['empty', null])
  expect(await secrets.get('x')).toEqual({ ok: true, value: null })
  expect(await secrets.put('x', 'y')).toEqual({ ok: false, error: { type: 'locked' } })
  expect((await readdir(join(folder, 'data'))).filter((name) => name.startsWith('keys'))).toEqual([])
})

test('with a passphrase, a restart locks until it is said', async () => {
  const folder = await lockedFolder()
  const { secrets } = await start(folder)
  expect([secrets.state, secrets.slot]).toEqual(['locked', 'passphrase'])
  expect(await secrets.get('infomaniak/default')).toEqual({ ok: false, error: { type: 'locked' } })
  expect(await secrets.put('new', 'value')).toEqual({ ok: false, error: { type: 'locked' } })
  expect(await secrets.setUp({ kind: 'keyfile' })).toEqual({ ok: false, error: { type: 'already-set-up' } })
  expect(await secrets.unlock(PASSPHRASE)).toMatchObject({ ok: true })
  expect(await secrets.get('infomaniak/default')).toEqual({ ok: true, value: TOKEN })
  expect(await secrets.get('never put')).toEqual({ ok: true, value: null })
  secrets.lock()
  expect(secrets.state).toBe('locked')
  expect(await secrets.get('infomaniak/default')).toEqual({ ok: false, error: { type: 'locked' } })
})

test('one passphrase typed with composed or combining accents is the same', async () => {
  const folder = await temporaryFolder()
  const first = await start(folder)
  await first.secrets.setUp({ kind: 'passphrase', passphrase: 'caf\u00e9' })
  first.secrets.lock()
  expect((await first.secrets.unlock('cafe\u0301')).ok).toBe(true)
})

test('an empty passphrase is refused', async () => {
  const { secrets } = await start(await temporaryFolder())
  const refused = { ok: false, error: { type: 'empty-passphrase' } }
  expect(await secrets.setUp({ kind: 'passphrase', passphrase: '' })).toEqual(refused)
  expect(secrets.state).toBe('empty')
})

test('wrong passphrases wait longer and longer, over a restart too, and a right one ends that', async () => {
  const folder = await lockedFolder()
  let now = 0
  let { store, secrets } = await start(folder, () => now)
  const waits: number[] = []
  for (let tries = 1; tries <= 8; tries += 1) {
    expect(await secrets.unlock('wrong')).toEqual({ ok: false, error: { type: 'wrong-passphrase' } })
    const early = await secrets.unlock(PASSPHRASE)
    if (early.ok || early.error.type !== 'wait') throw new Error('no wait')
    waits.push(early.error.seconds)
    await store.close()
    ;({ store, secrets } = await start(folder, () => now))
    expect(await secrets.unlock(PASSPHRASE), 'after a restart').toEqual(early)
    now += early.error.seconds * 1000 - 1
    expect(await secrets.unlock(PASSPHRASE)).toEqual({ ok: false, error: { type: 'wait', seconds: 1 } })
    now += 1
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
  expect((await secrets.unlock(PASSPHRASE)).ok).toBe(true)
  secrets.lock()
  expect(await secrets.unlock('wrong')).toMatchObject({ error: { type: 'wrong-passphrase' } })
})

test('one passphrase is tried at a time', async () => {
  const { secrets } = await start(await lockedFolder())
  const tries = await Promise.all([secrets.unlock('wrong'), secrets.unlock(PASSPHRASE)])
  expect(tries.map((result) => !result.ok && result.error.type)).toEqual(['wrong-passphrase', 'wait'])
})

test('a key file opens at the start and is private; without it the secrets are locked, and no new key is made', async () => {
  const folder = await temporaryFolder()
  const first = await start(folder)
  await first.secrets.setUp({ kind: 'keyfile' })
  await first.secrets.put('infomaniak/default', TOKEN)
  await first.store.close()
  const keyfile = join(folder, 'data.key')
  expect((await stat(keyfile)).mode & 0o777).toBe(0o600)

  const second = await start(folder)
  expect([second.secrets.state, second.secrets.slot]).toEqual(['ready', 'keyfile'])
  expect(await second.secrets.get('infomaniak/default')).toEqual({ ok: true, value: TOKEN })
  await second.store.close()

  const kept = await readFile(keyfile)
  for (const bad of [null, Buffer.from(''), Buffer.alloc(32).toString('base64')]) {
    await (bad === null ? rm(keyfile) : writeFile(keyfile, bad))
    const { store, secrets } = await start(folder)
    expect(secrets.state).toBe('locked')
    expect(await secrets.setUp({ kind: 'keyfile' })).toMatchObject({ error: { type: 'already-set-up' } })
    await store.close()
  }
  await writeFile(keyfile, kept)
  await chmod(keyfile, 0o644)
  const last = await start(folder)
  expect(await last.secrets.get('infomaniak/default')).toEqual({ ok: true, value: TOKEN })
  expect((await stat(keyfile)).mode & 0o777).toBe(0o600)
})

test('a ciphertext moved to another name does not open', async () => {
  const folder = await lockedFolder()
  await rewrite(join(folder, 'data', 'secrets.json'), (body) => {
    const [one, two] = body as [{ value: object }, { value: object }]
    return [
      { ...one, value: two.value },
      { ...two, value: one.value },
    ]
  })
  const { secrets } = await start(folder)
  await secrets.unlock(PASSPHRASE)
  for (const name of ['infomaniak/default', 'infomaniak/other']) {
    expect(await secrets.get(name)).toEqual({ ok: false, error: { type: 'damaged' } })
  }
})

const flip = (text: string) => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`)

test('a changed ciphertext, nonce or key name does not open', async () => {
  const folder = await lockedFolder()
  const path = join(folder, 'data', 'secrets.json')
  type Row = { key: string; value: { nonce: string; ciphertext: string } }
  const changes: ((row: Row) => Row)[] = [
    (row) => ({ ...row, key: '0000000000000000' }),
    (row) => ({ ...row, value: { ...row.value, nonce: flip(row.value.nonce) } }),
    (row) => ({ ...row, value: { ...row.value, nonce: '' } }),
    (row) => ({ ...row, value: { ...row.value, ciphertext: flip(row.value.ciphertext) } }),
    (row) => ({ ...row, value: { ...row.value, ciphertext: row.value.ciphertext.slice(0, 8) } }),
  ]
  const good = await readFile(path)
  for (const change of changes) {
    await writeFile(path, good)
    await rewrite(path, (body) => (body as Row[]).map(change))
    const { store, secrets } = await start(folder)
    await secrets.unlock(PASSPHRASE)
    expect(await secrets.get('infomaniak/default')).toEqual({ ok: false, error: { type: 'damaged' } })
    await store.close()
  }
})

test('a keys file with any byte changed is refused, never replaced', { timeout: 60_000 }, async () => {
  const folder = await lockedFolder()
  const path = join(folder, 'data', 'keys.json')
  const good = await readFile(path)
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const bad = Buffer.from(good)
      bad[at] = (bad[at] ?? 0) ^ change
      for (const copy of [path, `${path}.bak`]) await writeFile(copy, bad)
      await expect(start(folder)).rejects.toMatchObject({ name: 'StoreOpenError', fault: 'damaged' })
      expect(await readFile(path)).toEqual(bad)
    }),
    { numRuns: 200 },
  )
  for (const copy of [path, `${path}.bak`]) await rm(copy)
  await expect(start(folder)).rejects.toMatchObject({ fault: 'missing' })
  await writeFile(path, good)
  const { secrets } = await start(folder)
  expect((await secrets.unlock(PASSPHRASE)).ok).toBe(true)
})

test('a keys file that asks for absurd work is refused before any is done', async () => {
  const folder = await lockedFolder()
  await rewrite(join(folder, 'data', 'keys.json'), (body) =>
    JSON.parse(JSON.stringify(body).replace('"memory":65536', '"memory":4294967295')),
  )
  await expect(start(folder)).rejects.toMatchObject({ fault: 'damaged' })
})

test('neither secret nor passphrase stands in any file, and what is removed leaves no ciphertext', async () => {
  const folder = await lockedFolder()
  const { secrets } = await start(folder)
  await secrets.unlock(PASSPHRASE)
  const texts = async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile())
    return (await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')))).join(
      '',
    )
  }
  const before = await texts()
  const [, ciphertext = ''] = /"name":"infomaniak\/default".*?"ciphertext":"(.*?)"/.exec(before) ?? []
  expect(ciphertext).not.toBe('')
  for (const planted of [TOKEN, PASSPHRASE, Buffer.from(TOKEN).toString('base64')])
    expect(before).not.toContain(planted)

  await secrets.remove('infomaniak/default')
  expect(await secrets.get('infomaniak/default')).toEqual({ ok: true, value: null })
  expect(await texts()).not.toContain(ciphertext)
  expect(await secrets.get('infomaniak/other')).toEqual({ ok: true, value: 'second-token' })

  expect(await secrets.removeAll()).toEqual({ ok: true })
  expect([secrets.state, secrets.slot]).toEqual(['empty', null])
  expect(await texts()).not.toContain('ciphertext')
  expect((await secrets.setUp({ kind: 'keyfile' })).ok).toBe(true)
  await secrets.put('infomaniak/default', 'anew')
  expect(await secrets.get('infomaniak/default')).toEqual({ ok: true, value: 'anew' })
})
