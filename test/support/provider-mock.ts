/**
 * A provider that answers as its OpenAPI says, or refuses everything, or is hostile. Hostile answers are those of the
 * sandbox, spoiled, so that each fault comes alone.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { createApi } from '#daemon/sandbox/api/app.ts'
import { createWorld } from '#daemon/sandbox/world.ts'
import { atPointer, example } from './openapi-example.ts'
import { isObject, overlaidOpenapi, type JsonObject } from './openapi-overlay.ts'

export const providerModes = [
  'openapi', // data that conform to Infomaniak's OpenAPI; needs the test data (`openapiMissing`)
  'sandbox', // the sandbox's answers, unspoiled
  'forbidden-all', // 403 access_denied
  'unauthorized-all', // 401 not_authorized
  'html', // 200 with a web page
  'truncated-json',
  'wrong-types', // numbers as texts, booleans as numbers, lists as objects
  'gzip-bomb', // 1 GiB in 1 MiB
  'endless-body', // a list that never ends
  'silent', // takes the request and never answers
  'redirect', // 302 to `elsewhere`
  'redirect-loop', // 302 to itself
  'too-many-requests', // 429, Retry-After of 10⁹ s
  'proto-keys', // `__proto__` and `constructor` in every object
  'path-ids', // ids and names that climb out of folders
  'foreign-next-page', // paging links that lead to `elsewhere`
  'huge-paging', // a thousand million pages, each the same
  'negative-paging',
  'million-items',
  'deep-json', // nested 100,000 deep
  'no-domains', // full lists but for domains and products
  'empty-lists', // every list empty
] as const
export type ProviderMode = (typeof providerModes)[number]

export interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
}
export interface ProviderMock {
  readonly url: string
  /** Origin of another host that some modes lead to; what arrives there should be nothing. */
  readonly elsewhere: string
  readonly requests: readonly RecordedRequest[]
  readonly elsewhereRequests: readonly RecordedRequest[]
  setMode(mode: ProviderMode): void
  close(): Promise<void>
}

/** Any bearer token is taken; none is answered 401. Close it, or the test process stays. */
export async function startProviderMock(options: { mode: ProviderMode }): Promise<ProviderMock> {
  let { mode } = options
  const requests: RecordedRequest[] = []
  const elsewhereRequests: RecordedRequest[] = []
  const elsewhere = await listen((request, response) => {
    elsewhereRequests.push(recorded(request))
    response.end('{}')
  })
  const answers = createAnswers(elsewhere.origin)
  const server = await listen((request, response) => {
    requests.push(recorded(request))
    void answers(mode, request, response)
  })
  return {
    url: server.origin,
    elsewhere: elsewhere.origin,
    requests,
    elsewhereRequests,
    setMode(next) {
      mode = next
    },
    close: async () => {
      await Promise.all([server.close(), elsewhere.close()])
    },
  }
}

const refusal = (code: string) => ({ result: 'error', error: { code, description: 'Refused by the mock' } })

function createAnswers(elsewhere: string) {
  const world = createWorld({ size: 'small' })
  const api = createApi(world)
  let document: JsonObject | null = null
  const paging = { total: 10, page: 1, pages: 1_000_000_000, items_per_page: 10 }

  return async (mode: ProviderMode, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/'
    const send = (status: number, text: string, headers: Record<string, string> = {}) =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
    const sendJson = (status: number, body: unknown) => send(status, JSON.stringify(body))
    if (request.headers.authorization === undefined) return sendJson(401, refusal('not_authorized'))
    switch (mode) {
      case 'forbidden-all':
        return sendJson(403, refusal('access_denied'))
      case 'unauthorized-all':
        return sendJson(401, refusal('not_authorized'))
      case 'too-many-requests':
        return send(429, JSON.stringify(refusal('too_many_requests')), { 'retry-after': '1000000000' })
      case 'html':
        return send(200, '<!doctype html><title>Maintenance</title>', { 'content-type': 'text/html' })
      case 'redirect':
        return send(302, '', { location: `${elsewhere}${path}` })
      case 'redirect-loop':
        return send(302, '', { location: path })
      case 'gzip-bomb':
        return bomb(response)
      case 'endless-body':
        return endless(response)
      case 'silent':
        return
      case 'deep-json':
        return send(200, `{"result":"success","data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
      case 'openapi': {
        document ??= overlaidOpenapi()
        const body = conforming(document, path)
        return body === null ? sendJson(404, refusal('method_not_found')) : sendJson(200, body)
      }
      default:
    }
    const first = world.state.tokens[0]?.token ?? ''
    const plain = await api.request(path, { headers: { authorization: `Bearer ${first}` } })
    const body = (await plain.json()) as JsonObject
    const list = Array.isArray(body['data'])
    switch (mode) {
      case 'sandbox':
        return sendJson(plain.status, body)
      case 'truncated-json':
        return send(200, JSON.stringify(body).slice(0, -9))
      case 'wrong-types':
        return sendJson(200, { ...body, data: spoiled(body['data']) })
      case 'proto-keys':
        return send(plain.status, JSON.stringify(body).replaceAll(/\{(?=")/g, POLLUTION))
      case 'path-ids':
        return sendJson(plain.status, JSON.parse(JSON.stringify(body), climbing))
      case 'foreign-next-page': {
        const next = `${elsewhere}${path}`
        return sendJson(plain.status, { ...body, ...(list ? { uri: next, next, links: { next } } : {}) })
      }
      case 'huge-paging':
        return sendJson(plain.status, { ...body, ...(list ? paging : {}) })
      case 'negative-paging':
        return sendJson(plain.status, {
          ...body,
          ...(list ? { ...paging, page: -1, pages: -3, total: -5 } : {}),
        })
      case 'million-items':
        return sendJson(
          plain.status,
          list ? { ...body, data: Array.from({ length: 1_000_000 }, () => null) } : body,
        )
      case 'no-domains': {
        const names = path.startsWith('/2/domains') || path.startsWith('/1/products')
        return sendJson(plain.status, names ? emptied(body) : body)
      }
      case 'empty-lists':
        return sendJson(plain.status, list ? emptied(body) : body)
    }
  }
}

const POLLUTION = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},'

const emptied = (body: JsonObject) => ({
  ...body,
  data: [],
  ...('total' in body ? { total: 0, pages: 1 } : {}),
})

function spoiled(value: unknown): unknown {
  if (Array.isArray(value)) return { 0: spoiled(value[0]) }
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, spoiled(part)]))
  if (typeof value === 'number') return `${value}x`
  if (typeof value === 'boolean') return value ? 'yes' : 2
  return typeof value === 'string' ? { text: value } : 7
}

const climbing = (key: string, value: unknown) =>
  (key === 'id' || key.endsWith('_id') || key === 'name') &&
  (typeof value === 'number' || typeof value === 'string')
    ? `../../../../etc/passwd\0${value}`
    : value

/** What the OpenAPI says of a path, filled in; null where it has no such path. */
function conforming(document: JsonObject, path: string): unknown {
  const url = new URL(path, 'http://mock')
  const paths = document['paths']
  const known = Object.keys(isObject(paths) ? paths : {})
  // A fixed path before one with a placeholder, as a router does.
  const found = known
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .find((one) => new RegExp(`^${one.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(url.pathname))
  if (found === undefined) return null
  const place = `paths/${found.replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`
  const body = example(document, atPointer(document, `#/${place}`), 0)
  if (!isObject(body)) return null
  const { total: _total, page: _page, pages: _pages, items_per_page: _size, ...rest } = body
  if (!Array.isArray(rest['data'])) return rest
  const page = Number(url.searchParams.get('page') ?? 1)
  const items = page === 1 ? rest['data'] : []
  const size = Number(url.searchParams.get('per_page') ?? 15)
  const keys = { total: rest['data'].length, page, pages: 1, items_per_page: size }
  return { ...rest, data: items, ...(url.searchParams.has('page') ? keys : {}) }
}

/** Gzip members may follow each other (RFC 1952, section 2.2): 32 times 32 MiB of blanks. */
function bomb(response: ServerResponse): void {
  const member = gzipSync(Buffer.alloc(32 * 1024 * 1024, ' '))
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
  response.end(Buffer.concat(Array.from({ length: 32 }, () => member)))
}

function endless(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{"result":"success","data":[0')
  const more = setInterval(() => response.write(',0'.repeat(1_000)), 20)
  response.once('close', () => clearInterval(more))
}

const recorded = (request: IncomingMessage): RecordedRequest => ({
  method: request.method ?? '',
  path: request.url ?? '',
  authorization: request.headers.authorization,
})

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
