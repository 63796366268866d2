/** What a backup says of itself, first of all that is in it. */
import * as v from 'valibot'
import { backupReasons, countedThings } from '#shared/backups.ts'
import { isoTime } from '#shared/time.ts'
import { isKept } from './gather.ts'
import { noVault, vaultSight } from './vault-sight.ts'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
/** Of the store and the journal alone. */
const path = v.pipe(v.string(), v.maxLength(255), v.check(isKept))

/** More than any that is made has, since a few kilobytes can be unpacked to any size; sizes in bytes. */
export const most = {
  about: 16 * 1024 ** 2,
  file: 64 * 1024 ** 2,
  all: 4 * 1024 ** 3,
  files: 100_000,
} as const
const sizeOf = (files: readonly { readonly size: number }[]) => files.reduce((sum, { size }) => sum + size, 0)

export const FORMAT = 1
/** By which a file is known as ours, of whatever version. */
export const mark = v.object({ fmt: v.literal('latchkey-backup'), v: v.number(), version: v.string() })

export const about = v.strictObject({
  fmt: v.literal('latchkey-backup'),
  v: v.literal(FORMAT),
  madeAt: isoTime,
  /** Of the program. */
  version: v.string(),
  /** Of the data. */
  schema: count,
  kind: v.picklist(['own', 'sandbox']),
  why: v.picklist(backupReasons),
  holds: v.record(v.picklist(countedThings), count),
  vault: v.optional(vaultSight, noVault),
  files: v.pipe(
    v.array(v.strictObject({ path, size: v.pipe(count, v.maxValue(most.file)), sha256 })),
    v.maxLength(most.files),
    v.check((files) => sizeOf(files) <= most.all),
  ),
})
export type About = Readonly<v.InferOutput<typeof about>>
export const ABOUT = 'about.json'
