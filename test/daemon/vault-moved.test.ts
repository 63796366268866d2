/** The vault in a backup that is put back, and in a file that goes to another computer. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { secretOf } from '#shared/recovery-code.ts'
import { runCli } from '../support/latchkey.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { ME, must, PASSPHRASE, put, seedIn, SEED, setUp, startVault } from '../support/vault-rig.ts'

const FILE_PASSPHRASE = 'a passphrase for the file'
const OTHER = '0011223344556677'

const cli = async (home: string, args: readonly string[], input = '') => {
  const env = {
    ...process.env,
    LANG: 'en_GB.UTF-8',
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    LATCHKEY_HOME: home,
  }
  const ran = await runCli([...args, '--json'], env, input)
  expect(ran.code, ran.err).toBe(0)
  return JSON.parse(ran.out) as { file?: string }
}

test(
  'a backup brings back what was in it, locked, and nobody whose trust has ended since',
  { timeout: 60_000 },
  async () => {
    const home = await temporaryFolder()
    const first = await startVault(home)
    await setUp(first.vault)
    await put(first, 'a')
    await must(first.vault.unlock(OTHER, PASSPHRASE))
    await first.stop()
    const { file = '' } = await cli(home, ['backup'])

    const second = await startVault(home)
    await must(second.vault.unlock(ME, PASSPHRASE))
    await put(second, 'b')
    await second.vault.revoked(OTHER)
    second.vault.lock('asked')
    expect(await second.vault.unlock(ME, 'wrong')).toMatchObject({ ok: false })
    await second.stop()
    // otherwise the vault of now stays
    await cli(home, ['restore', file, '--with-vault'])

    let now = 0
    const third = await startVault(home, { monotonic: () => now })
    expect([third.vault.state, third.codes.size]).toEqual(['locked', 1])
    expect([third.vault.isTrusted(ME), third.vault.isTrusted(OTHER)]).toEqual([true, false])
    // nor are tries forgotten that were counted since
    expect(await third.vault.unlock(ME, PASSPHRASE)).toMatchObject({ error: { type: 'wait' } })
    now += 60_000
    await must(third.vault.unlock(ME, PASSPHRASE))
    expect([seedIn(third, 'a'), seedIn(third, 'b')]).toEqual([SEED, null])
    await third.stop()
  },
)

test(
  'on another computer the passphrase opens it, and so does the sheet; nobody is trusted there',
  { timeout: 60_000 },
  async () => {
    const [home, other] = [await temporaryFolder(), await temporaryFolder()]
    const first = await startVault(home)
    const sheet = secretOf(await setUp(first.vault))
    await put(first, 'a')
    await first.stop()
    const file = join(other, 'moving.age')
    await cli(home, ['export', file], `${FILE_PASSPHRASE}\n`)
    await cli(other, ['import', file], `${FILE_PASSPHRASE}\n`)

    const there = await startVault(other)
    expect((await readdir(join(other, 'data'))).filter((name) => /vault-(tries|clients)/.test(name))).toEqual(
      [],
    )
    expect([there.vault.state, there.vault.isTrusted(ME)]).toEqual(['locked', false])
    expect(await there.vault.unlockByKeychain(ME)).toMatchObject({ error: { type: 'untrusted' } })
    await must(there.vault.unlock(ME, PASSPHRASE))
    expect(seedIn(there, 'a')).toBe(SEED)
    there.vault.lock('asked')
    if (!sheet.ok) throw new Error(sheet.error.type)
    await must(there.vault.recover(ME, sheet.value, 'a passphrase of there'))
    expect(seedIn(there, 'a')).toBe(SEED)
    await there.stop()
  },
)
