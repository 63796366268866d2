/**
 * Whether anything that is handed out has a known weakness, by the registry's advisories. Most of it is bundled, so that
 * `npm audit --omit=dev` would look past it. Ends with 75 and the reason where nobody answers.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { outputFolder } from './build-extension.ts'
import { NOT_NOW, root, run } from './run.ts'
import { outsideOf } from './sbom.ts'
import { partsIn } from './third-party.ts'

const advisory = v.object({ title: v.string(), url: v.string(), severity: v.string(), range: v.string() })
/** A name where it is only weak by what it depends on, which is looked at by itself. */
const cause = v.union([v.string(), advisory])
const report = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    vulnerabilities: v.optional(v.record(v.string(), v.object({ via: v.array(cause) }))),
    message: v.optional(v.string()),
    error: v.optional(v.object({ summary: v.string() })),
  }),
)

const notices = [join(root, 'dist'), outputFolder.chrome, outputFolder.firefox].map((folder) =>
  readFile(join(folder, 'THIRD-PARTY.txt'), 'utf8'),
)
const lock: unknown = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'))
const shipped = new Set(
  [...(await Promise.all(notices)).flatMap(partsIn), ...outsideOf(lock)].map(({ name }) => name),
)

const { output } = await run('npm', ['audit', '--json', '--package-lock-only', '--fetch-retries=0'])
// npm's own warnings stand around it
const document = /^\{$.*^\}$/ms.exec(output)?.[0] ?? '{}'
const { vulnerabilities, message, error } = v.parse(report, document)
if (vulnerabilities) {
  let weak = 0
  for (const [name, { via }] of Object.entries(vulnerabilities))
    for (const one of via) {
      if (typeof one === 'string' || !shipped.has(name)) continue
      weak += 1
      console.log(`${name} ${one.range}: ${one.severity}: ${one.title} ${one.url}`)
    }
  console.log(`${String(shipped.size)} packages handed out, ${String(weak)} known weaknesses in them`)
  process.exitCode = weak === 0 ? 0 : 1
} else {
  console.log(`the registry told no advisories: ${message ?? error?.summary ?? 'no answer'}`)
  process.exitCode = NOT_NOW
}
