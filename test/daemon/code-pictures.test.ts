/** Pictures of QR codes, as a browser sends them: several in one, none, and what only pretends to be one. */
import { deflateRawSync } from 'node:zlib'
import { encodeQR } from 'qr'
import { expect, it } from 'vitest'
import { readBrought } from '#daemon/features/codes/brought.ts'
import { draftsRequest, LONGEST_SIDE, type GrayPicture } from '#shared/code-calls.ts'
import * as v from 'valibot'

const one = 'otpauth://totp/Sandbox:anna@example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Sandbox'
const two = 'otpauth://hotp/Other:ben@example.com?secret=KRSXG5BAJBSWY3DPEHPK3PXPJBSWY3DP&counter=3'

/** Side by side on white, `scale` pixels for each of a code's. */
function pictureOf(texts: readonly string[], scale = 4): GrayPicture {
  const codes = texts.map((text) => encodeQR(text, 'raw', { border: 4 }))
  const height = scale * Math.max(40, ...codes.map((code) => code.length))
  const width = scale * codes.reduce((sum, code) => sum + code.length + 10, 40)
  const gray = Buffer.alloc(width * height, 255)
  let left = 0
  for (const code of codes) {
    for (const [y, row] of code.entries())
      for (const x of [...row.keys()].filter((at) => row[at]))
        for (let line = 0; line < scale; line += 1) {
          const from = (y * scale + line) * width + left + x * scale
          gray.fill(0, from, from + scale)
        }
    left += (code.length + 10) * scale
  }
  return { width, height, pixels: deflateRawSync(gray).toString('base64') }
}
const bring = async (picture: GrayPicture) => {
  expect(v.is(draftsRequest, { picture })).toBe(true)
  const { codes, pictureFault, unread } = await readBrought({ picture })
  return { names: codes.map(({ code }) => code.issuer).sort(), pictureFault, unread: unread.length }
}

it('gives every code that is in it', async () => {
  expect(await bring(pictureOf([one]))).toEqual({ names: ['Sandbox'], pictureFault: null, unread: 0 })
  expect(await bring(pictureOf([one, two]))).toMatchObject({ names: ['Other', 'Sandbox'] })
  expect(await bring(pictureOf([one, one, 'WIFI:T:WPA;S:guests;;']))).toMatchObject({ names: ['Sandbox'] })
})

it('says why there is none', async () => {
  expect(await bring(pictureOf([]))).toMatchObject({ pictureFault: 'no-qr' })
  expect(await bring(pictureOf(['WIFI:T:WPA;S:guests;;']))).toMatchObject({ pictureFault: 'other-qr' })
  expect(await bring(pictureOf(['otpauth://totp/x']))).toMatchObject({ pictureFault: null, unread: 1 })
})

it('unpacks no more than was announced, and takes no less', async () => {
  const bomb = deflateRawSync(Buffer.alloc(50_000_000)).toString('base64')
  expect(await bring({ width: 200, height: 200, pixels: bomb })).toMatchObject({ pictureFault: 'unreadable' })
  const { pixels, width, height } = pictureOf([one])
  expect(await bring({ pixels, width, height: height + 1 })).toMatchObject({ pictureFault: 'unreadable' })
  expect(await bring({ width, height, pixels: 'AAAA' })).toMatchObject({ pictureFault: 'unreadable' })
  const picture = { width: LONGEST_SIDE + 1, height: 1, pixels: '' }
  expect(v.is(draftsRequest, { picture })).toBe(false)
})

it('holds nobody up while it looks at what is as hard as it can be', async () => {
  let seed = 1
  const noise = Buffer.alloc(1200 * 900)
  for (let at = 0; at < noise.length; at += 1)
    noise[at] = (seed = (seed * 48_271) % 2_147_483_647) % 2 === 0 ? 0 : 255
  let beats = 0
  const beat = setInterval(() => (beats += 1), 5)
  const read = await bring({
    width: 1200,
    height: 900,
    pixels: deflateRawSync(noise).toString('base64'),
  })
  clearInterval(beat)
  expect(read).toMatchObject({ names: [], pictureFault: 'no-qr' })
  expect(beats).toBeGreaterThan(3)
})
