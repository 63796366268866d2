/** Everything that must hold: the checks, then every suite, in real browsers too. Ends with one line that sums it all. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureTools } from './tools.ts'
import { bin, NOT_NOW, root, run } from './run.ts'
import type { Totals } from './totals-reporter.ts'

const totals: Totals = { passed: 0, failed: 0, skipped: [], late: [] }
const failures: string[] = []

/** A step that is one test: it holds, it does not, or it says why it cannot run here. */
async function step(name: string, command: string, args: readonly string[]): Promise<void> {
  const began = performance.now()
  const { code, output } = await run(command, args)
  const seen = code === 0 ? 'pass' : code === NOT_NOW ? 'skip' : 'FAIL'
  console.log(`${seen}  ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  if (code === 0) totals.passed += 1
  else if (code === NOT_NOW) totals.skipped.push({ name, reason: output.trim().split('\n').at(-1) ?? '' })
  else {
    totals.failed += 1
    failures.push(name)
    console.log(output.trimEnd())
  }
}

const missing = await ensureTools()
if (missing !== null) {
  console.error(missing)
  process.exit(1)
}
const node = process.execPath
await step('check: types, lint, format, dead code', node, ['scripts/check.ts'])
await step('build: extension for both browsers, daemon', node, ['scripts/build.ts'])
await step('lint of the Firefox package', node, ['scripts/lint-package.ts'])
await step('known weaknesses of what is handed out', node, ['scripts/advisories.ts'])

const folder = await mkdtemp(join(tmpdir(), 'latchkey-test-'))
const file = join(folder, 'totals.json')
const { code } = await run(
  bin('vitest'),
  ['run', '--reporter=default', `--reporter=${root}scripts/totals-reporter.ts`, ...process.argv.slice(2)],
  'live',
  { ...process.env, LATCHKEY_TEST_TOTALS: file },
)
try {
  const suites = JSON.parse(await readFile(file, 'utf8')) as Totals
  totals.passed += suites.passed
  totals.failed += suites.failed
  totals.skipped.push(...suites.skipped)
  totals.late.push(...suites.late)
  if (code !== 0 && suites.failed === 0) totals.failed += 1
} catch {
  totals.failed += 1
  failures.push('the suites did not end')
}
await rm(folder, { recursive: true, force: true })

for (const name of failures) console.log(`failed: ${name}`)
for (const name of totals.late) console.log(`passed at its second try: ${name}`)
for (const { name, reason } of totals.skipped) console.log(`skipped: ${name} (${reason})`)
console.log(
  `${String(totals.passed)} passed, ${String(totals.failed)} failed, ${String(totals.skipped.length)} skipped`,
)
process.exitCode = totals.failed === 0 ? 0 : 1
