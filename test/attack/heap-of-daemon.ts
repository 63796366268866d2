/** The daemon in this process, which its parent may ask for all that is in its memory; a real one answers nobody like that. */
import { writeHeapSnapshot } from 'node:v8'

/** What a search has to find, or it finds nothing. */
const held = ['held', 'in', 'memory', process.env['HELD'] ?? ''].join(' ')

process.on('message', (path: string) => {
  process.send?.({ written: writeHeapSnapshot(path), held: held.length })
})
await import('#daemon/cli/main.ts')
