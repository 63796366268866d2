import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Unit } from '#daemon/core/gate/visit.ts'
import { listen, type Listening } from '#daemon/core/listener.ts'
import { createFeedDoor, feedUnits, type FeedDoorDeps } from '#daemon/features/feeds/door.ts'
import { isSecret, newSecret } from '#daemon/features/feeds/secret.ts'
import { errorStatus, type ErrorCode } from '#shared/errors.ts'
import { feedAbout, feedFormats } from '#shared/feeds.ts'
import { randomBytes } from 'node:crypto'
import { exchange, families, hostOf, request, type Family, type RawAnswer } from '../support/raw-http.ts'

const { secret, hash } = newSecret(randomBytes)
const text = 'name\r\nvully.example\r\n'

let now = 0
const deps: FeedDoorDeps = {
  isSecret: (given) => isSecret(given, hash),
  answer: (_, isHeld) =>
    Promise.resolve({ etag: '"one"', bytes: isHeld('"one"') ? null : new Uint8Array(Buffer.from(text)) }),
  monotonic: () => now,
  report: (error) => {
    throw error
  },
}

async function open(units?: (port: number) => readonly Unit[]): Promise<Listening> {
  let answer: ReturnType<typeof createFeedDoor> | null = null
  const listening = await listen({
    port: 0,
    fetch: (asked, env) => answer?.(asked, env) ?? new Response(null, { status: 503 }),
  })
  if (!listening.ok) throw new Error(listening.error.type)
  const { port } = listening.value
  answer = createFeedDoor(port, deps, units?.(port))
  return listening.value
}

type Headers = Readonly<Record<string, string | readonly string[] | null>>
interface Ask {
  readonly method?: string
  readonly target?: string
  readonly headers?: Headers | ((port: number) => Headers)
  readonly body?: string
}

/** As a calendar asks. */
const asked = (port: number, family: Family, ask: Ask = {}) =>
  request({
    line: `${ask.method ?? 'GET'} ${ask.target ?? `/feed/${secret}/domains.csv`} HTTP/1.1`,
    headers: {
      host: hostOf(family, port),
      connection: 'close',
      'user-agent': 'Calendar/1.0',
      accept: 'text/calendar,*/*',
      ...(typeof ask.headers === 'function' ? ask.headers(port) : ask.headers),
    },
    ...(ask.body === undefined ? {} : { body: ask.body }),
  })

interface Row {
  readonly what: string
  /** The rule that must refuse it; `parser` what stands before the rules. */
  readonly unit: string
  readonly code: ErrorCode
  readonly ask: Ask
}

const row = (unit: string, code: ErrorCode, what: string, ask: Ask): Row => ({ unit, code, what, ask })
const host = (what: string, value: (port: string) => string | readonly string[] | null, unit = 'host') =>
  row(unit, 'bad-host', `${what} as host`, { headers: (port) => ({ host: value(String(port)) }) })
const method = (name: string, ask: Ask = {}) =>
  row('method', 'method-not-allowed', name, { method: name, ...ask })
const page = (what: string, headers: Headers, code: ErrorCode) =>
  row('not-from-page', code, what, { headers })

const rows: readonly Row[] = [
  host('a foreign name', (port) => `evil.test:${port}`),
  host('a name that leads here', (port) => `127.0.0.1.nip.io:${port}`),
  host('localhost', (port) => `localhost:${port}`),
  host('no port', () => '127.0.0.1'),
  host('another port', (port) => `127.0.0.1:${String(Number(port) - 1)}`),
  host('all interfaces', (port) => `0.0.0.0:${port}`),
  host('a decimal spelling', (port) => `2130706433:${port}`),
  host('nothing', () => ''),
  host('no such header', () => null),
  row('headers', 'bad-request', 'a header twice', { headers: { accept: ['a/b', 'c/d'] } }),
  row('headers', 'headers-too-large', 'a hundred headers', {
    headers: Object.fromEntries(Array.from({ length: 110 }, (_, index) => [`x-${String(index)}`, '1'])),
  }),
  row('upgrade', 'no-upgrade', 'a WebSocket', {
    headers: { connection: 'upgrade, close', upgrade: 'websocket', 'sec-websocket-version': '13' },
  }),
  ...['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'REPORT', 'TRACE'].map((name) => method(name)),
  method('OPTIONS', {
    headers: { 'access-control-request-method': 'GET', 'access-control-request-private-network': 'true' },
  }),
  page('a page that reads', { origin: 'https://evil.test' }, 'bad-origin'),
  page('a page without a name', { origin: 'null' }, 'bad-origin'),
  page('a page of this computer', { origin: 'http://127.0.0.1:8080' }, 'bad-origin'),
  page('an extension', { origin: `chrome-extension://${'a'.repeat(32)}` }, 'bad-origin'),
  page('an image of a page', { referer: 'https://evil.test/' }, 'bad-origin'),
  ...['cross-site', 'same-site', 'same-origin', 'anything'].map((site) =>
    page(`a page from ${site}`, { 'sec-fetch-site': site }, 'bad-fetch-metadata'),
  ),
  row('no-body', 'bad-request', 'a body', { headers: { 'content-length': '2' }, body: '{}' }),
  row('no-body', 'bad-request', 'a body in chunks', {
    headers: { 'transfer-encoding': 'chunked' },
    body: '0\r\n\r\n',
  }),
  ...[
    `/feed/../feed/${secret}/domains.csv`,
    `//feed/${secret}/domains.csv`,
    `/feed/${secret}//domains.csv`,
    `/feed/${secret}/../${secret}/domains.csv`,
    `/feed/${secret}/domains.csv/`,
    `/feed/${secret}/%64omains.csv`,
    `/feed/${secret}/..%2f..%2fetc%2fpasswd`,
    `/feed/${secret}\\domains.csv`,
    `http://evil.test/feed/${secret}/domains.csv`,
    '*',
  ].map((target) => row('target', 'bad-path', `the target ${target.replace(secret, 'SECRET')}`, { target })),
]

function expectSafe({ headers }: RawAnswer) {
  const unwanted = [...headers.keys()].filter(
    (name) => name.startsWith('access-control-') || name === 'set-cookie' || name === 'x-powered-by',
  )
  expect(unwanted).toEqual([])
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  })
}

let door: Listening
beforeAll(async () => {
  door = await open()
})
afterAll(() => door.close())
/** The failures of one test must not count towards the next one's. */
const forgetFailures = () => void (now += 61_000)

describe.each(families)('over %s', (family) => {
  const send = (ask: Ask = {}) => exchange(door.port, family, asked(door.port, family, ask))

  it.each(feedFormats)('gives %s to who knows the secret', async (format) => {
    const { path, type, file } = feedAbout[format]
    const answer = await send({ target: `/feed/${secret}/${path}` })
    expect(answer).toMatchObject({ status: 200, body: text })
    expectSafe(answer)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': type,
      'content-length': String(text.length),
      'cache-control': 'private, no-cache',
      'content-disposition': `attachment; filename="${file}"`,
      etag: '"one"',
    })
  })

  it('answers HEAD with the same headers and no body', async () => {
    const answer = await send({ method: 'HEAD' })
    expect(answer).toMatchObject({ status: 200, body: '' })
    expect(answer.headers.get('content-length')).toBe(String(text.length))
    expect(answer.headers.get('etag')).toBe('"one"')
  })

  it.each(['"one"', 'W/"one"', '"other", "one"', '*'])('has nothing new for who holds %s', async (held) => {
    const answer = await send({ headers: { 'if-none-match': held } })
    expect(answer).toMatchObject({ status: 304, body: '' })
    expect(answer.headers.get('etag')).toBe('"one"')
    expect((await send({ headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  })

  it('lets a person open it in a browser, as a file to keep', async () => {
    const headers = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect((await send({ headers })).status).toBe(200)
  })

  it.each(rows.map((row) => [row.what, row] as const))('refuses %s', async (_, { unit, code, ask }) => {
    const answer = await send(ask)
    // a host that is none, and a target that makes no address, may be refused before the rules
    const codes = unit === 'target' || unit === 'host' ? [code, 'bad-request', 'bad-host'] : [code]
    expect(codes.map((one) => errorStatus[one as ErrorCode])).toContain(answer.status)
    expect(answer.body).not.toContain('vully')
    expectSafe(answer)
  })

  it('tells a wrong secret, an old one and a path that is none alike', async () => {
    forgetFailures()
    const old = newSecret(randomBytes).secret
    const targets = [
      '/feed',
      '/feed/x/domains.csv',
      `/feed/${old}/domains.csv`,
      `/feed/${secret.slice(0, -1)}/domains.csv`,
      `/feed/${secret}x/domains.csv`,
      `/feed/${secret.toLowerCase()}/domains.csv`,
      `/feed/${secret}`,
      `/feed/${secret}/domains.txt`,
      `/feed/${secret}/domains.csv/more`,
      `/feeds/${secret}/domains.csv`,
      `/x/${secret}/domains.csv`,
      `/feed/domains.csv/${secret}`,
      '/v1/status',
      '/health',
      `/feed/${'x'.repeat(4_000)}/domains.csv`,
    ]
    const answers = await Promise.all(targets.map((target) => send({ target })))
    const told = new Set(
      answers.map(({ status, headers, body }) => JSON.stringify([status, [...headers.keys()], body])),
    )
    expect([...told]).toHaveLength(1)
    expect(answers[0]).toMatchObject({ status: 404, body: '{"error":"not-found"}' })
  })

  it('slows guessing down, and lets the right secret in all the while', async () => {
    forgetFailures()
    const statuses: number[] = []
    for (let tried = 0; tried < 25; tried += 1)
      statuses.push((await send({ target: `/feed/${String(tried)}/domains.csv` })).status)
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 404))
    expect(statuses.slice(20)).toEqual(Array.from({ length: 5 }, () => 429))
    expect((await send()).status).toBe(200)
    forgetFailures()
    expect((await send({ target: '/feed/x/domains.csv' })).status).toBe(404)
  })

  it('cuts off headers without end', async () => {
    const answer = await send({ headers: { 'x-long': 'x'.repeat(20_000) } })
    expect(answer).toMatchObject({ status: 431 })
  })
})

describe('without one of its rules', () => {
  const names = feedUnits(0).map(({ name }) => name)

  it('has rows for each rule', () => {
    expect(names.filter((name) => !rows.some(({ unit }) => unit === name))).toEqual([])
  })

  it.each(names)('%s: what it refused gets past it', async (name) => {
    const lenient = await open((port) => feedUnits(port).filter((unit) => unit.name !== name))
    const stillRefused: string[] = []
    for (const { what, code, ask } of rows.filter(({ unit }) => unit === name)) {
      forgetFailures()
      const answer = await exchange(lenient.port, '127.0.0.1', asked(lenient.port, '127.0.0.1', ask))
      if (answer.body === JSON.stringify({ error: code })) stillRefused.push(what)
    }
    await lenient.close()
    expect(stillRefused).toEqual([])
  })
})
