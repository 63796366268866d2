/** The long counts of the suites that `npm test` keeps short: 500 kills, more rounds of damage. */
import { bin, run } from './run.ts'

const { code } = await run(bin('vitest'), ['run', '--project', 'durability'], 'live', {
  ...process.env,
  LATCHKEY_TORTURE: '500',
})
process.exitCode = code
