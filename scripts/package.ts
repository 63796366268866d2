/**
 * Makes everything that a release hands out, in `.output/packages/`: the daemon for npm, the extension for both browsers, its
 * sources for Mozilla's reviewers, the bill of materials and the hashes. `npm run package -- firefox` makes one extension alone.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { buildExtension, outputFolder, type BuiltFor } from './build-extension.ts'
import { root, run } from './run.ts'
import { bomOf } from './sbom.ts'
import { sourceFiles } from './source-archive.ts'
import { filesIn, zipOf } from './zip.ts'

const folder = join(root, '.output/packages')
const read = (path: string) => readFile(join(root, path), 'utf8')
const { version } = v.parse(
  v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() })),
  await read('package.json'),
)
const fileOf: Record<BuiltFor, string> = {
  chrome: `latchkey-${version}-chrome.zip`,
  firefox: `latchkey-${version}-firefox.xpi`,
}
const put = (name: string, content: Uint8Array | string) => writeFile(join(folder, name), content)
const putExtension = async (browser: BuiltFor) =>
  put(fileOf[browser], await zipOf(await filesIn(outputFolder[browser])))

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
const only = process.argv[2]
if (only === 'chrome' || only === 'firefox') {
  if (!(await buildExtension(only))) process.exit(1)
  await putExtension(only)
} else {
  // builds both extensions and the daemon first
  const { code, output } = await run('npm', ['pack', `--pack-destination=${folder}`])
  if (code !== 0) {
    console.error(output)
    process.exit(1)
  }
  await putExtension('chrome')
  await putExtension('firefox')
  await put(`latchkey-${version}-source.zip`, await zipOf(await sourceFiles()))
  const bom = bomOf({
    version,
    daemon: await read('dist/THIRD-PARTY.txt'),
    extension: await readFile(join(outputFolder.firefox, 'THIRD-PARTY.txt'), 'utf8'),
    lock: JSON.parse(await read('package-lock.json')),
  })
  await put(`latchkey-${version}.cdx.json`, `${JSON.stringify(bom, null, 2)}\n`)
}
const lines = await Promise.all(
  (await readdir(folder)).sort().map(async (name) => {
    const content = await readFile(join(folder, name))
    console.log(`${name}  ${(content.length / 1000).toFixed(1)} KB`)
    return `${createHash('sha256').update(content).digest('hex')}  ${name}\n`
  }),
)
await put('SHA256SUMS', lines.join(''))
console.log(folder)
