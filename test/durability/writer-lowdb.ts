/** lowdb with its own adapter, in the same place as `writer.ts`: it shows that the cuts of a test do cut. */
import { writeFileSync } from 'node:fs'
import { JSONFilePreset } from 'lowdb/node'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { until: { type: 'string', default: '1' }, say: { type: 'string', default: '' } },
})
const low = await JSONFilePreset(join(positionals[0] ?? '', 'lowdb.json'), { n: 0 })
for (let n = 1; n <= Number(values.until); n += 1) {
  low.data.n = n
  await low.write()
  writeFileSync(values.say, `acknowledged ${String(n)}`, { flag: 'r+' })
}
