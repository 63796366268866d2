/** Uses the real keychain as told, and prints what came of it. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import * as v from 'valibot'
import { systemClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { keychainAvailable, keychainState } from '#daemon/core/keychain.ts'
import { openVault } from '#daemon/core/open-vault.ts'
import { openSecrets } from '#daemon/core/secrets.ts'

const [act = '', folder = ''] = process.argv.slice(2)
const store = await openStore(join(folder, 'data'), {
  onTrouble: ({ message }) => process.stderr.write(message),
})
const open = () =>
  openSecrets({ store, clock: systemClock, keyfilePath: join(folder, 'data.key'), startPatience: 10_000 })

function entries() {
  const { findCredentials } = createRequire(import.meta.url)(
    '@napi-rs/keyring',
  ) as typeof import('@napi-rs/keyring')
  return findCredentials('latchkey')
}
const accounts = () => entries().map(({ account }) => account)

const ME = 'aabbccddeeff0011'
const PASSPHRASE = 'correct horse battery staple'
async function openTheVault() {
  const quiet = { note: () => undefined, changed: () => undefined }
  const vault = await openVault({ store, clock: systemClock, ...quiet })
  return { vault, codes: await vault.records('codes', v.string()) }
}

const acts: Record<string, () => Promise<unknown>> = {
  available: keychainAvailable,
  state: keychainState,
  'available-to-many': () => Promise.all(Array.from({ length: 8 }, () => keychainAvailable())),
  entries: () => Promise.resolve(entries()),
  async 'set-up'() {
    const secrets = await open()
    const setUp = await secrets.setUp({ kind: 'keychain' })
    const put = await secrets.put('infomaniak/default', 'planted')
    return { setUp, put, state: secrets.state, slot: secrets.slot }
  },
  async read() {
    const secrets = await open()
    const again = await secrets.setUp({ kind: 'keychain' })
    return { state: secrets.state, slot: secrets.slot, got: await secrets.get('infomaniak/default'), again }
  },
  async 'give-up'() {
    const secrets = await openSecrets({
      store,
      clock: systemClock,
      keyfilePath: join(folder, 'x'),
      startPatience: 1_000,
    })
    const { state } = secrets
    secrets.close()
    return { state }
  },
  async 'there-and-back'() {
    const secrets = await open()
    const passphrase = 'correct horse'
    await secrets.setUp({ kind: 'passphrase', passphrase })
    await secrets.put('infomaniak/default', 'planted')
    const moved = await secrets.changeWay({ kind: 'keychain' }, passphrase)
    secrets.lock()
    const there = { state: await secrets.reopen(), slot: secrets.slot }
    const unlocked = await secrets.unlock(passphrase)
    const back = await secrets.changeWay({ kind: 'passphrase', passphrase }, null)
    return { moved, there, unlocked, back, got: await secrets.get('infomaniak/default') }
  },
  async 'vault-set-up'() {
    const { vault, codes } = await openTheVault()
    const made = await vault.setUp(ME, PASSPHRASE, true)
    if (!made.ok) return { setUp: made, state: vault.state }
    const groups = made.value.rehearse.map((at) => ({ at, text: made.value.groups[at - 1] ?? '' }))
    await vault.rehearse(groups)
    const put = await codes.put('a', 'planted', Buffer.from('planted'))
    return { put, ways: vault.status(ME).ways, accounts: accounts() }
  },
  async 'vault-read'() {
    const { vault, codes } = await openTheVault()
    const byKeychain = await vault.unlockByKeychain(ME)
    return { byKeychain, byPassphrase: await vault.unlock(ME, PASSPHRASE), got: codes.get('a') }
  },
  async 'vault-change'() {
    const { vault, codes } = await openTheVault()
    const reopen = async () => {
      vault.lock('asked')
      return (await vault.unlockByKeychain(ME)).ok && codes.get('a')
    }
    const stranger = await vault.unlockByKeychain('0000000000000000')
    const opened = await reopen()
    await vault.rotate(ME, PASSPHRASE)
    const rotated = { opened: await reopen(), accounts: accounts() }
    await vault.setKeychain(ME, PASSPHRASE, false)
    const off = { ways: vault.status(ME).ways, opened: await reopen(), accounts: accounts() }
    return { stranger, opened, rotated, off }
  },
  'remove-all': async () => (await open()).removeAll(),
}
process.stdout.write(JSON.stringify(await acts[act]?.()))
await store.close()
