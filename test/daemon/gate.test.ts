import * as fc from 'fast-check'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { json } from '#daemon/core/gate/body.ts'
import { target } from '#daemon/core/gate/head.ts'
import { visitOf, type Visit } from '#daemon/core/gate/visit.ts'

const visit = (url: string): Visit => {
  const incoming = new IncomingMessage(new Socket())
  incoming.url = url
  return visitOf(incoming)
}

describe('a target that is let in', () => {
  const piece = fc.constantFrom(
    '/',
    '//',
    '.',
    '..',
    '%',
    '%2e',
    '%2F',
    ';',
    '\\',
    '?',
    '#',
    '&',
    '=',
    'v1',
    'V1',
    'status',
    'é',
    ' ',
    '\t',
    '@',
    ':',
    '*',
    'http://evil.test',
  )
  it('is routed as it was judged: no reader would spell its path otherwise', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const url = `/${pieces.join('')}`
        const asked = visit(url)
        if (target.admit(asked) !== null) return
        const parsed = new URL(`http://127.0.0.1:1${url}`)
        expect(parsed.host).toBe('127.0.0.1:1')
        expect(parsed.pathname).toBe(asked.path)
        expect(decodeURIComponent(parsed.pathname)).toBe(asked.path)
        expect(parsed.pathname).not.toMatch(/\/$|\/\/|\.\.|^\/V1/)
      }),
      { numRuns: 5_000 },
    )
  })

  it.each(['/health', '/v1/status', '/v1/notes/a-b_c.d~1', '/v1/domains/xn--9ca.ch?from=a%20b&to=%C3%A9'])(
    '%s is',
    (url) => expect(target.admit(visit(url))).toBeNull(),
  )
})

const judge = (bytes: Uint8Array) => {
  const asked = visit('/v1/notes')
  asked.bytes = Buffer.from(bytes)
  return { code: json.admit(asked), body: asked.body }
}

describe('a body that is let in', () => {
  it('can be saved and read again unchanged', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 10 }), (text) => {
        const { code, body } = judge(Buffer.from(text))
        const wanted = JSON.stringify(JSON.parse(text))
        if (code === null) expect(JSON.stringify(JSON.parse(JSON.stringify(body)))).toBe(wanted)
      }),
    )
  })

  it('is any of the usual ones', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value)
        fc.pre(!/__proto__|constructor|prototype/.test(text))
        expect(judge(Buffer.from(text)).code).toBeNull()
      }),
    )
  })

  it('is never one of bytes that are no text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        const { code, body } = judge(bytes)
        if (code === null) expect(Buffer.from(JSON.stringify(body)).length).toBeGreaterThan(0)
        else expect(['bad-request', 'bad-shape', 'too-deep']).toContain(code)
      }),
    )
    expect(judge(Uint8Array.of(0x22, 0xc3, 0x22)).code).toBe('bad-request')
  })
})
