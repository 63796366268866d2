/** Mozilla's own lint of the built Firefox package: no error, and no warning that is not explained here. */
import * as v from 'valibot'
import { bin, run } from './run.ts'

const explained: Readonly<Record<string, string>> = {
  UNSAFE_VAR_ASSIGNMENT:
    'Preact carries the code for dangerouslySetInnerHTML, which nothing here uses (a test over the sources holds that)',
}

const message = v.object({ code: v.string(), message: v.string(), file: v.optional(v.string()) })
const report = v.object({ errors: v.array(message), warnings: v.array(message) })

const { output } = await run(bin('web-ext'), ['lint', '--source-dir=.output/firefox-mv2', '--output=json'])
const { errors, warnings } = v.parse(report, JSON.parse(output.slice(output.indexOf('{'))))
const faults = [...errors, ...warnings.filter(({ code }) => !(code in explained))]
for (const { code, message, file } of faults) console.log(`${code}: ${message} (${file ?? 'manifest'})`)
for (const { code } of warnings)
  if (code in explained) console.log(`${code}: explained: ${explained[code] ?? ''}`)
process.exitCode = faults.length === 0 ? 0 : 1
