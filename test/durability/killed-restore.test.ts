/** kill -9 at each step of a restore from before the last entry of the vault: no seed is ever gone. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeOffered } from '#daemon/features/backup/swap.ts'
import { ME, must, PASSPHRASE, put, seedIn, setUp, startVault } from '../support/vault-rig.ts'
import { backupsOf } from './keeping-acts.ts'
import { killAtEach } from './kill-at-each.ts'

test(
  'a restore over a vault: whatever is cut short, every seed that was here opens',
  { timeout: 120_000 },
  async () => {
    const steps = await killAtEach(
      'restore',
      async (root) => {
        const first = await startVault(root)
        await setUp(first.vault)
        await put(first, 'a', 'seed of a')
        await first.stop()
        expect((await backupsOf(root, join(root, 'data')).make('asked')).ok).toBe(true)
        const second = await startVault(root)
        await must(second.vault.unlock(ME, PASSPHRASE))
        await put(second, 'b', 'seed of b')
        await second.stop()
      },
      async (root) => {
        // as the next start does
        await takeOffered(join(root, 'data'))
        const started = await startVault(root)
        await must(started.vault.unlock(ME, PASSPHRASE))
        expect([seedIn(started, 'a'), seedIn(started, 'b')]).toEqual(['seed of a', 'seed of b'])
        await started.stop()
      },
    )
    expect(steps).toBeGreaterThan(20)
  },
)
