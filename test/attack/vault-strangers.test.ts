/** What a paired browser that has never proven the passphrase can do to a vault, and to who has. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { LOCAL } from '#daemon/core/caller.ts'
import { ok } from '#shared/result.ts'
import { codesRig, type CodesRig } from '../support/codes-rig.ts'
import { sealed } from '../support/crafted-backup.ts'
import { firefox } from '../support/gated-daemon.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { ME, must, noKeychain, PASSPHRASE, setUp, startVault, typedBack } from '../support/vault-rig.ts'

let rig: CodesRig | null = null
afterEach(async () => {
  await rig?.close()
  rig = null
})

const STRANGER = '0011223344556677'
const untrusted = { status: 403, text: '{"error":"untrusted"}' }

it('a browser that has not proven the passphrase changes nothing but the lock, which it may close', async () => {
  const it = (rig = await codesRig())
  const other = await it.daemon.pair(firefox)
  const session = it.daemon.sessionOf(other)
  const byOther = (method: string, path: string, body: object) =>
    it.askBy(session, method, path, body, firefox)
  const minutes = () => it.vault.status(other.id).autoLockMinutes
  // where there is none there is nothing to prove
  expect((await byOther('PATCH', '/v1/vault', { autoLockMinutes: 20 })).status).toBe(200)

  await it.setUp()
  expect(await byOther('PATCH', '/v1/vault', { autoLockMinutes: 60 })).toMatchObject(untrusted)
  const sheet = await must(it.vault.newSheet(it.daemon.client.id, PASSPHRASE))
  const { recoveryMadeAt } = it.vault.status(other.id)
  it.daemon.setClock(60_000)
  const groups = { groups: typedBack(sheet) }
  expect(await byOther('POST', '/v1/vault/rehearse', groups)).toMatchObject(untrusted)
  expect([minutes(), it.vault.status(other.id).recoveryMadeAt]).toEqual([20, recoveryMadeAt])
  expect((await byOther('POST', '/v1/vault/lock', {})).status).toBe(200)
  expect(it.vault.state).toBe('locked')

  // the controls: who has proven it, and the same browser once it has
  expect((await it.ask('PATCH', '/v1/vault', { autoLockMinutes: 30 })).status).toBe(200)
  expect((await byOther('POST', '/v1/vault/unlock', { passphrase: PASSPHRASE })).status).toBe(200)
  expect((await byOther('PATCH', '/v1/vault', { autoLockMinutes: 40 })).status).toBe(200)
  expect(minutes()).toBe(40)
})

it('who proves the passphrase by an act has proven it, and types its sheet back', async () => {
  const it = (rig = await codesRig())
  const other = await it.daemon.pair(firefox)
  await it.setUp()
  const sheet = await must(it.vault.newSheet(other.id, PASSPHRASE))
  const session = it.daemon.sessionOf(other)
  const groups = { groups: typedBack(sheet) }
  expect((await it.askBy(session, 'POST', '/v1/vault/rehearse', groups, firefox)).status).toBe(200)
})

it('its tries make only itself wait, over a restart too', async () => {
  const root = await temporaryFolder()
  let now = 0
  const monotonic = () => now
  const first = await startVault(root, { monotonic })
  await setUp(first.vault)
  first.vault.lock('asked')
  const waits = (seconds: number) => ({ ok: false, error: { type: 'wait', seconds } })
  const wrong = { error: { type: 'wrong-passphrase' } }
  for (const seconds of [1, 2, 4]) {
    expect(await first.vault.unlock(STRANGER, 'wrong')).toMatchObject(wrong)
    expect(await first.vault.unlock(STRANGER, PASSPHRASE)).toEqual(waits(seconds))
    for (const known of [ME, LOCAL]) {
      await must(first.vault.unlock(known, PASSPHRASE))
      first.vault.lock('asked')
    }
    now += seconds * 1000
  }
  // and who is known is slowed no less, by a counter of its own
  for (const seconds of [1, 2]) {
    expect(await first.vault.unlock(ME, 'wrong')).toMatchObject(wrong)
    expect(await first.vault.unlock(LOCAL, PASSPHRASE)).toEqual(waits(seconds))
    now += seconds * 1000
  }
  await first.stop()

  const second = await startVault(root, { monotonic })
  expect(await second.vault.unlock(STRANGER, PASSPHRASE)).toEqual(waits(4))
  expect(await second.vault.unlock(ME, PASSPHRASE)).toEqual(waits(2))
  now += 2_000
  await must(second.vault.unlock(ME, PASSPHRASE))
  expect(await second.vault.unlock(STRANGER, PASSPHRASE)).toEqual(waits(2))
  now += 2_000
  await must(second.vault.unlock(STRANGER, PASSPHRASE))
})

it('tries that were counted for all together count for everybody', async () => {
  const root = await temporaryFolder()
  const first = await startVault(root)
  await setUp(first.vault)
  await first.stop()
  await mkdir(join(root, 'data'), { recursive: true })
  await writeFile(join(root, 'data', 'vault-tries.json'), sealed({ failures: 4 }))
  const { vault } = await startVault(root)
  for (const client of [ME, STRANGER])
    expect(await vault.unlock(client, PASSPHRASE)).toEqual({ ok: false, error: { type: 'wait', seconds: 8 } })
})

it('a keychain that keeps its entry opens no backup from before it was switched off', async () => {
  const entries = new Map<string, string>()
  const keychain = {
    get: (account: string) => Promise.resolve(ok(entries.get(account) ?? null)),
    set: (account: string, value: string) => Promise.resolve(ok(void entries.set(account, value))),
    remove: noKeychain.set.bind(null, '', ''),
  }
  const it = (rig = await codesRig({ keychain }))
  await it.setUp()
  const set = async (on: boolean) => {
    const { status, text } = await it.ask('POST', '/v1/vault/keychain', { given: PASSPHRASE, on })
    return [status, text]
  }
  const kept = [200, '{"done":true,"backups":null}']
  expect(await set(false)).toEqual(kept)
  expect(await set(true)).toEqual(kept)
  expect(await set(false)).toEqual([200, '{"done":true,"backups":true}'])
  expect(entries.size).toBe(1)
  expect(await set(false)).toEqual(kept)
})
