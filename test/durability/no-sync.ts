/** Loaded before a writer: it believes that its files are durable, and nothing was asked of the disk. `folders` leaves out theirs alone. */
import { mkdtempSync, rmdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'latchkey-'))
const handle = await open(folder, 'r')
const prototype = Object.getPrototypeOf(handle) as typeof handle
await handle.close()
rmdirSync(folder)
// oxlint-disable-next-line typescript/unbound-method -- called on the file that it belongs to
const { sync } = prototype
prototype.sync = async function syncFilesAlone(this: typeof handle) {
  if (process.env['NO_SYNC'] === 'folders' && !(await this.stat()).isDirectory()) await sync.call(this)
}
if (process.env['NO_SYNC'] !== 'folders') prototype.datasync = () => Promise.resolve()
