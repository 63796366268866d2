/** A small picture of few colours as PNG with a palette of sixteen (PNG, third edition, colour type 3): half the bytes of a browser's own. */
import { crc32 } from 'node:zlib'
import zopfli from '@gfx/zopfli'

const COLOURS = 16

interface Colour {
  /** Red, green, blue and alpha, 0 to 255. */
  readonly rgba: readonly number[]
  readonly count: number
}

/** @param rgba four bytes a pixel, as a canvas gives them */
export async function indexedPng(width: number, height: number, rgba: Uint8Array): Promise<Buffer> {
  const pixels = Array.from({ length: width * height }, (_, at) => [...rgba.subarray(4 * at, 4 * at + 4)])
  const palette = fewest(pixels)
  const row = 1 + Math.ceil(width / 2)
  const lines = Buffer.alloc(row * height)
  for (const [at, pixel] of pixels.entries()) {
    const [x, y] = [at % width, Math.floor(at / width)]
    const place = y * row + 1 + (x >> 1)
    const index = nearest(palette, pixel)
    lines[place] = (lines[place] ?? 0) | (x % 2 === 0 ? index << 4 : index)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head.set([4, 3], 8)
  const packed = await zopfli.zlibAsync(lines, { numiterations: 100 })
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(({ rgba }) => rgba.slice(0, 3)))),
    chunk('tRNS', Buffer.from(palette.map(({ rgba }) => rgba[3] ?? 255))),
    chunk('IDAT', Buffer.from(packed)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The two colours that lie closest become one, the more frequent of them, until there are few enough. */
function fewest(pixels: readonly (readonly number[])[]): readonly Colour[] {
  const counted = Map.groupBy(pixels, (pixel) => pixel.join())
  const colours: Colour[] = [...counted.values()].map((same) => ({ rgba: same[0] ?? [], count: same.length }))
  while (colours.length > COLOURS) {
    let closest = { first: 0, second: 1, cost: Infinity }
    for (let first = 0; first < colours.length; first += 1)
      for (let second = first + 1; second < colours.length; second += 1) {
        const [one, other] = [colours[first], colours[second]]
        if (!one || !other) continue
        const cost = distance(one.rgba, other.rgba) * Math.min(one.count, other.count)
        if (cost < closest.cost) closest = { first, second, cost }
      }
    const [one] = colours.splice(closest.second, 1)
    const other = colours[closest.first]
    if (!one || !other) break
    const { rgba } = one.count > other.count ? one : other
    colours[closest.first] = { rgba, count: one.count + other.count }
  }
  // what can be seen through comes first: the list of how far ends there
  return colours.toSorted((one, other) => (one.rgba[3] ?? 0) - (other.rgba[3] ?? 0))
}

function nearest(palette: readonly Colour[], pixel: readonly number[]): number {
  const far = palette.map(({ rgba }) => distance(rgba, pixel))
  return far.indexOf(Math.min(...far))
}

/** As they are seen: what is clear has no colour. */
function distance(one: readonly number[], other: readonly number[]): number {
  const [seen, seenToo] = [one, other].map(([red = 0, green = 0, blue = 0, alpha = 0]) => [
    (red * alpha) / 255,
    (green * alpha) / 255,
    (blue * alpha) / 255,
    alpha,
  ])
  return (seen ?? []).reduce((sum, part, at) => sum + (part - (seenToo?.[at] ?? 0)) ** 2, 0)
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
