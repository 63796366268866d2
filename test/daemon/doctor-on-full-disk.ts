/** A daemon on a disk of a few MB, which is filled and freed again; prints what its doctor says each time. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { doctorOf } from '../support/doctored.ts'
import { startLatchkey } from '../support/latchkey.ts'

const [disk = ''] = process.argv.slice(2)
const latchkey = await startLatchkey({ home: join(disk, 'home') })
const filler = join(disk, 'filler')
const look = async () => {
  await latchkey.cli(['backup'])
  const doctor = await doctorOf(latchkey)
  const state = (id: string) => doctor.row(id).state
  return { disk: state('disk'), store: state('store'), backups: state('backups'), code: doctor.code }
}

const before = await look()
await writeFile(filler, Buffer.alloc(64 * 1024 * 1024)).catch(() => undefined)
await latchkey.cli(['domains', 'add', 'one.example'])
const full = await look()
await rm(filler)
await latchkey.cli(['domains', 'add', 'one.example'])
const after = await look()
await latchkey.stop()
process.stdout.write(JSON.stringify({ before, full, after }))
