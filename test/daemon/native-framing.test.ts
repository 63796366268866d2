import { endianness } from 'node:os'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFrames, frameOf } from '#daemon/native/framing.ts'

const LONGEST = 1024
const head = (length: number) => {
  const bytes = Buffer.alloc(4)
  if (endianness() === 'LE') bytes.writeUInt32LE(length)
  else bytes.writeUInt32BE(length)
  return bytes
}
/** Cuts bytes at the given places. */
const cutAt = (bytes: Buffer, places: readonly number[]) => {
  const cuts = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end))
}
const json = fc
  .jsonValue({ maxDepth: 2 })
  .filter((value) => Buffer.byteLength(JSON.stringify(value)) <= LONGEST)

describe('messages of a browser', () => {
  it('are the same however they come in pieces', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 5 }), fc.array(fc.nat(), { maxLength: 20 }), (sent, places) => {
        const frames = createFrames(LONGEST)
        const read = cutAt(Buffer.concat(sent.map(frameOf)), places).flatMap((part) => {
          const pushed = frames.push(part)
          if (!pushed.ok) throw new Error(pushed.error)
          return pushed.value
        })
        expect(read).toEqual(JSON.parse(JSON.stringify(sent)))
        expect(frames.isCut).toBe(false)
      }),
    )
  })

  it('that end too early are cut, wherever that is', () => {
    fc.assert(
      fc.property(json, fc.nat(), (sent, place) => {
        const whole = frameOf(sent)
        const frames = createFrames(LONGEST)
        const length = 1 + (place % (whole.length - 1))
        expect(frames.push(whole.subarray(0, length))).toEqual({ ok: true, value: [] })
        expect(frames.isCut).toBe(true)
      }),
    )
  })

  it.each([LONGEST + 1, 0x7fff_ffff, 0xffff_ffff])(
    'of %d bytes are refused by their length alone',
    (length) => {
      const frames = createFrames(LONGEST)
      expect(frames.push(head(length))).toMatchObject({
        ok: false,
        error: expect.stringContaining('1024 at most'),
      })
    },
  )

  it('may have the largest length', () => {
    const frames = createFrames(LONGEST)
    const text = JSON.stringify('x'.repeat(LONGEST - 2))
    expect(frames.push(Buffer.concat([head(LONGEST), Buffer.from(text)]))).toEqual({
      ok: true,
      value: [JSON.parse(text)],
    })
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['half an object', Buffer.from('{"verb":')],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['a zero', Buffer.from([0])],
  ])('that hold %s are refused', (_, body) => {
    const frames = createFrames(LONGEST)
    expect(frames.push(Buffer.concat([head(body.length), body]))).toMatchObject({ ok: false })
  })
})
