/**
 * Measures what reaches a site when a browser restores its tabs, by each way to end a session, in Chromium and Firefox:
 * `npm run airlock -- 5 --json`. Without a number 3 restarts each, some minutes in all.
 */
import { buildExtension, isBuilt } from './build-extension.ts'
import { countRestarts, families } from '../test/airlock/restarts.ts'
import { setUps } from '../test/airlock/set-ups.ts'
import { legendOf, tableOf, type Row } from '../test/airlock/table.ts'

const args = process.argv.slice(2)
const restarts = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 3)
const isJson = args.includes('--json')

for (const browser of ['chrome', 'firefox'] as const)
  if (!(await isBuilt(browser)) && !(await buildExtension(browser))) process.exit(1)

const rows: Row[] = []
for (const family of families) {
  const ofFamily: Row[] = []
  for (const setUp of setUps) {
    console.error(`${family}: ${setUp.name} …`)
    ofFamily.push({ setUp: setUp.name, ...(await countRestarts(setUp, family, restarts)) })
  }
  if (!isJson) console.log(`${tableOf(ofFamily)}\n`)
  rows.push(...ofFamily)
}
console.log(isJson ? JSON.stringify(rows, null, 2) : legendOf(setUps))
