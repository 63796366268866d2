/**
 * The long counts of the suites that `npm test` keeps short: 500 kills, more rounds of damage, restarts of browsers with every kind
 * of credential, what the tests of restarts rely on themselves; then what reached the hard site of `npm run airlock` in 20 restarts of each browser.
 */
import { bin, run } from './run.ts'
import { buildExtension, isBuilt } from './build-extension.ts'
import { countRestarts, families } from '../test/airlock/restarts.ts'
import { latchkey } from '../test/airlock/set-ups.ts'
import { tableOf } from '../test/airlock/table.ts'

const RESTARTS = 20

for (const browser of ['chrome', 'firefox'] as const)
  if (!(await isBuilt(browser)) && !(await buildExtension(browser))) process.exit(1)

const { code } = await run(
  bin('vitest'),
  ['run', 'test/durability', 'test/harness', 'test/e2e/airlock-restart'],
  'live',
  {
    ...process.env,
    LATCHKEY_TORTURE: '500',
  },
)
process.exitCode = code

for (const family of families) {
  const counted = await countRestarts(latchkey, family, RESTARTS)
  console.log(`\n${tableOf([{ setUp: latchkey.name, ...counted }])}`)
  const carrying = Object.values(counted.seen).reduce((sum, { cookies, tokens }) => sum + cookies + tokens, 0)
  if (carrying === 0) continue
  console.log(`FAIL  ${String(carrying)} requests carried a credential of an earlier run`)
  process.exitCode = 1
}
