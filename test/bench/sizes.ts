/** What a person downloads: the scripts as a page loads them, and the whole package. 1 KB is 1000 bytes. */
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { outputFolder } from '../../scripts/build-extension.ts'
import { filesIn, zipOf } from '../../scripts/zip.ts'
import type { Report } from './report.ts'

const folder = outputFolder.chrome

export async function measureSizes(report: Report): Promise<void> {
  report.row('popup-script-gzip', (await gzipOf(await scriptsOf('popup.html'))) / 1000)
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    background: { service_worker: string }
  }
  report.row('background-script-gzip', (await gzipOf([manifest.background.service_worker])) / 1000)
  report.row('extension-packed', (await zipOf(await filesIn(folder))).length / 1000)
  report.also('waiting-script-gzip', (await gzipOf(await scriptsOf('waiting.html'))) / 1000, 'KB')
}

async function scriptsOf(page: string): Promise<readonly string[]> {
  const html = await readFile(join(folder, page), 'utf8')
  return [...html.matchAll(/<script[^>]* src="\/([^"]+)"/g)].map(([, path = '']) => path)
}

/** Each file by itself, as a server or a package would compress it, with everything it imports statically. */
async function gzipOf(entries: readonly string[]): Promise<number> {
  const seen = new Set<string>()
  let bytes = 0
  const waiting = [...entries]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const text = await readFile(join(folder, path), 'utf8')
    bytes += gzipSync(text, { level: 9 }).length
    const imported = text.matchAll(/(?:\bfrom|\bimport)\s*["']([./][^"']+)["']/g)
    for (const [, to = ''] of imported)
      waiting.push(to.startsWith('/') ? to.slice(1) : join(dirname(path), to))
  }
  return bytes
}
