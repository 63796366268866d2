/**
 * Prints what was measured against its bar, `name value unit bar pass|fail`, and what has no bar as comments. A bar that is
 * missed is a row that says so, not a failure of the run. `quick` leaves out what needs a browser or the large set.
 */
import { buildDaemon } from './build-daemon.ts'
import { buildExtension, isBuilt } from './build-extension.ts'
import { measureAirlock } from '../test/bench/airlock.ts'
import { measureFirstSyncAndBrowser } from '../test/bench/journey.ts'
import { measureGrowth } from '../test/bench/growth.ts'
import { openLarge } from '../test/bench/large.ts'
import { measureChecks, measurePasses, measureSaving } from '../test/bench/records.ts'
import { createReport } from '../test/bench/report.ts'
import { measureEmpty, measureLarge } from '../test/bench/service.ts'
import { measureSizes } from '../test/bench/sizes.ts'

const report = createReport(console.log, console.error)
for (const browser of ['chrome', 'firefox'] as const)
  if (!(await isBuilt(browser)) && !(await buildExtension(browser))) process.exit(1)
await buildDaemon()

await measureSizes(report)
await measureSaving(report)
await measureEmpty(report)
if (!process.argv.includes('quick')) {
  report.note('the large set: 10,000 members, 10,000 domains, 100,000 events in the journal')
  const large = await openLarge()
  try {
    await large.sync()
    await large.askRegistries()
    measureChecks(report, large)
    await measurePasses(report, large)
    await measureGrowth(report, large)
    await large.settle()
    await measureLarge(report, large)
  } finally {
    await large.close()
  }
  await measureFirstSyncAndBrowser(report)
  await measureAirlock(report)
}
console.log(report.total())
