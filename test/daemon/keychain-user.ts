/** Uses the real keychain as told, and prints what came of it. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { systemClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { keychainAvailable, keychainState } from '#daemon/core/keychain.ts'
import { openSecrets } from '#daemon/core/secrets.ts'

const [act = '', folder = ''] = process.argv.slice(2)
const store = await openStore(join(folder, 'data'), {
  onTrouble: ({ message }) => process.stderr.write(message),
})
const open = () =>
  openSecrets({ store, clock: systemClock, keyfilePath: join(folder, 'data.key'), startPatience: 10_000 })

const acts: Record<string, () => Promise<unknown>> = {
  available: keychainAvailable,
  state: keychainState,
  'available-to-many': () => Promise.all(Array.from({ length: 8 }, () => keychainAvailable())),
  async entries() {
    const { findCredentials } = createRequire(import.meta.url)(
      '@napi-rs/keyring',
    ) as typeof import('@napi-rs/keyring')
    return findCredentials('latchkey')
  },
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
  'remove-all': async () => (await open()).removeAll(),
}
process.stdout.write(JSON.stringify(await acts[act]?.()))
await store.close()
