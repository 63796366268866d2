/**
 * Draws the toolbar's latches, one shape for each state, at every size that a browser asks for. Run by hand after a change:
 * `node scripts/icons.ts`; the pictures are committed, since a build must not need a browser.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launch } from 'puppeteer-core'
import { indexedPng } from './indexed-png.ts'
import type { Shape } from '../extension/core/badge.ts'

const FOLDER = join(import.meta.dirname, '../extension/public/icon')
const SIZES = [16, 32, 48]
/** The manifest and the notices show these large; a toolbar shows none so. */
const LARGE = { size: 128, shapes: ['ok', 'todo'] }

/** A filled tile reads on light and dark toolbars alike; a hollow one says that nothing is behind it. */
const tile = (color: string) => `<rect x="0.5" y="0.5" width="15" height="15" rx="4" fill="${color}"/>`
const hollow =
  '<rect x="1.25" y="1.25" width="13.5" height="13.5" rx="3.5" fill="#f5f6f8" stroke="#545d6b" stroke-width="1.5"/>'
const bar = (x: number, y: number, width: number, height: number, extra = '') =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="0.9" fill="currentColor" ${extra}/>`
const posts = bar(3, 3, 2.4, 10) + bar(10.6, 3, 2.4, 10)

const BLUE = '#0b5fbf'
const SLATE = '#545d6b'
const drawings: Record<Shape, { readonly color: string; readonly svg: string }> = {
  // the bolt lies across both posts
  ok: { color: '#fff', svg: tile(BLUE) + posts + bar(3, 6.7, 10, 2.6) },
  // the bolt is lifted
  todo: {
    color: '#fff',
    svg: tile(BLUE) + posts + bar(3, 6.7, 9.4, 2.6, 'transform="rotate(-38 4.2 8)"'),
  },
  // a question where the bolt should be
  unknown: {
    color: '#fff',
    svg:
      tile(SLATE) +
      '<path d="M5.3 6a2.7 2.7 0 1 1 4.2 2.3c-1 .6-1.5 1-1.5 2" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>' +
      '<circle cx="8" cy="12.7" r="1.25" fill="currentColor"/>',
  },
  locked: {
    color: '#fff',
    svg:
      tile(SLATE) +
      '<circle cx="8" cy="6.2" r="2.7" fill="currentColor"/><path d="M7 7.5h2l1 5.5H6Z" fill="currentColor"/>',
  },
  // a hollow tile, struck through
  offline: {
    color: SLATE,
    svg:
      hollow +
      bar(4, 4, 2, 8) +
      bar(10, 4, 2, 8) +
      '<path d="M3 13 13 3" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/>',
  },
  // a hollow tile with the bolt still to be added
  unpaired: {
    color: SLATE,
    svg: hollow + bar(7, 4, 2, 8) + bar(4, 7, 8, 2),
  },
}

const browser = await launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage()
await mkdir(FOLDER, { recursive: true })
for (const [shape, { color, svg }] of Object.entries(drawings))
  for (const size of LARGE.shapes.includes(shape) ? [...SIZES, LARGE.size] : SIZES) {
    const source = `<svg xmlns="http://www.w3.org/2000/svg" color="${color}" viewBox="0 0 16 16" width="${size}" height="${size}">${svg}</svg>`
    const pixels = await page.evaluate(
      async (address, side) => {
        const image = new Image()
        image.src = address
        await image.decode()
        const surface = new OffscreenCanvas(side, side).getContext('2d')
        surface?.drawImage(image, 0, 0)
        return [...(surface?.getImageData(0, 0, side, side).data ?? [])]
      },
      `data:image/svg+xml,${encodeURIComponent(source)}`,
      size,
    )
    await writeFile(
      join(FOLDER, `${shape}-${size}.png`),
      await indexedPng(size, size, Uint8Array.from(pixels)),
    )
  }
await browser.close()
