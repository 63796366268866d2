/** What the provider mock answers in each of its modes. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { createApi } from '#daemon/sandbox/api/app.ts'
import { createWorld } from '#daemon/sandbox/world.ts'
import { atPointer, example } from './openapi-example.ts'
import { isObject, overlaidOpenapi, type JsonObject } from './openapi-overlay.ts'

const providerModes = [
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

const refusal = (code: string) => ({ result: 'error', error: { code, description: 'Refused by the mock' } })

type Send = (status: number, body: string, headers?: Record<string, string>) => void
const json = (send: Send, status: number, body: unknown) => send(status, JSON.stringify(body))

/** @param elsewhere origin of another host, that some modes lead to */
export function createAnswers(elsewhere: string) {
  const world = createWorld({ size: 'small' })
  const api = createApi(world)
  let document: JsonObject | null = null

  return async (mode: ProviderMode, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/'
    const send: Send = (status, body, headers = {}) =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
    if (request.headers.authorization === undefined) return json(send, 401, refusal('not_authorized'))
    const blunt = bluntModes(send, response, path, elsewhere)[mode]
    if (blunt !== undefined) return blunt()
    if (mode === 'openapi') {
      document ??= overlaidOpenapi()
      const body = conforming(document, path)
      return body === null ? json(send, 404, refusal('method_not_found')) : json(send, 200, body)
    }
    const token = world.state.tokens[0]?.token ?? ''
    const plain = await api.request(path, { headers: { authorization: `Bearer ${token}` } })
    const body = (await plain.json()) as JsonObject
    const spoil = spoilModes(path, elsewhere)[mode]
    send(plain.status, spoil === undefined ? JSON.stringify(body) : spoil(body))
  }
}

/** Modes that do not care what was asked. */
const bluntModes = (
  send: Send,
  response: ServerResponse,
  path: string,
  elsewhere: string,
): Partial<Record<ProviderMode, () => void>> => ({
  'forbidden-all': () => json(send, 403, refusal('access_denied')),
  'unauthorized-all': () => json(send, 401, refusal('not_authorized')),
  'too-many-requests': () =>
    send(429, JSON.stringify(refusal('too_many_requests')), { 'retry-after': '1000000000' }),
  html: () => send(200, '<!doctype html><title>Maintenance</title>', { 'content-type': 'text/html' }),
  redirect: () => send(302, '', { location: `${elsewhere}${path}` }),
  'redirect-loop': () => send(302, '', { location: path }),
  'gzip-bomb': () => bomb(response),
  'endless-body': () => endless(response),
  silent: () => undefined,
  'deep-json': () => send(200, `{"result":"success","data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
})

const list = (change: (body: JsonObject) => JsonObject) => (body: JsonObject) =>
  JSON.stringify(Array.isArray(body['data']) ? change(body) : body)

/** Modes that spoil the sandbox's answer; where it is no list, those that concern lists leave it. */
function spoilModes(
  path: string,
  elsewhere: string,
): Partial<Record<ProviderMode, (body: JsonObject) => string>> {
  const next = `${elsewhere}${path}`
  const paging = { total: 10, page: 1, pages: 1_000_000_000, items_per_page: 10 }
  const names = path.startsWith('/2/domains') || path.startsWith('/1/products')
  return {
    'truncated-json': (body) => JSON.stringify(body).slice(0, -9),
    'wrong-types': (body) => JSON.stringify({ ...body, data: spoiled(body['data']) }),
    'proto-keys': (body) => JSON.stringify(body).replaceAll(/\{(?=")/g, POLLUTION),
    'path-ids': (body) => JSON.stringify(body, climbing),
    'foreign-next-page': list((body) => ({ ...body, uri: next, next, links: { next } })),
    'huge-paging': list((body) => ({ ...body, ...paging })),
    'negative-paging': list((body) => ({ ...body, ...paging, page: -1, pages: -3, total: -5 })),
    'million-items': list((body) => ({ ...body, data: Array.from({ length: 1_000_000 }, () => null) })),
    'no-domains': list((body) => (names ? emptied(body) : body)),
    'empty-lists': list(emptied),
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
