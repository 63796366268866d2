/** launchd appends to the log and never makes it shorter. */
import { copyFileSync, fstatSync, ftruncateSync, statSync } from 'node:fs'

const LARGEST = 1_000_000

/** Where standard error is that file, and it is long: puts it aside, in place of the one before, and begins anew. */
export function trimOwnLog(path: string): void {
  const own = statSync(path, { throwIfNoEntry: false })
  const open = fstatSync(2)
  if (!own || own.ino !== open.ino || own.dev !== open.dev || own.size < LARGEST) return
  copyFileSync(path, `${path}.1`)
  ftruncateSync(2)
}
