/** Runs on a tiny disk: makes backups while somebody else fills it at that very moment, and prints what became of them. */
import { randomBytes } from 'node:crypto'
import { statfsSync, writeFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { systemClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { createBackups } from '#daemon/features/backup/backups.ts'

const [folder = ''] = process.argv.slice(2)
const dataDir = join(folder, 'data')
const filler = join(folder, 'filler')
/** Bytes of data, which no packing makes fewer. */
const SIZE = 1024 * 1024

const store = await openStore(dataDir, { onTrouble: ({ message }) => process.stderr.write(message) })
const big = await store.document('big', v.string(), '')
await big.change(() => randomBytes(SIZE).toString('base64'))
await store.close()

let left: number | null = null
/** Asked for the time after the room was looked at, and before anything is written. */
const now = () => {
  if (left !== null) {
    const { bavail, bsize } = statfsSync(folder)
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)))
  }
  return systemClock.now()
}
const backups = createBackups({
  folder: join(folder, 'backups'),
  dataDir,
  kind: 'own',
  version: '1',
  clock: { now },
  hold: (act) => act(),
})
const first = await backups.make('asked')
for (const room of [0, 64 * 1024, SIZE / 2, 4 * SIZE]) {
  left = room
  const made = await backups.make('daily')
  left = null
  const { failure } = backups
  await rm(filler)
  const row = { room, made: made.ok || made.error, failure, left: await readdir(join(folder, 'backups')) }
  process.stdout.write(`${JSON.stringify(row)}\n`)
}
const { backups: list, damaged } = await backups.list()
process.stdout.write(
  `${JSON.stringify({ first: first.ok, whys: list.map(({ why }) => why), damaged, failure: backups.failure })}\n`,
)
