/** The vault: what opens it, what locks it, and what it gives to whom. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { seal, unseal } from '#daemon/core/envelope.ts'
import { secretOf } from '#shared/recovery-code.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import {
  ME,
  must,
  PASSPHRASE,
  put,
  seedIn,
  seedOf,
  SEED,
  setUp,
  startVault,
  typedBack,
} from '../support/vault-rig.ts'

const locked = { ok: false, error: { type: 'locked' } }
const OTHER = '0011223344556677'

test('a first start has none, and takes nothing', async () => {
  const started = await startVault(await temporaryFolder())
  const { vault, codes } = started
  expect([vault.state, vault.setUpUnfinished]).toEqual(['none', false])
  expect(await codes.put('a', { issuer: '', counter: 0 }, seedOf(SEED))).toEqual(locked)
  expect(await vault.unlock(ME, PASSPHRASE)).toEqual({ ok: false, error: { type: 'no-vault' } })
  expect(await vault.newSheet(ME, PASSPHRASE)).toEqual(locked)
  expect(await vault.remove(ME, null)).toEqual({ ok: false, error: { type: 'no-vault' } })
})

test('it is locked at every start, and nothing but its size is told then', async () => {
  const root = await temporaryFolder()
  const first = await startVault(root)
  await setUp(first.vault)
  await put(first, 'a')
  expect(seedIn(first, 'a')).toBe(SEED)
  await first.stop()

  const second = await startVault(root)
  const { vault, codes } = second
  expect([vault.state, codes.size]).toEqual(['locked', 1])
  expect([codes.all(), codes.get('a'), codes.secret('a')]).toEqual([locked, locked, locked])
  expect(codes.damaged()).toEqual([])
  expect(await codes.put('b', { issuer: '', counter: 0 }, seedOf(SEED))).toEqual(locked)
  expect(await codes.change('a', (about) => about)).toEqual(locked)
  expect(await vault.checkPassphrase(ME, PASSPHRASE)).toEqual(locked)
  expect(await vault.setUp(ME, PASSPHRASE, false)).toEqual({ ok: false, error: { type: 'already-set-up' } })

  await must(vault.unlock(ME, PASSPHRASE))
  expect(codes.all()).toEqual({
    ok: true,
    value: [{ id: 'a', about: { issuer: 'issuer of a', counter: 0 } }],
  })
  expect(seedIn(second, 'a')).toBe(SEED)
  expect([codes.get('never put'), codes.secret('never put')]).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ])
})

test('nothing new is taken before two groups of the sheet were typed back, over a restart too', async () => {
  const root = await temporaryFolder()
  const untested = { ok: false, error: { type: 'recovery-untested' } }
  const first = await startVault(root)
  const sheet = await must(first.vault.setUp(ME, PASSPHRASE, false))
  expect(sheet.groups).toHaveLength(8)
  expect(sheet.rehearse[0]).toBeLessThan(sheet.rehearse[1])
  const add = ({ codes }: typeof first) => codes.put('a', { issuer: '', counter: 0 }, seedOf(SEED))
  expect(await add(first)).toEqual(untested)
  await first.stop()

  const second = await startVault(root)
  await must(second.vault.unlock(ME, PASSPHRASE))
  expect([second.vault.setUpUnfinished, await add(second)]).toEqual([true, untested])
  // the sheet that was never typed back is gone with the start before
  expect(await second.vault.rehearse(typedBack(sheet))).toEqual({ ok: false, error: { type: 'no-sheet' } })
  const another = await must(second.vault.newSheet(ME, PASSPHRASE))
  expect(await second.vault.rehearse(typedBack(sheet))).toEqual({ ok: false, error: { type: 'wrong-sheet' } })
  const [one, two] = typedBack(another)
  expect(await second.vault.rehearse([one!, one!])).toMatchObject({ error: { type: 'wrong-sheet' } })
  expect(await add(second)).toEqual(untested)
  await must(second.vault.rehearse([{ ...two!, text: two!.text.toLowerCase() }, one!]))
  expect([second.vault.setUpUnfinished, await add(second)]).toEqual([false, { ok: true, value: undefined }])
})

test('set up twice at once, it is made once', async () => {
  const { vault } = await startVault(await temporaryFolder())
  const done = await Promise.all([
    vault.setUp(ME, PASSPHRASE, false),
    vault.setUp(OTHER, 'another one', false),
  ])
  expect(done.map((one) => (one.ok ? 'made' : one.error.type))).toEqual(['made', 'already-set-up'])
  vault.lock('asked')
  expect(await vault.unlock(ME, 'another one')).toMatchObject({ error: { type: 'wrong-passphrase' } })
})

test('wrong passphrases wait longer and longer, over a restart too; a right one ends that', async () => {
  const root = await temporaryFolder()
  let now = 0
  const monotonic = () => now
  const first = await startVault(root, { monotonic })
  await setUp(first.vault)
  first.vault.lock('asked')
  const wrong = { ok: false, error: { type: 'wrong-passphrase' } }
  for (const seconds of [1, 2, 4]) {
    expect(await first.vault.unlock(ME, 'wrong')).toEqual(wrong)
    expect(await first.vault.unlock(ME, PASSPHRASE)).toEqual({ ok: false, error: { type: 'wait', seconds } })
    now += seconds * 1000
  }
  expect(await first.vault.unlock(ME, 'wrong')).toEqual(wrong)
  await first.stop()

  const second = await startVault(root, { monotonic })
  const waits = { ok: false, error: { type: 'wait', seconds: 8 } }
  expect(await second.vault.unlock(ME, PASSPHRASE)).toEqual(waits)
  // the service's own tries are not these
  now += 8_000
  await must(second.vault.unlock(ME, PASSPHRASE))
  expect(await second.vault.checkPassphrase(ME, 'wrong')).toEqual(wrong)
  expect(await second.vault.checkPassphrase(ME, PASSPHRASE)).toMatchObject({ error: { type: 'wait' } })
})

test('two openings at once both get in', async () => {
  const { vault } = await startVault(await temporaryFolder())
  await setUp(vault)
  vault.lock('asked')
  await Promise.all([must(vault.unlock(ME, PASSPHRASE)), must(vault.unlock(OTHER, PASSPHRASE))])
  expect([vault.isTrusted(ME), vault.isTrusted(OTHER)]).toEqual([true, true])
})

test('a locking during an opening holds', async () => {
  const { vault, acts } = await startVault(await temporaryFolder())
  await setUp(vault)
  vault.lock('asked')
  const opening = vault.unlock(ME, PASSPHRASE)
  // it waits for the derivation by then
  await new Promise((resolve) => setImmediate(resolve))
  vault.lock('screen')
  expect(await opening).toEqual(locked)
  expect(vault.state).toBe('locked')
  expect(acts.map(({ data }) => data)).toEqual([{ reason: 'asked' }])
  await must(vault.unlock(ME, PASSPHRASE))
})

test('a locking during a change of the passphrase makes no zeros of the key', async () => {
  const started = await startVault(await temporaryFolder())
  const { vault } = started
  await setUp(vault)
  await put(started, 'a')
  for (let tries = 1; tries < 4; tries += 1) {
    const done = vault.changePassphrase(ME, PASSPHRASE, PASSPHRASE)
    const locking = setTimeout(() => {
      vault.lock('suspend')
    }, tries * 150)
    await done
    // where the change was faster
    clearTimeout(locking)
    vault.lock('suspend')
    await must(vault.unlock(ME, PASSPHRASE))
    expect(seedIn(started, 'a')).toBe(SEED)
  }
})

test('it locks when nobody has done anything for as long as was chosen, on a clock that nobody sets', async () => {
  let now = 0
  const started = await startVault(await temporaryFolder(), { monotonic: () => now })
  const { vault, acts } = started
  let forgotten = 0
  vault.onLock(() => (forgotten += 1))
  await setUp(vault)
  expect(vault.status(ME)).toMatchObject({ autoLockMinutes: 10, locksAt: '2026-11-22T00:10:00.000Z' })
  now += 9 * 60_000
  vault.used()
  now += 9 * 60_000
  // looking is no use
  expect(vault.status(ME)).toMatchObject({ state: 'open', locksAt: '2026-11-22T00:01:00.000Z' })
  now += 60_000
  const before = started.changes
  expect([vault.state, vault.status(ME).locksAt, forgotten]).toEqual(['locked', null, 1])
  // open pages are told
  expect(started.changes).toBe(before + 1)
  expect(acts.at(-1)).toEqual({ event: 'vault.locked', by: 'daemon', data: { reason: 'idle' } })
  expect(seedIn(started, 'a')).toBe('locked')

  await must(vault.unlock(ME, PASSPHRASE))
  await vault.setAutoLock(1)
  now += 59_999
  expect(vault.state).toBe('open')
  now += 1
  expect(vault.state).toBe('locked')
})

test('a client is trusted once it has proven the passphrase, until it is shown out or there is another one', async () => {
  const root = await temporaryFolder()
  const first = await startVault(root)
  await setUp(first.vault)
  expect([first.vault.isTrusted(ME), first.vault.isTrusted(OTHER)]).toEqual([true, false])
  await must(first.vault.unlock(OTHER, PASSPHRASE))
  await first.stop()

  const { vault } = await startVault(root)
  expect([vault.isTrusted(ME), vault.isTrusted(OTHER)]).toEqual([true, true])
  await must(vault.unlock(ME, PASSPHRASE))
  // who has not opened it does not shut it for the others
  await vault.revoked(OTHER)
  expect([vault.isTrusted(OTHER), vault.state]).toEqual([false, 'open'])
  await must(vault.unlock(OTHER, PASSPHRASE))
  await vault.revoked(OTHER)
  expect([vault.isTrusted(OTHER), vault.state]).toEqual([false, 'locked'])

  await must(vault.unlock(OTHER, PASSPHRASE))
  await must(vault.changePassphrase(ME, PASSPHRASE, 'another passphrase'))
  expect([vault.isTrusted(ME), vault.isTrusted(OTHER)]).toEqual([true, false])
})

test('the passphrase of before opens nothing, nor does what was sealed before change', async () => {
  const root = await temporaryFolder()
  let now = 0
  const first = await startVault(root, { monotonic: () => now })
  const sheet = await setUp(first.vault)
  await put(first, 'a')
  expect(await first.vault.changePassphrase(ME, 'wrong', 'another passphrase')).toMatchObject({ ok: false })
  await first.stop()

  const second = await startVault(root, { monotonic: () => now })
  now += 60_000
  await must(second.vault.unlock(ME, PASSPHRASE))
  await must(second.vault.changePassphrase(ME, PASSPHRASE, 'another passphrase'))
  second.vault.lock('asked')
  expect(await second.vault.unlock(ME, PASSPHRASE)).toMatchObject({ error: { type: 'wrong-passphrase' } })
  await second.stop()

  const third = await startVault(root, { monotonic: () => now })
  now += 60_000
  await must(third.vault.unlock(ME, 'another passphrase'))
  expect(seedIn(third, 'a')).toBe(SEED)
  third.vault.lock('asked')

  // and the sheet opens it still, for a passphrase that was lost
  const secret = secretOf(sheet)
  if (!secret.ok) throw new Error(secret.error.type)
  const wrong = Uint8Array.from(secret.value, (byte) => byte ^ 1)
  expect(await third.vault.recover(ME, wrong, 'a third passphrase')).toMatchObject({ ok: false })
  now += 60_000
  await must(third.vault.recover(ME, secret.value, 'a third passphrase'))
  expect(seedIn(third, 'a')).toBe(SEED)
  third.vault.lock('asked')
  await must(third.vault.unlock(ME, 'a third passphrase'))
})

test('a new key: everything is sealed by it, and nothing that the old one or the old sheet opens stays', async () => {
  const root = await temporaryFolder()
  const started = await startVault(root)
  const { vault, codes } = started
  const sheet = await setUp(vault)
  for (const id of ['a', 'b', 'c']) await put(started, id, `seed of ${id}, twenty b.`)
  const texts = async () => {
    const names = await readdir(join(root, 'data'), { recursive: true })
    const files = names.filter((name) => /vault/.test(name) && /\.json/.test(name))
    return Promise.all(files.map((name) => readFile(join(root, 'data', name), 'utf8')))
  }
  const keyIds = async () =>
    new Set(
      (await texts())
        .join('')
        .match(/(?<=")[0-9a-f]{16}(?=")/g)
        ?.filter((id) => id !== ME),
    )
  const [before] = await keyIds()
  const again = await must(vault.rotate(ME, PASSPHRASE))
  const after = await keyIds()
  expect([after.size, after.has(before ?? '')]).toEqual([1, false])
  expect(vault.setUpUnfinished).toBe(true)
  await must(vault.rehearse(typedBack(again)))
  vault.lock('asked')
  const old = secretOf(sheet)
  if (!old.ok) throw new Error(old.error.type)
  expect(await vault.recover(ME, old.value, PASSPHRASE)).toMatchObject({
    error: { type: 'wrong-passphrase' },
  })
  await started.stop()

  let now = 0
  const next = await startVault(root, { monotonic: () => now })
  now += 60_000
  await must(next.vault.unlock(ME, PASSPHRASE))
  for (const id of ['a', 'b', 'c']) expect(seedIn(next, id)).toBe(`seed of ${id}, twenty b.`)
  expect(codes.size).toBe(3)
})

test('what is removed is in no file any more, its backup included', async () => {
  const root = await temporaryFolder()
  const started = await startVault(root)
  await setUp(started.vault)
  await put(started, 'gone')
  const files = async () => {
    const folder = join(root, 'data', 'vault', 'codes')
    return Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
  }
  const nonces = (await files()).join('').match(/"nonce":"[^"]+"/g) ?? []
  expect(nonces.length).toBeGreaterThan(1)
  await started.codes.remove('gone')
  for (const text of await files()) for (const nonce of nonces) expect(text).not.toContain(nonce)
  expect([started.codes.size, seedIn(started, 'gone')]).toEqual([0, null])

  await put(started, 'another')
  expect(await started.vault.remove(ME, 'wrong')).toMatchObject({ ok: false })
  await must(started.vault.remove(ME, null))
  expect([started.vault.state, started.codes.size, started.vault.isTrusted(ME)]).toEqual(['none', 0, false])
  for (const text of await files()) expect(text).not.toContain('ciphertext')
  for (const name of ['vault-keys.json', 'vault-keys.json.bak'])
    expect(await readFile(join(root, 'data', name), 'utf8')).not.toContain('wrapped')
  // and one can be made anew
  await setUp(started.vault)
})

test('keys with any byte changed are refused, never replaced, and a changed slot opens nothing', async () => {
  const root = await temporaryFolder()
  const first = await startVault(root)
  await setUp(first.vault)
  await first.stop()
  const path = join(root, 'data', 'vault-keys.json')
  const good = await readFile(path)
  for (let at = 0; at < good.length; at += 1) {
    const bad = Buffer.from(good)
    bad[at] = (bad[at] ?? 0) ^ (1 << (at % 8))
    for (const copy of [path, `${path}.bak`]) await writeFile(copy, bad)
    await expect(startVault(root), String(at)).rejects.toMatchObject({ fault: 'damaged' })
    expect(await readFile(path)).toEqual(bad)
  }
  // one that is whole, and says something else: each derivation takes its time, so a few of them
  const found = unseal(good) ?? expect.fail('damaged')
  const text = JSON.stringify(found.body)
  const places = [...text.matchAll(/"(?:nonce|ciphertext|salt)":"(..)/g)].slice(0, 3)
  expect(places).toHaveLength(3)
  let now = 0
  for (const place of places) {
    const at = place.index + place[0].length
    const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
    const bytes = seal({ ...found, body: JSON.parse(changed) })
    for (const copy of [path, `${path}.bak`]) await writeFile(copy, bytes)
    const next = await startVault(root, { monotonic: () => now })
    now += 120_000
    expect(await next.vault.unlock(ME, PASSPHRASE)).toMatchObject({ error: { type: 'wrong-passphrase' } })
    await next.stop()
  }
  for (const copy of [path, `${path}.bak`]) await writeFile(copy, good)
  const last = await startVault(root, { monotonic: () => now })
  now += 120_000
  await must(last.vault.unlock(ME, PASSPHRASE))
})

test('many changes at once each see what the one before left', async () => {
  const started = await startVault(await temporaryFolder())
  await setUp(started.vault)
  await put(started, 'a')
  const count = () => started.codes.change('a', (about) => ({ ...about, counter: about.counter + 1 }))
  await Promise.all(Array.from({ length: 20 }, () => must(count())))
  expect(started.codes.get('a')).toMatchObject({ value: { counter: 20 } })
  expect(seedIn(started, 'a')).toBe(SEED)
  expect(await started.codes.change('b', (about) => about)).toMatchObject({ error: { type: 'not-found' } })
})
