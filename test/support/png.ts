/** Pictures in black and white, as PNG. */
import { crc32, deflateSync } from 'node:zlib'
import { encodeQR } from 'qr'

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** One bit for each pixel. @param isDark null for a picture that is all white */
export function png(
  width: number,
  height: number,
  isDark: ((x: number, y: number) => boolean) | null,
): Buffer {
  const row = 1 + Math.ceil(width / 8)
  const rows = Buffer.alloc(row * height, 0xff)
  for (let y = 0; y < height; y += 1) {
    rows[y * row] = 0
    if (isDark === null) continue
    for (let x = 0; x < width; x += 1)
      if (isDark(x, y)) {
        const at = y * row + 1 + (x >> 3)
        rows[at] = (rows[at] ?? 0) & ~(0x80 >> (x & 7))
      }
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** QR codes beside each other. @param side of a module, in pixels */
export function qrPng(texts: readonly string[], side: number, margin = 4): Buffer {
  const codes = texts.map((text) => encodeQR(text, 'raw', { border: margin }))
  const size = Math.max(...codes.map(({ length }) => length))
  return png(size * side * codes.length, size * side, (x, y) => {
    const column = Math.floor(x / side)
    return codes[Math.floor(column / size)]?.[Math.floor(y / side)]?.[column % size] ?? false
  })
}
