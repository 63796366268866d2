import { lookup } from 'node:dns'
import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addressKind } from '#daemon/core/addresses.ts'
import { createOutgoing, type Outgoing } from '#daemon/core/outgoing.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'

const TOKEN = 'secret-token-that-nobody-may-see'

let server: WebServer
let other: WebServer
let outgoing: Outgoing
let answer: (response: ServerResponse) => void

beforeEach(async () => {
  answer = (response) => response.end('{"a":1}')
  server = await startWebServer((_, response) => answer(response))
  other = await startWebServer((_, response) => response.end('{}'))
  outgoing = createOutgoing({ allow: [server.origin, `http://manager.localhost:${String(server.port)}`] })
})
afterEach(async () => {
  await outgoing.close()
  await server.close()
  await other.close()
})

const faultOf = async (url: string, options = {}) => {
  const result = await outgoing.get(url, { bearer: TOKEN, ...options })
  expect(JSON.stringify(result)).not.toContain(TOKEN)
  return result.ok ? null : result.error.type
}

const json = async (text: string) => {
  answer = (response) => response.end(text)
  const result = await outgoing.get(server.origin)
  const parsed = result.ok ? result.value.json() : result
  return parsed.ok ? parsed.value : parsed.error.type
}

describe('an answer', () => {
  test('comes with its status, headers and parsed text', async () => {
    answer = (response) => response.writeHead(404, { 'x-kind': 'test' }).end('{"a":1}')
    const result = await outgoing.get(`${server.origin}/path?q=1`, {
      bearer: TOKEN,
      accept: 'application/rdap+json',
    })
    if (!result.ok) throw new Error(result.error.type)
    expect(result.value.status).toBe(404)
    expect(result.value.headers.get('x-kind')).toBe('test')
    expect(result.value.json()).toEqual({ ok: true, value: { a: 1 } })
    const [request] = server.requests
    expect(request?.url).toBe('/path?q=1')
    expect(request?.headers.authorization).toBe(`Bearer ${TOKEN}`)
    expect(request?.headers.accept).toBe('application/rdap+json')
  })

  test('is decoded, and capped as decoded', async () => {
    answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"b":2}'))
    const small = await outgoing.get(server.origin)
    expect(small.ok && small.value.text).toBe('{"b":2}')
    const packed = gzipSync(Buffer.alloc(100_000, ' '))
    answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)
    expect(packed.length).toBeLessThan(1000)
    expect(await faultOf(server.origin, { maxBytes: 99_999 })).toBe('too-large')
    expect(await faultOf(server.origin, { maxBytes: 100_000 })).toBeNull()
  })

  test('that is no JSON, or too deep, is a fault of its own', async () => {
    expect(await json('<html>')).toBe('not-json')
    expect(await json('{"a":')).toBe('not-json')
    expect(await json('[]')).toEqual([])
    expect(await json('['.repeat(100_000) + ']'.repeat(100_000))).toBe('too-deep')
    expect(await json(JSON.stringify(['[[['.repeat(1000), '\\"['.repeat(1000)]))).toHaveLength(2)
  })
})

describe('what is sent', () => {
  const send = (url = server.origin, options = {}) =>
    outgoing.send(url, { method: 'PATCH', body: { a: 'ä' }, bearer: TOKEN, ...options })
  const faultOfSend = async (...of: Parameters<typeof send>) => {
    const result = await send(...of)
    expect(JSON.stringify(result)).not.toContain(TOKEN)
    return result.ok ? null : { type: result.error.type, mayHaveArrived: result.error.mayHaveArrived }
  }

  test('carries its method and a JSON body, and is answered', async () => {
    let body = ''
    answer = (response) => {
      const request = server.requests.at(-1)
      request?.on('data', (part: Buffer) => (body += part.toString()))
      request?.on('end', () => response.writeHead(422).end('{"b":2}'))
    }
    const result = await send()
    expect(result).toMatchObject({ ok: true, value: { status: 422, text: '{"b":2}' } })
    const [request] = server.requests
    expect(request?.method).toBe('PATCH')
    expect(request?.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: `Bearer ${TOKEN}`,
      connection: 'close',
    })
    expect(JSON.parse(body)).toEqual({ a: 'ä' })
  })

  test('and cut off may have arrived, and is not sent again', async () => {
    answer = (response) => response.socket?.destroy()
    expect(await faultOfSend()).toEqual({ type: 'network', mayHaveArrived: true })
    expect(server.requests).toHaveLength(1)
  })

  test('and never answered may have arrived', async () => {
    answer = () => undefined
    expect(await faultOfSend(server.origin, { timeoutMs: 300 })).toEqual({
      type: 'timeout',
      mayHaveArrived: true,
    })
    expect(server.requests).toHaveLength(1)
  })

  test('and redirected is not sent on', async () => {
    answer = (response) => response.writeHead(307, { location: other.origin }).end()
    expect(await faultOfSend()).toEqual({ type: 'redirect', mayHaveArrived: true })
    expect(other.requests).toEqual([])
  })

  test('to where nobody listens has not arrived', async () => {
    await server.close()
    expect(await faultOfSend()).toEqual({ type: 'network', mayHaveArrived: false })
    server = await startWebServer((_, response) => answer(response))
  })

  test('to where it may not go has not left', async () => {
    const lost = { type: 'refused-address', mayHaveArrived: false }
    expect(await faultOfSend(other.origin)).toEqual(lost)
    expect(await faultOfSend('https://127.0.0.1:4443/')).toEqual(lost)
    expect(await faultOfSend('https://localhost:4443/')).toEqual(lost)
    expect(await faultOfSend('no address')).toEqual(lost)
    expect(await faultOfSend(server.origin, { signal: AbortSignal.abort() })).toEqual({
      type: 'aborted',
      mayHaveArrived: false,
    })
    expect([...server.requests, ...other.requests]).toEqual([])
  })

  test('to a name that leads nowhere has not left', async () => {
    const nowhere = createOutgoing({ resolve: (_, __, done) => done(noSuchName()) })
    const result = await nowhere.send('https://nowhere.example/', { method: 'POST', body: {} })
    await nowhere.close()
    expect(result).toMatchObject({ ok: false, error: { type: 'network', mayHaveArrived: false } })
  })
})

const noSuchName = () => Object.assign(new Error('none'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' })

describe('a server that misbehaves', () => {
  test('and redirects is not followed, and the other host hears nothing', async () => {
    answer = (response) => response.writeHead(302, { location: `${other.origin}/?${TOKEN}` }).end()
    expect(await faultOf(server.origin)).toBe('redirect')
    expect(other.requests).toEqual([])
  })

  test('and redirects can be heard out by who wants to judge the address', async () => {
    answer = (response) => response.writeHead(302, { location: other.origin }).end()
    const result = await outgoing.get(server.origin, { redirects: 'answer' })
    expect(result.ok && result.value.headers.get('location')).toBe(other.origin)
    expect(other.requests).toEqual([])
  })

  test('and redirects to itself is asked once', async () => {
    answer = (response) => response.writeHead(307, { location: '/' }).end()
    expect(await faultOf(server.origin)).toBe('redirect')
    expect(server.requests).toHaveLength(1)
  })

  test('and never answers, or never ends, runs into the timeout', async () => {
    answer = () => undefined
    expect(await faultOf(server.origin, { timeoutMs: 100 })).toBe('timeout')
    answer = (response) => void response.write('{')
    expect(await faultOf(server.origin, { timeoutMs: 100 })).toBe('timeout')
  })

  test('and breaks off is a network fault with the system code alone', async () => {
    answer = (response) => response.socket?.destroy()
    expect(await faultOf(server.origin)).toBe('network')
    await server.close()
    const result = await outgoing.get(server.origin, { bearer: TOKEN })
    expect(!result.ok && result.error).toEqual({ type: 'network', host: '127.0.0.1', code: 'ECONNREFUSED' })
  })

  test('does not hold a caller who calls it off', async () => {
    const abort = new AbortController()
    answer = () => abort.abort()
    expect(await faultOf(server.origin, { signal: abort.signal })).toBe('aborted')
  })
})

describe('an address', () => {
  test.each([
    'http://169.254.169.254/latest/meta-data',
    'https://169.254.169.254/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[64:ff9b::a00:1]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://0.0.0.0/',
    'https://10.1.2.3/',
    'http://example.com/',
    'https://user:pass@example.com/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'nonsense',
    '',
  ])('%s is refused', async (url) => {
    expect(await faultOf(url)).toBe('refused-address')
  })

  test('on loopback is refused unless its very origin is allowed', async () => {
    expect(await faultOf(other.origin)).toBe('refused-address')
    expect(await faultOf(server.origin.replace('http:', 'https:'))).toBe('refused-address')
    expect(await faultOf(server.origin)).toBeNull()
    expect(other.requests).toEqual([])
  })

  test('under .localhost is loopback, whatever the resolver knows', async () => {
    expect(await faultOf(`http://manager.localhost:${String(server.port)}/`)).toBeNull()
  })

  test.each([
    ['10.0.0.7', 4],
    ['127.0.0.1', 4],
    ['169.254.169.254', 4],
    ['::1', 6],
    ['::ffff:127.0.0.1', 6],
  ] as const)('whose name leads to %s is refused', async (address, family) => {
    const guarded = createOutgoing({
      resolve: (_host, _options, done) =>
        done(null, [
          { address: '198.41.0.4', family: 4 },
          { address, family },
        ]),
    })
    const result = await guarded.get('https://rebound.example/', { bearer: TOKEN })
    expect(!result.ok && result.error.type).toBe('refused-address')
    await guarded.close()
  })

  test('that is allowed must still lie on loopback', async () => {
    const strict = createOutgoing({
      allow: [`http://dev.example:${String(server.port)}`],
      resolve: (host, options, done) =>
        host === 'dev.example'
          ? done(null, [{ address: '10.0.0.7', family: 4 }])
          : lookup(host, options, done),
    })
    const result = await strict.get(`http://dev.example:${String(server.port)}/`)
    expect(!result.ok && result.error.type).toBe('refused-address')
    await strict.close()
  })

  test('of no name is a network fault', async () => {
    expect(await faultOf('https://nowhere.invalid/')).toBe('network')
  })
})

describe('kinds of addresses', () => {
  test('public ones are public', () => {
    for (const address of ['1.1.1.1', '84.16.64.1', '2606:4700::1111', '64:ff9b::101:101'])
      expect(addressKind(address), address).toBe('public')
  })

  test('no private IPv4 address becomes public by another spelling', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(
        fc.constantFrom('10', '127', '169.254', '192.168', '172.16', '100.64'),
        byte,
        byte,
        byte,
        (net, ...rest) => {
          const address = [...net.split('.'), ...rest].slice(0, 4).join('.')
          for (const spelling of [address, `::ffff:${address}`, `64:ff9b::${address}`, `::${address}`])
            expect(addressKind(spelling), spelling).not.toBe('public')
        },
      ),
    )
  })
})
