/** Types, lint, format and dead code, all at once; at most 55 seconds on two cores. */
import { runAll } from './run.ts'

const failed = await runAll([
  ['types', 'tsc', ['--noEmit']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['dead code', 'knip', ['--no-progress']],
])
process.exitCode = failed === 0 ? 0 : 1
