import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { amongOwnMounts, noBlockDevice } from './namespace.ts'
import type { AfterCuts, PowerCuts } from './power-cut.ts'

const CUTS = Number(process.env['LATCHKEY_TORTURE'] ?? 100)
/** By itself ext4 writes a file that is renamed over another before its name; with the others that is left to the program. */
const mounts = [
  { mountOptions: 'noauto_da_alloc', cuts: Math.round(CUTS * 0.6) },
  { mountOptions: 'defaults', cuts: Math.round(CUTS * 0.2) },
  { mountOptions: 'noauto_da_alloc,data=writeback', cuts: Math.round(CUTS * 0.2) },
]
const cannot = await noBlockDevice()

/** Writes on a disk of its own, then cuts its power at many places of all that this disk was asked. */
async function cut(
  options: Partial<PowerCuts> & Pick<PowerCuts, 'cuts'>,
  env?: NodeJS.ProcessEnv,
): Promise<AfterCuts> {
  const given = { mountOptions: 'noauto_da_alloc', writer: 'writer.ts', imports: [], writes: 40 }
  return amongOwnMounts('power-cut.ts', { ...given, ...options, folder: await temporaryFolder() }, env)
}

test(
  `what was acknowledged is there after each of ${String(CUTS)} power cuts, and nothing is half done`,
  { timeout: 120_000 + CUTS * 2_000 },
  async (ctx) => {
    ctx.skip(cannot !== null, cannot ?? '')
    let underWay = 0
    for (const options of mounts) {
      const { cuts, acknowledged, lost, pending, faults } = await cut(options)
      console.log(
        `${String(cuts)} power cuts on ext4 with ${options.mountOptions}, ${String(pending)} with writes under way, ${String(lost)} lost something acknowledged`,
      )
      expect.soft({ lost, faults }, options.mountOptions).toEqual({ lost: 0, faults: [] })
      expect.soft(cuts).toBe(options.cuts)
      expect.soft(acknowledged).toBeGreaterThan(10)
      underWay += pending
    }
    // or the cuts would have cut nothing
    expect(underWay).toBeGreaterThan(CUTS / 10)
  },
)

test(
  'the same cuts lose what lowdb acknowledges, and what we do with fsync left out',
  { timeout: 120_000 },
  async (ctx) => {
    ctx.skip(cannot !== null, cannot ?? '')
    const lowdb = await cut({ writer: 'writer-lowdb.ts', writes: 200, cuts: 10 })
    // the system may have written some by itself before the cut
    expect(lowdb.lost, 'lowdb with its own adapter').toBeGreaterThan(0)
    const noSync = await cut({ imports: ['no-sync.ts'], cuts: 10 })
    expect(noSync.lost, 'no fsync at all').toBeGreaterThan(0)
    const noFolders = await cut({ imports: ['no-sync.ts'], cuts: 20 }, { NO_SYNC: 'folders' })
    expect(noFolders.lost, 'no fsync of folders').toBeGreaterThan(0)
  },
)
