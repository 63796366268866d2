import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fixedClock } from '#daemon/core/clock.ts'
import type { Outgoing } from '#daemon/core/outgoing.ts'
import { createInfomaniakClient, type InfomaniakClient } from '#daemon/sources/infomaniak/client.ts'
import { getPages, recordsOf } from '#daemon/sources/infomaniak/paging.ts'
import { createQueue } from '#daemon/sources/infomaniak/queue.ts'
import { iso } from '#shared/time.ts'
import { never, openOutgoing, patienceFor } from '../support/infomaniak-rig.ts'
import type { ProviderMode } from '../support/provider-modes.ts'
import { startProviderMock, type ProviderMock } from '../support/provider-mock.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'

const TOKEN = 'secret-token-that-nobody-may-see'

const clientOf = (url: string, outgoing: Outgoing, queue = createQueue({ perMinute: Infinity })) =>
  createInfomaniakClient({ baseUrl: url, token: TOKEN, outgoing, queue, clock: fixedClock(iso(0)) })

/** Pages as they come. */
const asTheyCome = (items: readonly unknown[]) => items
const error = (code: string, errors?: unknown) => ({ result: 'error', error: { code, errors } })
const items = (from: number, count: number) => Array.from({ length: count }, (_, at) => ({ id: from + at }))
const getAll = async (client: InfomaniakClient, path: string) => {
  const outcome = await getPages(client, path, {}, never, asTheyCome)
  return outcome.type === 'ok' ? { ...outcome, value: recordsOf(outcome.value) } : outcome
}

describe('what an answer means', () => {
  let server: WebServer
  let outgoing: Outgoing
  let client: InfomaniakClient
  let answer: (request: IncomingMessage, response: ServerResponse) => void

  beforeEach(async () => {
    server = await startWebServer((request, response) => answer(request, response))
    outgoing = openOutgoing(server.origin)
    client = clientOf(server.origin, outgoing)
  })
  afterEach(async () => {
    await outgoing.close()
    await server.close()
  })

  const get = async (status: number, body: unknown, headers = {}) => {
    answer = (_, response) => response.writeHead(status, headers).end(JSON.stringify(body))
    const outcome = await client.get('/2/profile', { with: 'security' }, never)
    expect(JSON.stringify(outcome)).not.toContain(TOKEN)
    return outcome
  }

  test('a success gives its data, and the token travels in the header alone', async () => {
    const outcome = await get(200, { result: 'success', data: { id: 7 } })
    expect(outcome).toMatchObject({ type: 'ok', value: { data: { id: 7 }, paging: null } })
    const [request] = server.requests
    expect(request?.headers.authorization).toBe(`Bearer ${TOKEN}`)
    expect(request?.url).toBe('/2/profile?with=security')
  })

  test.each([
    [403, error('access_denied'), { type: 'refused', code: 'access_denied' }],
    [403, error('all_scopes'), { type: 'refused', code: 'all_scopes' }],
    [403, error(TOKEN), { type: 'refused', code: 'other' }],
    [403, '<html>', { type: 'refused', code: 'other' }],
    [404, error('object_not_found'), { type: 'not-found', what: 'object' }],
    [404, error('method_not_found'), { type: 'not-found', what: 'method' }],
    [404, {}, { type: 'not-found', what: 'method' }],
    [501, error('method_not_yet_implemented'), { type: 'not-enabled' }],
    [500, error('unexpected_error'), { type: 'failed', because: 'server-error' }],
    [503, null, { type: 'failed', because: 'server-error' }],
    [
      422,
      error('validation_failed', [{ code: 'x', context: { attribute: 'with', values: ['security'] } }]),
      { type: 'invalid', attributes: ['with'] },
    ],
    [
      422,
      error('validation_failed', [{ context: { attribute: TOKEN } }]),
      { type: 'invalid', attributes: [] },
    ],
    [200, { result: 'asynchronous', data: 'b3c1' }, { type: 'asynchronous' }],
    [200, error('access_denied'), { type: 'odd' }],
    [200, { result: 'success' }, { type: 'odd' }],
    [200, [], { type: 'odd' }],
    [418, {}, { type: 'odd' }],
  ])('%i with %j', async (status, body, expected) => {
    expect(await get(status, body)).toEqual(expected)
  })

  test('a 429 that asks for a short pause is obeyed once, and then told', async () => {
    const turns: number[] = []
    const queue = createQueue({
      perMinute: Infinity,
      monotonic: () => turns.reduce((sum, ms) => sum + ms, 0),
      sleep: (ms) => Promise.resolve(void turns.push(ms)),
    })
    client = clientOf(server.origin, outgoing, queue)
    expect(await get(429, error('too_many_requests'), { 'retry-after': '3' })).toMatchObject({
      type: 'rate-limited',
    })
    expect(server.requests).toHaveLength(2)
    expect(turns).toEqual([3000])
  })

  test.each([
    ['1000000000', 900_000],
    ['Fri, 01 Jan 1970 00:02:00 GMT', 120_000],
    ['Thu, 01 Jan 2099 00:00:00 GMT', 900_000],
  ])('a 429 that asks for %s holds all calls for %i ms', async (retryAfter, waitMs) => {
    expect(await get(429, {}, { 'retry-after': retryAfter })).toEqual({ type: 'rate-limited', waitMs })
    expect(await get(200, {})).toMatchObject({ type: 'rate-limited' })
    expect(server.requests).toHaveLength(1)
  })

  test.each(['soon', '-5', '1e9', ''])(
    'a 429 that asks for %o holds them for half a minute',
    async (retryAfter) => {
      expect(await get(429, {}, { 'retry-after': retryAfter })).toEqual({
        type: 'rate-limited',
        waitMs: 30_000,
      })
    },
  )

  test('a 401 to everything rejects the token after one more call, and nothing is sent any more', async () => {
    expect(await get(401, error('not_authorized'))).toEqual({ type: 'rejected' })
    expect(client.isRejected).toBe(true)
    expect(await client.get('/1/accounts', {}, never)).toEqual({ type: 'rejected' })
    expect(server.requests).toHaveLength(2)
  })

  test('a 401 to one call alone is a refusal of that call, asked about once', async () => {
    answer = (request, response) => {
      const isAllowed = request.url?.startsWith('/1/accounts') === true
      response.writeHead(isAllowed ? 200 : 401).end(JSON.stringify({ result: 'success', data: [] }))
    }
    for (let again = 0; again < 3; again += 1)
      expect(await client.get('/2/profile', {}, never)).toEqual({ type: 'refused', code: 'not_authorized' })
    expect(client.isRejected).toBe(false)
    expect(server.requests).toHaveLength(4)
  })

  test('a call that is called off is not sent', async () => {
    answer = (_, response) => response.end()
    expect(await client.get('/2/profile', {}, AbortSignal.abort())).toEqual({
      type: 'failed',
      because: 'aborted',
    })
    expect(server.requests).toEqual([])
  })

  const pages = (shape: (page: number, perPage: number) => unknown) => {
    answer = (request, response) => {
      const query = new URL(request.url ?? '', server.origin).searchParams
      const body = shape(Number(query.get('page')), Number(query.get('per_page')))
      response.end(JSON.stringify({ result: 'success', ...(body as object) }))
    }
    return getAll(client, '/1/products')
  }

  test('a list is read page by page, by the size of page that the server chose', async () => {
    const outcome = await pages((page) => ({
      data: items((page - 1) * 15, page === 3 ? 5 : 15),
      page,
      pages: 3,
      total: 35,
    }))
    expect(outcome.type === 'ok' && outcome.value).toEqual(items(0, 35))
    expect(server.requests).toHaveLength(3)
  })

  test('a list without page numbers ends with an empty page or with the first one again', async () => {
    const ends = await pages((page) => ({ data: page === 1 ? items(0, 20) : [] }))
    expect(ends.type === 'ok' && ends.value).toHaveLength(20)
    const same = await pages(() => ({ data: items(0, 20) }))
    expect(same.type === 'ok' && same.value).toHaveLength(20)
  })

  test.each<[string, (page: number) => unknown]>([
    ['loses items', (page) => ({ data: items(page, 1), page, pages: 2, total: 3 })],
    ['says another page', () => ({ data: items(0, 1), page: 2, pages: 2, total: 1 })],
    ['goes round', (page) => ({ data: items(0, 2), page, pages: 5, total: 10 })],
    ['has empty pages for ever', (page) => ({ data: [], page, pages: 100, total: 10 })],
    ['has more pages than anyone', (page) => ({ data: items(0, 1), page, pages: 1e9, total: 1e9 })],
    ['counts backwards', () => ({ data: items(0, 1), page: -1, pages: -1, total: -1 })],
    ['counts in halves', () => ({ data: items(0, 1), page: 1, pages: 1.5, total: 1 })],
    ['has too many items at once', () => ({ data: items(0, 20_001), page: 1, pages: 1, total: 20_001 })],
    ['never ends', (page) => ({ data: items(page * 1000, 1000) })],
    ['is none', () => ({ data: { 0: {} }, page: 1, pages: 1, total: 1 })],
  ])('a list that %s is not believed', async (_, shape) => {
    expect(await pages(shape)).toEqual({ type: 'odd' })
    expect(server.requests.length).toBeLessThanOrEqual(21)
  })
})

describe('a hostile provider', () => {
  let mock: ProviderMock
  let outgoing: ReturnType<typeof openOutgoing>

  beforeEach(async () => {
    mock = await startProviderMock({ mode: 'sandbox' })
    outgoing = openOutgoing(mock.url)
  })
  afterEach(async () => {
    await outgoing.close()
    await mock.close()
  })

  test('is read while it behaves', async () => {
    const outcome = await getAll(clientOf(mock.url, outgoing), '/2/domains/domains')
    expect(outcome.type === 'ok' && outcome.value.length).toBeGreaterThan(10)
  })

  test.each<[ProviderMode, unknown]>([
    ['html', { type: 'odd' }],
    ['truncated-json', { type: 'odd' }],
    ['wrong-types', { type: 'odd' }],
    ['gzip-bomb', { type: 'failed', because: 'too-large' }],
    ['endless-body', { type: 'failed', because: 'timeout' }],
    ['silent', { type: 'failed', because: 'timeout' }],
    ['redirect', { type: 'failed', because: 'redirect' }],
    ['redirect-loop', { type: 'failed', because: 'redirect' }],
    ['huge-paging', { type: 'odd' }],
    ['negative-paging', { type: 'odd' }],
    ['million-items', { type: 'odd' }],
    ['deep-json', { type: 'odd' }],
    ['too-many-requests', { type: 'rate-limited', waitMs: 900_000 }],
    ['forbidden-all', { type: 'refused', code: 'access_denied' }],
    ['unauthorized-all', { type: 'rejected' }],
  ])('that is %s gives no list', async (mode, expected) => {
    mock.setMode(mode)
    outgoing.timeoutMs = patienceFor(mode)
    const outcome = await getAll(clientOf(mock.url, outgoing), '/2/domains/domains')
    const isTooLarge = mode === 'million-items' && outcome.type === 'failed'
    expect(outcome).toEqual(isTooLarge ? { type: 'failed', because: 'too-large' } : expected)
    expect(mock.elsewhereRequests).toEqual([])
    expect(mock.requests.length).toBeLessThanOrEqual(2)
  })

  test('that links elsewhere is not followed there', async () => {
    mock.setMode('foreign-next-page')
    const outcome = await getAll(clientOf(mock.url, outgoing), '/2/domains/domains')
    expect(outcome.type).toBe('ok')
    expect(mock.elsewhereRequests).toEqual([])
  })
})
