/** Before npm packs the daemon: everything is built, and has the modes that it has everywhere, whatever the umask was. */
import { chmod, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './run.ts'
import './build.ts'

const packed = await readdir(join(root, 'dist'), { recursive: true, withFileTypes: true })
const files = packed.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
for (const file of [...files, ...['package.json', 'README.md', 'LICENSE'].map((name) => join(root, name))])
  await chmod(file, 0o644)
await chmod(join(root, 'bin/latchkey.mjs'), 0o755)
